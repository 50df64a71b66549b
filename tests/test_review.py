"""What a clinician reads and signs, and her answers."""

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from content.library import load_library
from content.settings import contact_of
from content.shown import whole_review
from editing.review_pack import make_pack, read_page
from editing.review_sheets import MOST_SIDES, pack_page, set_pack
from editing.wording import MOST_WORDS
from paper import sheets_of
from project import PAGE, TODAY, Project
from publishing.reviewed import reviewed, reviewed_on_paper
from real_site import LIBRARY, PAGES, some_pages
from tools import due, ready
from tools.review import find_pages, main, reviewed_before
from tools.review_places import place_of
from tools.review_record import with_review

HEALTH = {address: page for address, page in PAGES.items() if page.is_health}
# Of these pages the words are mostly a list of everything that there is, in the menu's order, and no statements.
WEB = {
    address: page
    for address, page in PAGES.items()
    if not {"sources", "search", "handouts"} & {block.name for block in page.blocks}
}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("address", WEB)
def test_every_word_of_the_built_page_stands_in_the_pack_and_the_reverse(address: str, site: Path) -> None:
    page = WEB[address]
    main = BeautifulSoup((site / address / "index.html").read_bytes(), "html.parser").main
    # What the frame puts round the words, the same on every page or sheet; and the numbers of sources and of drawings.
    for extra in main.select(
        ".references, .card-sources, .stale, .corrected, .cite, .handout-offer, .clinic, .clinic ~ *, text"
    ):
        if extra.name != "text" or extra.get_text().isdigit():
            extra.decompose()
    said = [statement for statement in read_page(LIBRARY, page) if statement.kind not in ("head", "later")]
    built, packed = words(main.get_text(" ")), words(" ".join(statement.words for statement in said))
    assert built == packed


@pytest.mark.parametrize("address", [address for address in some_pages() if address in HEALTH])
def test_a_page_of_the_real_site_is_four_sheets_at_most(address: str) -> None:
    pack = make_pack(LIBRARY, HEALTH[address], "A site", None)
    pdf, sides = set_pack(pack)
    assert sides <= MOST_SIDES
    printed = ["".join(words(side)) for side in sheets_of(pdf)]
    for row in pack.rows:
        # Together on one side, with the boxes between them.
        row_words = [row.statement.words, *(each.quote for each in row.cited)]
        assert any(all("".join(words(each)) in side for each in row_words) for side in printed), row.statement


READ = "review/page.yml"


@pytest.fixture
def printed(project: Project, capsys) -> Project:
    """The project with a page that has something of each kind, and its pack."""
    project.page(
        "\nNot cited. A fact [@nice-ng234, section 1.3; @who-breast-cancer].\n\n::: care-card emergency\n\n![A circle](a.svg)\n"
    )
    project.write(
        "docs/en/a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>',
    )
    assert review(project, "docs/en/page.md") == 0
    assert capsys.readouterr().out == (
        "review/page.pdf (1 side), .html to fill in, .yml for the answers: 13 statements, 7 without "
        "a source\n"
    )
    project.write("review/printed.yml", (project.root / READ).read_text())
    return project


def review(project: Project, *arguments: str) -> int:
    return main(["--root", str(project.root), *arguments], TODAY)


def pack(project: Project):
    library = load_library(project.root, TODAY)[0]
    return make_pack(library, library.pages["docs/en/page.md"], "A site", None)


def test_each_statement_has_a_number_its_kind_and_its_sources(printed: Project) -> None:
    rows = [
        (
            row.number,
            row.statement.words,
            row.statement.kind,
            row.statement.level,
            [(each.number, each.name, each.place, each.about) for each in row.cited],
            row.same_as,
            row.alone,
        )
        for row in pack(printed).rows
    ]
    nice = (1, "NICE 2023", "section 1.3", "guideline. Read in part.")
    who = (2, "WHO", "", "public health. The live page read 22 November 2026.")
    daily = (3, "The Daily 2025", "", "news.")
    heading = [(1, "NICE 2023", "section 1.1", nice[3]), daily]
    assert rows == [
        (1, "A page", "head", "", [], 0, False),
        (2, "A page for a test.", "head", "", [], 0, False),
        (3, "What is not known", "heading", "", [], 0, False),
        (4, "Most back pain is not cancer.", "words", "", [], 0, False),
        (5, "Not cited.", "words", "", [], 0, False),
        (6, "A fact.", "words", "", [nice, who], 0, False),
        (7, "Emergency: Now", "heading", "emergency", [], 0, False),
        (8, "Call an ambulance now if:", "heading", "emergency", heading, 0, False),
        (9, "you have new weakness in an arm or a leg", "words", "emergency", [nice], 0, True),
        (10, "Ring 999 in the UK.", "words", "emergency", [], 8, False),
        (11, "Now.", "words", "emergency", [], 8, False),
        (12, "Nerves can be harmed.", "words", "emergency", [], 8, False),
        (13, "A circle", "later", "", [], 0, False),
    ]


