"""The handouts of the real site: every PDF of every edition read back."""

import ctypes
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import page as pdf_validator
import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops

from content.care_cards import SPEEDS, CareCard
from content.editions import ANYWHERE, SUMS, Edition, pdf_address
from content.languages import folder_on_the_web
from content.pages import Page
from content.printed import pages_beside, prints_of
from content.telephones import digits_of
from content.twins import readers_missing
from content.words import Words
from kinds import one_of_each
from paper import (
    annotations,
    letters,
    places,
    reader_of,
    sheets_of,
    sizes_of,
    structure,
    text_in,
    text_of_pdf,
    words_of_pdf,
)
from project import ROOT, Project
from publishing.drafts import draft_beside
from publishing.handout_sheets import FORMATS
from publishing.handout_words import CLINIC
from publishing.handouts import handout_addresses
from real_site import LIBRARY

WORDS = Words(LIBRARY.interface, "en")
PAGES = {
    page.uri.removeprefix("handouts/").removesuffix(".md"): page
    for page in LIBRARY.pages.values()
    if page.language == "en" and "handout" in page.meta
}
# By language and name.
TRANSLATED = {
    (page.language, page.uri.removeprefix("handouts/").removesuffix(".md")): page
    for page in LIBRARY.pages.values()
    if page.language != "en" and "handout" in page.meta
}
# A publisher's values that are longer than ours, and a review of each handout.
HOME, PUBLISHER = (
    "https://my-organisation.github.io/back-pain-signs/",
    "University Hospitals of Somewhere NHS Trust",
)
# What the line of sources begins with.
SOURCES = WORDS.say("sheet-sources", names="|").partition("|")[0].strip()
REVIEWER = "Dr Anjali Deshpande-Smith, consultant oncologist"
# Paper in points: 1/72 of an inch.
PAPER = {"a4": (595.28, 841.89), "letter": (612, 792)}


class Sheet(NamedTuple):
    """One PDF: of which handout, in which edition, printed in which way."""

    name: str
    edition: Edition
    way: str
    address: str
    language: str = "en"

    @property
    def page(self) -> Page:
        return PAGES[self.name] if self.language == "en" else TRANSLATED[self.language, self.name]

    @property
    def words(self) -> Words:
        return Words(LIBRARY.interface, self.language)


ALL_SHEETS = [Sheet(name, *printed) for name, page in PAGES.items() for printed in prints_of(LIBRARY, page)]
# Those in one language, and those on which two stand side by side.
SHEETS = [sheet for sheet in ALL_SHEETS if not sheet.edition.languages]
PAIRS = [sheet for sheet in ALL_SHEETS if sheet.edition.languages]
# What looks the same in all editions is looked at in one of each paper.
ONE_OF_EACH = list({(sheet.name, sheet.way, sheet.edition.paper): sheet for sheet in SHEETS}.values())
# In other languages, of each handout and way the first edition.
OF_TRANSLATED = list(
    {
        (language, name, way): Sheet(name, edition, way, folder_on_the_web(language) + address, language)
        for (language, name), page in TRANSLATED.items()
        for edition, way, address in reversed([*prints_of(LIBRARY, page)])
        if not edition.languages
    }.values()
)


def each_of(sheets: list[Sheet]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        "sheet",
        sheets,
        ids=[sheet.language * (sheet.language != "en") + Path(sheet.address).stem for sheet in sheets],
    )


one_paper, one_paper_and_pairs = each_of(ONE_OF_EACH), each_of(ONE_OF_EACH + PAIRS)
# Each handout in each way, and each way for each country and on each paper.
_CHOSEN = one_of_each(
    {
        sheet.address: {
            (sheet.name, sheet.way),
            (sheet.way, sheet.edition.country),
            (sheet.way, sheet.edition.paper),
        }
        for sheet in SHEETS
    }
)
SOME = [sheet for sheet in SHEETS if sheet.address in _CHOSEN]
every_sheet, every_pair, every_sheet_and_pair = each_of(SOME), each_of(PAIRS), each_of(SOME + PAIRS)


