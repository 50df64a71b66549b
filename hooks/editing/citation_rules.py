"""The rules that make every statement followable to its source (see about/how-we-write)."""

from collections.abc import Iterator

from content.citations import CITATION, Mention, find_citations
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem, nearest
from content.sources import SOURCES
from editing.block_rules import check_blocks
from editing.news_rules import check_news_in, check_news_in_data
from editing.place_rules import check_place, check_withdrawn
from editing.wording import PLACEHOLDER


def check_citations(library: Library) -> list[Problem]:
    """Check every citation of the site: on pages, in signs and care cards, and the sources nobody uses."""
    problems: list[Problem] = []
    used: set[str] = set()
    for page in library.pages.values():
        problems += _check_page(library, page)
        used.update(library.cited_on(page))
    for path, reference in library.every_reference():
        mention = Mention(reference.source, reference.locator)
        problems += _check_mention(library, path, reference.line, mention)
        problems += check_place(path, reference.line, reference.locator)
        problems += check_withdrawn(library, path, reference.line, mention)
        used.add(reference.source)
    problems += check_news_in_data(library)
    for source in library.sources.values() if library.is_whole else ():
        if source.id not in used and not source.superseded_by:
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' is used on no page",
                    "cite it where it is needed, or take it out",
                    "warning",
                )
            )
    return problems


def _check_page(library: Library, page: Page) -> Iterator[Problem]:
    yield from check_blocks(library, page)
    for prose in page.prose:
        yield from _check_prose(library, page, prose)
    if (
        library.cards.is_whole
        and page.meta
        and page.is_health
        and not library.citations_on(page)
        and not library.cited_on(page)
    ):
        yield Problem(
            page.path,
            1,
            "this page of health facts cites no source",
            "cite one behind each fact, such as [@nice-qs56, statement 3], or, if it is about the site "
            "itself, write 'kind: about' in the front matter",
        )


def _check_prose(library: Library, page: Page, prose: Prose) -> Iterator[Problem]:
    found = find_citations(prose.text)
    if found and prose.kind in ("paragraph", "item") and not CITATION.sub("", prose.text).strip(" .\n"):
        yield Problem(
            page.path,
            prose.line,
            "a citation stands alone",
            "put it at the end of the sentence that it is for, before the full stop",
        )
    for match, mentions in found:
        line = prose.line_at(match.start())
        if prose.kind == "heading":
            yield Problem(
                page.path, line, "a citation stands in a heading", "move it to the sentence that it supports"
            )
        for mention in mentions or ():
            yield from _check_mention(library, page.path, line, mention)
            # Of what is still to be written, the rules for all words tell.
            if not PLACEHOLDER.search(mention.locator):
                yield from check_place(page.path, line, mention.locator)
                yield from check_withdrawn(library, page.path, line, mention)
    yield from check_news_in(library, page, prose)


def _check_mention(library: Library, path: str, line: int, mention: Mention) -> Iterator[Problem]:
    source = library.sources.get(mention.source)
    if source is None and library.sources.knows(mention.source):
        return
    if source is None:
        near = nearest(mention.source, library.sources)
        mend = (
            f"nearest is '{near}' ({SOURCES}:{library.sources[near].line})"
            if near
            else f"add it to {SOURCES} or correct the id"
        )
        yield Problem(path, line, f"unknown source '{mention.source}'", mend)
    elif source.retracted:
        yield Problem(
            path,
            line,
            f"source '{source.id}' was retracted on {source.retracted}",
            "take out what rests on it, or cite a source that stands",
        )
    elif source.superseded_by:
        yield Problem(
            path,
            line,
            f"source '{source.id}' has been replaced",
            f"read its successor '{source.superseded_by}' and cite that",
        )
