"""The texts of a sign have the same numbers: a child under 5 on a card is no child under 15 in the note,
and six weeks are no six months.

For English, whose words we know; other languages have the numbers of the English words
(editing.number_rules).
"""

import re
from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem
from content.signs import SIGNS
from content.telephones import DIGITS, NAMES
from content.yaml_reader import Map

# A number in figures, perhaps of something; one in words of a time alone: one leg is no number.
_TIME = r"(minute|hour|day|week|month|year)s?\b"
_NUMBER = re.compile(rf"\b(?:(\d+)(?:[ -]{_TIME})?|({NAMES})[ -]{_TIME})", re.IGNORECASE)
# How a sign is told, besides the text of its line on a card. What explains it may have numbers of its own.
_TOLD = ("note", "absent")


def check_sign_numbers(library: Library) -> Iterator[Problem]:
    """Check each fact, and each line that joins some."""
    for id, sign in library.signs.items():
        written = library.signs.written[id]
        text = _numbers(written["text"])
        if text and sign.of:
            there = {each for fact in sign.of for each in _numbers(library.signs.written[fact.id]["text"])}
            if any(not any(_alike(one, other) for other in there) for one in text):
                what = f"sign '{id}' says {_listed(text)}, and the signs that it joins say {_listed(there)}"
                yield Problem(SIGNS, written["text"].lines[ENGLISH], what, "make them the same")
        for key in _TOLD if text else ():
            other = _numbers(written[key]) if key in written else set()
            if other and not _are_alike(text, other):
                what = f"the '{key}' of sign '{id}' says {_listed(other)}, and its 'text' {_listed(text)}"
                yield Problem(SIGNS, written[key].lines[ENGLISH], what, "make them the same")


def _numbers(words: Map) -> set[tuple[str, str]]:
    """The numbers of an English text, each with the time that it counts, if it does."""
    found = _NUMBER.findall(str(words.get(ENGLISH, "")))
    return {(figure or DIGITS[name.lower()], (unit or other).lower()) for figure, unit, name, other in found}


def _are_alike(text: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    return all(
        any(_alike(one, another) for another in others)
        for some, others in ((text, other), (other, text))
        for one in some
    )


def _alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two numbers are the same; an age is told with its years or without."""
    return one[0] == other[0] and (one[1] == other[1] or not (one[1] and other[1]))


def _listed(numbers: set[tuple[str, str]]) -> str:
    return " and ".join(f"{number} {unit}s" if unit else number for number, unit in sorted(numbers)) or "none"
