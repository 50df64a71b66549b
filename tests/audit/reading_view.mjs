// What Mozilla's Readability (Firefox's Reader View) leaves of each page of a built site:
//
//     node reading_view.mjs site
//
// prints a line for each piece of a page's own words that is not in the reading view, "/page/: words", and at last what it
// looked at. Pieces are the blocks that a reader reads: paragraphs, items, cells, headings. Not asked for: what is hidden,
// what only a screen is for (a filter, a form to fill in, lines to write on), and the first heading, in whose place a
// reading view shows the page's title.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

const folder = process.argv[2];
const letters = (text) => text.replace(/\s+/g, "");
const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html") && !name.endsWith("404.html")).sort();
const BLOCK = "p, li, dt, dd, h2, h3, h4, th, td, figcaption, label";
let pieces = 0, lost = 0;
for (const name of pages) {
  const html = readFileSync(join(folder, name), "utf8");
  if (html.includes('http-equiv="refresh"')) continue;
  const url = `https://example.org/${name.replace("index.html", "")}`;
  const article = new Readability(new JSDOM(html, { url }).window.document).parse();
  const view = letters(article ? `${article.title} ${article.textContent}` : "");
  const { document } = new JSDOM(html).window;
  for (const part of document.querySelectorAll("[hidden]")) part.remove();
  for (const block of document.querySelectorAll(`main :is(${BLOCK})`)) {
    if (block.closest("fieldset, form.clinic-form, .note-line") || block.querySelector(BLOCK)) continue;
    const words = letters(block.textContent);
    if (!words) continue;
    pieces += 1;
    if (view.includes(words)) continue;
    lost += 1;
    console.log(`/${name.replace("index.html", "")}: ${block.textContent.trim().slice(0, 80)}`);
  }
}
console.log(`${lost} of ${pieces} pieces of text on ${pages.length} pages are lost in the reading view`);
process.exitCode = lost || !pieces ? 1 : 0;