def test_what_pictures_terms_countries_and_checklists_say_has_its_sources(project: Project) -> None:
    project.write(
        "docs/_data/figures.yml",
        "figures:\n- id: some\n  kind: people\n  of: 100\n  title: {en: Some}\n"
        "  caption: {en: Few.}\n  rows:\n  - {marked: 3, text: {en: 3 of 100}}\n  sources:\n  - {source: nice-ng234}\n",
    )
    project.write(
        "docs/_data/glossary.yml",
        "terms:\n- id: mri\n  term: {en: MRI}\n  plain: {en: a scan}\n  sources:\n"
        "  - {source: who-breast-cancer, locator: page 2}\n",
    )
    project.write(
        "docs/_data/countries.yml",
        "countries:\n- code: GB\n  name: {en: Britain}\n  short: {en: UK}\n  emergency:\n"
        "  - {number: '999', for: {en: an ambulance}, sources: [{source: who-breast-cancer}]}\n"
        "  first-contact: {text: {en: Ring a surgery.}}\nring: [{country: GB, number: '999'}]\n",
    )
    project.page("\nAn MRI.\n\n::: picture some\n\n::: countries\n\n::: numbers\n\n::: checklist all\n")
    said = [each.as_read for each in read_page(*library_and_page(project))]
    for words in (
        "Some [@nice-ng234]",
        "3 of 100 [@nice-ng234]",
        "Few. [@nice-ng234]",
        "a scan [@who-breast-cancer, page 2]",
        "999, an ambulance. [@who-breast-cancer]",
        "Ring a surgery.",
        "999 UK [@who-breast-cancer]",
        "No ticks does not mean that nothing is wrong.",
        "you have a mild ache [@who-breast-cancer]",
    ):
        assert words in said


def library_and_page(project: Project):
    library = load_library(project.root, TODAY)[0]
    return library, library.pages["docs/en/page.md"]


def test_the_file_to_fill_in_holds_the_same_and_nothing_of_it_runs(printed: Project) -> None:
    printed.page('\nA `<script>` of "quotes" [@nice-ng234].\n')
    made = pack(printed)
    html = BeautifulSoup(pack_page(made, "page"), "html.parser")
    assert [row["data-number"] for row in html.select(".row")] == [str(row.number) for row in made.rows]
    for row, shown in zip(made.rows, html.select(".row"), strict=True):
        assert row.statement.words in shown.legend.get_text(" ", strip=True)
        assert [
            " ".join(li.get_text().split()).partition(",")[0].partition(" (")[0]
            for li in shown.select(".sources li:has(a)")
        ] == [f"{each.number} {each.name}" for each in row.cited]
    assert len(html.find_all("script")) == 2


def fill_in(
    project: Project, answers: str = "", file: str = READ, by: str = "Jan Doe", others: str = "agree"
) -> None:
    """Fill in the answers that were printed."""
    text = (
        (project.root / "review/printed.yml")
        .read_text()
        .replace("by: ''", f"by: {by}")
        .replace("role: ''", "role: nurse")
    )
    text = text.replace("date: ''", "date: 2026-11-22").replace("others: not judged", f"others: {others}")
    for key in ("change", "delete", "not-mine"):
        text = text.replace(f"{key}: []\n", "" if f"{key}:" in answers else f"{key}: []\n")
    project.write(file, text.replace("\n# What she read", f"\n{answers}\n# What she read"))


def done(project: Project, *files: str) -> int:
    return review(project, "--done", *(str(project.root / file) for file in files or [READ]))


def test_a_page_that_is_agreed_to_has_its_review_and_stays_reviewed_until_its_words_change(
    printed: Project, capsys
) -> None:
    fill_in(printed, by="Mary O'Neill")
    assert done(printed) == 0
    said = capsys.readouterr().out
    found = re.search(
        r"\nreview: (\{by: 'Mary O''Neill', role: 'nurse', date: 2026-11-22, digest: [a-p]{12}\})\nreview-due",
        (printed.root / "docs/en/page.md").read_text(),
    )
    assert (
        said
        == f"docs/en/page.md: review: {found[1]}\nRecorded. Set 'review-due' to the day of the next one.\n"
    )
    assert printed.check() == []
    # Recorded again, it takes the place of the first.
    fill_in(printed, by="Sam Roe")
    assert done(printed) == 0
    assert (printed.root / "docs/en/page.md").read_text().count("review:") == 1
    assert load_library(printed.root, TODAY)[0].pages["docs/en/page.md"].review["by"] == "Sam Roe"


