"""Every page, on a phone and on a desk, light and dark, against axe's rules: WCAG 2.0 to 2.2 A and AA, best
practice.
"""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser.conftest import Lend
from project import ROOT

PAGES = [
    "404.html",
    "offline.html",
    *sorted(
        file.relative_to(ROOT / "docs/en").as_posix().replace("index.md", "").replace(".md", "/")
        for file in (ROOT / "docs/en").rglob("*.md")
    ),
]
# In the dark only colours differ, so the rules about colour are enough there.
RULES = {
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(lend: Lend, path: str) -> None:
    found = []
    with lend(viewport={"width": 360, "height": 800}) as page:
        page.goto(path or "./")
        page.evaluate(Axe().axe_script)
        menu = page.locator("details.menu")
        for width, scheme in itertools.product((360, 1280), RULES):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            # On a phone the menu lies over the page when it is open. On a desk it is open by itself.
            for is_open in (False, True) if menu.locator("summary").is_visible() else (False,):
                menu.evaluate("(menu, open) => { menu.open = open }", is_open)
                found += [f"{width} px, {scheme}: {each}" for each in faults(page, scheme, is_open)]
    assert found == []


def faults(page: Page, scheme: str, menu: bool) -> list[str]:
    """What axe finds on the page, or in its menu alone."""
    options = {"runOnly": RULES[scheme], "resultTypes": ["violations"]}
    result = page.evaluate(
        "([where, options]) => axe.run(where, options)", ["header" if menu else "html", options]
    )
    assert result["passes"], "axe looked at nothing"
    return [f"{each['id']}: {node['html'][:120]}" for each in result["violations"] for node in each["nodes"]]
