"""The card that shows what a word means or where a number comes from: by mouse, keyboard and finger (WCAG
1.4.13).
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import Lend
from kinds import some
from real_site import WORDS

PATH = "why-it-happens/"
# What leads to a card.
LINKS = {"word": "main > p .term", "number": "main > p .cite a"}


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, lend: Lend) -> Iterator[Page]:
    """A page with explained words and sources, on a phone or a desk, that can be touched."""
    with lend(viewport={"width": request.param, "height": 740}, has_touch=True) as page:
        page.goto(PATH)
        yield page


@pytest.fixture(params=LINKS)
def link(request: pytest.FixtureRequest, page: Page) -> Locator:
    """The first explained word, or the first number of a source."""
    return page.locator(LINKS[request.param]).first


@pytest.fixture
def card(page: Page) -> Locator:
    """The page's one card."""
    return page.locator("#explanation")


def reach(page: Page, link: Locator) -> None:
    """Come to a link as someone does who has only a keyboard."""
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_the_keyboard_opens_it_escape_closes_it_and_enter_follows(
    page: Page, link: Locator, card: Locator
) -> None:
    expect(card).to_be_hidden()
    name = link.inner_text()
    reach(page, link)
    expect(card).to_be_in_viewport(ratio=1)
    # The word or number stays the link's name; the card is a description.
    expect(link).to_have_accessible_name(name)
    expect(link).to_have_accessible_description(card.inner_text().replace("\n", " "))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_have_accessible_description("")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(card).to_be_hidden()
    assert page.url.endswith(link.get_attribute("href"))


def test_the_mouse_opens_it_can_reach_it_and_leaves_it(page: Page, link: Locator, card: Locator) -> None:
    link.hover()
    expect(card).to_be_in_viewport(ratio=1)
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    # Under the card the mouse may have come upon another link, with a card of its own.
    expect(link).to_have_accessible_description("")
    page.mouse.move(2, 2)
    link.hover()
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


@pytest.mark.parametrize("second", ["link", "card"])
def test_a_first_tap_opens_it_and_a_second_follows(
    page: Page, link: Locator, card: Locator, second: str
) -> None:
    # The first touch of all sends for the script.
    page.get_by_role("heading", level=1).tap()
    card.wait_for(state="attached")
    link.tap()
    expect(card).to_be_in_viewport(ratio=1)
    assert "#" not in page.url
    page.get_by_role("heading", level=1).tap()
    expect(card).to_be_hidden()
    link.tap()
    (link if second == "link" else card).tap()
    expect(card).to_be_hidden()
    assert page.url.endswith(link.get_attribute("href"))


def test_it_never_covers_its_link_and_never_makes_the_page_wider(page: Page, card: Locator) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true })")
    for link in some(page.locator(".term, .cite a").all(), 4):
        link.hover()
        expect(card).to_be_in_viewport(ratio=1)
        assert link.evaluate("""link => {
          const card = document.querySelector("#explanation").getBoundingClientRect();
          return [...link.getClientRects()].every((line) => line.bottom <= card.top + 1 || line.top >= card.bottom - 1)
            && document.documentElement.scrollWidth <= innerWidth;
        }""")


def test_it_says_what_the_page_says_of_the_word_or_the_source(page: Page, card: Locator) -> None:
    word = page.locator(".term").first
    word.hover()
    entry = word.get_attribute("href")
    expect(card).to_have_text(
        page.locator(entry).text_content() + page.locator(f"{entry} + dd").text_content()
    )
    places = page.locator(".references li span").filter(has=page.locator("small")).first
    again = places.locator("small a").first
    number = page.locator(again.get_attribute("href"))
    number.hover()
    # The place that was pointed at, and no other.
    place = again.evaluate("link => link.closest('small').previousElementSibling.textContent")
    expect(card).to_contain_text(f"{WORDS.say('where')} {place}.")
    expect(card.locator("b")).to_have_text(
        page.locator(number.get_attribute("href")).locator("a").first.text_content()
    )
    assert card.locator("[id], a").count() == 0


def test_without_a_script_nothing_of_it_stands_in_a_sentence(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address + PATH)
    assert page.locator("#explanation").count() == 0
    for words in page.locator("main > p").all_inner_texts():
        assert "  " not in words and " ." not in words
    page.close()