def address_on_paper(address: str) -> str:
    """How a page's address is printed: what people type."""
    return (HOME + address).partition("://")[2].rstrip("/")


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """The real site as such a publisher builds it. Every test shares it, so none writes there."""

    def make(folder: Path) -> Path:
        for part in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / part, folder / part)
        for file in ROOT.glob("mkdocs*.yml"):
            shutil.copy(file, folder)
        by, role = REVIEWER.split(", ")
        for page in PAGES.values():
            text = re.sub(r"^review:.*\n", "", (folder / page.path).read_text(), flags=re.MULTILINE)
            review = f"review: {{by: {by}, role: {role}, date: {page.day('written')}}}"
            (folder / page.path).write_text(text.replace("\nreview-due:", f"\n{review}\nreview-due:", 1))
        result = Project(folder).build(SITE_URL=HOME, PUBLISHER=PUBLISHER)
        assert result.returncode == 0, result.stderr
        return folder / "site"

    return once("handouts", make)


def cards_of(page: Page) -> list[CareCard]:
    """The care cards of a handout's page; the first is the emergency card, without which none goes out."""
    cards = [card for block in page.blocks for card in LIBRARY.cards_of(block)]
    assert cards[0].level == "emergency" and LIBRARY.ring
    return cards


def drawings_of(page: Page) -> list[str]:
    """The titles of the drawings that a handout shows."""
    figures = [LIBRARY.figures[block.argument] for block in page.blocks if block.name == "picture"]
    return [figure.title[page.language] for figure in figures if figure.kind == "drawing"]


# --- The words -----------------------------------------------------------------------------------------------


def twin(site: Path, sheet: Sheet) -> Any:
    """The web page of a handout as this edition has its words: its own number, and whom to contact there."""
    folder = site / folder_on_the_web(sheet.language) / "handouts" / sheet.name
    html = (folder / "index.html").read_text(encoding="utf-8")
    main = BeautifulSoup(html, "html.parser").main
    # On paper that it is a draft stands first in the foot.
    for each in reversed(main.select(".draft")):
        main.select_one(".clinic-foot").insert(0, each.extract())
    # On paper the sources stand in one line of the foot, and what is for the screen alone not at all.
    # Beside a drawing stand the numbers of its list, and on it the same.
    for drawing in main.select("figure > svg"):
        numbered = drawing.find_next_sibling("ol").select("li")
        for number, row in enumerate(numbered, 1):
            row.insert(0, f"{number}. ")
        drawing.parent.append(" ".join(each.get_text() for each in drawing.select("text")))
    for each in main.select(".stale, .cite, .card-sources, .note-tools, svg, textarea, .contents"):
        each.decompose()
    for ring in main.select("ul.ring"):
        ring.string = f"{sheet.edition.number} {sheet.edition.beside.get(sheet.language, '')}"
    for card in main.select("section.card"):
        id = card["aria-labelledby"].removeprefix("card-")
        if id in sheet.edition.contact:
            card.select_one(".card-contact").string = sheet.edition.contact[id][sheet.language]
    return main


def field_words(words: Words, *names: str) -> str:
    return "".join(letters(words.say(f"field-{name}")) for name in names)


def of(main: Any, selector: str) -> str:
    return "".join(letters(each.get_text(" ")) for each in main.select(selector))


# The code stands in the foot, and is each edition's own.
# Its noughts are of another font, and so pieces of their own.
CODE = re.compile(
    r"[A-Z]+(?:\s*-\s*[a-z]+)+\s*-\s*(?:[A-Z]{2}|INT|WEB)\s*-\s*(?:\d\s*){8}-(?:\s*[0-9a-f]){4}"
)


def without_code(text: str) -> str:
    return letters(CODE.sub("", text))


def expected_on_pages(site: Path, sheet: Sheet) -> set[str]:
    """The letters of a handout on pages of its own, up to the sources: with the clinic's box after the emergency
    if it goes on over the leaf, else after all words."""
    main = twin(site, sheet)
    lines = main.select(".clinic-foot p")[: 2 + len(main.select(".draft"))]
    foot = without_code(" ".join(each.get_text() for each in lines))
    # That it was corrected is told on the web alone: whoever holds the paper has the words as they are now.
    for each in main.select(".corrected, .clinic, .clinic-foot, .clinic-form, .clinic-form ~ *"):
        each.decompose()
    names = CLINIC if sheet.way != "poster" else CLINIC[:3]
    if sheet.way == "poster":
        for each in main.select("h2:not(.card h2), h2:not(.card h2) ~ p"):
            each.decompose()
    words = letters(main.get_text(" "))
    first = letters(main.select_one("section.card").get_text(" "))
    end = words.index(first) + len(first)
    clinic = field_words(sheet.words, *names)
    return {words + clinic + foot, words[:end] + clinic + words[end:] + foot}


