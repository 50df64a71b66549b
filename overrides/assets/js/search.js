// Search: asks for the search worker and the index only when someone begins to type.
// What is typed goes nowhere but to that worker, in this browser.
const form = document.querySelector(".search-form");
const field = form.querySelector("input");
const found = document.querySelector(".search-found");
const said = document.querySelector(".search-said");
const here = document.currentScript.src;
const root = new URL("../../", here);
let worker;
// Whoever waits for an answer of the worker, in the order of the questions.
const waiting = [];
// The most pages that are shown.
const most = 8;
// How long the worker may take to begin, in milliseconds, before the reader is told that search does not work.
const patience = 15000;

// The messages of the worker (hooks/publishing/search_worker.py): 0 set up, 1 ready, 2 query, 3 result.
const begin = () => {
  worker ??= fetch(new URL("assets/search.json", root)).then((answer) => answer.json()).then((data) => new Promise((ready, fail) => {
    const made = new Worker(new URL("assets/javascripts/workers/search.js", root));
    made.onerror = fail;
    made.onmessage = ({ data: message }) => (message.type === 1 ? ready(made) : waiting.shift()(message.data.items));
    made.postMessage({ type: 0, data });
    setTimeout(fail, patience);
  })).catch((error) => {
    // The next letter tries again.
    worker = undefined;
    throw error;
  });
  return worker;
};

const find = async (query) => {
  const made = await begin();
  return new Promise((answer) => {
    waiting.push(answer);
    made.postMessage({ type: 2, data: query });
  });
};

// The worker marks the words it found with <mark>. Nothing is read as HTML: marks become elements, the rest is text.
const plain = new DOMParser();
const marked = (parent, text) => text.split(/<mark>(.*?)<\/mark>/).forEach((piece, place) => {
  // The first letter keeps a space at the start, which the parser would drop.
  const words = plain.parseFromString(`x${piece}`, "text/html").body.textContent.slice(1);
  if (!words) return;
  parent.append(place % 2 ? Object.assign(document.createElement("mark"), { textContent: words }) : words);
});

// What other people said, and sources, come after each page that says what to do, unless they are what was asked for.
const isLast = ([part, ...others]) => part.last && ![part, ...others].some(({ asked }) => asked?.includes("<mark>"));

const show = (answers) => {
  const items = [...answers.filter((parts) => !isLast(parts)), ...answers.filter(isLast)];
  found.replaceChildren(...items.slice(0, most).map((parts) => {
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
  const { lang } = document.documentElement;
  const { nothing, best, other, [new Intl.PluralRules(lang).select(items.length)]: fitting = other } = form.dataset;
  const words = items.length > most ? best : items.length ? fitting : nothing;
  said.textContent = words.replace("{number}", Math.min(items.length, most).toLocaleString(lang));
};

// The words in the field, or none while there are fewer than two letters. An apostrophe parts no word: "can't" is one.
// A letter by itself says nothing, as in "x-ray", and nearly every page has it; "a&e" is a word.
const typed = () => {
  const words = field.value.normalize().toLowerCase().replace(/['’]/g, "").replace(/\s*&\s*/g, "&").match(/[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return words.filter((word) => [...word].length > 1);
};

// What the worker is asked, until it finds something: the words as they are (the worker reduces a word with a weight to
// its stem); words that begin so, for those half typed; words of six letters and more with one letter amiss.
// Only letters, figures and & are sent, so nothing is read as a command.
const queries = (words) => [
  words.map((word) => `${word}^9`),
  words.map((word) => `${word}*^1`),
  words.map((word) => (word.length > 5 ? `${word}~1` : `${word}^1`)),
].map((parts) => parts.join(" "));

const ask = async () => {
  const words = typed();
  // What was typed meanwhile has an answer of its own.
  const isOld = () => typed().join() !== words.join();
  if (!words.length) {
    found.replaceChildren();
    said.textContent = "";
    return;
  }
  try {
    let items = [];
    for (const query of queries(words)) if (!items.length && !isOld()) items = await find(query);
    if (!isOld()) show(items);
  } catch {
    if (!isOld()) said.textContent = form.dataset.failed;
  }
};

// From a disk a browser lets no page read the index: there, the list of all pages is what there is.
if (location.protocol.startsWith("http") && "Worker" in window) {
  form.hidden = false;
  said.textContent = "";
}
field.addEventListener("input", ask);
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
addEventListener("pagehide", () => { form.reset(); ask(); });