CHANGE = """\
change:
- {statement: 6, to: "A truth. Another.", why: 'It is two "facts".'}
- {statement: 9, to: you have weakness, why: Short}
delete:
- {statement: 5, why: Needless}
"""


def test_changes_are_listed_where_they_are_to_be_made_and_the_review_is_written_once_they_are(
    printed: Project, capsys
) -> None:
    fill_in(printed, CHANGE)
    before = (printed.root / "docs/en/page.md").read_text()
    assert done(printed) == 1
    assert (
        capsys.readouterr().out
        == """\
docs/en/page.md:15: statement 5, 'Not cited.'; Jan Doe asks: take it out (Needless)
docs/en/page.md:15: statement 6, 'A fact.'; Jan Doe asks: change it to 'A truth. Another.' (It is two "facts".)
docs/_data/signs.yml:3: statement 9, 'you have new weakness in an arm or a leg'; Jan Doe asks: change it to 'you have weakness' (Short)
3 changes asked for, nothing recorded: make them, then run this again; the review is written once the page says what was agreed
"""
    )
    assert (printed.root / "docs/en/page.md").read_text() == before
    printed.write(
        "docs/en/page.md", before.replace("Not cited. A fact [", "A truth [@nice-ng234]. Another [")
    )
    signs = (printed.root / "docs/_data/signs.yml").read_text()
    printed.write(
        "docs/_data/signs.yml", signs.replace("you have new weakness in an arm or a leg", "you have weakness")
    )
    assert done(printed) == 0
    assert "digest: " in (printed.root / "docs/en/page.md").read_text()


def test_our_own_words_and_those_with_the_sources_of_a_whole_card_alone_are_told(printed: Project) -> None:
    printed.change("docs/_data/signs.yml", {"signs:\n": "own: [nerves can]\nsigns:\n"})
    made = pack(printed)
    assert [(row.number, row.of_card, row.own) for row in made.rows if row.of_card or row.own] == [
        (8, True, ()),
        (10, True, ()),
        (11, True, ()),
        (12, True, ("nerves can",)),
    ]
    html = BeautifulSoup(pack_page(made, "page"), "html.parser").get_text(" ", strip=True)
    for text in (html, " ".join(sheets_of(set_pack(made)[0]))):
        told = " ".join(text.split())
        assert "Our own words, which no source says: “nerves can”. They rest on:" in told
        assert told.lower().count("the sources of the whole card") == 4


def test_own_words_that_stand_nowhere_are_told(project: Project) -> None:
    project.change(
        "docs/_data/signs.yml", {"signs:\n": "own: [Nerves can be harmed, nerves could]\nsigns:\n"}
    )
    what = "'own' has 'nerves could', which no sign, care card or picture says"
    assert project.check() == [f"docs/_data/signs.yml:1: {what}; write it as it stands there, or take it out"]


LEFT = """\
not-mine:
- {statement: 6, who: a pharmacist}
- {statement: 12, who: a surgeon's team}
"""


def test_what_is_not_hers_to_judge_is_not_agreed_and_is_told_until_somebody_has_judged_it(
    printed: Project, capsys
) -> None:
    fill_in(printed, LEFT)
    assert done(printed) == 0
    left = "left: [{words: 'A fact.', who: 'a pharmacist'}, {words: 'Nerves can be harmed.', who: 'a surgeon''s team'}]}"
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(left)
    assert said[-1] == "2 statements judged by nobody yet; 'make ready' lists each."
    assert printed.check() == []
    library, page = library_and_page(printed)
    assert whole_review(library, page) is None
    assert reviewed(library, page) == (
        "Reviewed by Jan Doe, nurse, on 22 November 2026, except some statements left to others"
    )
    assert reviewed_on_paper(library, page) == "Reviewed by a clinician only in part"
    ready.main(["--root", str(printed.root)], TODAY)
    assert (
        "docs/en/page.md:8: nobody has judged 'A fact.'; its review leaves it to a pharmacist; 'make review "
        "PAGE=docs/en/page.md' makes what to read; record both files of answers together\n"
    ) in capsys.readouterr().out
    due.main(["--root", str(printed.root)], TODAY)
    assert (
        "docs/en/page.md:8: nobody has judged 'A fact.' on page 'A page', left to a pharmacist, due on 2026-11-22 "
        "(editors@example.org); print 'make review PAGE=docs/en/page.md', and record both files of answers together\n"
    ) in capsys.readouterr().out
    # A second reviewer judges what is hers, and leaves all else to the first.
    fill_in(printed, "agree: [6]", "review/two.yml", by="Sam Roe", others="not mine")
    assert done(printed, READ, "review/two.yml") == 0
    assert [each["words"] for each in library_and_page(printed)[1].left_to_judge] == ["Nerves can be harmed."]
    # By herself she would have left all else to nobody in particular.
    assert done(printed, "review/two.yml") == 0
    assert {each["who"] for each in library_and_page(printed)[1].left_to_judge} == {"somebody else"}


