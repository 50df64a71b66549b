"""After one visit the pages that matter are there without a network; what was mended is shown at once; what a
host says on a bad day is never kept and never hides what is; old words say that they are old.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from answering import Answer
from hosts import Host, hosting
from kinds import some
from nginx import serve
from publishing.offline import write_service_worker
from real_site import CHECKLIST_AT, SETTINGS, WORDS, address_on_paper, heading_of
from real_site import PAGES as CONTENT

HTML = {"Content-Type": "text/html"}
EMERGENCY = heading_of("emergency/")
# Pages in the order in which they are kept here; any would do.
PAGES = ["emergency/", "", CHECKLIST_AT]

# Resolves when the site's worker has come so far.
WHEN = """async (state) => {
  for (;;) {
    const worker = (await navigator.serviceWorker.getRegistration())?.[state];
    if (worker && worker.state === { active: "activated", waiting: "installed" }[state]) return;
    await new Promise((later) => setTimeout(later, 50));
  }
}"""
# Resolves when there is one copy of the site and no worker on its way, and gives the copy's name.
SETTLED = """async () => {
  for (;;) {
    const { active, installing, waiting } = await navigator.serviceWorker.getRegistration();
    const names = (await caches.keys()).filter((name) => name.startsWith(location.origin));
    if (names.length === 1 && active.state === "activated" && !installing && !waiting) return names[0];
    await new Promise((later) => setTimeout(later, 50));
  }
}"""
# Resolves when the copy of that name is gone and another one stands.
ANOTHER = """async (before) => {
  for (;;) {
    const names = (await caches.keys()).filter((name) => name.startsWith(location.origin));
    if (names.length === 1 && names[0] !== before) return true;
    await new Promise((later) => setTimeout(later, 50));
  }
}"""
# The addresses and words of all that is kept.
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
    kept[request.url] = await (await (await caches.open(name)).match(request)).text();
  return kept;
}"""


def new_phone(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    return context


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never seen the site."""
    context = new_phone(browser)
    yield context
    context.close()


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be changed."""
    return shutil.copytree(site, tmp_path / "site")


def visit(phone: BrowserContext, address: str) -> Page:
    """Open a page and wait until the site is kept."""
    page = phone.new_page()
    page.goto(address)
    page.evaluate(WHEN, "active")
    return page


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def change(page: Path, words: str) -> None:
    """Write other words into the first heading of a built page."""
    before, _, after = page.read_text().partition("</h1>")
    page.write_text(f"{before.rpartition('>')[0]}>{words}</h1>{after}")


# What somebody asks for without a network, and the address of what is shown then.
@pytest.fixture(
    scope="module",
    params=[("/", False), ("/back-pain-signs/", True)],
    ids=["adds-the-slash", "drops-the-slash-below-a-path"],
)
def left_alone(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    """A phone that has seen the first page and one other, once, and now has no network; with the site's
    address.
    """
    context = new_phone(browser)
    with hosting(site, *request.param) as host:
        page = visit(context, host.address)
        page.goto(host.address + "next-steps/tests/")
        page.wait_for_function(
            "async (url) => Boolean(await caches.match(url))", arg=host.address + "next-steps/tests/"
        )
        host.is_down = True
        yield page, host.address
    context.close()


# What is asked for, and what is shown.
ASKED = [
    ("emergency", "emergency/"),
    ("", ""),
    ("emergency/?from=paper", "emergency/?from=paper"),
    ("emergency/", "emergency/"),
    ("Emergency", "emergency/"),
    ("EMERGENCY/", "emergency/"),
    ("emergency.html", "emergency/"),
    ("emergency/index.html", "emergency/"),
    ("next-steps/tests", "next-steps/tests/"),
    ("next-steps/tests/", "next-steps/tests/"),
    ("a/b/c/", "offline.html"),
    ("never-read", "offline.html"),
    ("handouts/emergency-card-a4.pdf", "offline.html"),
    ("constructor", "offline.html"),
    ("%E0%A4%B9/", "offline.html"),
    ("index.html", ""),
]


@pytest.mark.parametrize(("asked", "shown"), some(ASKED, 2))
def test_without_a_network_an_address_shows_its_page_or_the_numbers(
    left_alone: tuple[Page, str], asked: str, shown: str
) -> None:
    page, address = left_alone
    page.goto(address + asked)
    assert page.url == address + shown
    # With its styles, and with links that lead on from where it is shown.
    expect(page.locator("header.top")).to_have_css("display", "flex")
    links = page.eval_on_selector_all("header.top a", "(links) => links.map((link) => link.href)")
    assert {address, address + CHECKLIST_AT} <= set(links)


@pytest.mark.parametrize("asked", ["emergency", "never/read"])
def test_without_a_network_the_menu_leads_on(left_alone: tuple[Page, str], asked: str) -> None:
    page, address = left_alone
    page.goto(address + asked)
    page.locator("summary", has_text=WORDS.say("menu")).click()
    page.get_by_role("navigation", name=WORDS.say("main-menu")).locator(
        f'a[href*="{CHECKLIST_AT.split("/")[-2]}"]'
    ).click()
    assert page.url == address + CHECKLIST_AT
    expect(page.get_by_role("checkbox").first).to_be_visible()


def test_the_page_for_pages_out_of_reach_has_the_signs_and_numbers_to_tap(
    left_alone: tuple[Page, str],
) -> None:
    page, address = left_alone
    page.goto(address + "never-read/")
    assert heading(page) == WORDS.say("offline")
    expect(page.locator(".card-emergency")).to_have_css("border-top-style", "solid")
    assert page.locator(".card-emergency li").count() > 2
    assert {"999", "112", "911"} <= {
        link.inner_text() for link in page.locator('.numbers a[href^="tel:"]').all()
    }


def test_without_a_network_the_checklist_works(left_alone: tuple[Page, str]) -> None:
    page, address = left_alone
    page.goto(address + CHECKLIST_AT)
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".note-lines li").first).to_be_visible()