def expected_on_copies(site: Path, sheet: Sheet) -> str:
    """The letters of one card or slip, which is read out once, up to its foot."""
    main = twin(site, sheet)
    card = main.select_one("section.card")
    level, number = of(card, ".card-level"), of(card, ".ring")
    opening = of(main, "h1") + of(main, ".lead")
    heading = letters(card.h2.get_text(" ")).removeprefix(level)
    signs = of(card, "ul:not(.ring)")
    others = "".join(letters(each.get_text()) for each in card.select("p:not(.card-contact)"))
    contact = of(card, ".card-contact")
    for each in main.select(".clinic, .clinic-foot, .clinic-form, .clinic-form ~ *"):
        each.decompose()
    own = [
        each
        for each in main.find_all(["h2", "p"])
        if not each.find_parent("section") and each.get("class") is None
    ]
    if sheet.way == "slip":
        words = "".join(letters(each.get_text()) for each in own)
        return opening + level + heading + number + signs + others + contact + words
    start = next(at for at, each in enumerate(own) if each.name == "h2")
    after = "".join(letters(each.get_text()) for each in own[start:])
    outside = opening + level + number + contact + field_words(sheet.words, "name")
    return outside + "|" + heading + signs + others + after + field_words(sheet.words, "diagnosis", "number")


@each_of(SOME + OF_TRANSLATED)
def test_it_says_the_same_words_as_its_page(site: Path, sheet: Sheet) -> None:
    sources = letters(sheet.words.say("sheet-sources", names="|").partition("|")[0])
    text = without_code(text_of_pdf(site / sheet.address)).partition(sources)[0]
    if sheet.way in ("card", "slip"):
        *parts, last = expected_on_copies(site, sheet).split("|")
        assert all(len(part) > 100 for part in (*parts, last))
        # What stands between the outside and the inside of a card is its back, with the foot.
        assert text.startswith(parts[0] if parts else last) and (text.endswith(last) or not parts)
    else:
        expected = expected_on_pages(site, sheet)
        assert len(min(expected)) > 400
        assert text in expected


@every_sheet
def test_it_says_what_it_is_and_until_when(site: Path, sheet: Sheet) -> None:
    reader, page = reader_of(site / sheet.address), sheet.page
    root, facts = reader.trailer["/Root"], reader.metadata
    assert (facts.title, facts.author, facts.subject) == (page.title, PUBLISHER, page.meta["description"])
    assert facts.creation_date.date().isoformat() == page.day("written")
    assert root["/Lang"] == WORDS.tag
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    text = words_of_pdf(site / sheet.address)
    written, due = WORDS.day(page.day("written")), WORDS.day(page.day("review-due"))
    several = sheet.way in ("card", "slip")
    place = "" if several else f"handouts/{sheet.name}/"
    for words in (
        *(["Version of " + written] if not several else []),
        f"After {due}, look for a newer one",
        f"On the web: {address_on_paper(place)}",
        f"Reviewed by {'a clinician' if several else REVIEWER}{'' if several else ','} on {written}",
        WORDS.say("general"),
        f"{sheet.edition.number} {sheet.edition.beside.get('en', '')}",
    ):
        assert letters(words) in text, words
    # No other country's number stands beside it.
    others = {ring.number for ring in LIBRARY.ring} - sheet.edition.numbers
    links = [each["/A"]["/URI"] for each in annotations(reader, "/Link")]
    assert f"tel:{digits_of(sheet.edition.number)}" in links
    assert not {f"tel:{digits_of(number)}" for number in others} & set(links)
    if not several:
        shown = " ".join(sheets_of((site / sheet.address).read_bytes()))
        assert f"Page {len(reader.pages)} of {len(reader.pages)}" in shown


