// The service worker: after one visit the pages that matter most, and those that were read, work without a network.
// VERSION, DIGESTS and FIRST are filled in by the build (hooks/publishing/offline.py).
// Other sites can stand at the same host, each with copies of its own.
const here = registration.scope;
const ours = `${here}#`;
const name = `${ours}VERSION`;
// Every file that may be kept, by its address seen from the scope, with the digest of what the build made.
const digests = new Map(DIGESTS);
// What a first visit fetches, what matters most first.
const first = FIRST;
const unreachable = "offline.html";
// How long a slow network may take, in milliseconds, before the reader gets the copy that was kept.
const patience = 4000;
// Stands in each page of ours (overrides/main.html) and in no page of a host that is ill, or of a wifi that wants a password.
const mark = "data-offline=";

const urlOf = (address) => new URL(address, here).href;
const addressOf = (url) => url.split(/[?#]/)[0].slice(here.length);
const kept = async (address) => (await caches.open(name)).match(urlOf(address));

// Keeps an answer if its bytes are those that the build made, whatever the host says of them. The copy is a clean one:
// no browser shows a reader an answer that is marked as redirected.
const keep = async (address, answer) => {
  if (!answer.ok) return false;
  const body = await answer.arrayBuffer();
  const digest = String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body)));
  if (!btoa(digest).startsWith(digests.get(address))) return false;
  const headers = new Headers(answer.headers);
  for (const key of ["content-encoding", "content-length"]) headers.delete(key);
  await (await caches.open(name)).put(urlOf(address), new Response(body, { headers }));
  return true;
};

// Keeps one file: from an older copy where it has not changed, else from the network. Says whether it may be counted
// on: a file that the host says it does not have is not waited for.
const bring = async (address) => {
  try {
    for (const cache of (await caches.keys()).filter((each) => each.startsWith(ours))) {
      const had = await (await caches.open(cache)).match(urlOf(address));
      if (had && await keep(address, had)) return true;
    }
    const answer = await fetch(urlOf(address), { cache: "no-cache" });
    return await keep(address, answer) || answer.status === 404 || answer.status === 410;
  } catch {
    return false;
  }
};

// A host that does not even give the first file as it was built is not showing our site now: the next visit tries again.
// Once there is a copy, a new one takes its place only when it is whole. What was read before stays readable.
addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil((async () => {
    await bring(first[0]);
    if (!await kept(first[0])) throw new Error("not the site that was built");
    const before = (await caches.keys()).filter((each) => each.startsWith(ours) && each !== name);
    const copies = await Promise.all(before.map(async (each) => (await caches.open(each)).keys()));
    const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
    const read = [...copies.flat(), ...open].map(({ url }) => addressOf(url));
    const wanted = [...new Set([...first, ...read])].filter((address) => digests.has(address));
    const brought = await Promise.all(wanted.map(bring));
    if (before.length && !first.every((address) => brought[wanted.indexOf(address)])) throw new Error("not yet whole");
  })());
});

addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((each) => each.startsWith(ours) && each !== name);
  await Promise.all(old.map((each) => caches.delete(each)));
})()));

// The file that is meant by an address with no slash at its end, with a file's name, or in capitals.
const meant = (address) => {
  const small = address.toLowerCase().replace(/(^|\/)index(\.html)?\/?$/, "$1");
  return [address, `${address}/`, small, `${small}/`, small.replace(/(\.html)?\/?$/, "/")].find((each) => digests.has(each));
};

// Where to lead a reader whose page is not to be had: a page's links are right only at its own address.
const instead = async (address) => {
  for (const other of [meant(address), unreachable, ""])
    if (other !== undefined && other !== address && await kept(other)) return Response.redirect(urlOf(other));
  return undefined;
};

// Whether an answer for something that is kept comes from our site: not an error, not empty, no one else's page.
// 410 is how a publisher takes a page back, so that one always holds.
const isOurs = async (answer) => {
  if (!answer.ok) return answer.status === 410;
  const body = await answer.clone().arrayBuffer();
  const isPage = /html/.test(answer.headers.get("content-type"));
  return body.byteLength > 0 && (!isPage || new TextDecoder().decode(body).includes(mark));
};

// The network's answer to a request for something that is kept, or the copy if that answer is no good.
const newer = async (request, copy) => {
  const answer = await fetch(request);
  if (answer.type !== "opaqueredirect") return await isOurs(answer) ? answer : copy;
  // Where it leads cannot be seen, so that is asked for as well. The same words at another address are shown at this one.
  const led = await fetch(request.url, { cache: "no-cache", mode: "same-origin" });
  const same = await isOurs(led) && await led.text() !== await copy.clone().text();
  return same ? answer : copy;
};

const visit = async (event, address) => {
  const { request } = event;
  const read = request.mode === "navigate";
  let answer;
  try {
    answer = await fetch(request);
  } catch (error) {
    answer = read && await instead(address);
    if (!answer) throw error;
    return answer;
  }
  const file = meant(address);
  if (file !== undefined) event.waitUntil(keep(file, answer.clone()));
  const isIll = answer.status === 429 || answer.status >= 500;
  return (read && isIll && await instead(address)) || answer;
};

// The network first: a page that was mended must not hide behind a copy. The copy is for when the network fails.
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(here)) return;
  const address = addressOf(request.url);
  event.respondWith(kept(address).then((copy) => {
    if (!copy) return visit(event, address);
    const late = new Promise((give) => setTimeout(give, patience, copy));
    return Promise.race([newer(request, copy).catch(() => copy), late]);
  }));
});