def test_search_works_without_a_network_once_it_was_used(phone: BrowserContext, site: Path) -> None:
    with hosting(site) as host:
        page = visit(phone, host.address)
        page.goto(host.address + "search/")
        page.get_by_role("searchbox").fill("lump")
        expect(page.locator(".search-found li").first).to_be_visible()
        page.wait_for_function(
            "async (url) => Boolean(await caches.match(url))", arg=host.address + "assets/search.json"
        )
        host.is_down = True
        page.goto(host.address + "search/")
        page.get_by_role("searchbox").fill("mammogram")
        expect(page.locator(".search-found li").first).to_be_visible()


def test_the_page_that_a_first_visit_opens_is_kept_whichever_it_is(phone: BrowserContext, site: Path) -> None:
    with hosting(site) as host:
        page = visit(phone, host.address + "about/how-we-write/")
        host.is_down = True
        page.goto(host.address + "about/how-we-write/")
        assert heading(page) == heading_of("about/how-we-write/")


# What a host can say on a bad day in place of the emergency page.
BAD: dict[str, Answer] = {
    "403": (403, HTML, b"<h1>No</h1>"),
    "404": (404, HTML, b"<h1>Not found</h1>"),
    "429": (429, HTML, b"<h1>Too many</h1>"),
    "500": (500, HTML, b"<h1>Ill</h1>"),
    "503": (503, HTML, b"<h1>Back soon</h1>"),
    "empty": (200, HTML, b""),
    "another-page": (200, HTML, b"<h1>We will be back soon</h1>"),
    "half": (200, {**HTML, "Content-Length": "9"}, b"<h1>"),
    "wifi-that-wants-a-password": (302, {"Location": "http://localhost:9/log-in"}, b""),
    "log-in-at-the-same-host": (302, {"Location": "/log-in"}, b""),
    "hangs-up": lambda asked: None,
}


@pytest.fixture(scope="module")
def bad_day(browser: Browser, site: Path) -> Iterator[tuple[Page, Host]]:
    """A phone with a copy of the site, and its host, which has bad days."""
    context = new_phone(browser)
    with hosting(site) as host:
        page = visit(context, host.address)
        host.answers["/log-in"] = host.answers["log-in"] = (200, HTML, b"<h1>Your room number?</h1>")
        yield page, host
    context.close()


@pytest.mark.parametrize("day", BAD)
def test_a_host_on_a_bad_day_does_not_hide_the_kept_page(bad_day: tuple[Page, Host], day: str) -> None:
    page, host = bad_day
    host.answers["emergency/"] = host.answers["assets/css/site.css"] = BAD[day]
    page.goto(host.address + "emergency/")
    assert (page.url, heading(page)) == (host.address + "emergency/", EMERGENCY)
    expect(page.locator("header.top")).to_have_css("display", "flex")
    # Nor is it kept in its place.
    assert EMERGENCY in page.evaluate(KEPT)[host.address + "emergency/"]


