// The service worker: after one visit the pages, the checklist and search work without a network.
// VERSION and FILES are filled in by the build (hooks/publishing/offline.py); VERSION changes with any of the files.
const name = "VERSION";
const files = FILES;

// What has not changed since it was last fetched is not fetched again.
addEventListener("install", (event) => event.waitUntil(
  caches.open(name).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: "no-cache" }))))));

// A new version takes over when the last page of the old one is closed: at the next visit.
addEventListener("activate", (event) => event.waitUntil(
  caches.keys().then((names) => Promise.all(names.filter((other) => other !== name).map((other) => caches.delete(other))))));

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.open(name)
    .then((cache) => cache.match(event.request, { ignoreSearch: true }))
    .then((kept) => kept ?? fetch(event.request)));
});
