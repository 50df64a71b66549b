"""Decimals: readers take in whole numbers, rounded."""

import re
from collections.abc import Iterator

from content.blanks import BRACKETS, blank

_DECIMAL = re.compile(r"(?<![\d.@])\d+\.\d+(?![\d.]|\w)")
# As studies give how likely it is that chance alone did it.
_COMPARED = re.compile(r"\b[a-zA-Z] ?[<>=≤≥] ?0?\.\d+")
# What a decimal may be besides: a time of day, a part of a document, a version of a standard.
_TIME = re.compile(r"[0-2]?\d\.[0-5]\d")
_BEFORE_A_TIME = re.compile(
    r"\b(?:at|from|until|till|to|by|before|after|between|and|since)\s+$", re.IGNORECASE
)
_AFTER_A_TIME = re.compile(
    r"\s*(?:[ap]\.?m\b|in the (?:morning|afternoon|evening)|at night|o'clock)", re.IGNORECASE
)
_BEFORE_A_PLACE = re.compile(
    r"\b(?:sections?|tables?|figures?|chapters?|parts?|statements?|steps?|recommendations?|"
    r"appendix|versions?|paragraphs?)\s+$",
    re.IGNORECASE,
)
_BEFORE_A_VERSION = re.compile(r"\b(?:[A-Z]{2,}\w*|[A-Z][a-z]*[A-Z]\w*)\s+$")


def find_decimals(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Each decimal: where it stands, what is wrong, how to mend it, and the rule that a waiver silences."""
    for match in _DECIMAL.finditer(blank(BRACKETS, text)):
        if compared := _COMPARED.search(text, max(0, match.start() - 8), match.end()):
            # Rounded, it would be nothing.
            what = f"'{compared.group()}' is a number of statistics"
            yield compared.start(), what, "say in plain words what was found, and how sure that is", "decimal"
        elif not _is_no_quantity(text, match):
            yield match.start(), f"'{match.group()}' is a decimal", "round it, and say 'about'", "decimal"


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
    is_time = _TIME.fullmatch(match.group()) and (
        _AFTER_A_TIME.match(after)
        or (_BEFORE_A_TIME.search(before) and len(match.group().partition(".")[2]) == 2)
    )
    return bool(is_time or _BEFORE_A_PLACE.search(before) or _BEFORE_A_VERSION.search(before))