@pytest.mark.parametrize("day", ["429", "503", "hangs-up"])
def test_for_a_page_that_was_not_kept_the_numbers_are_shown(bad_day: tuple[Page, Host], day: str) -> None:
    page, host = bad_day
    host.answers["about/accessibility/"] = BAD[day]
    page.goto(host.address + "about/accessibility/")
    assert (page.url, heading(page)) == (host.address + "offline.html", WORDS.say("offline"))


@pytest.mark.parametrize("day", ["403", "404", "another-page", "log-in-at-the-same-host"])
def test_what_the_build_did_not_make_is_shown_but_not_kept(bad_day: tuple[Page, Host], day: str) -> None:
    page, host = bad_day
    host.answers["about/privacy/"] = BAD[day]
    page.goto(host.address + "about/privacy/")
    assert page.locator("h1").inner_text() != heading_of("about/privacy/")
    page.goto(host.address + "emergency/")
    assert not [url for url in page.evaluate(KEPT) if "privacy" in url or "log-in" in url]


def test_a_page_that_the_publisher_took_back_is_gone(bad_day: tuple[Page, Host]) -> None:
    page, host = bad_day
    host.answers["warning-signs/"] = (410, HTML, b"<h1>Taken back</h1>")
    page.goto(host.address + "warning-signs/")
    assert heading(page) == "Taken back"


def test_when_the_network_hangs_the_copy_is_shown(bad_day: tuple[Page, Host]) -> None:
    page, host = bad_day
    host.answers[CHECKLIST_AT] = lambda asked: time.sleep(60)
    page.goto(host.address + CHECKLIST_AT, timeout=15_000, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading_of(CHECKLIST_AT), timeout=10_000)


def test_a_first_visit_on_a_bad_day_keeps_nothing_and_the_next_one_all(
    phone: BrowserContext, site: Path
) -> None:
    with hosting(site) as host:
        host.everywhere = BAD["another-page"]
        for name in ("", "offline.js", "assets/js/site.js"):
            host.answers[name] = (
                200,
                {"Content-Type": "text/javascript" if name else "text/html"},
                (site / (name or "index.html")).read_bytes(),
            )
        page = phone.new_page()
        page.goto(host.address, wait_until="networkidle")
        page.wait_for_function("async () => !await navigator.serviceWorker.getRegistration()")
        assert page.evaluate(KEPT) == {}
        host.everywhere = None
        host.answers.clear()
        page.goto(host.address + "about/how-we-write/")
        page.evaluate(WHEN, "active")
        host.is_down = True
        page.goto(host.address + "emergency/")
        assert heading(page) == EMERGENCY


def test_one_file_that_cannot_be_had_does_not_cost_the_others(phone: BrowserContext, site: Path) -> None:
    with hosting(site) as host:
        host.answers = {
            "warning-signs/": BAD["404"],
            CHECKLIST_AT: BAD["another-page"],
            "assets/css/lists.css": BAD["503"],
        }
        page = visit(phone, host.address)
        host.is_down = True
        page.goto(host.address + "after-breast-cancer/")
        assert "breast cancer" in heading(page)
        for missing in ("warning-signs/", CHECKLIST_AT):
            page.goto(host.address + missing)
            assert heading(page) == WORDS.say("offline")


def test_a_file_with_an_odd_name_does_no_harm(phone: BrowserContext, copy: Path) -> None:
    for name in ("what now?#1", "50%25 of people", "a+b & c", "पीठ"):
        shutil.copytree(copy / "about/how-we-write", copy / name)
    write_service_worker(copy, [*PAGES, "what%20now%3F%231/"])
    with hosting(copy) as host:
        page = visit(phone, host.address)
        odd = ["what%20now%3F%231/", "50%2525%20of%20people/", "a+b%20&%20c/", "%E0%A4%AA%E0%A5%80%E0%A4%A0/"]
        for name in odd:
            page.goto(host.address + name)
            page.wait_for_function("async () => Boolean(await caches.match(location.href))")
        host.is_down = True
        for name in [*odd, "emergency/"]:
            page.goto(host.address + name)
            assert page.url == host.address + name


