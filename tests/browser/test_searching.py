"""Search: words find pages, what is typed stays in the browser, and without a script there is the list of all
pages.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import mkdocs
import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from browser.conftest import Lend
from content.menu import menu_uris
from content.search_words import SearchWords
from project import ROOT
from publishing.redirects import folder_of
from publishing.search_worker import ADDRESS, known_endings, own_worker
from publishing.site_search import search_index
from real_site import LIBRARY, PAGES, SETTINGS, WORDS, heading_of

# Those whose endings MkDocs' lunr knows.
LANGUAGES = {
    file.name.split(".")[1]
    for file in Path(mkdocs.__file__).parent.glob("contrib/search/lunr-language/lunr.??.js")
}
TABLE: dict[str, str] = yaml.safe_load((ROOT / "tests/cases/searching.yml").read_text(encoding="utf-8"))


# Puts one query after the other into the field, as a reader does who takes out what was typed, and gives where each answer
# leads to.
FIND = """async (queries) => {
  const box = document.querySelector("[type=search]"), said = document.querySelector("[role=status]"), found = {};
  const type = (words, isDone) => new Promise((done) => {
    const look = () => { if (isDone()) { watch.disconnect(); done(); } };
    const watch = new MutationObserver(look);
    watch.observe(said, { childList: true, characterData: true, subtree: true });
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    look();
  });
  for (const words of queries) {
    await type("", () => !said.textContent);
    await type(words, () => said.textContent);
    found[words] = [...document.querySelectorAll(".search-found a")].map((link) => link.pathname.slice(1));
  }
  await type("", () => !said.textContent);
  return found;
}"""


def look_for(page: Page, words: str) -> None:
    # All at once: typed by letters, each gives an answer of its own, and the last could come while a test
    # looks.
    page.get_by_role("searchbox", name=WORDS.say("search-label")).fill(words)
    expect(page.get_by_role("status")).not_to_be_empty()


@pytest.fixture
def search(lend: Lend) -> Iterator[Page]:
    """The search page, as someone finds it in the menu."""
    with lend() as page:
        find(page)
        yield page


# Today's worker is Material's; ours takes its place when that ends.
@pytest.fixture(scope="module", params=["of the theme", "our own"])
def kept_search(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A search page that nobody leaves, since to read the words of all pages takes longest; with either worker."""
    page = browser.new_page(viewport={"width": 360, "height": 740}, base_url=address, service_workers="block")
    find(page, request.param)
    yield page
    page.close()


@pytest.fixture
def either(kept_search: Page) -> Page:
    """The search page with nothing typed, with the theme's worker and with our own; no test may leave it."""
    kept_search.get_by_role("searchbox").fill("")
    expect(kept_search.get_by_role("status")).to_be_empty()
    return kept_search


def find(page: Page, worker: str = "of the theme") -> None:
    """Go to the search page with the theme's worker or with our own."""
    if worker == "our own":
        # A page that takes nothing from elsewhere (hosting/nginx.conf) takes no worker without that header.
        headers = {"Content-Type": "text/javascript", "Cross-Origin-Embedder-Policy": "require-corp"}
        page.route(f"**/{ADDRESS}", lambda route: route.fulfill(body=own_worker("en"), headers=headers))
    page.goto("./")
    page.locator("summary", has_text=WORDS.say("menu")).click()
    page.get_by_role("navigation", name=WORDS.say("main-menu")).get_by_role(
        "link", name=WORDS.say("search")
    ).click()


def first_of(words: str) -> str:
    """The address of the page that must come first for words, as tests/cases/searching.yml names it."""
    file = TABLE[words]
    uri = LIBRARY.redirects.get(file, file)
    assert folder_of(uri) in PAGES, (
        f"there is no page '{file}', which is to come first for '{words}': mend tests/cases/searching.yml"
    )
    return folder_of(uri)


def test_the_page_that_a_reader_needs_comes_first_and_few_others(either: Page) -> None:
    found = either.evaluate(FIND, list(TABLE))
    assert len(TABLE) >= 40
    assert {
        words: pages for words, pages in found.items() if pages[:1] != [first_of(words)] or len(pages) > 8
    } == {}