def test_who_leaves_a_statement_does_not_disagree_and_a_change_of_the_other_stands(
    printed: Project, capsys
) -> None:
    fill_in(printed, LEFT)
    fill_in(printed, CHANGE, "review/two.yml", by="Sam Roe")
    assert done(printed, READ, "review/two.yml") == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(",")[0].partition(":")[0] for line in told] == [
        "statement 5",
        "statement 9",
        "nothing is recorded",
    ]


def test_changes_that_are_still_open_are_listed_alone(printed: Project, capsys) -> None:
    fill_in(printed, CHANGE)
    printed.change("docs/en/page.md", {"Not cited. A fact [": "A truth [@nice-ng234]. Another ["})
    assert done(printed) == 1
    assert (
        capsys.readouterr().out
        == """\
docs/_data/signs.yml:3: statement 9, 'you have new weakness in an arm or a leg'; Jan Doe asks: change it to 'you have weakness' (Short)
3 changes asked for, 2 made, nothing recorded: make the others, then run this again; the review is written once the page says what was agreed
"""
    )


def test_a_change_that_keeps_the_words_and_adds_some_is_known_as_made(printed: Project, capsys) -> None:
    fill_in(
        printed,
        "change: [{statement: 6, to: A first. A fact., why: So}]\ndelete: [{statement: 5, why: Needless}]\n",
    )
    printed.change("docs/en/page.md", {"A fact [": "A first [@nice-ng234]. A fact ["})
    assert done(printed) == 1
    assert (
        capsys.readouterr().out
        == """\
docs/en/page.md:15: statement 5, 'Not cited.'; Jan Doe asks: take it out (Needless)
2 changes asked for, 1 made, nothing recorded: make the others, then run this again; the review is written once the page says what was agreed
"""
    )


def test_the_words_of_a_card_are_told_at_their_own_line(printed: Project, capsys) -> None:
    """Though a sign is explained with the same sentence, and though they do not begin on the line of their key."""
    printed.change(
        "docs/_data/signs.yml",
        {
            "  sources: [{source: nice-ng234, locator: section 1.3}]\n": "  explain: {en: It grew. Numbness that is known "
            "is different.}\n  sources: [{source: nice-ng234, locator: section 1.3}]\n",
            "  signs: [weakness]\n": "  signs: [weakness]\n  also:\n  - text:\n      en: >-\n        Call for a numb arm, "
            "which is one limb alone. Numbness\n        that is known is different.\n    signs: [weakness]\n",
        },
    )
    assert review(printed, "docs/en/page.md") == 0
    printed.write("review/printed.yml", (printed.root / READ).read_text())
    lines = (printed.root / "docs/_data/signs.yml").read_text().splitlines()
    read = (printed.root / READ).read_text().partition("\nread:\n")[2].splitlines()
    number = 1 + next(at for at, words in enumerate(read) if "Numbness that is known" in words)
    fill_in(printed, f"delete: [{{statement: {number}, why: Needless}}]\n")
    capsys.readouterr()
    assert done(printed) == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        f"docs/_data/signs.yml:{1 + next(at for at, row in enumerate(lines) if row.endswith('Numbness'))}: statement "
        f"{number}, 'Numbness that is known is different.'; Jan Doe asks: take it out (Needless)"
    )


