"""Handouts set without a build, from the same words, so that both say the same of them."""

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.problems import Problem
from publishing.handouts import make_handouts
from publishing.publisher import settings_of, site_address
from publishing.redirects import folder_of
from rendering.context import Context
from rendering.extensions import show_page


def problems_of(library: Library, pages: list[Page], language: str) -> list[Problem]:
    """What is wrong with the handouts of these pages, which are in one language."""
    config = settings_of(library.root, language)
    home, context = site_address(config), Context(library)
    shown = {
        page.path: (_as_built(show_page(context, page), page, home), home + folder_of(page.uri))
        for page in pages
    }
    # What a publisher has still to decide is no mistake of an editor.
    return [each for each in make_handouts(library, shown, config).problems if each.level == "error"]


def _as_built(tree: PageTree, page: Page, home: str) -> PageTree:
    """The tree with its links to pages as a build makes them: to addresses."""
    for link in tree.words.iter("a"):
        place, mark, anchor = link.get("href", "").partition("#")
        if place.endswith(".md"):
            uri = normpath(join(dirname(page.uri), unquote(place)))
            link.set("href", f"{home}{folder_of(uri)}{mark}{anchor}")
    return tree
