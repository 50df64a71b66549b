"""The handouts: every PDF of the real site read back, and what the build says of bad ones."""
import html
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import page as pdf_validator
import pypdf
import pypdfium2
import pytest
from PIL import Image
from pypdf.generic import DecodedStreamObject, NameObject
from project import PAGE, ROOT, Project
from real_site import LIBRARY

from content.care_cards import SPEEDS, CareCard
from content.dates import in_words
from content.pages import Page
from content.telephones import digits_of
from publishing.handout_sheets import EDITIONS, Edition
from publishing.handout_words import WORDS
from translated import add_language

PAGES = {page.uri.removeprefix("handouts/").removesuffix(".md"): page for page in LIBRARY.pages.values()
         if "handout" in page.meta}
SHEETS = [(name, edition) for name, page in PAGES.items() for edition in EDITIONS[page.meta["handout"]]]
every_sheet = pytest.mark.parametrize("name, edition", SHEETS, ids=[f"{name}-{edition.ending}" for name, edition in SHEETS])
# A publisher's values that are longer than ours, and a review of each handout.
HOME, PUBLISHER = "https://my-organisation.github.io/back-pain-signs/", "University Hospitals of Somewhere NHS Trust"
REVIEWER = "Dr Anjali Deshpande-Smith, consultant oncologist"
# Paper in points: 1/72 of an inch.
PAPER = {"a4": (595.28, 841.89), "us-letter": (612, 792)}


def address_on_paper(address: str) -> str:
    """How a page's address is printed: what people type."""
    return (HOME + address).partition("://")[2].rstrip("/")


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """The real site as such a publisher builds it. Every test shares it, so none writes there."""
    def make(folder: Path) -> Path:
        for part in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / part, folder / part)
        shutil.copy(ROOT / "mkdocs.yml", folder)
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


def open_pdf(site: Path, name: str, edition: Edition) -> pypdf.PdfReader:
    return pypdf.PdfReader(site / f"handouts/{name}-{edition.ending}.pdf")


def letters(text: str) -> str:
    """Letters and digits alone: where a line ends or a word is spaced says nothing about the words."""
    return "".join(re.findall(r"\w", text.casefold()))


def words_of_page(site: Path, name: str, cards: bool) -> str:
    """The words that a handout's web page prints, from its HTML; for a sheet of cards, those of its care card and foot."""
    text = (site / f"handouts/{name}/index.html").read_text(encoding="utf-8").split("</p>\n", 1)[1]
    words = text.split('<section class="clinic"')[0]
    if cards:
        words = words.split('<section aria-labelledby="card-')[1].split("</section>")[0].split(">", 1)[1]
    foot = '<section class="clinic"' + text.split('<section class="clinic"')[1].split('<form class="clinic-form"')[0]
    if cards:
        # Their foot is shorter than that of the page.
        days = {key: in_words(PAGES[name].day(key)) for key in ("written", "review-due")}
        foot = foot.split('<div class="clinic-foot">')[0] + " ".join(WORDS["en"].card).format(
            reviewed_on=f"Reviewed by a clinician on {days['written']}", written=days["written"], due=days["review-due"],
            home=f"On the web: {address_on_paper('')}")
    # On paper the sources stand in one line of the foot, not below each card.
    shown = re.sub(r'<(svg|textarea)\b.*?</\1>|<p class="(?:note-tools|card-sources)".*?</p>', "", words + foot, flags=re.DOTALL)
    return letters(html.unescape(re.sub(r"<[^>]+>", " ", shown)))


def without_decoration(content: bytes) -> bytes:
    """A page's content without what stands between "this is decoration" and its end; other marks may stand within."""
    kept, inside = [], 0
    for piece in re.split(rb"(/\w+(?: |<<.*?>>)\s*B[MD]C|\bEMC\b)", content, flags=re.DOTALL):
        if piece.endswith((b"BMC", b"BDC")):
            inside += bool(inside) or piece.startswith(b"/Artifact")
        if not inside:
            kept.append(piece)
        elif piece == b"EMC":
            inside -= 1
    return b"".join(kept)