def test_the_words_of_other_data_are_told_at_their_own_line(project: Project) -> None:
    """Not at that of a sign of which they are a part."""
    project.write(
        "docs/_data/figures.yml",
        "figures:\n- {id: some, kind: drawing, drawing: spine.svg, title: {en: Some}, caption: {en: Few.}, sources: [{source: nice-ng234}],\n"
        "   rows: [{text: {en: a mild ache}}]}\n",
    )
    project.write(
        "docs/_data/countries.yml",
        "countries:\n- {code: GB, name: {en: Britain}, short: {en: UK}, first-contact: {text: {en: Ring a surgery.}}, emergency:\n"
        "  [{number: '999', for: {en: an ambulance}, sources: [{source: who-breast-cancer}]}]}\n"
        "ring:\n- {country: GB, number: '999'}\n",
    )
    project.write("docs/_data/glossary.yml", "terms:\n- id: mri\n  term: {en: MRI}\n  plain: {en: a scan}\n")
    project.page("\nAn MRI [@nice-ng234].\n\n::: picture some\n\n::: numbers\n")
    library, page = library_and_page(project)
    places = {each.words: place_of(library, page, each) for each in read_page(library, page)}
    assert places["999 UK"] == ("docs/_data/countries.yml", 5)
    assert places["a scan"] == ("docs/_data/glossary.yml", 4)
    assert places["Few."] == ("docs/_data/figures.yml", 2)
    assert places["a mild ache"] == ("docs/_data/figures.yml", 3)
    assert places["An MRI."] == ("docs/en/page.md", 15)


def test_new_words_against_the_rules_are_warned_of_when_read_back(printed: Project, capsys) -> None:
    printed.write("docs/_data/style.yml", "banned: {utilise: use}\nspelling: {color: colour}\nnames: [NHS]\n")
    long = "Word" + " word" * 20
    fill_in(printed, f'change:\n- {{statement: 6, to: "Utilise the color. {long}.", why: So}}\n')
    assert done(printed) == 1
    at = f"warning: {printed.root / READ}:24: in the new words of statement 6, "
    assert capsys.readouterr().out.splitlines()[1:-1] == [
        f"{at}'Utilise' is not a word of this site; write: use, and let Jan Doe agree to it",
        f"{at}'color' is not British spelling; write: colour, and let Jan Doe agree to it",
        (
            f"{at}a sentence has 21 words: 'Word word word word word word ...'; make it two, of at most 20 words "
            "each, and let Jan Doe agree to it"
        ),
    ]


def test_what_she_asked_for_may_be_written_on_a_later_day_than_she_read(printed: Project) -> None:
    fill_in(printed, "delete: [{statement: 5, why: Needless}]\n")
    later = {"written: 2026-11-22": "written: 2026-11-23", "Not cited. ": ""}
    printed.change("docs/en/page.md", later)
    assert done(printed) == 0
    assert printed.check() == []
    # Other words of that day are no longer those that she asked for.
    printed.change("docs/en/page.md", {"A fact": "The fact"})
    other = (
        "docs/en/page.md:8: the review of 2026-11-22 is of other words: the page was written on 2026-11-23; "
    )
    assert f"{other}ask for a new review, or take 'review' out" in printed.check()


def test_a_review_that_would_stop_the_next_run_is_not_recorded(printed: Project, capsys) -> None:
    """One of a page that was overdue, till somebody has set the day of the next; with or without one before it."""
    fill_in(printed)
    assert done(printed) == 0
    for path in ("docs/en/page.md", READ):
        printed.change(path, {"date: 2026-11-22": "date: 2027-05-30"})
    printed.change("docs/en/page.md", {"date: 2027-05-30": "date: 2026-11-22"})
    before, later = (printed.root / "docs/en/page.md").read_bytes(), date(2027, 6, 1)
    arguments = ["--root", str(printed.root), "--done", str(printed.root / READ)]
    capsys.readouterr()
    assert main(arguments, later) == 1
    assert capsys.readouterr().out == (
        "docs/en/page.md:8: the review is dated 2027-05-30, after 'review-due' 2027-05-22; set 'review-due' to a later "
        "day\nNothing is recorded: mend this, then run this again.\n"
    )
    assert (printed.root / "docs/en/page.md").read_bytes() == before
    printed.change("docs/en/page.md", {"review-due: 2027-05-22": "review-due: 2027-12-01"})
    assert main(arguments, later) == 0
    assert main(["--root", str(printed.root), "docs/en/page.md"], later) == 0


def test_the_same_words_on_another_place_are_told(printed: Project, capsys) -> None:
    printed.page("\nOne. A fact [@nice-ng234].\n")
    assert review(printed, "docs/en/page.md") == 0
    printed.write("review/printed.yml", (printed.root / READ).read_text())
    fill_in(printed)
    printed.page("\nA fact [@nice-ng234]. One.\n")
    capsys.readouterr()
    assert done(printed) == 1
    assert (
        capsys.readouterr().out
        == f"""\
docs/en/page.md:1: the statements stand in another order, or more or less often
{printed.root / READ} is about other words than docs/en/page.md has now (1 difference), so nothing is recorded: print the page anew with 'make review PAGE=docs/en/page.md', and let Jan Doe see it
"""
    )


