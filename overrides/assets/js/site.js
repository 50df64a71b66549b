// For every page: says so when the page is past its review, and takes corrections off after their day, even if nobody has
// rebuilt the site since, keeps the site for use without a network, sends for the cards, and prints the addresses of links.
// It asks no other host for anything.
const { due, offline } = document.body.dataset;
const today = new Date().toISOString().slice(0, 10);
if (due && due < today) {
  const stale = document.querySelector(".stale");
  stale.textContent = stale.dataset.words;
}
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
addEventListener("beforeprint", () => folds.forEach((fold) => { fold.open = true; }));

// Cards with explanations and sources (cards.js) are fetched when a hand comes near the page: a first view needs none.
if (document.querySelector(".term, .cite a")) {
  const signs = ["pointerover", "pointerdown", "focusin"];
  const source = new URL("cards.js", document.currentScript.src);
  const come = (event) => {
    signs.forEach((sign) => removeEventListener(sign, come));
    const script = Object.assign(document.createElement("script"), { src: source });
    script.dataset.sent = event.pointerType;
    document.head.append(script);
  };
  signs.forEach((sign) => addEventListener(sign, come));
}

// Paper has no links: each gets a number, and the addresses follow the references in one series with them.
addEventListener("beforeprint", () => {
  document.querySelector(".addresses")?.remove();
  const list = document.createElement("ol");
  list.className = "addresses";
  list.start = document.querySelectorAll(".references li").length + 1;
  const notes = [];
  for (const link of document.querySelectorAll('main a:not([href^="#"], [href^="tel:"], .references a, .source-list a)')) {
    if (!notes.includes(link.href)) list.append(Object.assign(document.createElement("li"), { textContent: notes[notes.push(link.href) - 1] }));
    link.dataset.note = list.start + notes.indexOf(link.href);
  }
  document.querySelector("main").append(list);
});
