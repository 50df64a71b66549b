"""Every page, on a phone and on a desk, light and dark, against axe's rules: WCAG 2.0 to 2.2 A and AA, best
practice.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from project import ROOT
from real_site import WORDS

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
        if page.locator("summary", has_text=WORDS.say("menu")).is_visible():
            page.locator("summary", has_text=WORDS.say("menu")).click()
        result = Axe().run(page, options={"runOnly": RULES[scheme]})
        assert result.response["passes"], "axe looked at nothing"
        found += [
            f"/{path}: {each['id']}: {node['html'][:120]}"
            for each in result.response["violations"]
            for node in each["nodes"]
        ]
    context.close()
    assert found == []