def test_claims_and_sources_come_after_pages_that_say_what_to_do(either: Page) -> None:
    late = {
        address
        for address, page in PAGES.items()
        if {"claim", "sources"} & {block.name for block in page.blocks}
    }
    seen = 0
    for found in either.evaluate(FIND, ["lump", "numbness", "paracetamol", "mattress"]).values():
        kinds = [address in late for address in found]
        assert kinds == sorted(kinds), found
        seen += sum(kinds)
    assert seen


def test_a_word_on_many_pages_shows_the_best_and_says_so(either: Page) -> None:
    look_for(either, "pain")
    expect(either.get_by_role("status")).to_have_text(WORDS.say("search-best", number=8))
    assert either.locator(".search-found li").count() == 8


@pytest.mark.parametrize("words", ["mammogram", "osteoporosis", "lumps"])
def test_what_is_found_leads_to_the_part_that_has_the_words(either: Page, phone: Page, words: str) -> None:
    look_for(either, words)
    link = either.locator(".search-found li").filter(has=either.locator("mark")).first.get_by_role("link")
    there = link.evaluate("(link) => link.href")
    phone.goto(there)
    anchor = there.partition("#")[2]
    expect(phone.locator(f"[id='{anchor}']") if anchor else phone.locator("h1")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("half", "word"),
    [("mammog", "mammogram"), ("osteopor", "osteoporosis"), ("osteoperosis", "osteoporosis")],
)
def test_half_a_word_or_one_with_a_wrong_letter_finds_what_the_word_finds(
    either: Page, half: str, word: str
) -> None:
    found = []
    for typed in (half, word):
        look_for(either, typed)
        found.append(
            set(
                either.eval_on_selector_all(
                    ".search-found a", "(links) => links.map((link) => link.pathname)"
                )
            )
        )
        either.get_by_role("searchbox").fill("")
    assert found[0] & found[1]


def test_the_emergency_signs_and_numbers_stand_above_the_field(page: Page) -> None:
    page.goto("search/")
    first = page.locator(".strip")
    expect(first).to_contain_text(LIBRARY.strip.text["en"])
    links = [link.get_attribute("href") for link in first.get_by_role("link").all()]
    assert links == [*(f"tel:{number.number}" for number in LIBRARY.ring), "../emergency/"]
    assert (
        first.bounding_box()["y"] + first.bounding_box()["height"]
        < page.locator(".all-pages").bounding_box()["y"]
    )
    expect(first).to_be_in_viewport(ratio=1)


def test_all_pages_stand_in_the_order_of_the_menu(search: Page) -> None:
    titles = [link.inner_text() for link in search.locator(".all-pages a").all()]
    menu = [PAGES[folder_of(uri)].title for uri in menu_uris(SETTINGS.nav) if folder_of(uri) != "search/"]
    assert titles == menu


def test_nothing_is_fetched_before_someone_types_and_the_words_go_nowhere(search: Page) -> None:
    search.wait_for_load_state("networkidle")
    asked: list[str] = []
    search.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search.get_by_role("searchbox").focus()
    assert asked == []
    look_for(search, "paracetamol")
    assert {url.rpartition("/")[2].split(".")[0] for url in asked} == {"search"}, asked
    assert not [url for url in asked if "paracetamol" in url]
    assert "paracetamol" not in search.url
    search.goto("./")
    search.go_back()
    expect(search.get_by_role("searchbox")).to_have_value("")


def test_nothing_found_is_said(either: Page) -> None:
    look_for(either, "xylophone")
    expect(either.get_by_role("status")).to_have_text(WORDS.say("search-nothing"))
    assert either.locator(".search-found li").count() == 0


def test_what_is_typed_is_never_read_as_html(either: Page) -> None:
    look_for(either, "<img src=x onerror=alert(1)> cancer")
    assert either.locator("main img").count() == 0


def test_when_the_index_cannot_be_had_it_says_so_and_the_list_is_there(search: Page) -> None:
    search.route("**/search.json", lambda route: route.abort())
    look_for(search, "pain")
    expect(search.get_by_role("status")).to_have_text(WORDS.say("search-failed"))
    assert search.locator(".all-pages a").count() == len(PAGES) - 1
    search.unroute("**/search.json")
    look_for(search, "paint")
    expect(search.get_by_role("status")).not_to_have_text(WORDS.say("search-failed"))


