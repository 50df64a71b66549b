"""What the build says of a handout that cannot be given out, and what its PDFs hold, on a small project."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import ImageChops, ImageColor

from editing import handout_sheets
from editing.check import check_site
from editing.handout_rules import check_handouts
from paper import annotations, letters, places, structure, text_of_pdf, words_of_pdf
from project import PAGE, ROOT, TODAY, Project, make_project

HOME = "https://my-organisation.github.io/back-pain-signs/"
HANDOUT = PAGE.replace("title: A page", "title: A page\nhandout: page")
GOOD = HANDOUT + "\n::: care-card emergency\n\nA fact [@nice-ng234, section 1.3].\n"
DRAWN = """\
figures:
- id: body
  kind: drawing
  drawing: numbness.svg
  title: {en: A title}
  rows: [{text: {en: thighs}}, {text: {en: legs}}, {text: {en: an arm}}]
  caption: {en: A caption.}
  sources: [{source: nice-ng234, locator: table 1}]
"""


def problems_of(project: Project, *arguments: str) -> list[str]:
    result = project.build(*arguments)
    assert result.returncode == 1
    lines = [
        line.removeprefix("ERROR   -  ") for line in result.stderr.splitlines() if line.startswith("ERROR")
    ]
    return [line for line in lines if "nothing was built" not in line]


def test_a_small_handout_can_be_linked_and_comes_out_the_same_each_time(with_machine: Project) -> None:
    project = with_machine
    project.write("docs/en/page.md", GOOD + "\n[As PDF, A4](page-a4.pdf).\n")
    files = []
    for folder in ("one", "two"):
        # Made, and not taken from the shelf.
        shutil.rmtree(project.root / ".cache", ignore_errors=True)
        result = project.build("--site-dir", folder)
        assert result.returncode == 0, result.stderr
        files.append(
            {
                file.name: file.read_bytes()
                for file in (project.root / folder).iterdir()
                if file.suffix == ".pdf"
            }
        )
    assert len(files[0]) == 4 and files[0] == files[1]
    project.write("docs/en/page.md", GOOD + "\n[As PDF, A5](page-a5.pdf).\n")
    assert project.build().returncode == 1


def test_while_serving_only_what_changed_is_made_again(with_machine: Project) -> None:
    project = with_machine
    project.write("docs/en/page.md", GOOD)
    project.write("docs/en/other.md", GOOD)
    script = """
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
for change in ("", "", "Another fact [@nice-ng234]."):
    with open("docs/en/page.md", "a") as page:
        page.write(change)
    build(load_config("mkdocs.yml"))
    print(len(list(Path(".cache/handouts").iterdir())))
