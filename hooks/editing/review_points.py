"""The points on which sources differ, for a reviewer: whole, each with its sources and with the statements
that rest on the same place of one of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.citations import CITATION, Mention, find_citations
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.sources import Source
from content.statements import Statement

# Where the site says on which points sources differ, and what was chosen: the page, and the heading of that
# part.
DIFFERING = ("about/how-we-write.md", "How we decided how soon")


@dataclass(frozen=True)
class Point:
    """One of them. `statements` are the numbers of those that cite the same place; `is_of_page` says that the
    page cites one of its sources, wherever, or that it has none by which that could be told.
    """

    words: str
    statements: tuple[int, ...]
    is_of_page: bool


def points_for(
    library: Library, page: Page, statements: Sequence[Statement], numbers: Mapping[str, int]
) -> Iterator[Point]:
    """The points for a page of health facts: first those whose sources it cites. `numbers` are those of the
    sources in the pack.
    """
    points = [
        _point(library, prose, statements, numbers)
        for prose in _written(library, page)
        if prose.kind == "item"
    ]
    yield from sorted(points, key=lambda point: not point.is_of_page)


def _written(library: Library, page: Page) -> Iterator[Prose]:
    uri, heading = DIFFERING
    about = library.pages.get(f"docs/{page.language}/{uri}")
    if about is None or about is page or not page.is_health:
        return
    inside = False
    for prose in about.prose:
        if prose.kind == "heading":
            inside = prose.text == heading
        elif inside:
            yield prose


def _point(
    library: Library, prose: Prose, statements: Sequence[Statement], numbers: Mapping[str, int]
) -> Point:
    cited = iter(find_citations(prose.text))
    mentions: set[Mention] = set()

    def told(_: object) -> str:
        found = next(cited)[1] or ()
        mentions.update(Mention(each.source, each.locator) for each in found)
        return "(" + "; ".join(_named(library.sources[each.source], each, numbers) for each in found) + ")"

    words = " ".join(CITATION.sub(told, prose.text).split())
    concerned = [number for number, each in enumerate(statements, 1) if mentions & set(each.mentions)]
    return Point(words, tuple(concerned), not mentions or any(each.source in numbers for each in mentions))


def _named(source: Source, mention: Mention, numbers: Mapping[str, int]) -> str:
    number = f"{numbers[source.id]} " if source.id in numbers else ""
    name = f"{number}{source.organization.short_name} {source.year}".strip()
    return f"{name}, {mention.locator}" if mention.locator else name
