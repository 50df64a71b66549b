"""What the Markdown extensions share while one page is converted."""

import posixpath
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from content.countries import Ring, nearest_first
from content.library import Library
from content.menu import menu_uris
from content.page_tree import PageTree
from content.pages import Page
from content.words import Words


@dataclass
class Context:
    """The library, the menu, the page being converted, and the trees of those that were, by their paths."""

    library: Library
    page: Page | None = None
    # The menu as mkdocs.yml has it.
    nav: Any = None
    # Of the page at hand, while it is made.
    tree: PageTree = field(init=False)
    trees: dict[str, PageTree] = field(default_factory=dict)
    # The interface's, in the language of the page.
    words: Words = field(init=False)

    def __post_init__(self) -> None:
        self.begin(self.page)

    def begin(self, page: Page | None) -> None:
        """Start on another page."""
        self.page, self.tree = page, PageTree()
        self.words = Words(self.library.interface, self.language)

    @property
    def language(self) -> str:
        """The language code of the page."""
        return self.page.language if self.page else "en"

    @property
    def ring(self) -> list[Ring]:
        """The numbers to ring, as the readers of this language need them."""
        return nearest_first(self.library.ring, self.words.tag)

    @property
    def pages(self) -> list[Page]:
        """The pages of this language in the order of the menu, then those that no menu names."""
        order = {uri: place for place, uri in enumerate(menu_uris(self.nav))}
        pages = [page for page in self.library.pages.values() if page.language == self.language]
        return sorted(pages, key=lambda page: order.get(page.uri, len(order)))

    def link_to(self, page: Page) -> str:
        """The address of another page's Markdown file, seen from this one; MkDocs makes it the page's."""
        return self.from_here(page.uri)

    def from_here(self, address: str) -> str:
        """An address below that of the language's site, as seen from this page."""
        here = posixpath.dirname(self.page.uri) if self.page else ""
        return posixpath.relpath(address, here or ".")


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add a child element. Attribute names lose a final underscore (`class_`) and turn `_` into `-`."""
    child = SubElement(
        parent, tag, {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    )
    child.text = text or None
    return child
