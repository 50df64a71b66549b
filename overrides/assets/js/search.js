// Search: asks for Material's search worker and the index only when someone begins to type.
// What is typed goes nowhere but to that worker, in this browser.
const form = document.querySelector(".search-form");
const field = form.querySelector("input");
const found = document.querySelector(".search-found");
const said = document.querySelector(".search-said");
const here = document.currentScript.src;
const root = new URL("../../", here);
let worker;

// The messages of the worker (Material for MkDocs, "search worker"): 0 set up, 1 ready, 2 query, 3 result.
const begin = () => {
  worker ??= fetch(new URL("assets/search.json", root)).then((answer) => answer.json()).then((data) => new Promise((ready, fail) => {
    const made = new Worker(new URL(form.dataset.worker, root));
    made.onerror = fail;
    made.onmessage = ({ data: message }) => (message.type === 1 ? ready(made) : show(message.data.items));
    made.postMessage({ type: 0, data });
  })).catch((error) => {
    // The next letter tries again.
    worker = undefined;
    throw error;
  });
  return worker;
};

// The worker marks the words it found with <mark>. Nothing is read as HTML: marks become elements, the rest is text.
const plain = new DOMParser();
const marked = (parent, text) => text.split(/<mark>(.*?)<\/mark>/).forEach((piece, place) => {
  // The first letter keeps a space at the start, which the parser would drop.
  const words = plain.parseFromString(`x${piece}`, "text/html").body.textContent.slice(1);
  if (!words) return;
  parent.append(place % 2 ? Object.assign(document.createElement("mark"), { textContent: words }) : words);
});

const show = (items) => {
  // An answer that comes after the field was cleared.
  if (!typed().length) return;
  found.replaceChildren(...items.map((parts) => {
    // The part of the page that fits best, and the page as a whole.
    const [first] = parts;
    const whole = parts.find((part) => !part.location.includes("#")) ?? first;
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: new URL(first.location, root) });
    marked(link, first.title);
    item.append(link);
    if (whole !== first) {
      const page = document.createElement("span");
      marked(page, whole.title);
      item.append(page);
    }
    const text = first.text.indexOf("<mark>");
    marked(item, (text > 90 ? "… " : "") + first.text.slice(text > 90 ? first.text.indexOf(" ", text - 80) : 0).slice(0, 220));
    return item;
  }));
  const words = items.length === 1 ? form.dataset.one : items.length ? form.dataset.many : form.dataset.none;
  said.textContent = words.replace("{}", items.length);
};

// The words in the field, or none while there are fewer than two letters.
const typed = () => {
  const words = field.value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join("").length < 2 ? [] : words;
};

// Each word is asked for twice: its stem (the worker leaves a word with a weight as it is, and reduces it to its stem),
// and its beginning, for words half typed. Only letters and figures are sent, so nothing is read as a command.
const ask = () => {
  const words = typed();
  if (!words.length) {
    found.replaceChildren();
    said.textContent = "";
  } else begin().then((made) => made.postMessage({ type: 2, data: words.map((word) => `${word}^9 ${word}`).join(" ") }),
    () => { said.textContent = typed().length ? form.dataset.failed : ""; });
};

// From a disk a browser lets no page read the index: there, the list of all pages is what there is.
form.hidden = !location.protocol.startsWith("http");
field.addEventListener("input", ask);
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
addEventListener("pagehide", () => { form.reset(); ask(); });