@every_sheet
def test_it_names_no_other_country_and_no_number_of_one(site: Path, sheet: Sheet) -> None:
    text = text_of_pdf(site / sheet.address).partition(SOURCES)[0]
    own = sheet.edition
    for other in LIBRARY.editions.values():
        if other.country not in (own.country, ANYWHERE):
            urgent = {digits_of(part.number) for part in LIBRARY.countries[other.country].ways["urgent"]}
            for words in {*other.name.values(), *other.numbers, *urgent} - own.numbers:
                assert not re.search(rf"\b{re.escape(words)}\b", text), words


@pytest.mark.parametrize("name", PAGES)
def test_a_code_names_the_handout_the_country_the_day_and_the_words(site: Path, name: str) -> None:
    codes: dict[str, set[str]] = {}
    for sheet in SHEETS:
        if sheet.name == name:
            code = re.sub(r"\s", "", CODE.search(text_of_pdf(site / sheet.address))[0])
            codes.setdefault(sheet.edition.country, set()).add(code)
            # Who copies it has it as it is.
            assert places(site / sheet.address, code) or sheet.way in ("card", "slip")
    day = PAGES[name].day("written").replace("-", "")
    # The same words have the same code, however they are printed; and no two editions say the same.
    assert all(len(found) == 1 for found in codes.values())
    every = [code for found in codes.values() for code in found]
    assert all(f"-{name}-{country}-{day}-" in code for country, found in codes.items() for code in found)
    assert len({code[-4:] for code in every}) == len(every)


# --- Paper, tags, fonts ----------------------------------------------------------------------------------------


def test_each_is_there_for_each_country(site: Path) -> None:
    files = {file.relative_to(site).as_posix() for file in site.rglob("*.pdf")}
    of_others = {
        folder_on_the_web(page.language) + address
        for page in LIBRARY.pages.values()
        for address in handout_addresses(LIBRARY, page)
        if page.language != "en" and address != SUMS
    }
    assert files == {sheet.address for sheet in ALL_SHEETS} | of_others
    assert {edition.country for edition in LIBRARY.editions.values()} >= {
        ring.country for ring in LIBRARY.ring
    }
    assert any(edition.country == ANYWHERE for edition in LIBRARY.editions.values())


def test_each_is_the_one_whose_digest_is_published(site: Path) -> None:
    result = subprocess.run(
        ["sha256sum", "--strict", "--check", Path(SUMS).name],
        cwd=(site / SUMS).parent,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.count(": OK") == len(ALL_SHEETS)


@every_sheet_and_pair
def test_it_has_its_pages_its_paper_and_no_small_text(site: Path, sheet: Sheet) -> None:
    reader, way = reader_of(site / sheet.address), FORMATS[sheet.way]
    assert 1 <= len(reader.pages) <= way.pages
    for each in reader.pages:
        assert [float(side) for side in each.mediabox[2:]] == pytest.approx(
            PAPER[sheet.edition.paper], abs=0.5
        )
    sizes: Counter[float] = Counter()
    for text, size in sizes_of(site / sheet.address):
        sizes[round(size, 1)] += len(text.strip())
    sizes, folded = +sizes, way.is_copied and way.pages > 1
    assert min(sizes) >= way.smallest
    # The foot of a poster has more words than its body.
    body = max((size for size in sizes if size > way.notes or folded), key=sizes.__getitem__)
    assert body >= {"page": 12, "large": 16, "card": 9, "pair": 9, "poster": 18, "slip": 11}[way.name]


def test_the_clinics_box_stands_on_the_first_page(site: Path) -> None:
    """Where the emergency is, also of sheets that are set like another edition's."""
    sheets = [sheet for sheet in SHEETS + OF_TRANSLATED if not FORMATS[sheet.way].is_copied]
    first = {sheet.address: reader_of(site / sheet.address).pages[0].get("/Annots", ()) for sheet in sheets}
    assert [
        address
        for address, annotations in first.items()
        if not any(each.get_object()["/Subtype"] == "/Widget" for each in annotations)
    ] == []


@one_paper_and_pairs
def test_its_words_stay_clear_of_the_edge(site: Path, sheet: Sheet) -> None:
    document = pypdfium2.PdfDocument(site / sheet.address)
    for each in document:
        text = each.get_textpage()
        boxes = [
            text.get_charbox(place)
            for place in range(text.count_chars())
            if text.get_text_range(place, 1).strip()
        ]
        room = 5 / 25.4 * 72 - 0.5
        assert (
            min(box[0] for box in boxes) >= room and max(box[2] for box in boxes) <= each.get_width() - room
        )
        assert (
            min(box[1] for box in boxes) >= room and max(box[3] for box in boxes) <= each.get_height() - room
        )
    document.close()


@one_paper_and_pairs
def test_on_the_other_paper_nothing_is_cut(site: Path, sheet: Sheet) -> None:
    """Printed as it is, in the middle, on Letter in place of A4, or the other way round; a printer leaves 4 mm. Lines to
    cut and to fold along may be lost there: they are longer than any other.
    """
    (other,) = (size for paper, size in PAPER.items() if paper != sheet.edition.paper)
    reader, document = reader_of(site / sheet.address), pypdfium2.PdfDocument(site / sheet.address)
    for number, page in enumerate(document):
        text = page.get_textpage()
        boxes = [
            text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()
        ]
        paths = [each.get_bounds() for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=8)]
        boxes += [box for box in paths if not FORMATS[sheet.way].is_copied or not is_long_and_thin(box)]
        boxes += [each.get_object()["/Rect"] for each in reader.pages[number].get("/Annots", [])]
        for first, last, side, there in zip((0, 1), (2, 3), page.get_size(), other, strict=True):
            least = max(0, (side - there) / 2) + 4 / 25.4 * 72 - 0.5
            assert min(float(box[first]) for box in boxes) >= least
            assert max(float(box[last]) for box in boxes) <= side - least
    document.close()


