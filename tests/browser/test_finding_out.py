"""Explained words, claims and countries, with JavaScript and without."""

from playwright.sync_api import Page, expect

from real_site import WORDS


def test_a_term_leads_to_its_explanation_and_back(page: Page) -> None:
    page.goto("why-it-happens/")
    term = page.locator("main p .term").first
    place = term.get_attribute("id")
    term.click()
    row = page.locator(".words dt:target")
    expect(row).to_be_in_viewport()
    row.get_by_role("link").click()
    expect(page.locator(f"#{place}:target")).to_be_in_viewport()


def test_claims_are_filtered_by_verdict(page: Page) -> None:
    page.goto("news-claims/")
    every = page.locator(".claim")
    misleading = page.locator(".claim-misleading")
    assert every.count() > misleading.count() > 5
    expect(every.first).to_be_visible()
    page.get_by_role("radio", name=WORDS.say("verdict-misleading")).check()
    assert [claim.is_visible() for claim in every.all()].count(True) == misleading.count()
    page.get_by_role("radio", name="All").check()
    assert all(claim.is_visible() for claim in every.all())


def test_a_claim_can_be_linked_to(page: Page) -> None:
    page.goto("news-claims/#night-pain")
    expect(page.locator("#night-pain")).to_be_in_viewport()


def test_a_country_is_one_tap_away(page: Page) -> None:
    page.goto("where-to-get-help/")
    page.locator(".country-links").get_by_role("link", name="India").click()
    expect(page.locator("h3#in")).to_be_in_viewport()
    expect(page.locator('h3#in + table a[href="tel:108"]')).to_be_visible()