def test_a_page_past_its_review_says_so_even_without_a_network(phone: BrowserContext, site: Path) -> None:
    with serve(site) as address:
        page = visit(phone, address)
        # A browser of text alone shows what is hidden, too.
        expect(page.locator(".stale")).to_have_count(0)
    page = phone.new_page()
    page.clock.set_fixed_time("2099-01-01T12:00:00Z")
    page.goto(address + "after-breast-cancer/")
    expect(page.locator(".stale")).to_be_visible()
    expect(page.locator(".stale")).to_contain_text("It may be out of date.")


def test_a_mended_page_is_shown_at_once_and_kept(phone: BrowserContext, copy: Path) -> None:
    with hosting(copy) as host:
        page = visit(phone, host.address)
        before = page.evaluate(SETTLED)
        page.evaluate("caches.open('that of another site at this host')")
        page.goto(host.address + "about/how-we-write/")
        page.wait_for_function("async () => Boolean(await caches.match(location.href))")
        change(copy / "index.html", "A mended heading")
        change(copy / "about/how-we-write/index.html", "Mended too")
        write_service_worker(copy, PAGES)
        page.goto(host.address)
        assert heading(page) == "A mended heading"
        assert page.evaluate(ANOTHER, before)
        host.is_down = True
        page.goto(host.address)
        assert heading(page) == "A mended heading"
        # What was read before is kept in its new words.
        page.goto(host.address + "about/how-we-write/")
        assert heading(page) == "Mended too"
        assert "that of another site at this host" in page.evaluate("caches.keys()")


def test_a_release_that_is_half_there_leaves_the_old_copy_whole(
    phone: BrowserContext, copy: Path, site: Path
) -> None:
    with hosting(copy) as host:
        page = visit(phone, host.address)
        before, old = page.evaluate(SETTLED), page.evaluate(KEPT)
        for name in PAGES:
            change(copy / name / "index.html", "A new heading")
        write_service_worker(copy, PAGES)
        # The page of the checklist has not come yet.
        host.answers[CHECKLIST_AT] = (200, HTML, (site / CHECKLIST_AT / "index.html").read_bytes())
        page.goto(host.address + "about/how-we-write/")
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => {})"
        )
        page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).installing")
        kept = page.evaluate(
            "async (name) => (await (await caches.open(name)).keys()).map((each) => each.url)", before
        )
        assert set(kept) >= set(old)
        host.is_down = True
        for name in PAGES:
            page.goto(host.address + name)
            assert heading(page) != "A new heading"
        host.is_down = False
        host.answers.clear()
        page.goto(host.address + "about/how-we-write/")
        assert page.evaluate(ANOTHER, before)
        host.is_down = True
        for name in PAGES:
            page.goto(host.address + name)
            assert heading(page) == "A new heading"


def test_the_worker_changes_only_with_what_it_keeps(copy: Path) -> None:
    write_service_worker(copy, PAGES)
    before = (copy / "offline.js").read_text()
    write_service_worker(copy, PAGES)
    assert (copy / "offline.js").read_text() == before
    page = copy / "about/how-we-write/index.html"
    page.write_text(page.read_text() + " ")
    write_service_worker(copy, PAGES)
    assert (copy / "offline.js").read_text() != before


def test_someone_who_saves_data_is_spared(phone: BrowserContext, address: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = phone.new_page()
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found === undefined)")


def test_opened_from_a_disk_it_reads_and_works_and_keeps_nothing(phone: BrowserContext, disk: Path) -> None:
    page = phone.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"file://{disk}/index.html", wait_until="networkidle")
    expect(page.locator(".card-emergency h2")).to_have_css("background-color", "rgb(155, 28, 28)")
    page.locator("summary", has_text=WORDS.say("menu")).click()
    page.get_by_role("navigation", name=WORDS.say("main-menu")).locator(
        f'a[href*="{CHECKLIST_AT.split("/")[-2]}"]'
    ).click()
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".note-lines li").first).to_be_visible()
    page.get_by_role("link", name=SETTINGS.site_name, exact=True).click()
    page.get_by_role("link", name="I have a breast change").click()
    expect(page).to_have_title(f"{CONTENT['breast-changes/'].title} - {SETTINGS.site_name}")
    assert said == []
    # A browser lets no page of a disk read the index, so there is no field, and the list of all pages is
    # there.
    page.goto(f"file://{disk}/search.html")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator(".all-pages a").first).to_be_visible()
    page.goto(f"file://{disk}/{CHECKLIST_AT.rstrip('/')}.html")
    expect(page.locator(".note-address")).to_have_text(address_on_paper(CHECKLIST_AT) + "/")