"""
    result = subprocess.run([sys.executable, "-c", script], cwd=project.root, capture_output=True, text=True)
    assert result.stdout.split() == ["8", "8", "12"], result.stderr


def test_one_that_overflows_says_by_how_many_lines(project: Project) -> None:
    # So many paragraphs of one line each are too many for every sheet.
    paragraphs = 200
    project.write("docs/en/page.md", GOOD + "\nMost back pain is not cancer.\n" * paragraphs)
    found = problems_of(project)
    told = [
        re.fullmatch(
            r"docs/en/page\.md:1: the handout '(.*)' is (\d+) lines too long for (\d pages) at (\d+) "
            r"point; shorten its words by as much",
            line,
        ).groups()
        for line in found
    ]
    assert [(name, pages, size) for name, _, pages, size in told] == [
        ("A4", "2 pages", "12"),
        ("Large print, A4", "4 pages", "16"),
        ("Letter", "2 pages", "12"),
        ("Large print, Letter", "4 pages", "16"),
    ]
    lines = {name: int(count) for name, count, *_ in told}
    assert 60 < lines["A4"] < lines["Letter"] < 240
    # As many paragraphs fewer, and it fits.
    project.write(
        "docs/en/page.md",
        GOOD + "\nMost back pain is not cancer.\n" * (paragraphs - lines["Large print, Letter"]),
    )
    assert not any("Large print, Letter" in line for line in problems_of(project))


def test_a_page_that_is_no_card_is_told_of_once(project: Project) -> None:
    words = "\nMost back pain is not cancer.\n" * 200
    project.write("docs/en/page.md", GOOD.replace("handout: page", "handout: card") + words)
    what = "far more stands on this page than has room on a 'card'"
    mend = "write another kind than 'handout: card', or make a page of few words of it"
    assert {line.partition(":")[2].partition(": ")[2] for line in problems_of(project)} == {f"{what}; {mend}"}


WIDE = "\n| one | two |\n|---|---|\n| " + "unbreakable" * 9 + " | " + "unbreakable" * 9 + " |\n"


def told_by_check(project: Project, kept: Path) -> list[str]:
    library, problems, _ = check_site(project.root, TODAY)
    return [str(problem) for problem in check_handouts(library, problems, kept)]


def test_the_check_says_what_a_build_says_and_looks_again_only_when_something_changed(
    project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path_factory.mktemp("kept")
    project.write("docs/en/page.md", GOOD + "\nMost back pain is not cancer.\n" * 200)
    project.write("docs/en/wide.md", GOOD + WIDE)
    project.write("docs/en/letter.md", GOOD + "\nRing now, say ệ.\n")
    said = told_by_check(project, kept)
    assert [line.split(":")[0] for line in said if "lines too long" in line] == ["docs/en/page.md"] * 4
    assert [line for line in said if "letter" in line] == [
        (
            "docs/en/letter.md:20: no font of the handouts has 'ệ'; write it in words, or with letters and signs "
            "of a keyboard"
        )
    ]
    assert [line.split(";")[0] for line in said if "wide" in line] == [
        f"docs/en/wide.md:20: the table is too wide for the handout '{name}'"
        for name in ("A4", "Large print, A4", "Letter", "Large print, Letter")
    ]
    assert sorted(problems_of(project)) == sorted(said)
    with monkeypatch.context() as patch:
        patch.delattr(handout_sheets, "problems_of")
        assert told_by_check(project, kept) == said
        project.change("docs/_data/signs.yml", {"a mild ache": "an ache"})
        with pytest.raises(ImportError):
            told_by_check(project, kept)
    # Half a file is none.
    next(kept.iterdir()).write_text("[[", encoding="utf-8")
    assert len(told_by_check(project, kept)) == len(said)
    # A page with a mistake waits until that is mended, and for the data all wait.
    project.write("docs/en/wide.md", GOOD + WIDE + "\n[Words](nowhere.md)\n")
    assert told_by_check(project, kept) == [line for line in said if "wide.md" not in line]
    project.write("docs/_data/redirects.yml", "old.md: nowhere.md\n")
    assert told_by_check(project, kept) == []


def test_what_a_check_has_set_a_build_takes_from_the_shelf(with_machine: Project) -> None:
    project = with_machine
    project.write(
        "docs/en/page.md",
        GOOD + "\n[The home page](index.md#more), [999](tel:999), [it](#more).\n\n## More\n",
    )
    project.write(
        "docs/en/about/sheet.md", GOOD + "\n[The home page](../index.md) and [that one](../page.md#more).\n"
    )
    counts = []
    checked = subprocess.run(
        [sys.executable, "-m", "tools.check", "--root", str(project.root)],
        cwd=project.root,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{project.root}/hooks:{ROOT}", "SITE_URL": HOME},
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    counts.append(sorted(file.name for file in (project.root / ".cache/handouts").iterdir()))
    built = project.build(SITE_URL=HOME)
    assert built.returncode == 0, built.stderr
    counts.append(sorted(file.name for file in (project.root / ".cache/handouts").iterdir()))
    assert len(counts[0]) == 8 and counts[0] == counts[1]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("> Words of another.", "docs/en/page.md:20: a handout cannot show <blockquote>"),
        ("![A back](back.svg)", "docs/en/page.md:20: a handout cannot show <img>"),
    ],
    ids=["quotation", "picture"],
)
def test_what_the_layout_does_not_know_is_named_with_its_line(
    project: Project, body: str, problem: str
) -> None:
    project.write("docs/en/back.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.write("docs/en/page.md", GOOD + "\n" + body + "\n")
    assert problems_of(project) == [problem + "; use headings, paragraphs, lists, tables and ::: blocks"]


def test_lists_and_drawings_are_on_paper_what_they_are_on_the_page(project: Project) -> None:
    project.write("docs/_data/figures.yml", DRAWN)
    project.write(
        "docs/en/page.md",
        GOOD
        + "\n- Ring if:\n  - it is numb\n    - or weak\n- Wait\n\nLater:\n\n3. Ring again.\n\n   Say so.\n\n4. Go.\n"
        + "\n::: picture body\n",
    )
    result = project.build()
    assert result.returncode == 0, result.stderr
    file = project.root / "site/page-a4.pdf"
    text = pypdf.PdfReader(file).pages[0].extract_text()
    # A last word keeps to the one before it.
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(
        r"• Ring if:\s+– it is numb\s+• or weak\s+• Wait\s+Later:\s+3\. Ring again\.\s+Say so\.\s+4\. Go\.",
        text,
    ), text
    # A drawing has the numbers of the list beside it.
    assert re.search(r"A title\s+1\. thighs\s+2\. legs\s+3\. an arm\s+A caption\.\s+1\s+2\s+3", text), text
    assert "A title" in [
        node.get("/Alt") for tag, node in structure(pypdf.PdfReader(file)) if tag == "/Figure"
    ]
    picture = pypdfium2.PdfDocument(file)[0].render(scale=1).to_pil().convert("RGB")
    beside = picture.crop((picture.width * 2 // 3, 0, picture.width, picture.height))
    # What is shaded has the colour that shades on the website, and not the black of a drawing that has none.
    accent = re.search(r"--accent: (#\w{6})", (ROOT / "overrides/assets/css/site.css").read_text())
    assert accent and ImageColor.getrgb(accent[1]) in {colour for _, colour in beside.getcolors(99_999) or []}


def test_a_source_is_named_whatever_its_address_looks_like(project: Project) -> None:
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write(
        "docs/_data/sources.yml",
        sources.replace(
            "URL: https://www.nice.org.uk/guidance/ng234",
            "URL: https://www.nice.org.uk/Guidance/%6Eg234?a=b&c#d",
        ),
    )
    project.write("docs/en/page.md", GOOD)
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert "in full on the web: NICE 2023" in project.read("page/index.html")


def test_a_picture_without_words_stops_the_build_at_its_line(project: Project) -> None:
    project.write("docs/en/back.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.write("docs/en/page.md", GOOD + "\n![](back.svg)\n")
    assert problems_of(project) == [
        "docs/en/page.md:20: a picture has no words for those who cannot see it; write them as ![words](file)"
    ]


def test_a_table_fits_or_is_too_wide(project: Project) -> None:
    table = "\n| {0} | {0} | {0} | {0} |\n|---|---|---|---|\n| a | b | c | d |\n"
    project.write("docs/en/page.md", GOOD + table.format("Short words"))
    assert project.build().returncode == 0
    project.write("docs/en/page.md", GOOD + table.format("Pneumonoultramicroscopicsilicovolcano"))
    assert problems_of(project) == [
        f"docs/en/page.md:20: the table is too wide for the handout '{name}'; take out a column, or use shorter words"
        for name in ("A4", "Large print, A4", "Letter", "Large print, Letter")
    ]


def test_a_card_without_a_care_card(project: Project) -> None:
    project.write(
        "docs/en/page.md",
        GOOD.replace("handout: page", "handout: card").replace("::: care-card emergency\n", ""),
    )
    assert problems_of(project) == [
        f"docs/en/page.md:1: the handout 'Eight cards, {paper}' could not be made: a card shows a care card, and the page "
        "has none; mend that and build again"
        for paper in ("A4", "Letter")
    ]


def test_an_empty_handout_says_what_is_missing(project: Project) -> None:
    project.write("docs/en/page.md", HANDOUT.rsplit("\n# ", 1)[0])
    assert problems_of(project) == [
        "docs/en/page.md:1: the page has 0 headings with one #; give it one, its main statement",
        (
            "docs/en/page.md:1: this page of health facts cites no source; cite one behind each fact, such as [@nice-qs56, "
            "statement 3], or, if it is about the site itself, write 'kind: about' in the front matter"
        ),
    ]


NO_MARK = re.compile(r"[^\n]*: the site has no address of its own yet[^\n]*")
TRIED_OUT = "For trying out: not to be given out"


def test_while_the_site_has_no_address_paper_leads_nowhere_and_says_so(project: Project) -> None:
    project.write("docs/en/page.md", GOOD + "\n[Another page](index.md) says more.\n")
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert NO_MARK.findall(result.stderr) == [
        (
            "INFO    -  mkdocs.yml:3: the site has no address of its own yet, so its handouts say that they are not to be given out; "
            "set SITE_URL in the environment before you print them"
        )
    ]
    for sheet in (project.root / "site").glob("page-*.pdf"):
        reader, text = pypdf.PdfReader(sheet), words_of_pdf(sheet)
        # In the foot, and where the QR code would be.
        assert text.count(letters(TRIED_OUT)) == 2 and "1270018000" not in text
        links = [each["/A"]["/URI"] for each in annotations(reader, "/Link")]
        assert links and all(link.startswith("tel:") for link in links)
    page = project.read("page/index.html")
    assert (
        page.count(TRIED_OUT) == 2
        and "http://127.0.0.1:8000/page/" not in page.split("<main")[1].split("application/ld+json")[0]
    )
    # So that a sheet that was made once serves wherever the site is tried.
    assert sheets_of(project, SITE_URL="http://127.0.0.1:8001/") == sheets_of(project)
    built = project.build(SITE_URL=HOME)
    assert built.returncode == 0 and not NO_MARK.findall(built.stderr)
    assert TRIED_OUT not in project.read("page/index.html")


def sheets_of(project: Project, **environment: str) -> dict[str, bytes]:
    """The PDFs that a build makes, by name."""
    assert project.build(**environment).returncode == 0
    return {sheet.name: sheet.read_bytes() for sheet in (project.root / "site").glob("page-*.pdf")}


def test_words_that_fit_at_a_desk_stand_in_the_same_place_for_every_publisher(project: Project) -> None:
    words = "Most back pain is not cancer"
    long = {"SITE_URL": "https://" + "a" * 55 + ".org/", "PUBLISHER": ("A Trust with a name " * 4)[:60]}
    review = (
        "review: {by: Professor Jan Doe of the University, role: consultant oncologist, date: 2026-11-22}"
    )
    seen = []
    for head, environment in ((GOOD, {}), (GOOD.replace("\nreview-due", f"\n{review}\nreview-due"), long)):
        project.write("docs/en/page.md", head + f"\n{words}.\n" * 12)
        result = project.build(**environment)
        assert result.returncode == 0, result.stderr
        seen.append(
            {sheet.name: places(sheet, words) for sheet in sorted((project.root / "site").glob("page-*.pdf"))}
        )
    assert len(seen[0]) == 4 and all(len(each) >= 12 for each in seen[0].values())
    assert seen[0] == seen[1]


def test_a_name_without_end_is_told_as_what_it_is(project: Project) -> None:
    project.write("docs/en/page.md", GOOD)
    name = "A Trust with a very long name indeed, " * 800
    said = set(problems_of_with(project, PUBLISHER=name.strip()))
    assert said and all(
        re.fullmatch(
            r"mkdocs\.yml:9: the foot of the handout '[^']+' is \d+ lines too long, since the setting publisher has 30399 letters; use a "
            r"shorter form of it, of at most 60 letters; the handout's own words fit",
            line,
        )
        for line in said
    ), said


def problems_of_with(project: Project, **environment: str) -> list[str]:
    lines = [
        line.removeprefix("ERROR   -  ")
        for line in project.build(**environment).stderr.splitlines()
        if line.startswith("ERROR")
    ]
    return [line for line in lines if "nothing was built" not in line]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("- Ring\n    - now\n    - or today", []),
        (
            "Ring \u2192 now.",
            [
                (
                    "docs/en/page.md:20: no font of the handouts has '\u2192'; write it in words, or with letters and signs of "
                    "a keyboard"
                )
            ],
        ),
        ("x" * 150, []),
    ],
    ids=["list-in-a-list", "arrow", "word-without-end"],
)
def test_lists_in_lists_signs_and_long_words(project: Project, body: str, said: list[str]) -> None:
    project.write("docs/en/page.md", GOOD + "\n" + body + "\n")
    assert problems_of_with(project) == said
    for sheet in (project.root / "site").glob("page-*.pdf"):
        document = pypdfium2.PdfDocument(sheet)
        for page in document:
            text = page.get_textpage()
            assert (
                max(text.get_charbox(place)[2] for place in range(text.count_chars())) < page.get_width() - 15
            )
        document.close()


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "handouts/told.typ",
            'latin = "Atkinson Hyperlegible"',
            'latin = "Atkinson Hyperlegibel"',
            (
                "docs/en/page.md:1: the handout '{}' could not be made: unknown font family: atkinson hyperlegibel; mend that "
                "and build again"
            ),
        ),
        (
            "handouts/elements.typ",
            "sized(base * 1.12)",
            "sized(base * 0.5)",
            (
                "docs/en/page.md:1: the handout '{}' has text of {} point, and the smallest allowed is {}; make it larger in "
                "overrides/handout.typ"
            ),
        ),
    ],
    ids=["missing-font", "small-text"],
)
def test_a_layout_that_is_wrong(with_machine: Project, file: str, old: str, new: str, problem: str) -> None:
    with_machine.write("docs/en/page.md", GOOD)
    layout = with_machine.root / "overrides" / file
    assert old in layout.read_text()
    layout.write_text(layout.read_text().replace(old, new))
    told = [
        ("A4", "7.5", "9"),
        ("Large print, A4", "10", "16"),
        ("Letter", "7.5", "9"),
        ("Large print, Letter", "10", "16"),
    ]
    assert problems_of(with_machine) == [problem.format(*facts) for facts in told]


# --- The clinic's fields ---------------------------------------------------------------------------------------------

# What staff may type: as long as a line takes, and in scripts whose letters the PDF's own font has not.
TYPED = {
    "latin": {
        "clinic": ("St Mary's <b>Breast</b> & Spine Clinic \u2013 \u00a35, " * 9)[:200],
        "telephone": "020 7946 0000",
    },
    "hindi": {"clinic": "स्तन क्लिनिक, जयपुर", "telephone": "०१४१ 2560000"},
    "arabic": {"clinic": "عيادة الثدي", "hours": "٩٩٩"},
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small handout of each kind, by its kind."""
    project = make_project(tmp_path_factory.mktemp("printed"))
    for kind in ("page", "card", "slip"):
        words = GOOD.replace("handout: page", f"handout: {kind}").replace("title: A page", f"title: A {kind}")
        project.write(f"docs/en/{kind}.md", words + "\n## To a doctor\n\nPlease look [@nice-ng234].\n")
    result = project.build()
    assert result.returncode == 0, result.stderr
    return {kind: project.root / f"site/{kind}-a4.pdf" for kind in ("page", "card", "slip")}


