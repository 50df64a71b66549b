"""A page in another language says what its English twin says, and is written as its language is written."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from content.library import load_library
from content.words import Words, is_english
from project import TODAY, Project
from showing import show_page
from tools.due import main as due
from tools.follow import main as follow_one
from translated import COUNTRIES, add_language, follow

ENGLISH = """
Look at [the first page](index.md#more) in 2 of 10 cases [@nice-ng234, section 1.3].

## Two more

- One thing
- Five things [@who-breast-cancer; @nice-ng234].

::: care-card routine
"""
# Right under the front matter, whose last line is that of `follows`, and the English page's own heading.
HINDI = """
[पहले पन्ने](index.md#more) को 10 में से 2 बार देखें [@nice-ng234, section 1.3]।

## और बातें

- एक बात
- 5 बातें [@who-breast-cancer; @nice-ng234]।

::: care-card routine
"""
WRITING = """\
hi:
  script: Devanagari
  ends: '।?!'
  kept: [MRI, 'X-ray']
  terms:
  - {en: numb, hi: सुन्न, never: [जड़, 'सुन्‍न']}
  - {en: chest, hi: छाती, never: [सीना]}
  spans:
    two: [दो]
    six: [छह]
    hour: [घंटे]
    day: [दिन]
    week: [हफ़्ते, हफ़्तों]
    month: [महीने]
"""
PLACE = "docs/hi/page.md"
MORE_HINDI = "कमर का दर्द अक्सर कैंसर नहीं है, और कुछ ही हफ़्तों में चला जाता है।\n\n" * 6


@pytest.fixture
def twins(project: Project) -> Project:
    """A project with one of its pages in Hindi too, which says the same."""
    project.page(ENGLISH)
    english = (project.root / "docs/en/page.md").read_text()
    add_language(project, "hi")
    project.write(PLACE, english.replace(ENGLISH, HINDI))
    follow(project)
    assert project.check() == []
    return project


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "@nice-ng234, section 1.3",
            "@nice-ng234",
            "16: the sources here are @nice-ng234, and in docs/en/page.md:15 @nice-ng234, section 1.3; make them the same",
        ),
        # A slip is told of once, and not as another source too.
        (
            "@nice-ng234, section 1.3",
            "@nice-ng23, section 1.3",
            "16: unknown source 'nice-ng23'; nearest is 'nice-ng234' (docs/_data/sources.yml:3)",
        ),
        (
            "@who-breast-cancer; @nice-ng234",
            "@nice-ng234; @who-breast-cancer",
            (
                "21: the sources here are @nice-ng234, @who-breast-cancer, and in docs/en/page.md:20 @who-breast-cancer, "
                "@nice-ng234; make them the same"
            ),
        ),
        (
            "2 बार",
            "3 बार",
            "16: the numbers here are 10, 3, and in docs/en/page.md:15 10, 2; make them the same",
        ),
        (
            "2 बार",
            "कई बार",
            "16: the numbers here are 10, and in docs/en/page.md:15 10, 2; make them the same",
        ),
        ("5 बातें", "6 बातें", "21: the numbers here are 6, and in docs/en/page.md:20 none; make them the same"),
        (
            "index.md#more",
            "index.md",
            "16: the links here are index.md, and in docs/en/page.md:15 index.md#more; make them the same",
        ),
        (
            "## और बातें",
            "### और बातें",
            (
                "18: here stands a heading of level 3, and in docs/en/page.md:17 a heading of level 2; "
                "have the same parts in the same order"
            ),
        ),
        (
            "::: care-card routine",
            "::: care-card emergency",
            (
                "23: here stands '::: care-card emergency', and in docs/en/page.md:22 '::: care-card routine'; "
                "have the same parts in the same order"
            ),
        ),
        (
            "\n::: care-card routine\n",
            "",
            (
                "21: here stands nothing more, and in docs/en/page.md:22 '::: care-card routine'; "
                "have the same parts in the same order"
            ),
        ),
        (
            "- एक बात\n",
            "",
            (
                "22: here stands '::: care-card routine', and in docs/en/page.md:20 an item of a list; "
                "have the same parts in the same order"
            ),
        ),
        (
            "title: A page",
            "title: पन्ना 999",
            "2: the numbers here are 999, and in docs/en/page.md:2 none; make them the same",
        ),
        (
            "review-due",
            "kind: about\nreview-due",
            "8: 'kind' is not as in docs/en/page.md; take it out",
        ),
    ],
)
def test_what_a_translation_says_otherwise(twins: Project, old: str, new: str, problem: str) -> None:
    twins.change(PLACE, {old: new})
    said = [line for line in twins.check() if "page was written" not in line]
    assert [line for line in said if "twin" not in line][:1] == [f"{PLACE}:{problem}"], said
    assert len(said) == 1


def test_a_page_in_another_language_only(twins: Project) -> None:
    twins.write("docs/hi/more.md", (twins.root / PLACE).read_text())
    assert twins.check() == [
        (
            "docs/hi/more.md:1: there is no docs/en/more.md, which this page would say in another language; "
            "give it the English page's name, write that page first, or, if that was retired, take this one out"
        )
    ]


def test_a_page_that_names_nothing_that_it_follows(twins: Project) -> None:
    lines = (twins.root / PLACE).read_text().splitlines(keepends=True)
    twins.write(PLACE, "".join(line for line in lines if not line.startswith("follows:")))
    assert twins.check() == [
        (
            f"{PLACE}:1: the page does not say which words of docs/en/page.md it follows; "
            f"when it says the same: make follow PAGE={PLACE}"
        )
    ]


def test_a_page_whose_english_has_changed_is_told_of_and_stops_nobody(twins: Project) -> None:
    """Not even where links lead to parts that it does not have yet."""
    twins.change("docs/en/page.md", {"## Two more": "## First\n\nNew words.\n\n## Two more"})
    twins.change("docs/en/index.md", {"A fact": "A [fact](page.md#first)"})
    twins.write("docs/hi/index.md", (twins.root / "docs/en/index.md").read_text())
    follow(twins)
    assert twins.check() == [
        (
            f"warning: {PLACE}:9: docs/en/page.md has changed since this page followed it; "
            f"bring over what 'make due' lists, then: make follow PAGE={PLACE}"
        )
    ]


def test_a_link_leads_to_a_page_that_is_not_translated_yet_but_not_to_none(twins: Project) -> None:
    """The page links to docs/en/index.md, which has no twin."""
    twins.change("docs/en/page.md", {"index.md#more": "indes.md"})
    twins.change(PLACE, {"index.md#more": "indes.md"})
    assert [line for line in twins.check() if line.startswith("docs/hi") and "followed" not in line] == [
        f"{PLACE}:16: there is no page 'indes.md'; name the file of a page, such as emergency.md"
    ]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("हाथ सुन्न है।", ""),
        ("हाथ जड़ है।", "'जड़' is not the word for this here; write: सुन्न (docs/_data/translation.yml)"),
        ("पसीना आता है।", ""),
        ("MRI या X-ray करें।", ""),
        ("MRIस्कैन करें।", "'MRIस्कैन' mixes two scripts in one word; write it in one, or put a space between"),
        (
            "scan करें।",
            "'scan' stands in Latin letters; translate it, or add it to 'kept' in docs/_data/translation.yml",
        ),
        ("२४ घंटे।", "'२४' is not written in the digits 0 to 9; write 24"),
        ("दर्द है.", "a full stop ends a sentence here; write '।'"),
        ("दर्द है", "the last sentence does not end in । or ? or !; write '।' behind it"),
        ("दर्द है?", ""),
        ("दर्द है ।", "a space is before '।'; take it out"),
        ("दर्द है।फिर बढ़ता है।", "a space is missing behind '।'; put one"),
        ("यह “नया है।” (हां।)", ""),
        ("दर्दи है।", "'दर्दи' has a letter of another script (Cyrillic); type it anew, in Devanagari"),
        ("দর্দ है।", "'দর্দ' has a letter of another script (Bengali); type it anew, in Devanagari"),
        (
            "शब्द " * 20 + "है।",
            "a sentence has 21 words: 'शब्द शब्द शब्द शब्द शब्द शब्द ...'; make it two, of at most 20 words each",
        ),
        ("शब्द " * 19 + "है। " + "शब्द " * 19 + "है।", ""),
    ],
)
def test_how_a_language_is_written(twins: Project, words: str, problem: str) -> None:
    """On a page and in the data."""
    twins.write("docs/_data/translation.yml", WRITING)
    others = [line.split(";")[0] for line in twins.check()]
    twins.change("docs/en/page.md", {"## Two more": "New words.\n\n## Two more"})
    twins.change(PLACE, {"## और बातें": f"{words}\n\n## और बातें"})
    lines = (twins.root / PLACE).read_text().splitlines(keepends=True)
    twins.write(PLACE, "".join(line for line in lines if not line.startswith("follows:")))
    follow(twins)
    here = [line for line in twins.check() if line.startswith(PLACE) and line.split(";")[0] not in others]
    # The English words have no number at all.
    here = [line for line in here if "the numbers here are" not in line]
    assert here == ([f"{PLACE}:18: {problem}"] if problem else [])
    signs = (twins.root / "docs/_data/signs.yml").read_text()
    at = next(number for number, line in enumerate(signs.splitlines(), 1) if '"hi": "Nerves can' in line)
    twins.write("docs/_data/signs.yml", signs.replace('"hi": "Nerves can be harmed."', f'"hi": "{words}"'))
    there = [line for line in twins.check() if line.startswith(f"docs/_data/signs.yml:{at}:")]
    there = [line for line in there if "the numbers here are" not in line]
    assert there == ([f"docs/_data/signs.yml:{at}: {problem}"] if problem else [])


def test_a_page_saved_over_that_of_another_language_is_told_of_once(twins: Project) -> None:
    """Whatever else is wrong with it comes of that."""
    twins.write("docs/_data/translation.yml", WRITING)
    twins.change(PLACE, {"## और बातें": f"{MORE_HINDI}## और बातें"})
    english, hindi = ((twins.root / path).read_text() for path in ("docs/en/page.md", PLACE))
    twins.write(PLACE, english)
    told = "this page in 'hi' is written in Latin letters, as English is"
    mend = "put the page in 'hi' back, or take this one out until somebody has translated it"
    assert [line for line in twins.check() if line.startswith(PLACE)] == [f"{PLACE}:1: {told}; {mend}"]
    twins.write("docs/en/page.md", hindi)
    assert [line for line in twins.check() if line.startswith("docs/en/page.md")] == [
        "docs/en/page.md:1: this English page is written in another language; put the English page back"
    ]


def test_words_left_in_english_are_told_of_once(twins: Project) -> None:
    twins.write("docs/_data/translation.yml", WRITING)
    twins.change(PLACE, {"## और बातें": f"{MORE_HINDI}## और बातें"})
    before = twins.check()
    left = "दर्द आम है। " + "Ask for an MRI of your back and of all that hurts you " * 3 + "now. यह चला जाता है।"
    twins.change(PLACE, {"- एक बात": f"- {left}"})
    told = "'Ask for an MRI of your back and of all that hurts you Ask...' stands in Latin letters"
    mend = "translate it, or add it to 'kept' in docs/_data/translation.yml"
    assert [line for line in twins.check() if line not in before] == [f"{PLACE}:32: {told}; {mend}"]


@pytest.mark.parametrize(
    ("english", "words", "spans"),
    [
        ("Ring within two weeks.", "दो हफ़्ते में फ़ोन करें।", ""),
        ("Ring within 2 weeks.", "2 हफ़्तों में फ़ोन करें।", ""),
        ("Ring within one week.", "एक हफ़्ते में फ़ोन करें।", ""),
        ("Wait. Two weeks.", "रुकें। दो हफ़्ते।", ""),
        ("Ring within two weeks.", "छह हफ़्ते में फ़ोन करें।", "6 weeks, {} 2 weeks"),
        ("Ring within two weeks.", "जल्दी फ़ोन करें।", "none, {} 2 weeks"),
        ("A scan within 24 hours.", "24 दिन में स्कैन।", "24 days, {} 24 hours"),
        ("Ring soon.", "दो महीने में फ़ोन करें।", "2 months, {} none"),
    ],
)
def test_a_span_of_time_is_as_long_as_in_english(
    twins: Project, english: str, words: str, spans: str
) -> None:
    """On a page and in the data, where a reader may wait by it."""
    twins.write("docs/_data/translation.yml", WRITING)
    twins.change("docs/en/page.md", {"## Two more": f"{english}\n\n## Two more"})
    twins.change(PLACE, {"## और बातें": f"{words}\n\n## और बातें"})
    lines = (twins.root / PLACE).read_text().splitlines(keepends=True)
    twins.write(PLACE, "".join(line for line in lines if not line.startswith("follows:")))
    for language, said in (("en", english), ("hi", words)):
        twins.change(
            "docs/_data/signs.yml", {f'"{language}": "Nerves can be harmed."': f'"{language}": "{said}"'}
        )
    follow(twins)
    assert follow_one(["--root", str(twins.root), "--card", "emergency"]) == 0
    told = [line for line in twins.check() if "the spans of time here are" in line]
    wanted = (
        [spans.format("and in docs/en/page.md:17"), spans.format("and in the English words")] if spans else []
    )
    assert [line.partition("the spans of time here are ")[2] for line in told] == [
        f"{each}; make them the same" for each in wanted[::-1]
    ]


def test_digits_of_another_script_are_no_other_number(twins: Project) -> None:
    """They are told of as such, and once."""
    twins.change("docs/_data/signs.yml", {'"hi": "Ring [999](tel:999) in the UK."': '"hi": "[९९९](tel:999)"'})
    assert not [line for line in twins.check() if "the numbers here are" in line]


def test_a_wrong_value_is_mended_in_english_first(twins: Project) -> None:
    twins.change("docs/en/page.md", {"review-due:": "kind: About\nreview-due:"})
    follow(twins)
    assert [line.partition(": ")[0] for line in twins.check() if "'kind'" in line] == ["docs/en/page.md:8"]


def test_a_long_sentence_is_told_of_where_it_begins(twins: Project) -> None:
    twins.write("docs/_data/translation.yml", WRITING)
    twins.change("docs/en/page.md", {"## Two more": "New words.\n\n## Two more"})
    twins.change(PLACE, {"## और बातें": "दर्द है।\n" + "शब्द " * 20 + "है।\n\n## और बातें"})
    told = [line for line in twins.check() if "has 21 words" in line and line.startswith(PLACE)]
    assert [line.partition(": ")[0] for line in told] == [f"{PLACE}:19"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "script: Devanagari",
            "script: Devanagri",
            (
                "2: no term of 'hi' has a letter of 'Devanagri'; "
                "write the script's name as Unicode has it, such as Devanagari"
            ),
        ),
        ("hi:\n", "Hindi:\n", "1: 'Hindi' is no code of a language; write one such as hi"),
        ("hi: छाती, ", "", "7: a term has no 'hi'; add a line 'hi: ...'"),
        ("  ends: '।?!'\n", "", "1: 'hi' has no 'ends'; add a line 'ends: ...'"),
    ],
)
def test_what_is_wrong_with_the_list_of_terms(project: Project, old: str, new: str, problem: str) -> None:
    assert old in WRITING
    project.write("docs/_data/translation.yml", WRITING.replace(old, new, 1))
    assert project.check() == [f"docs/_data/translation.yml:{problem}"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("en", ""),
        (
            "en hi",
            "and for 'hi' there is no mkdocs.hi.yml; take the language out, or see contributing/add-a-language.md",
        ),
        ("hi", "without 'en', which the others follow; begin it with en"),
        ("en, hi", "which is no list of language codes; write it as 'en hi', with spaces between"),
    ],
)
def test_a_language_is_left_out_by_one_setting(twins: Project, value: str, problem: str) -> None:
    """Left out, nothing that is wrong with its pages counts."""
    twins.change("mkdocs.yml", {"extra:\n": f"extra:\n  languages: {value}\n"})
    if value == "en":
        twins.change(PLACE, {"title": "titel"})
    lines = (twins.root / "mkdocs.yml").read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "languages:" in text)
    told = f"mkdocs.yml:{line}: the setting languages is '{value}', {problem}"
    assert twins.check()[-1:] == ([told] if problem else [])
    # Nor is told what would come of a wrong setting.
    assert [line for line in twins.check() if not line.startswith("mkdocs.yml:")] == []


def test_a_card_whose_english_has_changed_shows_its_numbers_and_a_notice(twins: Project) -> None:
    """Never the older words: they may say to wait where the new ones say to go."""
    twins.write("docs/hi/index.md", (twins.root / "docs/en/index.md").read_text())
    twins.write("docs/_data/countries.yml", COUNTRIES)
    add_language(twins, "hi")
    follow(twins)
    assert twins.check() == []
    library = load_library(twins.root, TODAY)[0]
    page = library.pages["docs/hi/index.md"]
    assert "Nerves can be harmed." in show_page(library, page)
    twins.change("docs/_data/signs.yml", {"Nerves can be harmed.": "Nerves can be harmed for good."})
    line = next(
        number
        for number, text in enumerate((twins.root / "docs/_data/signs.yml").read_text().splitlines(), 1)
        if text == '   "id": "emergency",'
    )
    assert twins.check() == [
        (
            f"warning: docs/_data/signs.yml:{line - 1}: care card 'emergency' has changed since its words in 'hi' "
            "followed it, so that readers of these see the numbers to ring and a notice; "
            "bring over what changed, then: make follow CARD=emergency"
        )
    ]
    library = load_library(twins.root, TODAY)[0]
    shown = show_page(library, page)
    card = BeautifulSoup(shown, "html.parser").select_one("section.card-emergency").text
    assert "999" in card
    assert Words(library.interface, "hi").say("card-behind") in card
    assert "harmed" not in card
    assert "weakness" not in card
    assert "harmed for good" in show_page(library, library.pages["docs/en/index.md"])
    assert follow_one(["--root", str(twins.root), "--card", "emergency"]) == 0
    assert twins.check() == []
    assert follow_one(["--root", str(twins.root), "--card", "emergencies"]) == 1


def test_a_card_that_follows_nothing(twins: Project) -> None:
    (twins.root / "docs/_data/followed.yml").unlink()
    told = [line.partition(": ")[2] for line in twins.check()]
    assert [line for line in told if "care card" in line] == [
        f"nothing says which English words care card '{id}' in 'hi' follows; when it says the same: "
        f"make follow CARD={id}"
        for id in ("emergency", "routine")
    ]


def test_the_sources_of_a_card_are_no_words_to_bring_over(twins: Project) -> None:
    twins.change("docs/_data/signs.yml", {'"locator": "section 1.3"': '"locator": "section 1.4"'})
    assert twins.check() == []


PLAIN = "a scan with magnets"


@pytest.fixture
def explained(twins: Project) -> Project:
    """With terms of which each follows its English words."""
    twins.write(
        "docs/_data/glossary.yml",
        f"terms:\n- id: mri\n  term: {{en: MRI, hi: MRI}}\n  plain:\n    en: {PLAIN}\n    hi: चुंबक\n"
        "- id: ct\n  term: {en: CT}\n  plain: {en: X-rays}\n",
    )
    twins.write(
        "docs/_data/style.yml", "banned: {utilise: use}\nspelling: {color: colour}\nnames: [CT, MRI]\n"
    )
    follow_one(["--root", str(twins.root)])
    return twins


def said_of_terms(project: Project) -> list[str]:
    return [line for line in project.check() if "glossary" in line and "are missing" not in line]


def test_a_text_whose_english_has_changed_shows_the_english_until_it_follows(
    explained: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said_of_terms(explained) == []
    # Neither capitals nor stops are other words.
    explained.change("docs/_data/glossary.yml", {PLAIN: "a Scan, with magnets"})
    assert said_of_terms(explained) == []
    explained.change("docs/_data/glossary.yml", {"a Scan, with magnets": "a scan with strong magnets"})
    key = "docs/_data/glossary.yml:terms/mri/plain"
    what = "the English words have changed since those in 'hi' followed them, so readers see the English ones"
    mend = f"bring over what changed, then: make follow PAGE={key}"
    assert said_of_terms(explained) == [f"warning: docs/_data/glossary.yml:6: {what}; {mend}"]
    shown = load_library(explained.root, TODAY)[0].glossary["mri"].plain["hi"]
    assert shown == "a scan with strong magnets"
    assert is_english(shown)
    due(["--root", str(explained.root), "--days", "0"], TODAY)
    assert "docs/_data/glossary.yml:6: the English words have changed" in capsys.readouterr().out
    assert follow_one(["--root", str(explained.root), key]) == 0
    assert capsys.readouterr().out == f"{key}: 1 text now follows the English words\n"
    assert said_of_terms(explained) == []
    assert load_library(explained.root, TODAY)[0].glossary["mri"].plain["hi"] == "चुंबक"


def test_older_words_of_the_interface_stay_and_are_told_of(explained: Project) -> None:
    interface = explained.root / "docs/_data/interface.yml"
    line = 1 + interface.read_text().splitlines().index('  "hi": "Skip to the text"')
    explained.change("docs/_data/interface.yml", {'"en": "Skip to the text"': '"en": "To the text"'})
    key = "docs/_data/interface.yml:skip"
    assert [each for each in explained.check() if "interface" in each] == [
        (
            f"warning: docs/_data/interface.yml:{line}: the English words have changed since those in 'hi' followed "
            f"them, and readers still see the older ones; bring over what changed, then: make follow PAGE={key}"
        )
    ]
    assert Words(load_library(explained.root, TODAY)[0].interface, "hi").say("skip") == "Skip to the text"


def test_words_that_nothing_can_mark_as_english_are_told_of_as_such(explained: Project) -> None:
    """In an attribute, and in a script."""
    interface = json.loads((explained.root / "docs/_data/interface.yml").read_text())
    for key in ("main-menu", "report", "share-close"):
        del interface[key]["hi"]
    explained.write("docs/_data/interface.yml", json.dumps(interface, indent=1))
    said = [line.partition(": the words ")[2] for line in explained.check() if "interface" in line]
    missing, heard = (
        "in 'hi' are missing",
        ", and screen readers say the English ones as if they were not English",
    )
    assert said == [
        f"{missing}{heard if heard_so else ''}; add a line 'hi: ...' below this one"
        for heard_so in (True, False, True)
    ]


def test_what_follows_nothing_is_told_once_for_a_file_and_what_is_gone_is_forgotten(
    explained: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    explained.change(
        "docs/_data/glossary.yml", {"id: mri": "id: scan", "term: {en: CT}": "term: {en: CT, hi: CT}"}
    )
    what = "nothing says which English words 3 texts in 'hi' follow, the first of them here"
    mend = "when they say the same: make follow"
    assert said_of_terms(explained) == [f"warning: docs/_data/glossary.yml:3: {what}; {mend}"]
    capsys.readouterr()
    assert follow_one(["--root", str(explained.root)]) == 0
    assert capsys.readouterr().out == "docs/_data/glossary.yml: 3 texts now follow the English words\n"
    followed = (explained.root / "docs/_data/followed.yml").read_text()
    assert re.findall("glossary.yml/(.*):", followed) == [
        "terms/ct/term",
        "terms/scan/plain",
        "terms/scan/term",
    ]


def test_a_page_that_was_put_in_the_place_of_another(twins: Project) -> None:
    twins.write("docs/hi/index.md", (twins.root / PLACE).read_text())
    other = "'follows' is that of docs/en/page.md, so its words stand on this page, or only that line does"
    mend = "let the page say what docs/en/index.md says, then: make follow PAGE=docs/hi/index.md"
    assert twins.check() == [f"docs/hi/index.md:9: {other}; {mend}"]
    # The same when the page that was copied is behind, too: nobody knows then which of the two is right.
    twins.change("docs/en/page.md", {"One thing": "One more thing"})
    assert [line.partition(", so its words")[0] for line in twins.check()] == [
        "docs/hi/index.md:9: 'follows' is that of docs/hi/page.md",
        "docs/hi/page.md:9: 'follows' is that of docs/hi/index.md",
    ]


def test_a_link_to_a_part_that_was_renamed_in_english(twins: Project) -> None:
    index = (twins.root / "docs/en/index.md").read_text()
    hindi = index.replace("## More", "## और").replace(
        "A fact [@who-breast-cancer].", "तथ्य [@who-breast-cancer]।"
    )
    twins.write("docs/hi/index.md", hindi)
    follow(twins)
    assert twins.check() == []
    twins.change("docs/en/index.md", {"## More": "## What else"})
    twins.change("docs/en/page.md", {"index.md#more": "index.md#what-else"})
    told = [line for line in twins.check() if " part " in line]
    what = "docs/en/index.md has no part '#more' any more, so this link leads to the page's beginning"
    mend = "let it lead where the same link of docs/en/page.md does"
    assert told == [f"warning: {PLACE}:16: {what}; {mend}"]
