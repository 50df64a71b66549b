// For every page: has it say when it is past its review (stale.js), and takes corrections off after their day, even if nobody has
// rebuilt the site since, keeps the site for use without a network, sends for the cards, the voice and the ways to hand
// the page on, and prints the addresses of links. It asks no other host for anything. The words of each `say` are put in when the site is built.
const { due, offline } = document.body.dataset;
const source = document.currentScript.src;
const make = (tag, values) => Object.assign(document.createElement(tag), values);
const send = (name) => document.head.appendChild(make("script", { src: new URL(name, source) }));
const today = new Date().toISOString().slice(0, 10);
if (due < today) send("stale.js");
document.querySelectorAll(".corrected").forEach((note) => { note.hidden = note.dataset.until < today; });
// Not for someone who saves data, nor for a copy opened from a disk. Where it cannot be had, the page is whole without it.
if (offline && location.protocol.startsWith("http") && "serviceWorker" in navigator && !navigator.connection?.saveData)
  addEventListener("load", () => navigator.serviceWorker.register(offline).catch(() => {}));

// The references and other parts are sent open. They are folded away until somebody asks for them, by a link or by the
// heading, or prints.
const folded = ".fold, .references details";
const folds = document.querySelectorAll(folded);
const unfold = (hash) => {
  const fold = hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.closest(folded);
  if (fold) fold.open = true;
};
folds.forEach((fold) => { fold.open = false; });
unfold(location.hash);
addEventListener("hashchange", () => unfold(location.hash));
// Before the browser looks for what the link leads to.
addEventListener("click", (event) => unfold(event.target.closest?.('a[href^="#"]')?.hash));

// Cards with explanations and sources (cards.js) are fetched when a hand comes near the page: a first view needs none.
if (document.querySelector(".term, .cite a")) {
  let sent;
  for (const sign of ["pointerover", "pointerdown", "focusin"])
    addEventListener(sign, (event) => { sent ??= Object.assign(send("cards.js").dataset, { sent: event.pointerType }); });
}

// What a button does is fetched when it is used.
const offer = (place, words, name) => {
  place = document.querySelector(place);
  if (place && !place.querySelector(".act"))
    place.append(" ", make("button", { className: "act", textContent: words, onclick: ({ target }) => { target.onclick = null; send(name).button = target; } }));
};
// The page is read aloud (listen.js) where the device itself has a voice for its language: any other voice would send the words
// away. The list of voices may come late.
const voices = () => speechSynthesis.getVoices().filter((voice) =>
  voice.localService && voice.lang.split(/[-_]/)[0] === document.documentElement.lang.split("-")[0]);
if (window.speechSynthesis) {
  const hear = () => voices()[0] && offer(".lead", say("listen"), "listen.js");
  speechSynthesis.onvoiceschanged = hear;
  hear();
}
offer(".links", say("share-page"), "share.js");
offer(".card-emergency + .card-sources", say("share-card"), "share.js");

// Paper has no folds and no links: each link gets a number, and the addresses follow the references in one series with them.
addEventListener("beforeprint", () => {
  folds.forEach((fold) => { fold.open = true; });
  document.querySelector(".addresses")?.remove();
  const list = make("ol", { className: "addresses", start: document.querySelectorAll(".references li").length + 1 });
  const notes = [];
  for (const link of document.querySelectorAll('main a:not([href^="#"], [href^="tel:"], .references a, .source-list a)')) {
    if (!notes.includes(link.href)) list.append(make("li", { textContent: notes[notes.push(link.href) - 1] }));
    link.dataset.note = list.start + notes.indexOf(link.href);
  }
  document.querySelector("main").append(list);
});
