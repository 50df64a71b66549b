"""A page that says 'kind: about' is about the site itself: the rules for health facts are not asked of it, so
it has none.
"""

import posixpath
from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem
from editing.block_rules import ON_PAPER

# Blocks that make a page a list of the site's own things.
_OF_THE_SITE = ("changes", "embed", "glossary", "handouts", "search", "sources")
# How the site comes to what it says, with what it rests on, is told there.
_FOLDER = "about"


def check_kinds(library: Library) -> Iterator[Problem]:
    """Check each English page that says it is about the site; those that follow it say so as it does."""
    for page in library.pages.values():
        is_asked = page.language == ENGLISH and page.meta.get("kind") == "about"
        if is_asked and (why := _of_health(library, page)):
            yield Problem(
                page.path,
                page.meta.lines["kind"],
                f"the page says 'kind: about', as pages about the site itself do, but {why}",
                f"take 'kind' out; a page about the site goes into docs/{page.language}/{_FOLDER}/",
                # What a page is about a reviewer of the change can tell, and this only guess.
                level="warning",
            )


def _of_health(library: Library, page: Page) -> str | None:
    """By what a page is seen to state health facts, or None."""
    names = {block.name for block in page.blocks}
    for block in page.blocks:
        if block.name == "claim" or (block.name in ON_PAPER and library.references_of(block)):
            return f"it shows '::: {block.name}'"
    folder = posixpath.dirname(page.uri)
    if folder == _FOLDER or names.intersection(_OF_THE_SITE):
        return None
    if library.citations_on(page):
        return "it cites sources of health facts"
    others = [
        other
        for other in library.pages.values()
        if other is not page
        and other.language == page.language
        and folder
        and posixpath.dirname(other.uri) == folder
    ]
    return (
        f"all other pages of {folder}/ are about health"
        if others and all(other.is_health for other in others)
        else None
    )
