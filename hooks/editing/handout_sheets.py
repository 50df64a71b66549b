"""Handouts set without a build, from the same words, so that both say the same of them."""

from content.library import Library
from content.pages import Page
from content.problems import Problem
from publishing.handouts import make_handouts
from publishing.paper_nodes import link_up
from publishing.publisher import settings_of, site_address
from publishing.redirects import folder_of
from rendering.beside import show_beside
from rendering.context import Context
from rendering.extensions import show_page


def problems_of(library: Library, pages: list[Page], language: str) -> list[Problem]:
    """What is wrong with the handouts of these pages, which are in one language."""
    config = settings_of(library.root, language)
    home, context = site_address(config), Context(library)
    shown = {
        page.path: (link_up(show_page(context, page), page, home), home + folder_of(page.uri))
        for page in pages
    }
    # What a publisher has still to decide is no mistake of an editor.
    made = make_handouts(library, shown, show_beside(context, language), config)
    return [each for each in made.problems if each.level == "error"]
