"""What scripts say, on a site in a language that nobody speaks."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from nginx import serve
from translated import foreign

ENGLISH = re.compile("[A-Za-z]")


@pytest.fixture
def page(browser: Browser, foreign_site: Path) -> Iterator[Page]:
    """A page of the site, on a phone whose own language is one with other letters, too."""
    with serve(foreign_site) as address:
        context = browser.new_context(base_url=address, locale="hi-IN", service_workers="block")
        context.set_default_timeout(5000)
        yield context.new_page()
        context.close()


def test_the_checklist_says_nothing_in_english(page: Page) -> None:
    page.goto("checklist/")
    page.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.querySelectorAll("details").forEach((part) => { part.open = true; });
    }""")
    for box in (*page.get_by_role("checkbox").all(), page.get_by_role("radio").last):
        box.check()
    for field in page.get_by_role("textbox").all():
        field.fill(foreign("words"))
    note = [line for line in page.locator(".note").inner_text().splitlines() if "127.0.0.1" not in line]
    assert len(note) > 6
    said: list[str] = []
    for act in ("copy", "clear"):
        page.locator(f"[data-checklist-do={act}]").click()
        expect(page.get_by_role("status")).not_to_have_text(said[-1] if said else "")
        said.append(page.get_by_role("status").inner_text())
    assert [words for words in (*said, *note) if ENGLISH.search(words)] == []


def test_search_says_nothing_in_english(page: Page) -> None:
    page.goto("search/")
    said: list[str] = []
    for words in ("nothing at all", "passes", "mri"):
        page.get_by_role("searchbox").fill(foreign(words))
        expect(page.get_by_role("status")).not_to_have_text(said[-1] if said else "")
        said.append(page.get_by_role("status").inner_text())
    assert len(set(said)) == len(said)
    assert page.locator(".search-found li").count()
    # That a translation is a draft is said in English too, and marked as English.
    page.locator("[lang^=en]").evaluate_all("found => found.forEach(each => each.remove())")
    said.append(page.locator("main").inner_text())
    assert [words for words in said if ENGLISH.search(words)] == []
