"""What a source's entry says fits together: its title, its days and its address."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import unquote

from content.library import Library
from content.problems import Problem
from content.sources import SOURCES, Source
from content.stray import wrong_address
from content.yaml_reader import Map
from editing.wording import CAPITALS

# What programs put in the place of a title.
_NO_TITLE = re.compile(
    r"(?:untitled|microsoft word)\b.*|home(?: ?page)?|document\d*|(?:no )?title|\S+\.(?:pdf|docx?|html?)",
    re.IGNORECASE,
)

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s?#]+")
# How many days journals may date an issue ahead; a month that they name without a day is still longer.
_AHEAD, _AHEAD_OF_MONTH = 92, 184
_JOURNALS = ("article-journal", "article-magazine")


def check_sources(library: Library) -> Iterator[Problem]:
    """Check each source that could be read."""
    for source in library.sources.values():
        lines = source.csl.lines if isinstance(source.csl, Map) else {}
        for key, what, mend in _wrong(source):
            yield Problem(SOURCES, lines.get(key, source.line), f"source '{source.id}' {what}", mend)


def _wrong(source: Source) -> Iterator[tuple[str, str, str]]:
    """The key, what is wrong there and how to mend it."""
    if _NO_TITLE.fullmatch(source.title):
        yield "title", f"has '{source.title}' in the place of a title", "write the title that readers see"
    elif source.title.endswith("."):
        yield "title", "has a title that ends in a full stop, and our lists put one there", "take it out"
    elif shouted := CAPITALS.search(source.title):
        yield "title", f"has a title with '{shouted.group()}' all in capitals", "write it in small letters"
    read = min(str(source.csl["accessed"]), str(source.checked))
    # Journals date an issue some months ahead.
    if source.year and int(source.year) > int(read[:4]) + 1:
        yield (
            "issued",
            f"was published in {source.year}, and read on {read}, before that",
            "correct the wrong one of them",
        )
    elif _is_ahead(source.issued, max(str(source.csl["accessed"]), source.checked), source.csl["type"]):
        yield (
            "issued",
            f"was published on {source.issued}, and read before that",
            "correct the wrong one of its dates",
        )
    # Much else may stand behind it, such as /full or .pdf.
    in_address = _DOI.search(unquote(source.url).lower())
    if (
        source.doi
        and in_address
        and not re.match(rf"{re.escape(source.doi.lower())}(?!\d)", in_address.group())
    ):
        yield "DOI", f"has the DOI {source.doi}, and an address with another", "give both the same"
    if wrong := wrong_address(source.url, "", picture=False):
        what, mend = wrong
        yield "URL", f"has an odd address: {what}", mend


def _is_ahead(issued: str, read: str, kind: str) -> bool:
    """Whether a day, or a month, of issue comes after a source was read by more than journals date ahead."""
    if len(issued) < len("2026-11") or issued <= read:
        return False
    day = date.fromisoformat(issued if len(issued) > len("2026-11") else f"{issued}-01")
    room = _AHEAD_OF_MONTH if len(issued) == len("2026-11") else _AHEAD
    return day > date.fromisoformat(read) + timedelta(days=room if kind in _JOURNALS else 0)