def is_long_and_thin(box: tuple[float, ...]) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) < 2 and max(wide, high) > 190


@one_paper
def test_its_sources_stand_on_one_line_without_numbers(site: Path, sheet: Sheet) -> None:
    text = text_of_pdf(site / sheet.address)
    if sheet.way in ("card", "slip"):
        assert SOURCES not in text
        return
    line = text[text.index(SOURCES) :]
    ends = {
        place[1][1]
        for words in (line[:12], line.split()[-1])
        for place in places(site / sheet.address, words)[-1:]
    }
    assert max(ends) - min(ends) < 5, line


@one_paper
def test_its_sources_are_not_those_of_a_number(site: Path, sheet: Sheet) -> None:
    cited = LIBRARY.sources
    numbers = {cited[reference.source].organization for ring in LIBRARY.ring for reference in ring.sources}
    others = {source.organization for source in cited.values()} - numbers
    line = text_of_pdf(site / sheet.address).partition(SOURCES)[2]
    only = {who.short_name for who in numbers} - {who.short_name for who in others}
    assert only
    assert not [name for name in only if re.search(rf"\b{re.escape(name)}\b", line)]


def strokes(file: Path) -> int:
    """How many lines to write on a PDF has: long, level and thin."""
    document = pypdfium2.PdfDocument(file)
    boxes = [
        each.get_bounds()
        for page in document
        for each in page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=8)
    ]
    document.close()
    return sum(right - left > 50 and top - bottom < 2 for left, bottom, right, top in boxes)


@pytest.mark.parametrize("name", PAGES)
def test_each_paper_has_the_same_lines_to_write_on(site: Path, name: str) -> None:
    # One that is broken over the leaf would be two.
    counts = {strokes(site / sheet.address) for sheet in SHEETS if sheet.name == name and sheet.way == "page"}
    assert len(counts) <= 1


