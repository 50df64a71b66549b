"""The interface's words: checked like all data, and put together by the rules of their language."""

import re

import pytest

from content.interface import INTERFACE, Interface
from content.interface_keys import LISTS, PHRASES, PLURALS
from content.words import Words
from content.yaml_reader import Map
from project import ROOT, Project

MAP = "it must have a line for each kind of number, such as 'one: ...' and 'other: ...'"


# What stands under a key, and what the check says of it: on which of its lines, counted from that of the key.
@pytest.mark.parametrize(
    ("key", "written", "line", "told"),
    [
        ("menu", "\n  hi: Menu", 0, "the file has a wrong 'menu': the words in 'en' are missing; correct it"),
        (
            "menu",
            "\n  en: 3",
            1,
            "the file has a wrong 'menu': 'en': it must be text, so put it in quotes; correct it",
        ),
        (
            "stale",
            "\n  en: Due by {date}.",
            1,
            "the file has a wrong 'stale': 'en': nothing fills '{date}', so write {day}; correct it",
        ),
        (
            "margin",
            "\n  en: '{titel}. {address} {written} {due}'",
            1,
            (
                "the file has a wrong 'margin': 'en': nothing fills '{titel}', so write {title} or {address} or "
                "{written} or {due}; correct it"
            ),
        ),
        (
            "menu",
            "\n  en: The {site}",
            1,
            "the file has a wrong 'menu': 'en': nothing fills '{site}', so take it out; correct it",
        ),
        (
            "stale",
            "\n  en: Due by {day",
            1,
            "the file has a wrong 'stale': 'en': nothing fills '{day', so write {day}; correct it",
        ),
        ("stale", "\n  en: Due.", 1, "the file has a wrong 'stale': 'en': {day} is missing; correct it"),
        (
            "search-found",
            "\n  en: Found.",
            1,
            f"the file has a wrong 'search-found': 'en': {MAP}; correct it",
        ),
        (
            "search-found",
            "\n  en:\n    one: 1 page.\n    others: '{number} pages.'",
            1,
            f"the file has a wrong 'search-found': 'en': {MAP}; correct it",
        ),
        (
            "search-found",
            "\n  en:\n    single: 1 page.\n    other: '{number} pages.'",
            2,
            (
                "the file has a wrong 'search-found': 'en': 'single' is no kind of number, so write one of zero, "
                "one, two, few, many, other; correct it"
            ),
        ),
        (
            "search-found",
            "\n  en:\n    one: 1 page.\n    other: Pages.",
            3,
            "the file has a wrong 'search-found': 'en': 'other': {number} is missing; correct it",
        ),
        (
            "search-found",
            "\n  en:\n    other: '{number} pages.'",
            2,
            "'search-found' has no 'one' in 'en'; add a line 'one: ...', for the numbers of that kind",
        ),
        (
            "language-tag",
            "\n  en: hi-IN",
            1,
            "'hi-IN' is not the tag of 'en'; write one that begins with 'en', for its dates and numbers",
        ),
        (
            "subjects",
            "\n  en: Backs",
            1,
            "the file has a wrong 'subjects': 'en': it must be a list with at least one item; correct it",
        ),
        ("menu", "\n  en: The color", 1, "'color' is not British spelling; write: colour"),
        (
            "search-found",
            "\n  en:\n    one: 1 color.\n    other: '{number} colours.'",
            2,
            "'color' is not British spelling; write: colour",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(
    project: Project, key: str, written: str, line: int, told: str
) -> None:
    project.write("docs/_data/style.yml", "banned: {}\nspelling: {color: colour}\nnames: [India]\n")
    text = (project.root / INTERFACE).read_text(encoding="utf-8")
    spoiled, count = re.subn(rf"^{key}:(?:\n .*)+$", lambda _: f"{key}:{written}", text, flags=re.MULTILINE)
    assert count == 1
    project.write(INTERFACE, spoiled)
    at = f"\n{spoiled}".index(f"\n{key}:")
    at = spoiled[:at].count("\n") + 1 + line
    assert project.check() == [f"{INTERFACE}:{at}: {told}"]


def test_a_key_or_a_whole_file_that_is_missing_is_told(project: Project) -> None:
    text = (project.root / INTERFACE).read_text(encoding="utf-8")
    project.write(INTERFACE, text.replace("\nskip:", "\nskipp:"))
    at = text[: text.index("\nskip:")].count("\n") + 2
    assert project.check() == [
        f"{INTERFACE}:1: the file has no 'skip'; add a line 'skip: ...'",
        f"{INTERFACE}:{at}: the file has an unknown key 'skipp'; did you mean 'skip'?",
    ]
    (project.root / INTERFACE).unlink()
    assert project.check() == [
        f"{INTERFACE}:1: this file is missing; put it back, or take it from the history"
    ]


def words(tag: str, **phrases: object) -> Words:
    """The words of a language that are given."""
    interface = Interface()
    for key, phrase in {"language-tag": tag, **phrases}.items():
        interface[key] = Map(1)
        interface[key]["aa"] = phrase
    return Words(interface, "aa")


@pytest.mark.parametrize(
    ("tag", "day", "month", "number", "direction"),
    [
        ("en-GB", "2 November 2026", "November 2026", "1,234", "ltr"),
        ("de", "2. November 2026", "November 2026", "1.234", "ltr"),
        ("hi-IN", "2 नवंबर 2026", "नवंबर 2026", "1,234", "ltr"),
        ("fa", "2 نوامبر 2026", "نوامبر 2026", "1,234", "rtl"),
        ("xx", "2026-11-02", "2026-11", "1234", "ltr"),
    ],
)
def test_dates_numbers_and_direction_are_those_of_the_language(
    tag: str, day: str, month: str, number: str, direction: str
) -> None:
    made = words(tag)
    assert (made.day("2026-11-02"), made.day("2026-11"), made.number(1234), made.direction) == (
        day,
        month,
        number,
        direction,
    )
    assert (made.day("2026"), made.day("")) == ("2026", "")


def test_a_number_has_its_form() -> None:
    forms = {
        "one": "{number} strona",
        "few": "{number} strony",
        "many": "{number} stron",
        "other": "{number} strony",
    }
    polish = words("pl", pages=forms)
    assert [polish.say("pages", number=number) for number in (1, 2, 5)] == ["1 strona", "2 strony", "5 stron"]
    assert words("xx", pages=forms).say("pages", number=1) == "1 strony"
    assert polish.forms("pages") == forms


def test_in_html_all_is_escaped_but_what_is_html_already() -> None:
    made = words("en", told="<{name}> & {link}")
    link = made.html("unknown & key")
    assert made.html("told", name="\n a<b ", link=link) == "&lt;a&lt;b&gt; &amp; unknown &amp; key"
    assert made.say("told", name="a<b", link="c") == "<a<b> & c"
    assert made.say("told", name="{link}", link="c") == "<{link}> & c"


def test_every_word_is_used_and_every_word_that_is_used_is_there() -> None:
    places = [
        *(ROOT / "hooks").rglob("*.py"),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "overrides").rglob("*.js"),
    ]
    text = "\n".join(file.read_text(encoding="utf-8") for file in places)
    used = set(re.findall(r"""(?:\b(?:say|tell)|forms|texts|\.html)\(\s*f?["']([a-z-]+)["']""", text))
    begun = tuple(
        re.findall(r"""(?:\b(?:say|tell)|\.html)\(\s*(?:f["']([a-z-]+)\{|["']([a-z-]+)["'] ~)""", text)
    )
    starts = tuple({start for pair in begun for start in pair if start})
    known = {*PHRASES, *PLURALS, *LISTS}
    assert {key for key in known if key not in used and not key.startswith(starts)} == set()
    assert {key for key in used - known if not key.endswith("-")} == set()