@pytest.mark.parametrize(
    ("kind", "names", "copies"),
    [
        ("page", ["clinic", "telephone", "hours", "given-by", "given-on"], 1),
        ("card", ["clinic", "telephone", "hours"], 8),
        ("slip", ["clinic", "telephone"], 4),
    ],
)
def test_each_line_is_a_field_that_says_what_it_is_for(
    printed: dict[str, Path], kind: str, names: list[str], copies: int
) -> None:
    reader = pypdf.PdfReader(printed[kind])
    fields = reader.get_fields()
    assert list(fields) == names
    assert all(
        each["/FT"] == "/Tx" and each["/TU"].endswith(":") and each.value == "" for each in fields.values()
    )
    widgets = list(annotations(reader, "/Widget"))
    assert [widget["/Parent"]["/T"] for widget in widgets] == names * copies
    # Each is tagged where it is read, and found again from its number in the tree of tags.
    tagged = [
        node["/K"][0].get_object()["/Obj"].get_object() for tag, node in structure(reader) if tag == "/Form"
    ]
    assert [each["/StructParent"] for each in tagged] == [each["/StructParent"] for each in widgets]
    # Nobody's own facts are typed: they would stand on every card.
    if kind == "card":
        assert "Hospital number:" in text_of_pdf(printed[kind])