def test_answers_to_other_words_are_told_and_record_nothing(printed: Project, capsys) -> None:
    fill_in(printed)
    printed.page(
        "\nNot cited. Another fact [@nice-ng234, section 1.3; @who-breast-cancer].\n\n::: care-card emergency\n\n![A circle](a.svg)\n"
    )
    assert done(printed) == 1
    file = printed.root / READ
    assert (
        capsys.readouterr().out
        == f"""\
docs/en/page.md:15: 'Another fact.' was not read so
{file}: 'A fact. [@nice-ng234, section 1.3; @who-breast-cancer]' was read, and is not on the page so
{file} is about other words than docs/en/page.md has now (2 differences), so nothing is recorded: print the page anew with 'make review PAGE=docs/en/page.md', and let Jan Doe see it
"""
    )


def test_reviewers_who_disagree_are_told_and_those_who_agree_are_both_named(printed: Project, capsys) -> None:
    fill_in(printed)
    fill_in(
        printed, "change: [{statement: 6, to: No fact., why: It is none}]\n", "review/two.yml", by="Sam Roe"
    )
    assert done(printed, READ, "review/two.yml") == 1
    assert (
        capsys.readouterr().out
        == """\
statement 6, 'A fact. [@nice-ng234, section 1.3; @who-breast-cancer]': Jan Doe agrees; Sam Roe wants it to be 'No fact.'
nothing is recorded: let the reviewers settle this between them, then mend their files
"""
    )
    fill_in(printed, file="review/two.yml", by="Sam Roe")
    assert done(printed, READ, "review/two.yml") == 0
    assert (
        "review: {by: 'Jan Doe and Sam Roe', role: 'nurse', date"
        in (printed.root / "docs/en/page.md").read_text()
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "\nothers: agree",
            "\nothers: not judged",
            (
                "19: not every statement is judged; write 'others: agree' if the reviewer agrees with all "
                "that she does not name, or 'others: not mine' if they are not hers to judge"
            ),
        ),
        ("by: Jan Doe", "by: someone", "16: the file has a wrong 'by': it is a placeholder; correct it"),
        (
            "date: 2026-11-22",
            "date: 2027-11-22",
            (
                "18: the answers are dated 2027-11-22, which is still to come; give the day on which the "
                "page was read"
            ),
        ),
        (
            "page: docs/en/page.md",
            "page: docs/en/pag.md",
            (
                "14: there is no page 'docs/en/pag.md' of which a review could be recorded; did "
                "you mean 'docs/en/page.md'?"
            ),
        ),
        (
            "page: docs/en/page.md",
            "page: docs/_data/signs.yml",
            (
                "14: there is no page 'docs/_data/signs.yml' of which a review could be "
                "recorded; a care card is signed off with the pages that show it"
            ),
        ),
        (
            "change: []",
            "change: [{statement: 99, to: B, why: C}]",
            "20: there is no statement 99; there are 13; correct it",
        ),
        (
            "change: []",
            "change: [{statement: 1, to: B, why: C}, {statement: 1, to: D, why: C}]",
            "20: statement 1 is answered twice; keep the answer that is meant",
        ),
        (
            "change: []",
            "change: [{statement: 1, to: B}]",
            "20: an answer has no 'why'; add a line 'why: ...'",
        ),
        (
            "delete: []",
            "delete:\n- 3",
            "22: '3' is no whole answer; write it as - {statement: 12, why: \"In a few words.\"}",
        ),
        (
            "not-mine: []",
            "not-mine: [{statement: 3, who: someone}]",
            "22: an answer has a wrong 'who': it is a placeholder; correct it",
        ),
        (
            "not-mine: []",
            "agree: [3, 3]",
            "22: statement 3 is answered twice; keep the answer that is meant",
        ),
        (
            "change: []",
            "change: [9]",
            (
                "20: '9' is no whole answer; write it as - {statement: 12, to: \"The new words.\", "
                'why: "In a few words."}'
            ),
        ),
        (
            "change: []",
            "change: [{statement: 1, to: '', why: C}]",
            "20: an answer has a wrong 'to': it is empty; write it",
        ),
        ("by: Jan Doe", "by: ''", "16: the file has a wrong 'by': it is empty; write it"),
        ("role: nurse", "role: ''", "17: the file has a wrong 'role': it is empty; write it"),
        (
            "date: 2026-11-22",
            "date: 2025-01-05",
            (
                "18: the answers are dated 2025-01-05, and what she read was written on 2026-11-22; give the "
                "day on which the page was read"
            ),
        ),
        (
            "delete: []",
            "delete: no",
            "21: the file has a wrong 'delete': it must be a list, or [] while there is nothing in it; correct it",
        ),
    ],
)
def test_answers_with_a_slip_are_told_at_their_line(
    printed: Project, capsys, old: str, new: str, problem: str
) -> None:
    fill_in(printed)
    text = (printed.root / READ).read_text()
    assert old in text
    printed.write(READ, text.replace(old, new, 1))
    assert done(printed) == 1
    assert capsys.readouterr().err.splitlines()[0] == f"{printed.root / READ}:{problem}"


