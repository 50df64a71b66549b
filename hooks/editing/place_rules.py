"""What is no place in a source: words where one is still to be named, or that lead a reader nowhere."""

import re
from collections.abc import Iterator

from content.citations import Mention
from content.library import Library
from content.problems import Problem
from content.sources import SOURCES
from editing.wording import PLACEHOLDER

# A section may be called by a question.
_NO_PLACE = re.compile(
    r"(?:.*\s)?\?+|.*\?\?.*|\.\.\.|…|place|here|(?:see )?(?:above|below)|ibid\.?", re.IGNORECASE
)

# As the note of a source tells it: "when statement 1 was withdrawn".
_WITHDRAWN = re.compile(
    r"\b((?:statement|recommendation|section|chapter|part|table|figure|appendix) \w[\w.]*) "
    r"(?:was|is|has been) (?:withdrawn|retracted|removed|taken out)\b",
    re.IGNORECASE,
)


def check_place(path: str, line: int, locator: str) -> Iterator[Problem]:
    """Check the place that a citation names in its source; it may name none."""
    if _NO_PLACE.fullmatch(locator) or PLACEHOLDER.search(locator):
        what = f"'{locator}' is no place in a source"
        yield Problem(path, line, what, "name the section, page or table, or leave it out")


def check_withdrawn(library: Library, path: str, line: int, mention: Mention) -> Iterator[Problem]:
    """Check that a citation names no place that, by its source's note, does not stand any more."""
    source = library.sources.get(mention.source)
    for place in _WITHDRAWN.findall(source.note) if source and mention.locator else ():
        if place.lower() in re.split(r"\s*[;,]\s*", mention.locator.lower()):
            yield Problem(
                path,
                line,
                f"'{place}' of '{mention.source}' does not stand any more, as its note in {SOURCES} says",
                "cite what has taken its place, or take out what rests on it",
            )
