"""The anchors of headings, by which links lead to a part of a page: in the letters of every script."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

# Letters, the signs that go with them, and figures (https://www.unicode.org/reports/tr44/, General_Category).
_KEPT = ("L", "M", "N")


def anchor_of(heading: str, separator: str = "-") -> str:
    """The anchor of a heading: its letters and figures, small, with a hyphen for what parts its words.

    A heading without any gives nothing.
    """
    kept = (
        letter if unicodedata.category(letter)[0] in _KEPT or letter in "_-" or letter.isspace() else ""
        for letter in unicodedata.normalize("NFKC", heading)
    )
    return re.sub(r"[-\s]+", separator, "".join(kept).strip().lower())


def anchors_of(headings: Iterable[str]) -> list[str]:
    """The anchors of a page's headings, in order: one that stands there already gets a number."""
    seen: Counter[str] = Counter()
    found = []
    for heading in headings:
        slug = anchor_of(heading)
        found.append(f"{slug}_{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found
