"""Spans of time are as long in another language as in English: who reads six weeks for two waits too long.

Their numbers are mostly words, and so is what is counted. The language's own stand in translation.yml, at
`spans`.
"""

import re
from functools import lru_cache

from content.citations import CITATION
from content.telephones import DIGITS, NAMES
from content.translation import UNITS, Writing
from editing.script_rules import is_word

_ENGLISH = re.compile(rf"\b(\d+|{NAMES})[ -]({'|'.join(UNITS)})s?\b", re.IGNORECASE)


def spans_in(text: str) -> list[str]:
    """The spans of time in an English text, but for those of one hour or day, which may have no number."""
    found = _ENGLISH.findall(CITATION.sub(" ", text))
    spans = [(DIGITS.get(number.lower(), number), unit.lower()) for number, unit in found]
    return sorted(f"{number} {unit}s" for number, unit in spans if number != "1")


def spans_beside(text: str, writing: Writing) -> list[str]:
    """Likewise in a text of another language."""
    means, find = _own(tuple(writing.spans.items()))
    text = CITATION.sub(" ", text)
    found = [match.groups() for match in find.finditer(text) if is_word(text, match)]
    spans = [(means.get(number, number), means[unit]) for number, unit in found]
    return sorted(f"{number} {unit}s" for number, unit in spans if number != "1")


@lru_cache(maxsize=8)
def _own(spans: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """What each word of the language means, and how a number stands before what it counts."""
    means = {word: DIGITS.get(english, english) for english, words in spans for word in words}
    # The longest first: it may begin as another does.
    words = sorted(means, key=len, reverse=True)
    # Without any, nothing is a span.
    units = "|".join(re.escape(word) for word in words if means[word] in UNITS) or "(?!)"
    numbers = "|".join([r"\d+", *(re.escape(word) for word in words if means[word] not in UNITS)])
    return means, re.compile(f"({numbers})[ -]({units})")