def test_a_page_or_nothing_in_the_place_of_the_answers_is_told(printed: Project, capsys) -> None:
    page = f"{printed.root}/docs/en/page.md"
    assert done(printed, "docs/en/page.md") == 1
    assert capsys.readouterr().err == (
        f"{page}:1: this is a page, and no file of answers; name the file of answers that 'make review "
        f"PAGE={page}' wrote, such as review/page.yml\n"
    )
    for printout in ("review/page.html", "review/page.pdf"):
        assert done(printed, printout) == 1
        assert capsys.readouterr().err == (
            f"{printed.root}/{printout}:1: this is what a reviewer reads, and no file of answers; name the file with "
            f"the answers, {printed.root}/review/page.yml\n"
        )
    assert done(printed, "review/pag.yml") == 1
    assert capsys.readouterr().err == (
        f"{printed.root}/review/pag.yml:1: there is no such file; name the file of answers, such as "
        "review/emergency.yml\n"
    )


def test_a_file_of_something_else_and_answers_to_two_pages(printed: Project, capsys) -> None:
    printed.write("other.yml", "- one\n")
    assert done(printed, "other.yml") == 1
    assert (
        capsys.readouterr().err
        == f"{printed.root}/other.yml:1: this is no file of answers; begin with the one that 'make review' wrote\n"
    )
    fill_in(printed)
    review(printed, "docs/en/index.md")
    fill_in(printed, file="review/index.yml")
    two = (
        (printed.root / "review/index.yml")
        .read_text()
        .replace("page: docs/en/page.md", "page: docs/en/index.md")
    )
    printed.write("review/index.yml", two)
    capsys.readouterr()
    assert done(printed, READ, "review/index.yml") == 1
    assert capsys.readouterr().out == (
        "these are answers to 2 pages: docs/en/index.md, docs/en/page.md; take those to one page at a time\n"
    )


def test_an_unknown_page_or_a_problem_is_said_and_fails(project: Project, capsys) -> None:
    assert review(project, "docs/en/pag.md") == 1
    assert capsys.readouterr().err == (
        "there is no page and no care card 'docs/en/pag.md'; name a page as docs/en/emergency.md, and "
        "a card by its id\n"
    )
    project.page("\nA fact [@nice-ng23].\n")
    assert review(project) == 1
    assert capsys.readouterr().err.startswith("docs/en/page.md:15: unknown source 'nice-ng23'")


def test_a_care_card_alone(project: Project, capsys) -> None:
    assert review(project, "emergency") == 0
    assert capsys.readouterr().out.startswith("review/card-emergency.pdf (1 side), ")
    library = load_library(project.root, TODAY)[0]
    assert "Now." in [each.words for each in read_page(library, find_pages(library, ["emergency"])[0])]


def test_the_next_pack_marks_what_is_new_and_names_what_is_gone(printed: Project, capsys) -> None:
    def git(*arguments: str) -> None:
        run = ["git", "-c", "user.name=An Editor", "-c", "user.email=editor@example.org", *arguments]
        subprocess.run(run, cwd=printed.root, check=True, capture_output=True)

    fill_in(printed)
    assert done(printed) == 0
    library, page = library_and_page(printed)
    assert [
        row
        for row in make_pack(library, page, "A site", reviewed_before(printed.root, library, page)).rows
        if row.is_new
    ] == []
    # Without a history nobody knows.
    text = (printed.root / "docs/en/page.md").read_text()
    printed.write("docs/en/page.md", text.replace("A fact", "Another fact"))
    library, page = library_and_page(printed)
    assert reviewed_before(printed.root, library, page) is None
    assert make_pack(library, page, "A site", None).history == (
        "Last reviewed by Jan Doe, nurse, on 22 November 2026. What it was then is not known here: read all of it."
    )
    printed.write("docs/en/page.md", text)
    for command in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "Reviewed"]):
        git(*command)
    printed.write("docs/en/page.md", text.replace("Not cited. A fact", "Another fact"))
    library, page = library_and_page(printed)
    made = make_pack(library, page, "A site", reviewed_before(printed.root, library, page))
    assert [row.statement.words for row in made.rows if row.is_new] == ["Another fact."]
    assert made.gone == ("Not cited.", "A fact.")
    assert made.history == "Last reviewed by Jan Doe, nurse, on 22 November 2026."
    text = " ".join(sheets_of(set_pack(made)[0]))
    assert "Gone since that review" in text and "New. Another fact." in text


