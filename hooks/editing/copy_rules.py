"""Copies of pages: a draft in a folder of its own, or a file that was uploaded under another name."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem

# Pages of so few words that say the same were hardly copied.
_MANY = 5


def check_copies(library: Library, problems: Iterable[Problem]) -> list[Problem]:
    """Of each page that says word for word what another does, this is told and nothing else.

    What else is wrong with it, such as that no menu has it and its links lead nowhere, comes of that.
    """
    alike: dict[str, list[Page]] = defaultdict(list)
    for page in library.pages.values():
        # Of a page of another language it is told whose twin it is.
        if page.meta and page.language == ENGLISH and len(page.prose) > _MANY:
            alike[page.title].append(page)
    twins = Counter(page.uri for page in library.pages.values())
    copies: dict[str, Problem] = {}
    for pages in alike.values():
        # The first is the one that is translated, or stands highest.
        pages.sort(key=lambda page: (-twins[page.uri], page.uri.count("/"), len(page.uri)))
        first, *others = pages
        for page in others:
            if _words(page) == _words(first):
                what = f"this page says word for word what {first.path} says"
                mend = "take it out, or write other words"
                copies[page.path] = Problem(page.path, 1, what, mend)
    return [*(each for each in problems if each.path not in copies), *copies.values()]


def _words(page: Page) -> list[str]:
    return [prose.text for prose in page.prose]
