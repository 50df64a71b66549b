"""Stories of readers: the right step stands within two screens of a phone, at the start of the page or one tap below."""

import pytest
from playwright.sync_api import Locator, Page

from publishing.redirects import folder_of
from real_site import LIBRARY
from vignettes import VIGNETTES, Vignette

pytestmark = pytest.mark.real_site
SCREEN = 740


def place(line: Locator) -> float:
    """How far below the top of the window a line begins, in screens."""
    return line.evaluate("line => line.getBoundingClientRect().top") / SCREEN


@pytest.mark.parametrize("story", [pytest.param(each, id=each.id) for each in VIGNETTES])
def test_the_right_step_stands_within_two_screens(phone: Page, story: Vignette) -> None:
    page = phone
    page.goto(folder_of(story.page))
    shown = {
        card.id for block in LIBRARY.pages[f"docs/en/{story.page}"].blocks for card in LIBRARY.cards_of(block)
    }
    card = next(card for card in story.cards(LIBRARY) if card.speed == story.step and card.id in shown)
    told = [(sign.text, sign.facts) for sign in card.signs] + [(each.text, each.signs) for each in card.also]
    words = next(text["en"] for text, facts in told for fact in facts if fact.id in story.signs)
    line = page.locator(f'[aria-labelledby="card-{card.id}"]').get_by_text(words.split(". ")[0]).first
    if place(line) > 2:
        page.locator("main summary").first.click()
        link = page.locator(f'main nav a[href="#card-{card.id}"]').first
        assert place(link) < 2
        link.click()
    assert 0 <= place(line) <= 2
