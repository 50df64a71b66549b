"""The name of a page leads to that page: who follows "Emergency signs" does not come to the page of tests.

Only words that are wholly the name of one page count, as the menu, its title or its first heading give it:
most links say in words of their own what readers find there.
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from content.configurations import keys_of, menu_lines
from content.languages import configuration_of
from content.library import Library
from content.page_marks import leads_to
from content.pages import Page
from content.problems import Problem


def check_names(library: Library) -> Iterator[Problem]:
    """Check each link to a page of the site, in the language of the page that it stands on."""
    for language in dict.fromkeys(page.language for page in library.pages.values()):
        pages = [page for page in library.pages.values() if page.language == language]
        names, uris = _names(library.root, language, pages), {page.uri for page in pages}
        for page in pages:
            yield from _check(page, names, uris)


def _check(page: Page, names: dict[str, set[str]], uris: set[str]) -> Iterator[Problem]:
    for mark in page.marks:
        owners = names.get(_plain(mark.text), set()) if mark.kind == "link" else set()
        if len(owners) != 1:
            continue
        place = unquote(mark.address).partition("#")[0]
        uri, _ = leads_to(page.uri, mark.address)
        # A part of the page, or a file, may have a page's name; of what is not there, others tell.
        if uri in uris - owners and place:
            own = posixpath.relpath(next(iter(owners)), posixpath.dirname(page.uri) or ".")
            yield Problem(
                page.path,
                mark.line,
                f"the link '{mark.text}' has the name of the page '{own}', and leads to '{place}'",
                f"let it lead to '{own}', or give it words for what is there",
            )


def _names(root: Path, language: str, pages: list[Page]) -> dict[str, set[str]]:
    """The pages that have each name."""
    names: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        heading = next((prose.text for prose in page.prose if prose.level == 1), "")
        for name in (page.title, heading):
            names[_plain(name)].add(page.uri)
    for name, uri in _menu(root / configuration_of(language)):
        names[_plain(name)].add(uri)
    return names


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _menu(file: Path) -> Iterator[tuple[str, str]]:
    """The names in a menu, each with the page."""
    keys = keys_of(file)
    for name, page in menu_lines(keys["nav"][1]) if "nav" in keys else ():
        if name:
            yield str(name.value), str(page.value)