@pytest.mark.parametrize("kind", ["page", "card", "slip"])
@pytest.mark.parametrize("script", TYPED)
def test_what_a_program_fills_in_is_saved_and_read_back(
    printed: dict[str, Path], tmp_path: Path, kind: str, script: str, caplog: pytest.LogCaptureFixture
) -> None:
    writer = pypdf.PdfWriter(clone_from=printed[kind])
    typed = {name: text for name, text in TYPED[script].items() if name in writer.get_fields()}
    writer.update_page_form_field_values(None, typed, auto_regenerate=False)
    writer.write(tmp_path / "filled.pdf")
    reader = pypdf.PdfReader(tmp_path / "filled.pdf")
    assert {name: field.value for name, field in reader.get_fields().items() if field.value} == typed
    # The words of the sheet stay what they were.
    assert words_of_pdf(tmp_path / "filled.pdf") == words_of_pdf(printed[kind])
    # Of letters that its font has not, the program says so.
    assert any("not supported by font encoding" in record.message for record in caplog.records) is (
        script != "latin"
    )


def type_into(sheet: Path, name: str, text: str, into: Path) -> None:
    """Type into the first field of a name, as a browser's viewer does, and save."""
    document = pypdfium2.PdfDocument(sheet)
    document.init_forms()
    pages = list(document)
    widget = next(
        each for each in annotations(pypdf.PdfReader(sheet), "/Widget") if each["/Parent"]["/T"] == name
    )
    left, bottom, _, top = (float(side) for side in widget["/Rect"])
    form, page = document.formenv.raw, pages[0].raw
    for event in (pypdfium2.raw.FORM_OnLButtonDown, pypdfium2.raw.FORM_OnLButtonUp):
        event(form, page, 0, left + 4, (bottom + top) / 2)
    for letter in text:
        pypdfium2.raw.FORM_OnChar(form, page, ord(letter), 0)
    pypdfium2.raw.FORM_ForceToKillFocus(form)
    document.save(into)
    document.close()


