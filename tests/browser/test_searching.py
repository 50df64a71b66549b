"""Search: words find pages, what is typed stays in the browser, and without a script there is the list of all pages."""
import time

import pytest
from playwright.sync_api import Browser, Page, expect
from project import ROOT

pytestmark = pytest.mark.xdist_group("browser")
PAGES = len(list((ROOT / "docs/en").rglob("*.md")))


def look_for(page: Page, words: str) -> None:
    # All at once: typed by letters, each gives an answer of its own, and the last could come while a test looks.
    page.get_by_role("searchbox", name="Words to look for").fill(words)
    expect(page.get_by_role("status")).not_to_be_empty()


@pytest.fixture
def search(browser: Browser, address: str) -> Page:
    """The search page, as someone finds it in the menu."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address, reduced_motion="reduce",
                                  service_workers="block")
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto("./")
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").click()
    yield page
    context.close()


@pytest.mark.parametrize(("words", "title"), [
    ("numb", "emergency"), ("lump", "breast"), ("mammogram", "Mammogram"), ("osteoporosis", "bones"), ("numbness", "sign"),
    ("lumps", "breast"),
])
def test_words_find_the_pages_they_stand_on(search: Page, words: str, title: str) -> None:
    look_for(search, words)
    first = search.locator(".search-found li")
    expect(first.first).to_be_visible()
    texts = [item.inner_text().lower() for item in first.all()]
    assert any(title.lower() in text for text in texts), texts
    assert words[:4] in texts[0]
    expect(search.get_by_role("status")).to_have_text(f"{len(texts)} pages were found." if len(texts) > 1 else "1 page was found.")
    link = first.first.get_by_role("link")
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    expect(search.locator(f"[id='{anchor}']") if anchor else search.locator("h1")).to_be_in_viewport()


def test_nothing_is_fetched_before_someone_types_and_the_words_go_nowhere(search: Page) -> None:
    search.wait_for_load_state("networkidle")
    asked: list[str] = []
    search.context.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search.get_by_role("searchbox").focus()
    assert asked == []
    look_for(search, "paracetamol")
    assert {url.rpartition("/")[2].split(".")[0] for url in asked} == {"search"}, asked
    assert not [url for url in asked if "paracetamol" in url]
    assert "paracetamol" not in search.url
    search.goto("./")
    search.go_back()
    expect(search.get_by_role("searchbox")).to_have_value("")


def test_a_news_claim_is_found_only_with_its_verdict(search: Page) -> None:
    look_for(search, "powerful")
    expect(search.locator(".search-found li").first).to_contain_text("Misleading: Five powerful warning signs")


def test_nothing_found_is_said(search: Page) -> None:
    look_for(search, "xylophone")
    expect(search.get_by_role("status")).to_have_text("Nothing was found. Try another word.")
    assert search.locator(".search-found li").count() == 0


def test_what_is_typed_is_never_read_as_html(search: Page) -> None:
    look_for(search, "<img src=x onerror=alert(1)> cancer")
    assert search.locator("main img").count() == 0


def test_when_the_index_cannot_be_had_it_says_so_and_the_list_is_there(search: Page) -> None:
    search.route("**/search.json", lambda route: route.abort())
    look_for(search, "pain")
    expect(search.get_by_role("status")).to_have_text("Search cannot be reached now. All pages are listed below.")
    assert search.locator(".all-pages a").count() == PAGES - 1
    search.unroute("**/search.json")
    look_for(search, "paint")
    expect(search.get_by_role("status")).not_to_have_text("Search cannot be reached now. All pages are listed below.")


def test_an_answer_that_comes_too_late_is_not_shown(search: Page) -> None:
    search.route("**/search.json", lambda route: (time.sleep(0.3), route.continue_()))
    field = search.get_by_role("searchbox")
    field.fill("pain")
    field.fill("")
    search.wait_for_timeout(1500)
    assert (search.locator(".search-found li").count(), search.get_by_role("status").inner_text()) == (0, "")


def test_without_a_script_all_pages_are_listed_and_no_field_promises_anything(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("search/")
    expect(page.locator("input")).to_be_hidden()
    assert page.locator(".all-pages a").count() == PAGES - 1
    page.locator(".all-pages a", has_text="Emergency signs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("These signs are an emergency")
    context.close()
