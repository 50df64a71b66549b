"""Every page where there is little room: words, brackets and edges.

One load a page, then one look for each width.
"""

import pytest
from playwright.sync_api import Browser, Page

from browser.test_accessibility import PAGES
from real_site import PAGES as CONTENT

pytestmark = pytest.mark.timeout(300)

# Each function says where the page goes wrong.
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((part) => part.checkVisibility()
    && part.getBoundingClientRect().right > innerWidth + 0.5).slice(-2).map((part) => part.outerHTML.slice(0, 90))"""
# A word in a heading that stands on more than one line.
BROKEN_WORDS = r"""() => [...document.querySelectorAll("h1, h2, h3")].filter((part) => part.checkVisibility()).flatMap((heading) => {
  const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
  for (let text; (text = texts.nextNode());) for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    if (boxes.some((box) => box.top >= boxes[0].bottom - 1)) found.push(word[0]);
  }
  return found;
})"""
# A bracket on another line than the letter beside it, with nothing between them.
SPLIT_BRACKETS = r"""() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), range = document.createRange();
  const found = [], box = ({ text, at }) => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect();
  };
  let before;
  for (let text; (text = texts.nextNode());) {
    const block = text.parentElement.closest("p, li, dd, dt, td, th, h1, h2, h3, figcaption, label");
    if (!block || !text.parentElement.checkVisibility() || text.parentElement.closest(".cite")) continue;
    for (let at = 0; at < text.length; at++) {
      const sign = text.data[at];
      if (/\s/.test(sign)) { before = undefined; continue; }
      const here = { sign, block, text, at };
      if (before?.block === block && ("([".includes(before.sign) || ")]".includes(sign)) && box(here).top >= box(before).bottom - 1)
        found.push(`${before.sign}${text.data.slice(at, at + 30)}`);
      before = here;
    }
  }
  return found;
}"""


def looks(page: Page) -> list[str]:
    """Go through the widths, and say what is wrong with the page that stands."""
    found = []
    for width, percent, asked in (
        (320, 100, (WIDER, SPLIT_BRACKETS)),
        (180, 100, (WIDER, BROKEN_WORDS)),
        (360, 200, (WIDER,)),
    ):
        page.set_viewport_size({"width": width, "height": 740})
        # As a browser does that enlarges text alone.
        page.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", percent)
        found += [f"{width} px, text {percent} %: {each}" for look in asked for each in page.evaluate(look)]
    return found


def test_every_page_keeps_its_words_and_stays_within_its_edges(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce", service_workers="block")
    found = []
    for path in PAGES:
        page.goto(address + path)
        found += [f"/{path}: {each}" for each in looks(page)]
    assert found == []
    # And it could have found something: a page that has tables, spoilt.
    tables = next(
        path for path, known in CONTENT.items() if any(prose.kind == "cell" for prose in known.prose)
    )
    page.goto(address + tables)
    page.evaluate("""() => {
      document.querySelector("h1").textContent = "Electroencephalographically";
      document.querySelector("main").insertAdjacentHTML("beforeend", "<p>A (<b class=split>word)</b></p><table><td class=wide>a");
      document.querySelector(".split").append(document.createElement("br"), ")");
      document.querySelector(".wide").textContent = "https://www.example.org/" + "a-long-address/".repeat(9);
    }""")
    assert [each.split(": ")[0] for each in looks(page)] == ["320 px, text 100 %", "180 px, text 100 %"]
    page.evaluate("document.querySelector('.wide').style.whiteSpace = 'nowrap'")
    assert [each for each in looks(page) if each.startswith("360 px")]
    page.close()