@every_sheet
def test_its_tags_are_whole(site: Path, sheet: Sheet) -> None:
    reader = reader_of(site / sheet.address)
    tags = structure(reader)
    headings = [int(tag[2]) for tag, _ in tags if re.fullmatch(r"/H[1-6]", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    pictures = [node["/Alt"] for tag, node in tags if tag == "/Figure"]
    qr = WORDS.say("sheet-qr", address=address_on_paper(f"handouts/{sheet.name}/"))
    assert sorted(pictures) == sorted([qr, *drawings_of(sheet.page)])
    assert {"/L", "/LI"} <= {tag for tag, _ in tags}
    links = list(annotations(reader, "/Link"))
    addresses = [each["/A"]["/URI"] for each in links]
    assert links and all(each.get("/Contents") for each in links)
    assert sum(tag == "/Link" for tag, _ in tags) >= len(set(addresses))
    assert all(address.startswith(("tel:", HOME)) for address in addresses)


@one_paper
def test_its_fonts_are_in_it(site: Path, sheet: Sheet) -> None:
    reader = reader_of(site / sheet.address)
    every = [font.get_object() for each in reader.pages for font in each["/Resources"]["/Font"].values()]
    fonts = {font["/BaseFont"]: font for font in every}
    assert {font.split("+")[1] for font in fonts} <= {
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
        # For the nought.
        "Mukta-Regular",
        "Mukta-Bold",
    }
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
    # What is typed into it is shown in one of its own, too.
    (typed,) = reader.trailer["/Root"]["/AcroForm"]["/DR"]["/Font"].values()
    assert "/FontFile2" in typed.get_object()["/FontDescriptor"]


@one_paper_and_pairs
def test_no_nought_is_struck_through(site: Path, sheet: Sheet) -> None:
    """That of the Latin font is, and 108 would be read as 188."""
    document, name = pypdfium2.PdfDocument(site / sheet.address), ctypes.create_string_buffer(99)
    found = set()
    for each in document:
        text = each.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1) == "0":
                raw.FPDFText_GetFontInfo(text.raw, place, name, len(name), None)
                found.add(name.value.partition(b"+")[2].partition(b"-")[0])
    document.close()
    assert found == {b"Mukta"}


@every_sheet_and_pair
def test_it_conforms_to_pdf_ua(site: Path, sheet: Sheet) -> None:
    file = site / sheet.address
    report = pdf_validator.validate_pdf(file, profile="ua1")
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.is_compliant and report.rules.total > 100
    assert file.stat().st_size <= 150_000
    if verapdf := shutil.which("verapdf"):
        command = [verapdf, "--flavour", "ua1", "--format", "text", str(file)]
        result = subprocess.run(command, capture_output=True, text=True)
        assert result.stdout.startswith("PASS"), result.stdout


def test_the_validator_finds_fault_with_a_pdf_that_is_not_tagged(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "blank.pdf")
    assert not pdf_validator.validate_pdf(tmp_path / "blank.pdf", profile="ua1").is_compliant


# --- The look ----------------------------------------------------------------------------------------------------


def beginning(text: str) -> str:
    """So much of a text that it stands on one line."""
    return " ".join(text.split()[:4])


def lightness(value: int) -> float:
    """A grey's relative luminance (WCAG 2.2)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: int, other: int) -> float:
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=8)
def drawn(sheet: pypdfium2.PdfPage, scale: int) -> Image.Image:
    """A page in grey."""
    return sheet.render(scale=scale).to_pil().convert("L")


def around(sheet: pypdfium2.PdfPage, words: str, scale: int = 4) -> tuple[int, int, list[int]]:
    """The paper behind some words, the darkest or lightest of their ink, and what stands left of them from the
    edge of the sheet, column by column, each at its darkest; in grey.
    """
    grey = drawn(sheet, scale)
    text = sheet.get_textpage()
    index, count = text.search(words).get_next()
    boxes = [text.get_charbox(place) for place in range(index, index + count)]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    above, below = (int((sheet.get_height() - height) * scale) for height in (top, bottom))
    part = grey.crop((int(left * scale), above, int(right * scale), below))
    pixels = part.tobytes()
    paper = Counter(pixels).most_common(1)[0][0]
    ink = max(min(pixels), max(pixels), key=lambda value: abs(value - paper))
    beside, width = grey.crop((0, above, int(left * scale), below)).tobytes(), int(left * scale)
    rows = [beside[start : start + width] for start in range(0, len(beside), width)]
    return paper, ink, list(map(min, *rows))


@pytest.mark.parametrize("way", ["page", "large"])
def test_the_boxes_can_be_told_apart_without_colour(site: Path, way: str) -> None:
    edition = SHEETS[0].edition
    # One that shows a card of each level.
    name = next(
        name for name, page in PAGES.items() if {card.level for card in cards_of(page)} == {*SPEEDS.values()}
    )
    sheet = next(sheet for sheet in SHEETS if (sheet.name, sheet.edition, sheet.way) == (name, edition, way))
    document = pypdfium2.PdfDocument(site / sheet.address)
    pages, bands = list(document), {}
    headings: dict[str, str] = {}
    for card in reversed(cards_of(PAGES[name])):
        # Two cards may begin alike; the first is found.
        headings[card.level] = beginning(
            card.heading["en"] if card.level != "non-urgent" else card.signs[0].text["en"]
        )
    for level, words in {**headings, "clinic": "Your clinic"}.items():
        sheet = next(sheet for sheet in pages if sheet.get_textpage().search(words).get_next())
        paper, ink, left = around(sheet, words)
        assert contrast(paper, ink) >= 7
        # The border, or border and dark band together, is what comes first from the left.
        dark = "".join("x" if contrast(value, 255) >= 3 else "." for value in left)
        bands[level] = (paper, len(dark.lstrip(".").split(".")[0]))
    assert bands["emergency"][0] < 100 < 200 < bands["urgent"][0]
    assert bands["emergency"][1] > bands["urgent"][1] > bands["non-urgent"][1] >= 3
    assert bands["clinic"][1] >= 3
    document.close()


@one_paper
def test_every_word_stands_out_in_grey(site: Path, sheet: Sheet) -> None:
    document = pypdfium2.PdfDocument(site / sheet.address)
    pages, emergency = list(document), cards_of(sheet.page)[0]
    for words in (
        beginning(emergency.heading["en"]),
        beginning(emergency.signs[0].text["en"]),
        sheet.edition.number,
        "Your clinic",
        "General information",
    ):
        each = next(each for each in pages if each.get_textpage().search(words).get_next())
        paper, ink, _ = around(each, words)
        assert contrast(paper, ink) >= 7, words
    document.close()


@one_paper
def test_the_number_is_the_largest_of_all_words(site: Path, sheet: Sheet) -> None:
    sizes: dict[str, float] = {}
    for text, size in sizes_of(site / sheet.address):
        sizes.setdefault(text.strip(), size)
    number = sizes[sheet.edition.number]
    assert number == max(sizes.values()) and number > 2 * sorted(sizes.values())[len(sizes) // 2]


@each_of([sheet for sheet in ONE_OF_EACH + PAIRS if FORMATS[sheet.way].is_copied])
def test_copies_are_the_same_and_read_out_once(site: Path, sheet: Sheet) -> None:
    way = FORMATS[sheet.way]
    heading = cards_of(sheet.page)[0].heading["en"]
    count = way.across * way.down
    assert len(places(site / sheet.address, beginning(heading))) == count
    assert words_of_pdf(site / sheet.address).count(letters(heading)) == 1
    # To the pixel, but for the lines to cut along; those of one column, drawn so large that a row is whole pixels high.
    document = pypdfium2.PdfDocument(site / sheet.address)
    for each in document:
        high, area = 600, [side / 25.4 * 72 for side in way.area]
        left, below = ((side - own) / 2 for side, own in zip(each.get_size(), area, strict=True))
        each.set_cropbox(left, below, left + area[0], below + area[1])
        grey = each.render(scale=high * way.down / each.get_height()).to_pil().convert("L")
        wide = grey.width // way.across
        first, *others = (
            grey.crop((8, at * high + 8, wide - 8, (at + 1) * high - 8)) for at in range(way.down)
        )
        assert others and len({*first.tobytes()}) > 20
        for other in others:
            assert sum(ImageChops.difference(first, other).histogram()[129:]) < wide * high / 200
    document.close()


# --- In two languages --------------------------------------------------------------------------------------------


def card_in(site: Path, sheet: Sheet, language: str) -> Path:
    """The card of the same handout, country and paper in one language."""
    own = next(
        each.edition
        for each in SHEETS
        if (each.name, each.edition.country, each.edition.paper)
        == (sheet.name, sheet.edition.country, sheet.edition.paper)
    )
    return site / folder_on_the_web(language) / pdf_address(sheet.page, own, "")


def signs_of(text: str) -> str:
    """The letters of the inside of a card."""
    return letters(text)[letters(text).rindex(letters(CODE.findall(text)[-1])) :].removeprefix(
        letters(CODE.findall(text)[-1])
    )


@every_pair
def test_a_pair_says_the_words_of_both_cards_each_in_its_own_voice(site: Path, sheet: Sheet) -> None:
    file = site / sheet.address
    tags = {language: LIBRARY.interface.tag(language) for language in sheet.edition.languages}
    told = {language: text_in(file, tag) for language, tag in tags.items()}
    assert letters("".join(told.values())) and sum(map(len, map(letters, told.values()))) == len(
        words_of_pdf(file)
    )
    for language, text in told.items():
        card, words = text_of_pdf(card_in(site, sheet, language)), Words(LIBRARY.interface, language)
        # Its front, up to the clinic's lines; the inside, after the foot.
        front = letters(card).partition(letters(words.say("field-clinic")))[0]
        assert len(front) > 50 and letters(text).startswith(front)
        assert len(signs_of(card)) > 300 and signs_of(text) == signs_of(card)
        assert letters(words.say("general")) in letters(text)


@every_pair
def test_a_pair_has_one_code_in_both_columns_and_says_which_is_a_draft(site: Path, sheet: Sheet) -> None:
    codes = [re.sub(r"\s", "", code) for code in CODE.findall(text_of_pdf(site / sheet.address))]
    assert len(codes) == 2 and len({*codes}) == 1
    country, languages = sheet.edition.country, "-".join(sheet.edition.languages)
    assert re.search(rf"^[A-Z]+-{languages}-{sheet.name}-{country}-\d{{8}}-", codes[0])
    for page in pages_beside(LIBRARY, sheet.page, sheet.edition):
        if readers_missing(LIBRARY, page):
            for language in sheet.edition.languages:
                text = text_in(site / sheet.address, LIBRARY.interface.tag(language))
                assert letters(draft_beside(LIBRARY, [page], language)) in letters(text)


@every_pair
def test_a_pair_is_the_same_to_the_byte_on_the_site_of_each_language(site: Path, sheet: Sheet) -> None:
    files = [site / folder_on_the_web(language) / sheet.address for language in sheet.edition.languages]
    assert files[0].read_bytes() == files[1].read_bytes()


@every_pair
def test_line_stands_beside_line(site: Path, sheet: Sheet) -> None:
    """Each sign begins as high as in the other language, in the panel beside it; so does each line for the clinic."""
    heights, count = {}, FORMATS[sheet.way].across * FORMATS[sheet.way].down
    for language in sheet.edition.languages:
        words = Words(LIBRARY.interface, language)
        lines = [
            words.say(f"field-{name}") for name in ("clinic", "telephone", "name", "diagnosis", "number")
        ]
        card = cards_of(sheet.page)[0]
        lines += [beginning(text) for text in (sign.text[language] for sign in card.signs)]
        heights[language] = [places(site / sheet.address, line) for line in lines]
        # In copies PDFium finds no letters that are joined.
        assert all(1 <= len(found) <= count for found in heights[language])
    for one, other in zip(*heights.values(), strict=True):
        assert all(
            page == there and abs(box[1] - beside[1]) < 4 and 100 < beside[0] - box[0] < 160
            for (page, box), (there, beside) in zip(one[:1], other[:1], strict=True)
        )


@every_pair
def test_what_is_typed_once_stands_in_both_languages(site: Path, sheet: Sheet) -> None:
    reader, way = reader_of(site / sheet.address), FORMATS[sheet.way]
    fields = {
        field.get_object()["/T"]: field.get_object()
        for field in reader.trailer["/Root"]["/AcroForm"]["/Fields"]
    }
    assert set(fields) == {"clinic", "telephone", "hours"}
    for name, field in fields.items():
        labels = Counter(each.get_object()["/TU"] for each in field["/Kids"])
        assert labels == {
            Words(LIBRARY.interface, language).say(f"field-{name}"): way.across * way.down
            for language in sheet.edition.languages
        }
