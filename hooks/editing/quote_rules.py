"""Words of a source that stand in our data, though nothing here rests on that place any more."""

from collections.abc import Iterator

from content.library import Library
from content.problems import Problem
from content.resting import cited_places
from content.sources import SOURCES


def check_quotes(library: Library) -> Iterator[Problem]:
    """Each place with a quote that no page and no data file cites."""
    if not library.is_whole:
        # What cites a place may stand in what could not be read.
        return
    cited = cited_places(library)
    for source in library.sources.values():
        for locator, line in source.quote_lines.items():
            if (source.id, locator) not in cited:
                yield Problem(
                    SOURCES,
                    line,
                    f"nothing here cites the place '{locator}' of source '{source.id}'",
                    "write the place as the citation has it, or take it out",
                )
