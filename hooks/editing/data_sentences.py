"""Texts of the data that stand among others: those that go on from a heading or a term are no sentences, and
those of the note for the doctor speak of its writer.

For English, whose marks we know.
"""

import re
from collections.abc import Iterator
from typing import Any

from content.changes import CHANGES
from content.countries import COUNTRIES
from content.glossary import GLOSSARY
from content.library import Library
from content.problems import Problem
from content.signs import SIGNS
from content.yaml_reader import Map

_BEGINS_A_SENTENCE = re.compile(r"(?:An?|Any|It|New|The|There|You|Your)\b")
_TO_THE_READER = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def check_data_sentences(library: Library) -> Iterator[Problem]:
    """Check the texts of signs, terms, numbers and changes."""
    for sign in library.signs.written.values():
        yield from _sign(sign)
    for term in library.glossary.written.values():
        yield from _goes_on(GLOSSARY, f"term '{term['id']}'", term, ("plain",))
    for change in library.changes:
        if change.what.get("en", ".").strip()[-1:] != ".":
            what = f"the change of {change.date} is told in a sentence without a full stop"
            yield Problem(CHANGES, change.what.lines["en"], what, "put one at its end")
    for country in library.countries.written.values():
        for number in [*country["emergency"], *country.get("urgent", ())]:
            yield from _goes_on(COUNTRIES, f"number {number['number']}", number, ("for",))


def _sign(sign: Map) -> Iterator[Problem]:
    where = f"sign '{sign['id']}'"
    yield from _goes_on(SIGNS, where, sign, ("text", "absent"))
    for key in ("note", "explain"):
        if (found := _english(sign, key)) and found[1][-1] not in ".?":
            what = f"the '{key}' of {where} has no full stop, and is a sentence"
            yield Problem(SIGNS, found[0], what, "put one at its end")
    for key in ("note", "absent"):
        if (found := _english(sign, key)) and (reader := _TO_THE_READER.search(found[1])):
            what = f"the '{key}' of {where} says '{reader.group()}', but its writer speaks in the note"
            yield Problem(SIGNS, found[0], what, "write I, me or my")


def _goes_on(name: str, where: str, entry: Map, keys: tuple[str, ...]) -> Iterator[Problem]:
    """What looks like a sentence in the words that go on from others."""
    for key in keys:
        if not (found := _english(entry, key)):
            continue
        line, words = found
        if words.endswith(".") and not words.endswith((" etc.", "..")):
            what = f"the '{key}' of {where} goes on from other words, and ends in a full stop"
            yield Problem(name, line, what, "take it out")
        if begins := _BEGINS_A_SENTENCE.match(words):
            yield Problem(
                name,
                line,
                f"the '{key}' of {where} goes on from other words, and begins with '{begins.group()}'",
                "begin it with a small letter",
            )


def _english(entry: Any, key: str) -> tuple[int, str] | None:
    """The line and the words of a text, or None."""
    texts = entry.get(key)
    words = texts.get("en") if isinstance(texts, Map) else None
    return (texts.lines["en"], words.strip()) if isinstance(words, str) and words.strip() else None
