"""Someone reads a page, follows a citation and comes back; by mouse, by keyboard, on a phone, on paper."""
import re

import pytest
from playwright.sync_api import Page, expect

PAGES = ["./", "emergency/", "typical-or-concerning/", "warning-signs/", "why-it-happens/", "after-breast-cancer/",
         "breast-changes/", "checklist/", "next-steps/see-a-doctor/", "next-steps/screening/", "where-to-get-help/",
         "news-claims/", "questions/", "words/", "about/how-we-write/", "about/sources/", "404.html"]

pytestmark = pytest.mark.xdist_group("browser")


def test_a_reader_follows_a_citation_to_its_reference_and_back(page: Page) -> None:
    page.goto("after-breast-cancer/")
    mention = page.locator("main > p .cite a").first
    number, place = mention.inner_text(), mention.get_attribute("id")
    expect(mention).to_have_attribute("role", "doc-noteref")
    mention.click()
    reference = page.locator(".references li:target")
    expect(reference).to_be_in_viewport()
    expect(page.locator(f".references li:nth-child({number}):target")).to_have_count(1)
    reference.locator(f'a[href="#{place}"]').click()
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.url.endswith(f"#{place}")


def test_a_source_card_opens_by_keyboard(page: Page) -> None:
    page.goto("breast-changes/")
    mention = page.locator("main > p .cite a").first
    card = page.locator("main > p .cite .source-card").first
    expect(card).to_be_hidden()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator("main > p .cite a:focus").count():
            break
    expect(page.locator("main > p .cite a:focus")).to_have_attribute("id", mention.get_attribute("id"))
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport(ratio=1)
    # Shown, the card is part of the link's name, so that a screen reader says it.
    expect(mention).to_have_accessible_name(re.compile(r"^\d+ .*" + re.escape(card.locator("b").inner_text())))
    page.keyboard.press("Tab")
    expect(card).to_be_hidden()


def test_a_source_card_opens_on_hover_and_the_mouse_can_reach_it(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("breast-changes/")
    card = page.locator("main > p .cite .source-card").first
    page.locator("main > p .cite a").first.hover()
    expect(card).to_be_visible()
    expect(card).to_be_in_viewport(ratio=1)
    card.hover()
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_the_first_screenful_of_the_home_page(page: Page) -> None:
    page.goto("./")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.locator(".card-emergency")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="I have back pain")).to_be_in_viewport(ratio=0.9)


def test_the_first_screenful_of_the_emergency_page(page: Page) -> None:
    page.goto("emergency/")
    expect(page.get_by_role("heading", name="Call an ambulance or go to an emergency department now if:")).to_be_in_viewport(ratio=1)
    for sign in page.locator(".card-emergency li").all()[:3]:
        expect(sign).to_be_in_viewport(ratio=1)


def test_the_menu_opens_and_leads_on(page: Page) -> None:
    page.goto("./")
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="Breast changes")
    expect(link).to_be_hidden()
    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    link.click()
    expect(page).to_have_title("Breast changes - Back Pain Signs")


def test_on_a_wide_screen_the_menu_lies_open(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("./")
    expect(page.get_by_role("link", name="Warning signs", exact=True)).to_be_visible()
    expect(page.locator("summary", has_text="Menu")).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    before = page.locator("h1").bounding_box()
    page.mouse.move(160, 320)
    page.mouse.wheel(300, 0)
    page.wait_for_timeout(100)
    assert page.locator("h1").bounding_box()["x"] == before["x"] > 0
    # Fractions of a pixel are rounding; anything wider would be cut off or make the page scroll.
    too_wide = [box for box in (element.bounding_box() for element in page.locator("main > *, .foot > *").all())
                if box and box["x"] + box["width"] > 320.5]
    assert too_wide == []


def test_paper_shows_references_with_addresses_and_no_menu(page: Page) -> None:
    page.goto("emergency/")
    page.emulate_media(media="print")
    expect(page.locator(".menu")).to_be_hidden()
    expect(page.locator(".source-card").first).to_be_hidden()
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()
    expect(page.locator(".foot .address")).to_be_visible()
    expect(page.locator(".review")).to_have_text("Not yet reviewed by a clinician")
