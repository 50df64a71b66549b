"""A text in another language loses no denial, and no word that translation.yml has as `always`.
And a number to ring is found in it by the examples there.
"""

import pytest

from content.translation import Writing, load_writings
from editing.lost_words import find_lost
from editing.told_to_ring import told_by
from project import ROOT, Project
from translated import COUNTRIES, add_language, follow

WRITING = """\
hi:
  script: Devanagari
  ends: '।?!'
  terms:
  - {en: today (speed), hi: आज ही}
  - {en: not (denial), hi: नहीं}
  - {en: do not (denial), hi: न}
  - {en: fever, hi: बुखार, always: true}
  - {en: ring 999 (to ring), hi: 999 पर फ़ोन}
"""
PAGE, SIGNS = "docs/hi/page.md", "docs/_data/signs.yml"


@pytest.fixture
def hindi(project: Project) -> Project:
    """A project in two languages, whose other page says what the English one says."""
    project.write("docs/_data/countries.yml", COUNTRIES)
    project.page("\nGet help now [@nice-ng234]. Do not wait for six weeks with a fever.\n")
    project.change(SIGNS, {"you have a mild ache": "you cannot walk for two days"})
    add_language(project, "hi")
    project.write("docs/_data/translation.yml", WRITING)
    project.page("\nअभी मदद लें [@nice-ng234]। बुखार में छह हफ़्ते न रुकें।\n", PAGE)
    index = (project.root / "docs/en/index.md").read_text(encoding="utf-8")
    project.write("docs/hi/index.md", index)
    follow(project)
    return project


def told(project: Project) -> list[str]:
    """What these rules say of the page, with its line."""
    said = ("the English words ", "the words here say", " is no number of ")
    return [line for line in project.check() if line.startswith(PAGE) and any(each in line for each in said)]


DATA = "docs/_data/translation.yml"


@pytest.mark.parametrize(
    ("own", "other", "wrong"),
    [
        (
            "बुखार",
            "दर्द",
            f"the English words say 'fever' here, and 'बुखार' is not there; say the same ('always' in {DATA})",
        ),
        (
            "न रुकें",
            "रुकें",
            f"the English words say 'do not' here, and nothing is denied; say the same, with one of: नहीं, न ('denial' in {DATA})",
        ),
        (
            "अभी",
            "आज ही",
            f"the words here say 'आज ही', and docs/en/page.md:15 has no such speed; say how soon as there ({DATA})",
        ),
    ],
)
def test_what_a_page_lost_is_told_of_at_its_line(hindi: Project, own: str, other: str, wrong: str) -> None:
    assert told(hindi) == []
    hindi.change(PAGE, {own: other})
    assert told(hindi) == [f"{PAGE}:16: {wrong}"]


def test_a_page_that_is_behind_is_told_of_as_that_alone(hindi: Project) -> None:
    hindi.change(PAGE, {"छह हफ़्ते न": "दो हफ़्ते"})
    hindi.change("docs/en/page.md", {"Get help now": "Get help at once"})
    assert told(hindi) == []


def test_a_number_to_ring_is_told_of_once_while_the_page_follows_and_also_when_it_does_not(
    hindi: Project,
) -> None:
    hindi.change(PAGE, {"अभी मदद लें": "998 पर फ़ोन करें"})
    assert told(hindi) == []
    assert any("the numbers here are 998" in line for line in hindi.check())
    hindi.change("docs/en/page.md", {"Get help now": "Get help at once"})
    (wrong,) = told(hindi)
    assert wrong.startswith(f"{PAGE}:16: 998 is no number of any country in docs/_data/countries.yml; ")


def test_a_text_of_the_data_is_held_to_the_same(hindi: Project) -> None:
    def denied() -> list[str]:
        return [line for line in hindi.check() if line.startswith(SIGNS) and "is denied" in line]

    (wrong,) = denied()
    assert "the English words say 'cannot' here, and nothing is denied" in wrong
    hindi.change(SIGNS, {'"hi": "you cannot walk for two days"': '"hi": "दो दिन से चला नहीं जाता"'})
    assert denied() == []
    # Where the words are missing, the English ones stand, and lack nothing.
    hindi.change(SIGNS, {'"hi": "दो दिन से चला नहीं जाता"': '"xx": ""'})
    assert denied() == []


@pytest.fixture(scope="module")
def real() -> Writing:
    """How Hindi is written on the real site."""
    return load_writings(ROOT)[0]["hi"]


@pytest.mark.parametrize(
    ("english", "own"),
    [
        ("Two weeks is the very latest.", "ज़्यादा से ज़्यादा दो हफ़्ते।"),
        ("It takes six to eight weeks.", "इसमें छह से आठ हफ़्ते लगते हैं।"),
        ("Both legs, or two of them.", "दोनों पैर।"),
        ("It takes two long days.", "इसमें 2 दिन लगते हैं।"),
        ("Do not drive.", "गाड़ी मत चलाएं।"),
        ("Never bend.", "मुड़ने से बचें।"),
        ("You cannot walk.", "चला नहीं जाता।"),
        ("Do not wait.", "बिना रुके जाएं।"),
        ("It is not unusual.", "यह आम है।"),
        ("Ambulances can come late.", "एम्बुलेंसें देर से आ सकती हैं।"),
        ("Rest [@nice-ng59, if you cannot or do not walk for two weeks].", "आराम करें।"),
    ],
)
def test_what_says_the_same_is_right(real: Writing, english: str, own: str) -> None:
    assert list(find_lost(own, english, real)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("999 पर फ़ोन करें, या 911 पर मैसेज भेजें।", ["999", "911"]),
        ("टेक्स्टफ़ोन से 18000 मिलाएं। 18001 111 पर फ़ोन करें।", ["18000", "18001", "111"]),
        ("71 की उम्र पर फ़ोन करें। 24 घंटे में। 45 लोग।", []),
    ],
)
def test_numbers_to_ring_are_found_by_examples(real: Writing, text: str, numbers: list[str]) -> None:
    assert [number for _, number in told_by(text, real.rings)] == numbers
