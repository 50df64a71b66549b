"""Every page, on a phone and on a desk, light and dark, against axe's rules: WCAG 2.0 to 2.2 A and AA, best
practice.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import Lend
from project import ROOT

Map = dict[str, Any]
PAGES = [
    "404.html",
    "offline.html",
    *sorted(
        file.relative_to(ROOT / "docs/en").as_posix().replace("index.md", "").replace(".md", "/")
        for file in (ROOT / "docs/en").rglob("*.md")
    ),
]
# In the dark only colours differ, so the rules about colour are enough there.
COLOUR = ["color-contrast", "link-in-text-block"]
RULES: dict[str, Map] = {
    "light": {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"runOnly": COLOUR},
}
PHONE, DESK = ({"width": width, "height": 800} for width in (360, 1280))
# The colours of all that stands below the header, without what is not shown.
COLOURS = """() => [...document.querySelectorAll("main, main *, footer, footer *")].filter((part) => part.checkVisibility())
  .map((part) => getComputedStyle(part)).map((style) => [style.color, style.backgroundColor, style.opacity].join()).join(";")"""


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(lend: Lend, path: str) -> None:
    found = []
    with lend(viewport=PHONE) as page:
        page.goto(path or "./")
        page.evaluate(Axe().axe_script)
        menu = page.locator("details.menu")
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(PHONE)
            found += faults(page, "html", rules)
            # On a phone the menu lies over the page when it is open. On a desk it is open by itself.
            menu.evaluate("menu => { menu.open = true }")
            found += faults(page, "header", rules)
            menu.evaluate("menu => { menu.open = false }")
            on_phone = page.evaluate(COLOURS)
            page.set_viewport_size(DESK)
            found += faults(page, "header", rules)
            # Below it a desk shows the same colours, so they need no second look, which would take longest of all.
            assert page.evaluate(COLOURS) == on_phone
        without_colour = {rule: {"enabled": False} for rule in COLOUR}
        found += faults(page, "html", {**RULES["light"], "rules": without_colour})
    assert found == []


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