@pytest.mark.parametrize(("kind", "copies"), [("page", 1), ("card", 8), ("slip", 4)])
def test_what_is_typed_once_stands_on_every_copy(
    printed: dict[str, Path], tmp_path: Path, kind: str, copies: int
) -> None:
    into = tmp_path / "typed.pdf"
    type_into(printed[kind], "telephone", "020 7946 0000 and more than forty letters can be", into)
    reader = pypdf.PdfReader(into)
    assert reader.get_fields()["telephone"].value == "020 7946 0000 and more than forty letters can be"[:40]
    shown = [
        each["/AP"]["/N"].get_object().get_data()
        for each in annotations(reader, "/Widget")
        if each["/Parent"]["/T"] == "telephone"
    ]
    assert len(shown) == copies and all(b"Tj" in each for each in shown)


@pytest.mark.parametrize("kind", ["page", "card", "slip"])
def test_an_address_of_eighty_letters_can_be_read(
    printed: dict[str, Path], tmp_path: Path, kind: str
) -> None:
    """On a card as small as on a packet of tablets, and no smaller."""
    into = tmp_path / "typed.pdf"
    address = "Room 14, Princess of Wales Breast Care Centre, 12 Long Street, Townville AB1 2CD"
    assert len(address) == 80
    type_into(printed[kind], "clinic", address, into)
    first = next(annotations(pypdf.PdfReader(into), "/Widget"))
    shown = first["/AP"]["/N"].get_object().get_data()
    assert float(re.search(rb"([\d.]+) Tf", shown)[1]) >= 6


