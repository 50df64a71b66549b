"""Every page, on a phone and on a desk, light and dark, against axe's rules: WCAG 2.0 to 2.2 A and AA, best
practice.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from project import ROOT

# Not in the group of the other browser tests, so that both workers share them; a busy machine needs its time.
pytestmark = pytest.mark.timeout(400)

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(address + path)
        violations = _violations(page, scheme)
        menu = page.locator(".menu summary")
        if menu.is_visible():
            # What lies under the open menu cannot be tapped, and needs no size for it.
            menu.click()
            violations += _violations(page, scheme, "header")
        found += [
            f"/{path}: {each['id']}: {node['html'][:120]}" for each in violations for node in each["nodes"]
        ]
    context.close()
    assert found == []


def _violations(page: Page, scheme: str, part: str = "") -> list[dict[str, Any]]:
    """What axe finds on a page, or in a part of it by its selector."""
    result = Axe().run(page, context=part or None, options={"runOnly": RULES[scheme]})
    assert result.response["passes"], "axe looked at nothing"
    violations: list[dict[str, Any]] = result.response["violations"]
    return violations
