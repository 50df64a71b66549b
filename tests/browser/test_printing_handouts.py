"""A clinic prints a handout from its web page, with a name and numbers of its own or without."""

import io
import re
from collections import Counter
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Lend
from content.dates import in_words
from content.editions import ANYWHERE
from content.printed import prints_of
from kinds import some
from paper import letters, sheets_of
from publishing.handout_words import CLINIC
from publishing.reviewed import reviewed_on_paper
from real_site import LIBRARY, PAGES, WORDS

# The heading of the references, without how many they are.
REFERENCES = WORDS.forms("references")["other"].partition("{")[0].strip(" (")
HANDOUTS = {address: page for address, page in PAGES.items() if "handout" in page.meta}
PAPERS = ("A4", "Letter")
LONG = ('St "Mary\'s" <b>Breast & Spine</b> Clinic, ' * 5)[:200]


def sheets(page: Page, paper: str) -> list[str]:
    """The words on each printed sheet."""
    return sheets_of(page.pdf(format=paper))


@pytest.fixture
def form(lend: Lend) -> Iterator[Page]:
    """A handout's page with JavaScript, when it has everything that it fetches by itself."""
    with lend(viewport={"width": 1280, "height": 720}) as page:
        page.goto("handouts/after-breast-cancer/")
        yield page


@pytest.mark.parametrize("path", some([*HANDOUTS], 2))
def test_it_prints_on_one_sheet_with_an_empty_box(page: Page, path: str) -> None:
    page.goto(path)
    for paper in PAPERS:
        # One sheet of paper, printed on two sides at most.
        sides = sheets(page, paper)
        assert len(sides) <= 2
        is_whole(page, path, " ".join(sides))


def is_whole(page: Page, path: str, text: str) -> None:
    """Whether a printed page has all that it should have, and nothing that is for the screen."""
    heading = page.get_by_role("heading", level=1).inner_text()
    assert text.startswith(heading)
    emergency = next(card for block in HANDOUTS[path].blocks for card in LIBRARY.cards_of(block))
    due = in_words(HANDOUTS[path].day("review-due"))
    for words in (
        emergency.heading["en"],
        *(WORDS.say(f"field-{name}") for name in CLINIC),
        f"{reviewed_on_paper(LIBRARY, HANDOUTS[path])}. General information, not a diagnosis.",
        f"After {due}, look for a newer one",
        WORDS.say("sheet-sources", names="").removesuffix("."),
    ):
        assert words in text, words
    for words in (
        WORDS.say("menu"),
        WORDS.say("clinic-print"),
        WORDS.say("clinic-files"),
        REFERENCES,
        WORDS.say("report"),
    ):
        assert words not in text


def test_without_the_script_nothing_can_be_typed(page: Page, request: pytest.FixtureRequest) -> None:
    page.goto("handouts/emergency-card/")
    shown = "without" not in request.node.callspec.id
    expect(page.locator(".clinic-form")).to_be_visible(visible=shown)
    assert page.locator("[data-clinic-line]").all_inner_texts() == [""] * len(CLINIC)


@pytest.mark.parametrize("path", some([*HANDOUTS], 3))
def test_a_name_of_200_characters_prints_as_typed_on_one_sheet(phone: Page, path: str) -> None:
    form = phone
    form.goto(path, wait_until="networkidle")
    form.get_by_label("Your clinic:").fill(LONG + "this is too long")
    assert form.get_by_label("Your clinic:").input_value() == LONG
    form.get_by_label("Telephone:").fill("020 7946 0000")
    form.get_by_label("Out of hours:").fill("020 7946 0001")
    for paper in PAPERS:
        sides = sheets(form, paper)
        assert len(sides) <= 2
        text = " ".join(sides)
        assert LONG.replace(" ", "") in text.replace(" ", "")
        assert "020 7946 0000" in text and "020 7946 0001" in text
    assert form.locator(".clinic b").count() == 0


def test_what_is_typed_is_neither_stored_nor_sent(form: Page) -> None:
    # A hand that comes near the page sends for the cards.
    form.get_by_role("heading", level=1).hover()
    form.locator("#explanation").wait_for(state="attached")
    requests: list[str] = []
    # The browser itself may still be asking for the site's picture in its tab.
    form.on(
        "request", lambda request: None if request.url.endswith("/logo.svg") else requests.append(request.url)
    )
    form.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    address, steps = form.url, form.evaluate("history.length")
    form.get_by_label("Your clinic:").fill("A clinic")
    form.get_by_label("Your clinic:").press("Enter")
    form.get_by_role("button", name="Print this page").click()
    assert form.evaluate("window.printed") == 1
    assert requests == []
    assert (form.url, form.evaluate("history.length"), form.evaluate("document.cookie")) == (
        address,
        steps,
        "",
    )
    state = form.context.storage_state()
    assert (state["cookies"], [origin for origin in state["origins"] if origin["localStorage"]]) == ([], [])
    form.get_by_role("button", name="Clear").click()
    expect(form.locator("[data-clinic-line]").first).to_have_text("")
    expect(form.get_by_label("Your clinic:")).to_have_value("")