def test_two_hundred_letters_stay_in_their_line(printed: dict[str, Path], tmp_path: Path) -> None:
    into = tmp_path / "typed.pdf"
    type_into(printed["page"], "clinic", "Breast and Spine Clinic, " * 8, into)
    pictures = []
    for sheet in (printed["page"], into):
        document = pypdfium2.PdfDocument(sheet)
        document.init_forms()
        pictures.append(document[0].render(scale=2, may_draw_forms=True).to_pil().convert("L"))
        document.close()
    box = next(each for each in annotations(pypdf.PdfReader(into), "/Widget"))["/Rect"]
    left, bottom, right, top = (float(side) * 2 for side in box)
    height = pictures[0].height
    changed = ImageChops.difference(*pictures).point(lambda value: 255 * (value > 64)).getbbox()
    assert left <= changed[0] and changed[2] <= right + 1
    assert height - top <= changed[1] and changed[3] <= height - bottom + 1


# --- The code, and the editions ---------------------------------------------------------------------------------------

CODE = re.compile(r"[A-Z]+-page-INT-\d{8}-[0-9a-f]{4}")


def code_after(project: Project, head: str, **environment: str) -> str:
    project.write("docs/en/page.md", head)
    result = project.build(**environment)
    assert result.returncode == 0, result.stderr
    found = {
        CODE.search(re.sub(r"\s", "", text_of_pdf(file)))[0]
        for file in (project.root / "site").glob("page-*.pdf")
    }
    text_of_pdf.cache_clear()
    assert len(found) == 1
    return found.pop()


