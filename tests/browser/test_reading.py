"""Someone reads a page, follows a citation and comes back; by mouse, by keyboard, on a phone, on paper."""

import re
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Lend
from browser.test_accessibility import PAGES
from browser.test_note import sheets
from content.settings import is_trial
from kinds import some
from publishing.reviewed import reviewed
from real_site import CHECKLIST_AT, HOME, LIBRARY, SETTINGS, WORDS, heading_of
from real_site import PAGES as CONTENT

# The heading of the references, without how many they are.
REFERENCES = WORDS.forms("references")["other"].partition("{")[0].strip(" (")
# The card of the emergency page, and the first link of the menu.
EMERGENCY = next(
    LIBRARY.cards[block.argument] for block in CONTENT["emergency/"].blocks if block.name == "care-card"
)
NAME, THERE = SETTINGS.extra["menu"][0]
# A page with parts that are folded.
FOLDED_AT = next(
    address for address, page in CONTENT.items() if any(block.name == "fold" for block in page.blocks)
)


def test_a_reader_follows_a_citation_to_its_reference_and_back(page: Page) -> None:
    page.goto("after-breast-cancer/")
    mention = page.locator("main p:not(.card-sources) .cite a").first
    number, place = mention.inner_text(), mention.get_attribute("id")
    expect(mention).to_have_attribute("role", "doc-noteref")
    mention.click()
    reference = page.locator(".references li:target")
    expect(reference).to_be_in_viewport()
    expect(page.locator(f".references li:nth-child({number}):target")).to_have_count(1)
    reference.locator(f'a[href="#{place}"]').click()
    expect(page.locator(f"#{place}")).to_be_in_viewport()
    assert page.url.endswith(f"#{place}")


def test_the_first_screenful_of_the_home_page(page: Page) -> None:
    page.goto("./")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.locator(".card-emergency")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="I have back pain")).to_be_in_viewport(ratio=0.9)


def test_the_first_screenful_of_the_emergency_page(page: Page) -> None:
    page.goto("emergency/")
    expect(page.get_by_role("heading", name=EMERGENCY.heading["en"])).to_be_in_viewport(ratio=1)
    for sign in page.locator(".card-emergency li").all()[:2]:
        expect(sign).to_be_in_viewport(ratio=1)


def test_what_is_urgent_is_read_in_few_screens_of_a_phone(phone: Page) -> None:
    """To the end of a page's own words, with all that is folded away left so: what a frightened reader scrolls."""
    screens = {}
    for path, most in (("emergency/", 4), ("after-breast-cancer/", 6), (CHECKLIST_AT, 6)):
        phone.goto(path, wait_until="networkidle")
        end = phone.locator("main > :is(.words, .references)").first.bounding_box()
        if end is None or end["y"] > most * 740:
            screens[path] = end and end["y"] / 740
    assert screens == {}


def test_a_folded_part_opens_for_a_key_a_link_and_paper(desk: Page) -> None:
    desk.goto(FOLDED_AT)
    fold = desk.locator(".fold").first
    heading, words = fold.locator("h2"), fold.locator("summary ~ *").first
    expect(heading).to_be_visible()
    expect(words).to_be_hidden()
    fold.locator("summary").press("Enter")
    expect(words).to_be_visible()
    desk.reload()
    expect(words).to_be_hidden()
    desk.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(words).to_be_visible()
    anchor = heading.get_attribute("id")
    desk.goto("./")
    desk.goto(f"{FOLDED_AT}#{anchor}")
    expect(words).to_be_visible()
    expect(heading).to_be_in_viewport()


def test_without_javascript_every_part_is_open(lend: Lend) -> None:
    with lend(java_script_enabled=False) as page:
        page.goto(FOLDED_AT)
        for words in page.locator(".fold summary ~ *").all():
            expect(words).to_be_visible()


