"""What a source's entry says fits together: its title, its days and its address."""

import re
from collections.abc import Iterator

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
    if wrong := wrong_address(source.url, "", picture=False):
        what, mend = wrong
        yield "URL", f"has an odd address: {what}", mend
