"""After one visit the site is there without a network; what was mended is shown at once; old words say that they are old."""
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import answering
from nginx import serve
from playwright.sync_api import Browser, BrowserContext, Page, expect

from publishing.offline import write_service_worker

pytestmark = pytest.mark.xdist_group("browser")


# Resolves when the site's worker has come so far.
WHEN = """async (state) => {
  for (;;) {
    const worker = (await navigator.serviceWorker.getRegistration())?.[state];
    if (worker && worker.state === { active: "activated", waiting: "installed" }[state]) return;
    await new Promise((later) => setTimeout(later, 50));
  }
}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that has never seen the site."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.set_default_timeout(5000)
    yield context
    context.close()


def visit(phone: BrowserContext, address: str) -> Page:
    """Open a page and wait until the site is kept."""
    page = phone.new_page()
    page.goto(address)
    page.evaluate(WHEN, "active")
    return page


def test_without_a_network_pages_checklist_and_search_are_there(phone: BrowserContext, site: Path) -> None:
    with serve(site) as address:
        page = visit(phone, address)
    # The server is gone.
    page.goto(address + "emergency/")
    expect(page.get_by_role("heading", level=1)).to_have_text("These signs are an emergency")
    expect(page.locator(".card-emergency")).to_have_css("border-top-style", "solid")
    page.goto(address + "checklist/")
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".note-signs li")).to_have_count(1)
    page.goto(address + "search/")
    page.get_by_role("searchbox").press_sequentially("mammogram")
    expect(page.locator(".search-found li").first).to_be_visible()
    page.goto(address + "breast-changes")
    expect(page.get_by_role("heading", level=1)).to_contain_text("breast change")
    page.goto(address + "nowhere/")
    expect(page.locator(".card-emergency")).to_be_visible()
    page.goto(address + "next-steps/tests/?from=paper")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_page_past_its_review_says_so_even_without_a_network(phone: BrowserContext, site: Path) -> None:
    with serve(site) as address:
        page = visit(phone, address)
        expect(page.locator(".stale")).to_be_hidden()
    page = phone.new_page()
    page.clock.set_fixed_time("2031-01-01T12:00:00Z")
    page.goto(address + "after-breast-cancer/")
    expect(page.locator(".stale")).to_be_visible()
    expect(page.locator(".stale")).to_contain_text("This page was due for a new check by 22 May 2027. It may be out of date.")


def test_a_mended_page_is_shown_at_once_and_kept(phone: BrowserContext, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    with serve(copy) as address:
        page = visit(phone, address)
        before = page.evaluate("caches.keys()")
        page.evaluate("caches.open('that of another site at this host')")
        home = copy / "index.html"
        home.write_text(home.read_text().replace("Most back pain is not cancer</h1>", "A mended heading</h1>"))
        write_service_worker(copy)
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("A mended heading")
        page.evaluate("""async ([before]) => {
          for (;;) {
            const names = (await caches.keys()).filter((name) => name.startsWith(location.origin));
            if (names.length === 1 && names[0] !== before) return;
            await new Promise((later) => setTimeout(later, 50));
          }
        }""", before)
    # The server is gone.
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("A mended heading")
    assert "that of another site at this host" in page.evaluate("caches.keys()")


def test_when_the_network_hangs_or_the_server_is_ill_the_copy_is_shown(phone: BrowserContext, site: Path) -> None:
    with serve(site) as address:
        page = visit(phone, address)
    port = int(address.rsplit(":", 1)[1].strip("/"))
    with answering({"/emergency/": lambda asked: time.sleep(60), "/checklist/": (503, {}, b"ill")}, port) as _:
        page.goto(address + "checklist/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Get your words ready for the doctor")
        page.goto(address + "emergency/", timeout=15_000, wait_until="commit")
        expect(page.get_by_role("heading", level=1)).to_have_text("These signs are an emergency", timeout=10_000)


def test_the_worker_changes_only_with_what_it_keeps(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    before = (copy / "offline.js").read_text()
    write_service_worker(copy)
    assert (copy / "offline.js").read_text() == before
    page = copy / "words/index.html"
    page.write_text(page.read_text() + " ")
    write_service_worker(copy)
    assert (copy / "offline.js").read_text() != before


def test_someone_who_saves_data_is_spared(phone: BrowserContext, site: Path) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    with serve(site) as address:
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
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Checklist").click()
    page.get_by_role("checkbox").first.check()
    expect(page.locator(".note-signs li")).to_have_count(1)
    page.get_by_role("link", name="Back Pain Signs", exact=True).click()
    page.get_by_role("link", name="I have a breast change").click()
    expect(page).to_have_title("Breast changes - Back Pain Signs")
    assert said == []
    # A browser lets no page of a disk read the index, so there is no field, and the list of all pages is there.
    page.goto(f"file://{disk}/search.html")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator(".all-pages a").first).to_be_visible()
    page.goto(f"file://{disk}/checklist.html")
    expect(page.locator(".note-address")).to_have_text("127.0.0.1:8000/checklist/")
