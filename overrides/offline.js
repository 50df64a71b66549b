// The service worker: after one visit the pages, the checklist and search work without a network.
// VERSION and FILES are filled in by the build (hooks/publishing/offline.py); VERSION changes with any of the files.
// Other sites can stand at the same host, each with copies of its own.
const ours = `${registration.scope}#`;
const name = `${ours}VERSION`;
const files = FILES;
// How long a slow network may take, in milliseconds, before the reader gets the copy that was kept.
const patience = 4000;

// What has not changed since it was last fetched is not fetched again.
addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" })))));
});

addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((other) => other.startsWith(ours) && other !== name).map((other) => caches.delete(other))))));

// An address typed without its last slash; and for a page that was not kept, the first one, with the emergency signs.
const nearest = async (cache, request) => {
  if (request.mode !== "navigate") return undefined;
  return (await cache.match(`${request.url.split("?")[0]}/`)) ?? (await cache.match("./"));
};

// The network first: a page that was mended must not hide behind a copy. The copy is for when the network fails.
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const kept = caches.open(name).then((cache) => cache.match(event.request, { ignoreSearch: true }));
  const fresh = fetch(event.request);
  const late = new Promise((give) => setTimeout(() => kept.then((answer) => answer && give(answer)), patience));
  const good = fresh.then(async (answer) => (answer.status < 500 && answer) || (await kept) || answer);
  event.respondWith(Promise.race([good, late]).catch(async () => (await kept)
    ?? (await nearest(await caches.open(name), event.request)) ?? fresh));
});
