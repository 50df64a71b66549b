"""The sheets that are printed of a page, and the pages of other languages that stand beside it on some."""

from collections.abc import Iterator

from content.editions import PAIRED, Edition, pdf_address, ways_of
from content.library import Library
from content.pages import Page


def prints_of(library: Library, page: Page) -> Iterator[tuple[Edition, str, str]]:
    """The edition, the way and the address of each PDF of a page; none for a page for the web only."""
    for edition in library.editions.values():
        if pages_beside(library, page, edition):
            ways = PAIRED.get(str(page.meta.get("handout")), {}) if edition.languages else ways_of(page)
            for way, ending in ways.items():
                yield edition, way, pdf_address(page, edition, ending)


def pages_beside(library: Library, page: Page, edition: Edition) -> list[Page]:
    """The page in each language of an edition, in its order; in an edition of one language the page alone.

    None if it is not all there: a language is left out, or the page is not translated.
    """
    if not edition.languages:
        return [page]
    beside = [library.pages.get(f"docs/{language}/{page.uri}") for language in edition.languages]
    found = [each for each in beside if each]
    here = page in found and all(language in library.languages for language in edition.languages)
    return found if here and len(found) == len(beside) else []


def others_printed(library: Library, page: Page) -> list[Page]:
    """The pages of other languages that stand beside a page on one of its sheets."""
    beside = (
        each for edition, *_ in prints_of(library, page) for each in pages_beside(library, page, edition)
    )
    return [each for each in {each.path: each for each in beside}.values() if each.path != page.path]