@pytest.mark.parametrize("way", ["back", "reload", "kept"])
def test_leaving_and_coming_back_finds_it_empty(form: Page, way: str) -> None:
    form.get_by_label("Your clinic:").fill("A clinic")
    expect(form.locator("[data-clinic-line]").first).to_have_text("A clinic")
    if way == "back":
        form.goto("handouts/")
        form.go_back()
    elif way == "reload":
        form.reload()
    else:
        form.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    expect(form.get_by_label("Your clinic:")).to_have_value("")
    expect(form.locator("[data-clinic-line]").first).to_have_text("")


def test_a_country_that_is_chosen_leaves_its_numbers_alone(form: Page) -> None:
    numbers = form.locator(".ring b")
    all_numbers = [ring.number for ring in LIBRARY.ring]
    assert numbers.all_inner_texts() == all_numbers
    for edition in LIBRARY.editions.values():
        if edition.country != ANYWHERE and not edition.languages:
            form.get_by_label(WORDS.say("clinic-number")).select_option(label=edition.name["en"])
            own = [number for number in all_numbers if number in edition.numbers]
            assert own and [each.inner_text() for each in numbers.all() if each.is_visible()] == own
    form.get_by_role("button", name=WORDS.say("clinic-clear")).click()
    expect(numbers.last).to_be_visible()


def test_a_country_that_is_chosen_says_whom_to_contact_there_as_its_pdf_does(form: Page) -> None:
    lines = form.locator(".card-contact")
    own, seen = lines.all_inner_texts(), set()
    cards = [
        card.get_attribute("aria-labelledby").removeprefix("card-")
        for card in form.locator(".card:has(.card-contact)").all()
    ]
    for edition in LIBRARY.editions.values():
        if edition.country != ANYWHERE and not edition.languages:
            form.get_by_label(WORDS.say("clinic-number")).select_option(label=edition.name["en"])
            said = zip(cards, own, strict=True)
            told = [edition.contact.get(card, {}).get("en", words) for card, words in said]
            assert lines.all_inner_texts() == told
            seen.add(tuple(told))
    assert len(seen) > 1
    form.get_by_role("button", name=WORDS.say("clinic-clear")).click()
    # After the form's own event; the first card says the same everywhere.
    expect(lines).to_have_text(own)


def test_it_prints_in_colour_and_in_12_point(form: Page) -> None:
    reader = pypdf.PdfReader(io.BytesIO(form.pdf(format="A4", print_background=False)))
    content = b"".join(sheet.get_contents().get_data() for sheet in reader.pages)
    # The emergency's red: #9b1c1c.
    assert re.search(rb"\.607\d* \.109\d* \.109\d* rg", content)
    sizes: Counter[float] = Counter()
    for sheet in reader.pages:
        sheet.extract_text(
            visitor_text=lambda text, cm, tm, font, size: sizes.update(
                {round(abs(size * tm[3] * cm[3]), 1): len(text.strip())}
            )
        )
    assert sizes.most_common(1)[0][0] >= 12


def test_no_words_on_paper_are_as_large_as_the_numbers_to_ring(form: Page) -> None:
    form.emulate_media(media="print")
    size = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
    numbers = form.locator(".ring b").evaluate_all(size)
    words = form.locator("main :not(.ring, .ring *)").evaluate_all(size)
    assert numbers and min(numbers) >= max(words)


def test_the_index_leads_to_every_pdf(page: Page) -> None:
    page.goto("handouts/")
    links = page.locator(".editions a")
    assert links.count() == sum(len([*prints_of(LIBRARY, handout)]) for handout in HANDOUTS.values())
    for link in links.all():
        response = page.request.get(page.url + link.get_attribute("href"))
        assert response.ok and response.body().startswith(b"%PDF-")


def test_the_first_screen_of_the_index_shows_every_handout_and_the_countries(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("handouts/")
    pictures = page.locator(".sheets a")
    assert pictures.count() == len(HANDOUTS)
    boxes = [each.bounding_box() for each in (*pictures.all(), page.locator(".places a").first)]
    assert max(box["y"] + box["height"] for box in boxes) <= 740


def test_on_paper_no_heading_of_the_index_ends_a_page(phone: Page) -> None:
    phone.goto("handouts/")
    headings = tuple(letters(each) for each in phone.locator("main h2").all_inner_texts())
    foot = letters(phone.locator(".margin").text_content())
    for paper in PAPERS:
        sides = [letters(side).partition(foot) for side in sheets(phone, paper)]
        assert len(sides) > 2 and all(found for _, found, _ in sides)
        assert not [words[-40:] for words, *_ in sides if words.endswith(headings)]