def words_of_pdf(reader: pypdf.PdfReader) -> str:
    """The words of a PDF that a screen reader meets, in its order: what is marked as decoration is left out."""
    for page in reader.pages:
        stream = DecodedStreamObject()
        stream.set_data(without_decoration(page.get_contents().get_data()))
        page[NameObject("/Contents")] = stream
    return letters(" ".join(page.extract_text() for page in reader.pages))


def structure(reader: pypdf.PdfReader) -> list[tuple[str, dict]]:
    """The tags of a PDF with their dictionaries, in reading order."""
    found = []

    def visit(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], node))
            visit(node.get("/K"))
    visit(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_each_is_there_in_two_papers_and_two_sizes(site: Path) -> None:
    assert {page.meta["handout"] for page in PAGES.values()} == set(EDITIONS)
    files = {file.name for file in (site / "handouts").glob("*.pdf")}
    assert files == {f"{name}-{edition.ending}.pdf" for name, edition in SHEETS}
    assert {file.stem for file in (site / "handouts").glob("*.webp")} == set(PAGES)
    assert sorted(edition.ending for edition in EDITIONS["page"]) == ["a4", "a4-large", "letter", "letter-large"]


@every_sheet
def test_it_says_the_same_words_as_its_page(site: Path, name: str, edition: Edition) -> None:
    expected = words_of_page(site, name, edition.cards)
    assert len(expected) > 400
    assert words_of_pdf(open_pdf(site, name, edition)) == expected


@every_sheet
def test_it_has_its_pages_its_paper_and_no_small_text(site: Path, name: str, edition: Edition) -> None:
    reader = open_pdf(site, name, edition)
    assert 1 <= len(reader.pages) <= edition.pages
    sizes: Counter[float] = Counter()
    for sheet in reader.pages:
        assert [float(side) for side in sheet.mediabox[2:]] == pytest.approx(PAPER[edition.paper], abs=0.5)
        sheet.extract_text(visitor_text=lambda text, cm, tm, font, size: sizes.update(
            {round(abs(size * tm[3] * cm[3]), 1): len(text.strip())}))
    sizes = +sizes
    assert min(sizes) >= edition.smallest
    # The foot of a poster has more words than its body.
    body = max((size for size in sizes if size > edition.notes), key=sizes.__getitem__)
    assert body >= (18 if "large" in edition.ending else 8 if edition.cards else 12)


@every_sheet
def test_it_says_what_it_is_and_until_when(site: Path, name: str, edition: Edition) -> None:
    reader, page = open_pdf(site, name, edition), PAGES[name]
    root, facts = reader.trailer["/Root"], reader.metadata
    assert (facts.title, facts.author, facts.subject) == (
        page.title, PUBLISHER, page.meta["description"])
    assert facts.creation_date.date().isoformat() == page.day("written")
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    text = words_of_pdf(reader)
    written, due = in_words(page.day("written")), in_words(page.day("review-due"))
    place = "" if edition.cards else f"handouts/{name}/"
    for words in (f"Version of {written}", f"After {due}, look for a newer one", f"On the web: {address_on_paper(place)}",
                  f"Reviewed by {'a clinician' if edition.cards else REVIEWER} on {written}", "Your clinic:",
                  "Telephone:", "Out of hours:",
                  "General information, not a diagnosis. Do not put off getting help because of something you read here"):
        assert letters(words) in text
    if not edition.cards:
        shown = " ".join(sheet.extract_text() for sheet in open_pdf(site, name, edition).pages)
        assert f"Page {len(reader.pages)} of {len(reader.pages)}" in shown


@every_sheet
def test_its_tags_are_whole(site: Path, name: str, edition: Edition) -> None:
    reader = open_pdf(site, name, edition)
    tags = structure(reader)
    headings = [int(tag[2]) for tag, _ in tags if re.fullmatch(r"/H[1-6]", tag)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(headings, headings[1:]))
    pictures = [node["/Alt"] for tag, node in tags if tag == "/Figure"]
    assert pictures == ([] if edition.cards else [
        f"QR code that leads to {address_on_paper(f'handouts/{name}/')}"])
    assert {"/L", "/LI"} <= {tag for tag, _ in tags}
    annotations = [each.get_object() for sheet in reader.pages for each in sheet.get("/Annots", [])]
    links = [each["/A"]["/URI"] for each in annotations if "/A" in each]
    assert links and all(each.get("/Contents") for each in annotations)
    assert sum(tag == "/Link" for tag, _ in tags) >= len(set(links))
    assert {f"tel:{digits_of(number.number)}" for number in LIBRARY.ring} <= set(links)
    assert all(link.startswith(("tel:", HOME)) for link in links)
    if not edition.cards:
        anchors = {link.split("#")[1] for link in links if f"handouts/{name}/#" in link}
        page = (site / f"handouts/{name}/index.html").read_text()
        assert anchors and all(f'id="{anchor}"' in page for anchor in anchors)


@every_sheet
def test_its_fonts_are_in_it(site: Path, name: str, edition: Edition) -> None:
    reader = open_pdf(site, name, edition)
    every = [font.get_object() for sheet in reader.pages for font in sheet["/Resources"]["/Font"].values()]
    fonts = {font["/BaseFont"]: font for font in every}
    assert {font.split("+")[1] for font in fonts} <= {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@every_sheet
def test_it_conforms_to_pdf_ua(site: Path, name: str, edition: Edition) -> None:
    file = site / f"handouts/{name}-{edition.ending}.pdf"
    report = pdf_validator.validate_pdf(file, profile="ua1")
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.is_compliant and report.rules.total > 100
    assert file.stat().st_size <= 150_000
    if verapdf := shutil.which("verapdf"):
        result = subprocess.run([verapdf, "--flavour", "ua1", "--format", "text", str(file)], capture_output=True, text=True)
        assert result.stdout.startswith("PASS"), result.stdout


def test_the_validator_finds_fault_with_a_pdf_that_is_not_tagged(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(tmp_path / "blank.pdf")
    assert not pdf_validator.validate_pdf(tmp_path / "blank.pdf", profile="ua1").is_compliant


def beginning(text: str) -> str:
    """So much of a text that it stands on one line."""
    return " ".join(text.split()[:5])


def lightness(value: int) -> float:
    """A grey's relative luminance (WCAG 2.2)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def contrast(one: int, other: int) -> float:
    light, dark = sorted((lightness(one), lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def around(sheet: pypdfium2.PdfPage, words: str, scale: int = 4) -> tuple[int, int, list[int]]:
    """The paper behind some words, the darkest or lightest of their ink, and what stands left of them from the edge of the
    sheet, column by column, each at its darkest; in grey."""
    grey = sheet.render(scale=scale).to_pil().convert("L")
    text = sheet.get_textpage()
    index, count = text.search(words).get_next()
    boxes = [text.get_charbox(place) for place in range(index, index + count)]
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    above, below = (int((sheet.get_height() - height) * scale) for height in (top, bottom))
    part = grey.crop((int(left * scale), above, int(right * scale), below))
    paper = Counter(part.tobytes()).most_common(1)[0][0]
    ink = max(part.tobytes(), key=lambda value: abs(value - paper))
    return paper, ink, [min(grey.crop((x, above, x + 1, below)).tobytes()) for x in range(int(left * scale))]


@pytest.mark.parametrize("ending", [edition.ending for edition in EDITIONS["page"]])
def test_the_boxes_can_be_told_apart_without_colour(site: Path, ending: str) -> None:
    # One that shows a card of each level.
    name = next(name for name, page in PAGES.items() if {card.level for card in cards_of(page)} == {*SPEEDS.values()})
    document = pypdfium2.PdfDocument(site / f"handouts/{name}-{ending}.pdf")
    bands = {}
    headings: dict[str, str] = {}
    for card in reversed(cards_of(PAGES[name])):
        # Two cards may begin alike; the first is found.
        headings[card.level] = beginning(card.heading["en"] if card.level != "non-urgent" else card.signs[0].text["en"])
    for level, words in {**headings, "clinic": "Your clinic"}.items():
        sheet = next(sheet for sheet in document if sheet.get_textpage().search(words).get_next())
        paper, ink, left = around(sheet, words)
        assert contrast(paper, ink) >= 7
        # The border, or border and dark band together, is what comes first from the left.
        dark = "".join("x" if contrast(value, 255) >= 3 else "." for value in left)
        bands[level] = (paper, len(dark.lstrip(".").split(".")[0]))
    assert bands["emergency"][0] < 100 < 200 < bands["urgent"][0]
    assert bands["emergency"][1] > bands["urgent"][1] > bands["non-urgent"][1] >= 3
    assert bands["clinic"][1] >= 3
    document.close()


@every_sheet
def test_every_word_stands_out_in_grey(site: Path, name: str, edition: Edition) -> None:
    document = pypdfium2.PdfDocument(site / f"handouts/{name}-{edition.ending}.pdf")
    emergency = cards_of(PAGES[name])[0]
    for words in (beginning(emergency.heading["en"]), beginning(emergency.signs[0].text["en"]), "Your clinic",
                  "General information"):
        sheet = next(sheet for sheet in document if sheet.get_textpage().search(words).get_next())
        paper, ink, _ = around(sheet, words)
        assert contrast(paper, ink) >= 7, words
    document.close()


def test_eight_cards_stand_on_a_sheet_and_are_read_out_once(site: Path) -> None:
    for name, page in PAGES.items():
        for edition in EDITIONS["card"][:2] if page.meta["handout"] == "card" else ():
            reader, heading = open_pdf(site, name, edition), cards_of(page)[0].heading["en"]
            assert reader.pages[0].extract_text().count(beginning(heading)) == 8
            assert words_of_pdf(reader).count(letters(heading)) == 1


def test_the_index_shows_each_with_its_editions_and_sizes(site: Path) -> None:
    text = (site / "handouts/index.html").read_text()
    for name, page in PAGES.items():
        picture = site / f"handouts/{name}.webp"
        assert (f'<img src="{name}.webp" alt="The first page of: {page.title}" width="212" height="300" '
                'loading="lazy">') in text
        with Image.open(picture) as image:
            assert image.size == (212, 300)
        assert picture.stat().st_size < 8000
    for name, edition in SHEETS:
        size = -(-(site / f"handouts/{name}-{edition.ending}.pdf").stat().st_size // 1000)
        assert f'<a href="{name}-{edition.ending}.pdf">{edition.name} (PDF, {size} kB)</a>' in text
        assert f'<a href="../{name}-{edition.ending}.pdf">{edition.name} (PDF, {size} kB)</a>' in \
            (site / f"handouts/{name}/index.html").read_text()
    assert "CC BY 4.0" in text
    assert 'href="handouts/"' in (site / "index.html").read_text()


# --- What the build says of a bad handout ----------------------------------------------------------------------------

HANDOUT = PAGE.replace("title: A page", "title: A page\nhandout: page")
GOOD = HANDOUT + "\n::: care-card emergency\n\nA fact [@nice-ng234, section 1.3].\n"


def problems_of(project: Project, *arguments: str) -> list[str]:
    result = project.build(*arguments)
    assert result.returncode == 1
    lines = [line.removeprefix("ERROR   -  ") for line in result.stderr.splitlines() if line.startswith("ERROR")]
    return [line for line in lines if "nothing was built" not in line]


def test_a_small_handout_can_be_linked_and_comes_out_the_same_each_time(project: Project) -> None:
    project.write("docs/en/page.md", GOOD + "\n[As PDF, A4](page-a4.pdf).\n")
    files = []
    for folder in ("one", "two"):
        result = project.build("--site-dir", folder)
        assert result.returncode == 0, result.stderr
        files.append({file.name: file.read_bytes() for file in (project.root / folder).iterdir()
                      if file.suffix in (".pdf", ".webp")})
    assert len(files[0]) == 5 and files[0] == files[1]
    project.write("docs/en/page.md", GOOD + "\n[As PDF, A5](page-a5.pdf).\n")
    assert project.build().returncode == 1


def test_while_serving_only_what_changed_is_made_again(project: Project) -> None:
    project.write("docs/en/page.md", GOOD)
    project.write("docs/en/other.md", GOOD)
    script = """
from mkdocs.commands.build import build
from mkdocs.config import load_config
for change in ("", "", "Another fact [@nice-ng234]."):
    with open("docs/en/page.md", "a") as page:
        page.write(change)
    build(load_config("mkdocs.yml"))
    from publishing.handout_sheets import set_sheet
    print(set_sheet.cache_info().misses)
"""
    result = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True)
    assert result.stdout.split() == ["8", "8", "12"], result.stderr


def test_one_that_overflows_says_by_how_many_lines(project: Project) -> None:
    # So many paragraphs of one line each are too many for every sheet.
    paragraphs = 200
    project.write("docs/en/page.md", GOOD + "\nMost back pain is not cancer.\n" * paragraphs)
    found = problems_of(project)
    told = [re.fullmatch(r"docs/en/page\.md:1: the handout '(.*)' is (\d+) lines too long for (\d pages) at (\d+) "
                         r"point; shorten its words by as much", line).groups() for line in found]
    assert [(name, pages, size) for name, _, pages, size in told] == [
        ("A4", "2 pages", "12"), ("US Letter", "2 pages", "12"), ("Large print, A4", "4 pages", "18"),
        ("Large print, US Letter", "4 pages", "18")]
    lines = {name: int(count) for name, count, *_ in told}
    assert 60 < lines["A4"] < lines["US Letter"] < 240
    # As many paragraphs fewer, and it fits.
    project.write("docs/en/page.md", GOOD + "\nMost back pain is not cancer.\n" * (paragraphs - lines["Large print, US Letter"]))
    assert not any("Large print, US Letter" in line for line in problems_of(project))


@pytest.mark.parametrize("body, problem", [
    ("> Words of another.", "docs/en/page.md:20: a handout cannot show <blockquote>"),
    ("![A back](back.svg)", "docs/en/page.md:20: a handout cannot show <img>"),
], ids=["quotation", "picture"])
def test_what_the_layout_does_not_know_is_named_with_its_line(project: Project, body: str, problem: str) -> None:
    project.write("docs/en/back.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.write("docs/en/page.md", GOOD + "\n" + body + "\n")
    assert problems_of(project) == [problem + "; use headings, paragraphs, lists, tables and ::: blocks"]


def test_lists_are_on_paper_what_they_are_on_the_page(project: Project) -> None:
    project.write("docs/en/page.md", GOOD + "\n- Ring if:\n  - it is numb\n    - or weak\n- Wait\n\nLater:\n\n3. Ring again.\n\n   Say so.\n\n4. Go.\n")
    result = project.build()
    assert result.returncode == 0, result.stderr
    text = pypdf.PdfReader(project.root / "site/page-a4.pdf").pages[0].extract_text()
    assert re.search(r"• Ring if:\s+– it is numb\s+• or weak\s+• Wait\s+Later:\s+3\. Ring again\.\s+Say so\.\s+4\. Go\.", text), text


def test_a_source_is_named_whatever_its_address_looks_like(project: Project) -> None:
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write("docs/_data/sources.yml", sources.replace("URL: https://www.nice.org.uk/guidance/ng234",
                                                            "URL: https://www.nice.org.uk/Guidance/%6Eg234?a=b&c#d"))
    project.write("docs/en/page.md", GOOD)
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert "1 NICE 2023" in project.read("page/index.html")


def test_a_picture_without_words_stops_the_build_at_its_line(project: Project) -> None:
    project.write("docs/en/back.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.write("docs/en/page.md", GOOD + "\n![](back.svg)\n")
    assert problems_of(project) == ["docs/en/page.md:20: a picture has no words for those who cannot see it; write them as "
                                    "![words](file)"]


def test_a_table_fits_or_is_too_wide(project: Project) -> None:
    table = "\n| {0} | {0} | {0} | {0} |\n|---|---|---|---|\n| a | b | c | d |\n"
    project.write("docs/en/page.md", GOOD + table.format("Short words"))
    assert project.build().returncode == 0
    project.write("docs/en/page.md", GOOD + table.format("Pneumonoultramicroscopicsilicovolcano"))
    assert problems_of(project) == [
        f"docs/en/page.md:20: the table is too wide for the handout '{name}'; take out a column, or use shorter words"
        for name in ("A4", "US Letter", "Large print, A4", "Large print, US Letter")]


def test_a_card_without_a_care_card(project: Project) -> None:
    project.write("docs/en/page.md", GOOD.replace("handout: page", "handout: card").replace("::: care-card emergency\n", ""))
    assert problems_of(project) == [
        f"docs/en/page.md:1: the handout 'Eight cards, {paper}' could not be made: a card shows a care card, and the page "
        "has none; mend that and build again" for paper in ("A4", "US Letter")]


def test_an_empty_handout_says_what_is_missing(project: Project) -> None:
    project.write("docs/en/page.md", HANDOUT.rsplit("\n# ", 1)[0])
    assert problems_of(project) == [
        "docs/en/page.md:1: the page has 0 headings with one #; give it one, its main statement",
        "docs/en/page.md:1: this page of health facts cites no source; cite one behind each fact, such as [@nice-qs56, "
        "statement 3], or, if it is about the site itself, write 'kind: about' in the front matter"]


def test_a_language_without_words_for_the_frame(project: Project) -> None:
    project.write("docs/en/page.md", GOOD)
    shutil.move(project.root / "docs/en", project.root / "docs/fr")
    add_language(project, "fr")
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("docs/en", "docs/fr").replace("language: en", "language: fr"))
    assert problems_of(project) == ["docs/fr/page.md:3: there are no words in 'fr' for what stands around a handout; add "
                                    "them to WORDS in hooks/publishing/handout_words.py"]


NO_MARK = re.compile(r"[^\n]*: the site has no address of its own yet[^\n]*")
TRIED_OUT = "For trying out: not to be given out"


def test_while_the_site_has_no_address_paper_leads_nowhere_and_says_so(project: Project) -> None:
    project.write("docs/en/page.md", GOOD + "\n[Another page](index.md) says more.\n")
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert NO_MARK.findall(result.stderr) == [
        "INFO    -  mkdocs.yml:3: the site has no address of its own yet, so its handouts say that they are not to be given out; "
        "set SITE_URL in the environment before you print them"]
    for sheet in (project.root / "site").glob("page-*.pdf"):
        reader = pypdf.PdfReader(sheet)
        text = words_of_pdf(reader)
        # In the foot, and where the QR code would be.
        assert text.count(letters(TRIED_OUT)) == 2 and "1270018000" not in text
        links = [each.get_object()["/A"]["/URI"] for page in reader.pages for each in page.get("/Annots", [])]
        assert links and all(link.startswith("tel:") for link in links)
    page = project.read("page/index.html")
    assert page.count(TRIED_OUT) == 2 and "http://127.0.0.1:8000/page/" not in page.split("<main")[1].split("application/ld+json")[0]
    built = project.build(SITE_URL=HOME)
    assert built.returncode == 0 and not NO_MARK.findall(built.stderr)
    assert TRIED_OUT not in project.read("page/index.html")


def places(sheet: Path, words: str) -> list[tuple[int, list[float]]]:
    """Where words stand in a PDF: on which page, and the box of their first letter, in points."""
    found = []
    document = pypdfium2.PdfDocument(sheet)
    for number, page in enumerate(document):
        text = page.get_textpage()
        search = text.search(words)
        while place := search.get_next():
            found.append((number, [round(side, 2) for side in text.get_charbox(place[0])]))
    document.close()
    return found


def test_words_that_fit_at_a_desk_stand_in_the_same_place_for_every_publisher(project: Project) -> None:
    words = "Most back pain is not cancer"
    long = {"SITE_URL": "https://" + "a" * 55 + ".org/", "PUBLISHER": ("A Trust with a name " * 4)[:60]}
    review = "review: {by: Professor Jan Doe of the University, role: consultant oncologist, date: 2026-11-22}"
    seen = []
    for head, environment in ((GOOD, {}), (GOOD.replace("\nreview-due", f"\n{review}\nreview-due"), long)):
        project.write("docs/en/page.md", head + f"\n{words}.\n" * 12)
        result = project.build(**environment)
        assert result.returncode == 0, result.stderr
        seen.append({sheet.name: places(sheet, words) for sheet in sorted((project.root / "site").glob("page-*.pdf"))})
    assert len(seen[0]) == 4 and all(len(each) >= 12 for each in seen[0].values())
    assert seen[0] == seen[1]


def test_a_name_without_end_is_told_as_what_it_is(project: Project) -> None:
    project.write("docs/en/page.md", GOOD)
    name = "A Trust with a very long name indeed, " * 800
    said = {line for line in problems_of_with(project, PUBLISHER=name.strip())}
    assert said and all(re.fullmatch(
        r"mkdocs\.yml:9: the foot of the handout '[^']+' is \d+ lines too long, since the setting publisher has 30399 letters; use a "
        r"shorter form of it, of at most 60 letters; the handout's own words fit", line) for line in said), said


def problems_of_with(project: Project, **environment: str) -> list[str]:
    lines = [line.removeprefix("ERROR   -  ") for line in project.build(**environment).stderr.splitlines()
             if line.startswith("ERROR")]
    return [line for line in lines if "nothing was built" not in line]


@pytest.mark.parametrize(("body", "said"), [
    ("- Ring\n    - now\n    - or today", []),
    ("Ring \u2192 now.", ["docs/en/page.md:20: no font of the handouts has '\u2192'; write it in words, or with letters and signs of "
                       "a keyboard"]),
    ("x" * 150, []),
], ids=["list-in-a-list", "arrow", "word-without-end"])
def test_lists_in_lists_signs_and_long_words(project: Project, body: str, said: list[str]) -> None:
    project.write("docs/en/page.md", GOOD + "\n" + body + "\n")
    assert problems_of_with(project) == said
    for sheet in (project.root / "site").glob("page-*.pdf"):
        document = pypdfium2.PdfDocument(sheet)
        for page in document:
            text = page.get_textpage()
            assert max(text.get_charbox(place)[2] for place in range(text.count_chars())) < page.get_width() - 15
        document.close()


@pytest.fixture
def with_layout(project: Project) -> Project:
    """A project with a copy of the machine, so that its layout can be spoilt."""
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, project.root / part)
    config = project.root / "mkdocs.yml"
    config.write_text(config.read_text().replace(f"{ROOT}/", ""))
    project.write("docs/en/page.md", GOOD)
    return project


@pytest.mark.parametrize("old, new, problem", [
    ('"Atkinson Hyperlegible", "Mukta"', '"Atkinson Hyperlegibel", "Mukta"',
     "docs/en/page.md:1: the handout '{}' could not be made: unknown font family: atkinson hyperlegibel; mend that "
     "and build again"),
    ("calc.max(base * share, edition.smallest * 1pt)", "base * share * 0.7",
     "docs/en/page.md:1: the handout '{}' has text of {} point, and the smallest allowed is {}; make it larger in "
     "overrides/handout.typ"),
], ids=["missing-font", "small-text"])
def test_a_layout_that_is_wrong(with_layout: Project, old: str, new: str, problem: str) -> None:
    layout = with_layout.root / "overrides/handout.typ"
    assert old in layout.read_text()
    layout.write_text(layout.read_text().replace(old, new))
    told = [("A4", "6.6", "9"), ("US Letter", "6.6", "9"), ("Large print, A4", "9.1", "16"),
            ("Large print, US Letter", "9.1", "16")]
    assert problems_of(with_layout) == [problem.format(*facts) for facts in told]
