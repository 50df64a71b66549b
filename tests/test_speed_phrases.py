"""A care card in another language has no phrase of a slower speed than its own: translation.yml has one for each."""

import pytest

from project import Project
from translated import COUNTRIES, add_language, follow

WRITING = """\
hi:
  script: Devanagari
  ends: '।?!'
  terms:
  - {en: now (speed), hi: अभी}
  - {en: straight away (speed), hi: बिना देर किए}
  - {en: today (speed), hi: आज ही}
  - {en: in the next days (speed), hi: अगले कुछ दिनों में}
  - {en: soon (no speed of the rule), hi: जल्दी}
"""
EDITIONS = """\
editions:
- id: a4
  country: GB
  name: {en: the kingdom}
  number: '999'
  paper: a4
  cards:
  - {id: emergency, contact: {en: Ring.}}
"""
SIGNS = "docs/_data/signs.yml"
SAID_AS = "this speed is said as 'अभी' (docs/_data/translation.yml); or give the card another"


@pytest.fixture
def hindi(project: Project) -> Project:
    """A project whose other language has a phrase for each speed."""
    project.write("docs/_data/countries.yml", COUNTRIES)
    project.write("docs/_data/handouts.yml", EDITIONS)
    add_language(project, "hi")
    project.write("docs/hi/index.md", (project.root / "docs/en/index.md").read_text(encoding="utf-8"))
    project.write("docs/_data/translation.yml", WRITING)
    follow(project)
    return project


def told(project: Project) -> list[str]:
    return [line for line in project.check() if "has the speed" in line]


@pytest.mark.parametrize(
    ("key", "english", "words", "found"),
    [
        ("heading", "Call an ambulance now if:", "आज ही डॉक्टर को दिखाएं, अगर:", "आज ही"),
        ("contact", "Ring [999](tel:999) in the UK.", "[999](tel:999) पर बिना देर किए फ़ोन करें।", "बिना देर किए"),
        ("how-soon", "Now.", "अभी नहीं, अगले कुछ दिनों में जाएं।", "अगले कुछ दिनों में"),
    ],
)
def test_a_slower_phrase_is_told_of_at_its_line(
    hindi: Project, key: str, english: str, words: str, found: str
) -> None:
    assert told(hindi) == []
    hindi.change(SIGNS, {f'"hi": "{english}"': f'"hi": "{words}"'})
    rows = (hindi.root / SIGNS).read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, 1) if words in row)
    assert told(hindi) == [
        f"{SIGNS}:{line}: care card 'emergency' has the speed 'now', but its '{key}' says '{found}'; {SAID_AS}"
    ]


def test_so_it_is_where_an_edition_names_whom_to_ring(hindi: Project) -> None:
    hindi.change("docs/_data/handouts.yml", {'"hi": "Ring."': '"hi": "आज ही फ़ोन करें।"'})
    (line,) = told(hindi)
    assert line.split(": ", 1)[1] == (
        "care card 'emergency' has the speed 'now', but its 'contact' in edition 'a4' says 'आज ही'; "
        + SAID_AS
    )


@pytest.mark.parametrize(
    ("english", "words"),
    [("Now.", "अभी, जल्दी।"), ("Now.", "आज हीरा मिला।"), ("Soon.", "आज ही या अभी, बिना देर किए।")],
)
def test_its_own_phrase_a_faster_one_and_other_words_are_right(
    hindi: Project, english: str, words: str
) -> None:
    hindi.change(SIGNS, {f'"hi": "{english}"': f'"hi": "{words}"'})
    assert told(hindi) == []


def test_whoever_makes_an_english_card_more_urgent_is_not_stopped(hindi: Project) -> None:
    """The card is behind, and its words in the language are not shown."""
    hindi.change(SIGNS, {'"hi": "Soon."': '"hi": "अगले कुछ दिनों में।"'})
    follow(hindi)
    assert told(hindi) == []
    hindi.change(SIGNS, {'"speed": "next-days"': '"speed": "today"'})
    assert told(hindi) == []