def test_a_review_in_several_lines_and_with_carriage_returns_is_replaced(project: Project) -> None:
    page = (project.root / "docs/en/page.md").read_text()
    old = page.replace(
        "review-due", "review:\n  by: Jan\n  role: nurse\n  date: 2026-11-22\nreview-due", 1
    ).replace("\n", "\r\n")
    project.write("docs/en/page.md", old)
    known = load_library(project.root, TODAY)[0].pages["docs/en/page.md"]
    assert with_review(old, known, "review: {by: new}") == page.replace(
        "review-due", "review: {by: new}\nreview-due", 1
    ).replace("\n", "\r\n")


def test_where_sources_differ_is_told_in_every_pack_of_health_facts() -> None:
    """The pack takes it from a part of a page, by its heading."""
    for page in HEALTH.values():
        assert len(make_pack(LIBRARY, page, "A site", None).differing) > 10


def test_a_point_on_which_sources_differ_is_whole_with_its_sources_and_the_statements_concerned(
    printed: Project,
) -> None:
    printed.write(
        "docs/en/about/how-we-write.md",
        f"{PAGE}\n## How we decided how soon\n\nThese are the points:\n\n- Far: one says so [@daily-story]. We do not.\n"
        "- Near: one says now [@nice-ng234, section 1.3]. Another says\n  later [@who-breast-cancer, page 2; @daily-story].\n"
        "- Alone: no source says so.\n\n## More\n\n- No point.\n",
    )
    printed.page("\nA fact [@nice-ng234, section 1.3].\n")
    made = pack(printed)
    near = "Near: one says now (1 NICE 2023, section 1.3). Another says later (WHO, page 2; The Daily 2025)."
    assert [(each.words, each.statements, each.is_of_page) for each in made.differing] == [
        (near, (5,), True),
        ("Alone: no source says so.", (), True),
        ("Far: one says so (The Daily 2025). We do not.", (), False),
    ]
    html = BeautifulSoup(pack_page(made, "page"), "html.parser").get_text(" ", strip=True)
    sheets = " ".join(" ".join(sheets_of(set_pack(made)[0])).split())
    for told in (html, sheets):
        here, _, elsewhere = told.partition("Points whose sources this page does not cite")
        assert f"{near} Same place cited at 5." in here and "Alone: no source says so." in here
        assert "Far: one says so (The Daily 2025). We do not." in elsewhere


def test_the_pack_shows_drawings_and_says_what_its_reader_has_to_know(printed: Project) -> None:
    printed.write(
        "docs/_data/figures.yml",
        "figures:\n- {id: drawn, kind: drawing, drawing: spine.svg, title: {en: A spine}, caption: {en: Bones.},\n"
        "   rows: [{text: {en: The neck}}], sources: [{source: nice-ng234}]}\n",
    )
    printed.page("\nA fact [@nice-ng234].\n\n::: picture drawn\n")
    made = pack(printed)
    drawn = [row for row in made.rows if row.is_picture]
    assert [row.statement.words for row in drawn] == ["A spine"]
    assert "<path" in drawn[0].drawing and "var(" not in drawn[0].drawing
    html = BeautifulSoup(pack_page(made, "page"), "html.parser")
    assert [image["alt"] for image in html.select(".row img")] == ["A spine"]
    pdf = set_pack(made)[0]
    for text in (html.get_text(" "), " ".join(sheets_of(pdf))):
        told = " ".join(text.split())
        assert "The title of a picture: A spine" in told
        assert "Read aloud, the statements and their sources take about 1 minute." in told
        assert (
            f"New words of yours may have at most {MOST_WORDS} words a sentence. Your name, your role and the day "
            f"are published on the page. Whom to ask: {contact_of(printed.root)}."
        ) in told