def test_a_code_changes_exactly_when_the_words_change(project: Project) -> None:
    first = code_after(project, GOOD)
    assert first.startswith("BPS-page-INT-20261122-")
    # Who publishes it, who reviewed it, how it is spaced or cited: these are no words of it.
    review = "\nreview: {by: Jan Doe, role: consultant, date: 2026-11-22}\nreview-due"
    other = (
        GOOD.replace("\nreview-due", review)
        .replace("A fact [", "A   fact\n[")
        .replace("section 1.3", "section 1.4")
    )
    assert code_after(project, other, SITE_URL=HOME, PUBLISHER="A Trust") == first
    assert code_after(project, GOOD.replace("A fact", "A fact too"))[-4:] != first[-4:]
    # A word of a sign.
    signs = (project.root / "docs/_data/signs.yml").read_text()
    project.write("docs/_data/signs.yml", signs.replace("new weakness", "any weakness"))
    assert code_after(project, GOOD)[-4:] != first[-4:]


EDITION = """\
editions:
- id: nowhere-a4
  country: GB
  name: {en: Nowhere}
  number: '999'
  beside: {en: "or 112"}
  paper: a4
  cards:
  - id: emergency
    contact: {en: Ring now.}
"""
COUNTRIES = """\
countries:
- code: GB
  name: {en: Nowhere}
  emergency:
  - number: '999'
    for: {en: an ambulance}
    sources: [{source: nice-ng234}]
  - number: '112'
    for: {en: an ambulance}
    sources: [{source: nice-ng234}]
  first-contact: {text: {en: Ring a doctor.}}
ring:
- {country: GB, number: '999'}
- {country: GB, number: '112'}
"""


@pytest.fixture
def with_editions(project: Project) -> Project:
    project.write("docs/_data/countries.yml", COUNTRIES)
    project.write("docs/_data/handouts.yml", EDITION)
    project.write("docs/en/page.md", GOOD)
    return project


def test_a_further_country_is_data(with_editions: Project) -> None:
    project = with_editions
    more = (
        EDITION.replace("editions:\n", "").replace("nowhere-a4", "elsewhere-letter").replace("'999'", "'112'")
    )
    more = (
        more.replace('  beside: {en: "or 112"}\n', "")
        .replace("paper: a4", "paper: letter")
        .partition("  cards")[0]
    )
    project.write("docs/_data/handouts.yml", EDITION + more)
    result = project.build()
    assert result.returncode == 0, result.stderr
    files = {file.name: file for file in (project.root / "site").glob("*.pdf")}
    assert set(files) == {
        f"page-{id}{large}.pdf" for id in ("nowhere-a4", "elsewhere-letter") for large in ("", "-large")
    }
    here, there = (words_of_pdf(files[f"page-{id}.pdf"]) for id in ("nowhere-a4", "elsewhere-letter"))
    assert letters("999 or 112") in here and letters("Ring now") in here and letters("in the UK") not in here
    assert (
        "112" in there
        and "999" not in there.replace(letters("Ring 999 in the UK"), "")
        and letters("in the UK") in there
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (
            "number: '999'",
            "number: '998'",
            5,
            (
                "edition 'nowhere-a4' names 998, which is no emergency number of 'GB'; correct it, or add it to "
                "docs/_data/countries.yml with its source"
            ),
        ),
        (
            "or 112",
            "or 911",
            6,
            (
                "edition 'nowhere-a4' names 911, which is no emergency number of 'GB'; correct it, or add it to "
                "docs/_data/countries.yml with its source"
            ),
        ),
        (
            "- id: emergency",
            "- id: emergenci",
            9,
            "edition 'nowhere-a4' names an unknown care card 'emergenci'; did you mean 'emergency'?",
        ),
        (
            "paper: a4",
            "paper: a5",
            7,
            "edition 'nowhere-a4' has a wrong 'paper': it must be one of a4, letter; correct it",
        ),
        (
            "country: GB",
            "country: Wales",
            3,
            "edition 'nowhere-a4' has a wrong 'country': it must be two capital letters such as GB, or INT for anywhere; correct it",
        ),
        (
            "contact: {en: Ring now.}",
            "contact: {hi: Ring now.}",
            10,
            "a card of edition 'nowhere-a4' has a wrong 'contact': the words in 'en' are missing; correct it",
        ),
    ],
    ids=["number", "number-beside", "card", "paper", "country", "language"],
)
def test_a_mistake_in_an_edition_is_told_at_its_line(
    with_editions: Project, old: str, new: str, line: int, told: str
) -> None:
    project = with_editions
    assert old in EDITION
    project.write("docs/_data/handouts.yml", EDITION.replace(old, new))
    assert project.check() == [f"docs/_data/handouts.yml:{line}: {told}"]