def test_a_long_page_lists_its_parts(page: Page) -> None:
    page.goto("after-breast-cancer/")
    contents = page.get_by_role("navigation", name=WORDS.say("on-this-page"))
    link = contents.get_by_role("link").last
    expect(link).to_be_hidden()
    contents.locator("summary").press("Enter")
    link.click()
    heading = page.get_by_role("heading", name=link.inner_text(), exact=True)
    expect(heading).to_be_in_viewport()


def test_the_menu_opens_and_leads_on(page: Page) -> None:
    page.goto("./")
    link = page.get_by_role("navigation", name=WORDS.say("main-menu")).get_by_role("link", name=NAME)
    expect(link).to_be_hidden()
    page.locator("summary", has_text=WORDS.say("menu")).focus()
    page.keyboard.press("Enter")
    link.click()
    expect(page).to_have_title(f"{CONTENT[THERE].title} - {SETTINGS.site_name}")


def test_on_a_wide_screen_the_menu_lies_open(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("./")
    expect(page.locator("header").get_by_role("link", name=NAME, exact=True)).to_be_visible()
    expect(page.locator("summary", has_text=WORDS.say("menu"))).to_be_hidden()


@pytest.mark.timeout(300)
def test_at_400_percent_nothing_scrolls_sideways_and_no_word_is_cut_off(lend: Lend) -> None:
    """1280 by 1024 at 400 %, which is also a phone of 320 pixels; in both directions of writing."""
    found = []
    with lend(viewport={"width": 320, "height": 256}) as page:
        for path in PAGES:
            page.goto(path or "./")
            for direction in ("ltr", "rtl"):
                # Fractions of a pixel are rounding; anything wider would be cut off or make the page scroll.
                found += [
                    f"/{path}, {direction}: {each}"
                    for each in page.evaluate(
                        """(direction) => {
          document.documentElement.dir = direction;
          const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !part.matches(".home main > h2, .skip, .heard");
          // What is seldom so is asked first.
          return [...document.querySelectorAll("body *")].filter((part) => {
            const box = part.getBoundingClientRect();
            const isWide = box.width && (box.left < -0.5 || box.right > innerWidth + 0.5);
            const isCut = () => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "visible";
            return (isWide || isCut()) && shown(part);
          }).map((part) => part.outerHTML.slice(0, 100));
        }""",
                        direction,
                    )
                ]
    assert found == []


@pytest.mark.parametrize("path", some([CHECKLIST_AT, "404.html", "", "search/", "news-claims/"], 2))
def test_by_keyboard_everything_is_reached_in_order_and_seen(phone: Page, path: str) -> None:
    phone.goto(path or "./")
    focusable = phone.evaluate(
        """() => {
          const seen = [...document.querySelectorAll("a[href], button, input, summary, textarea")].filter((part) => part.checkVisibility());
          // Of radio buttons, one of each group.
          const groups = new Set(seen.filter((part) => part.type === "radio").map((part) => part.name));
          return seen.filter((part) => part.type !== "radio").length + groups.size;
        }"""
    )
    positions = []
    for _ in range(focusable):
        phone.keyboard.press("Tab")
        state = phone.evaluate("""() => {
          const part = document.activeElement;
          const box = part.getBoundingClientRect();
          return { what: part.outerHTML.slice(0, 90), position: [...document.querySelectorAll("*")].indexOf(part),
                   outline: getComputedStyle(part).outlineStyle, seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 };
        }""")
        assert state["outline"] == "solid" and state["seen"], state["what"]
        positions.append(state["position"])
    assert positions == sorted(set(positions)), "focus jumps about, or is caught"


def test_the_skip_link_leads_past_the_menu(page: Page) -> None:
    page.goto("emergency/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=WORDS.say("skip"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/emergency/#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_landmarks_names_and_states_for_a_screen_reader(page: Page) -> None:
    page.goto("emergency/")
    tree = page.locator("body").aria_snapshot()
    for words in (
        "- banner:",
        "- main:",
        "- contentinfo:",
        f'- heading "{heading_of("emergency/")}" [level=1]',
        f'region "{WORDS.say("level-emergency")} {WORDS.say("speed-now")} {EMERGENCY.heading["en"]}"',
        REFERENCES,
    ):
        assert words in tree, words
    assert f'navigation "{WORDS.say("main-menu")}"' not in tree
    menu = page.locator("summary", has_text=WORDS.say("menu"))
    assert not page.locator("details.menu").evaluate("menu => menu.open")
    menu.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.menu").evaluate("menu => menu.open")
    tree = page.locator("header").aria_snapshot()
    assert f'- navigation "{WORDS.say("main-menu")}":' in tree
    for name in (*(name for name, _ in SETTINGS.extra["menu"]), WORDS.say("search")):
        assert f'- link "{name}"' in tree
    name, there = SETTINGS.extra["menu"][0]
    page.goto(there)
    expect(page.locator("header [aria-current=page]")).to_have_text(name)


def test_forced_colours_keep_cards_apart(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, forced_colors="active")
    page = context.new_page()
    # The checklist has cards of every level.
    page.goto(address + CHECKLIST_AT)
    looks = {
        card.get_attribute("class"): card.evaluate(
            "card => [getComputedStyle(card).borderTopWidth, getComputedStyle(card).borderTopStyle].join()"
        )
        for card in page.locator(".card").all()
    }
    assert len(looks) == 3 and len(set(looks.values())) == 3
    assert (
        page.locator(".card h2").first.evaluate("title => getComputedStyle(title).borderBottomStyle")
        == "solid"
    )
    context.close()


def test_paper_shows_references_with_addresses_and_no_menu(page: Page) -> None:
    page.goto("emergency/")
    page.emulate_media(media="print")
    expect(page.locator(".menu")).to_be_hidden()
    expect(page.get_by_role("heading", name=WORDS.say("words-explained"))).to_be_visible()
    expect(page.get_by_role("heading", name=REFERENCES)).to_be_visible()
    expect(page.locator(".review")).to_have_text(reviewed(LIBRARY, CONTENT["emergency/"]))


PRINTED = ["emergency/", "after-breast-cancer/", "typical-or-concerning/", "where-to-get-help/"]


@pytest.mark.parametrize(("path", "paper"), some([*product(PRINTED, ["A4", "Letter"])], 3))
def test_a_printed_page_has_its_title_address_and_dates_on_every_sheet_and_its_links_as_notes(
    desk: Page, path: str, paper: str
) -> None:
    desk.goto(path)
    printed, known = sheets(desk, paper), CONTENT[path]
    margin = WORDS.say(
        "margin",
        title=known.title,
        address=WORDS.say("trial") if is_trial(HOME) else HOME + path,
        written=WORDS.day(known.day("written")),
        due=WORDS.day(known.day("review-due")),
    )
    for sheet in printed:
        assert margin in sheet
    whole = " ".join(printed)
    links = desk.locator('main a:not([href^="#"], [href^="tel:"], .references a)')
    assert links.count() >= 2
    first = desk.locator(".references li").count() + 1
    notes = desk.locator(".addresses li").all_text_contents()
    for link in links.all():
        target = link.evaluate("link => link.href")
        assert link.get_attribute("data-note") == str(first + notes.index(target))
        assert target.replace(" ", "") in whole.replace(" ", "")
    # A card stands whole on one sheet.
    for card in desk.locator(".card").all():
        heading, last = (
            re.sub(r"\s", "", words)
            for words in (card.locator("h2").inner_text(), card.locator("p").last.inner_text())
        )
        assert [
            sheet
            for sheet in printed
            if heading[-25:] in re.sub(r"\s", "", sheet) and last[-25:] in re.sub(r"\s", "", sheet)
        ], heading


def test_paper_needs_no_colour(desk: Page) -> None:
    desk.goto("typical-or-concerning/")
    desk.emulate_media(media="print", color_scheme="dark")
    colours = desk.evaluate(
        """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, a)")].filter((part) => part.checkVisibility())
      .map((part) => getComputedStyle(part).color)"""
    )
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}, set(colours)
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