@pytest.mark.parametrize("ill", ["is-not-there", "breaks", "says-nothing"])
def test_when_the_worker_does_not_work_it_says_so(browser: Browser, address: str, ill: str) -> None:
    search = browser.new_page(
        viewport={"width": 360, "height": 740}, base_url=address, service_workers="block"
    )
    find(search, "of the theme")
    search.clock.install()
    # An error in a worker's promise is told to nobody: so it is with a language whose endings lunr does not
    # know.
    scripts = {
        "breaks": "throw new Error()",
        "says-nothing": "addEventListener('message', async () => { importScripts('/no.js') })",
    }
    search.route(
        f"**/{ADDRESS}",
        lambda route: (
            route.fulfill(body=scripts[ill], content_type="text/javascript")
            if ill in scripts
            else route.abort()
        ),
    )
    with search.expect_response("**/search.json") as answer:
        search.get_by_role("searchbox").fill("pain")
    answer.value.finished()
    search.wait_for_timeout(300)
    search.clock.run_for(20_000)
    expect(search.get_by_role("status")).to_have_text(WORDS.say("search-failed"))
    search.close()


def test_a_care_card_is_found_once(site: Path) -> None:
    parts = json.loads((site / "assets/search.json").read_text())["docs"]
    cards = [(part["title"], part["text"]) for part in parts if "#card-" in part["location"]]
    assert cards
    assert len(cards) == len(set(cards))


def test_a_language_whose_endings_lunr_does_not_know_is_found_as_it_is_written() -> None:
    assert [known_endings([], language) for language in ("en", "hi", "de", "ur", "ja")] == [
        "en",
        "hi",
        "de",
        None,
        None,
    ]
    index = json.loads(search_index([], {}, SearchWords(), None))
    assert (index["config"]["lang"], index["config"]["pipeline"]) == (["en"], [])


@pytest.fixture
def nowhere(lend: Lend) -> Iterator[Page]:
    """A page without the site's rules, which let no worker be made of a text."""
    with lend() as page:
        page.goto("about:blank")
        yield page


# What a worker finds for a query: sets it up with an index, asks it, and gives the parts' addresses.
ASK = """([script, index, query]) => new Promise((give, fail) => {
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = ({ data: { type, data } }) => type === 1 ? worker.postMessage({ type: 2, data: query })
        : give(data.items.map((parts) => parts.map((part) => part.location)));
    worker.postMessage({ type: 0, data: index });
})"""


def test_our_own_worker_finds_words_in_every_language_that_lunr_knows(nowhere: Page) -> None:
    found = {}
    for language in ["en", "ur", *sorted(LANGUAGES)]:
        index = json.loads(search_index([], {}, SearchWords(), known_endings([], language)))
        index["docs"] = [
            {"location": "one/", "title": "Katarakt", "text": "", "boost": 1},
            {"location": "other/", "title": "", "text": "", "boost": 1},
        ]
        found[language] = nowhere.evaluate(ASK, [own_worker(language), index, "katarakt^9"])
    assert len(found) > 20
    assert {language: parts for language, parts in found.items() if parts != [["one/"]]} == {}


def test_our_own_worker_finds_nothing_for_what_is_no_query(nowhere: Page) -> None:
    index = json.loads(search_index([], {}, SearchWords(), "en"))
    assert nowhere.evaluate(ASK, [own_worker("en"), index, "pain^x"]) == []


def test_an_answer_that_comes_too_late_is_not_shown(search: Page) -> None:
    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    search.route("**/search.json", late)
    field = search.get_by_role("searchbox")
    field.fill("pain")
    field.fill("")
    search.wait_for_timeout(1500)
    assert (search.locator(".search-found li").count(), search.get_by_role("status").inner_text()) == (0, "")


def test_without_a_script_all_pages_are_listed_and_no_field_promises_anything(lend: Lend) -> None:
    with lend(java_script_enabled=False) as page:
        page.goto("search/")
        expect(page.locator("input")).to_be_hidden()
        expect(page.get_by_role("status")).to_have_text(WORDS.say("search-never"))
        assert page.locator(".all-pages a").count() == len(PAGES) - 1
        page.locator(".all-pages a", has_text=PAGES["emergency/"].title).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading_of("emergency/"))
