"""Pages of each kind, on a phone and on a desk, light and dark, against axe's rules: WCAG 2.0 to 2.2 A and AA, best
practice.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import Lend
from real_site import some_pages

Map = dict[str, Any]
PAGES = ["404.html", "offline.html", *some_pages()]
# What is said of colours hangs on how words look, and is asked of one part of each look; all else of every part.
COLOUR = ["color-contrast", "link-in-text-block"]
LOOKS: Map = {"runOnly": COLOUR}
ALL: Map = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {rule: {"enabled": False} for rule in COLOUR},
}
# What is said of sizes and of parts that scroll: the rest is the same at each width.
SIZES: Map = {"runOnly": ["target-size", "scrollable-region-focusable"]}
PHONE, DESK = ({"width": width, "height": 800} for width in (360, 1280))
# The colours of all that stands below the header, without what is not shown.
COLOURS = """() => [...document.querySelectorAll("main, main *, footer, footer *")].filter((part) => part.checkVisibility())
  .map((part) => getComputedStyle(part)).map((style) => [style.color, style.backgroundColor, style.opacity].join()).join(";")"""


# Leaves a mark on one part of each look among those that hold words: the colours, letters and opacity of itself and of all
# that it stands in.
MARK = """() => {
  const looks = new Map([[null, ""]]), seen = new Set();
  document.querySelectorAll("[data-look]").forEach((part) => delete part.dataset.look);
  for (const part of document.querySelectorAll("*")) {
    const { color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textDecorationLine, position } = getComputedStyle(part);
    const own = [color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textDecorationLine, position].join();
    const look = `${looks.get(part.parentElement)};${own}`;
    looks.set(part, look);
    const words = [...part.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    if (words && part.checkVisibility() && !seen.has(look)) {
      seen.add(look);
      part.dataset.look = seen.size;
    }
  }
}"""


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(lend: Lend, path: str) -> None:
    with lend(viewport=PHONE) as page:
        page.goto(path or "./")
        page.evaluate(Axe().axe_script)
        found = faults(page, "html", ALL) + faults_of_colours(page, "html")
        same_on_a_desk(page)
        page.emulate_media(color_scheme="dark")
        found += faults_of_colours(page, "html")
        same_on_a_desk(page)
        page.set_viewport_size(DESK)
        found += faults(page, "html", SIZES)
    assert found == []


def same_on_a_desk(page: Page) -> None:
    """Below the header a desk shows the same parts in the same colours, so only their sizes need a second look."""
    on_phone = page.evaluate(COLOURS)
    page.set_viewport_size(DESK)
    assert page.evaluate(COLOURS) == on_phone
    page.set_viewport_size(PHONE)


def page_of(site: Path, path: str) -> str:
    return (site / path / ("" if path.endswith(".html") else "index.html")).read_text(encoding="utf-8")


def header_of(html: str) -> str:
    """What stands in the header of a page, wherever its links lead, and of which kind the page is."""
    kind, header = (
        re.search(r"<body[^>]*?( class=[^>]*)?>", html),
        re.search(r"<header.*?</header>", html, re.DOTALL),
    )
    assert kind and header
    header_alone = re.sub(r'(href|src)="[^"]*"', r"\1", header[0])
    # Which of the links is the page itself.
    here = ' aria-current="page"'
    return f"{kind[1]} {here in header_alone} {header_alone.replace(here, '')}"


def test_axe_finds_nothing_in_a_header(lend: Lend, site: Path) -> None:
    """Open on a phone, where it lies over the page, and on a desk, where it is open by itself; once for all pages that have
    the same."""
    found = []
    # Of pages with the same, the shortest.
    long_first = sorted(PAGES, key=lambda path: -len(page_of(site, path)))
    one_of_each = {header_of(page_of(site, path)): path for path in long_first}
    for path in one_of_each.values():
        with lend(viewport=PHONE) as page:
            page.goto(path or "./")
            page.evaluate(Axe().axe_script)
            for size, is_open in ((PHONE, True), (DESK, False)):
                page.set_viewport_size(size)
                page.locator("details.menu").evaluate("(menu, open) => { menu.open = open }", is_open)
                found += [f"/{path}: {each}" for each in faults(page, "header", ALL)]
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)
                    found += [f"/{path}: {each}" for each in faults_of_colours(page, "header")]
    assert len(one_of_each) > 1 and found == []


def faults_of_colours(page: Page, where: str) -> list[str]:
    """What axe finds in the colours of a part: what looks the same in each way stands out as much."""
    page.evaluate(MARK)
    return faults(page, f"{where} [data-look]", LOOKS)


def faults(page: Page, where: str, rules: Map) -> list[str]:
    """What axe finds in a part of the page, with the width and the colours that it was looked at in."""
    result = page.evaluate(
        "([where, options]) => axe.run(where, options)", [where, {**rules, "resultTypes": ["violations"]}]
    )
    assert result["passes"], "axe looked at nothing"
    how = page.evaluate("`${innerWidth} px, dark: ${matchMedia('(prefers-color-scheme: dark)').matches}`")
    return [
        f"{how}: {each['id']}: {node['html'][:120]}"
        for each in result["violations"]
        for node in each["nodes"]
    ]
