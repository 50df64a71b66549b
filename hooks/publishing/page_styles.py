"""The style sheet of a page's own, with what its blocks need besides the styles of every page.

It is one file: each more would cost a reader a request, and be compressed by itself.
"""

from collections.abc import Iterable, Mapping

from content.library import Library
from content.pages import Page

_FOLDER = "assets/css/"
# What a block needs besides the styles of every page.
_OF_BLOCKS = {
    "checklist": "checklist",
    "picture": "pictures",
    "claim-filter": "lists",
    "countries": "tables",
    "glossary": "lists",
    "handouts": "handout-list",
    "search": "search",
    "sources": "lists",
}
# What becomes a part of a page's own sheet, and is published in no other way.
PARTS = {f"{_FOLDER}{name}.css": name for name in (*_OF_BLOCKS.values(), "drawing", "handouts", "home")}


def styles_of(library: Library, page: Page) -> tuple[str, ...]:
    """The names of what a page needs besides the styles of every page, in the order in which they hold."""
    figures = [library.figures.get(block.argument) for block in page.blocks if block.name == "picture"]
    asked = {
        "tables": any(prose.kind == "cell" for prose in page.prose),
        "home": page.uri == "index.md",
        "handouts": "handout" in page.meta,
        "drawing": any(figure and figure.kind == "drawing" for figure in figures),
    }
    names = {_OF_BLOCKS[block.name] for block in page.blocks if block.name in _OF_BLOCKS}
    return tuple(sorted(names.union(name for name, is_asked in asked.items() if is_asked)))


def style_sheet(names: tuple[str, ...]) -> str:
    """The address of the sheet that holds these; none if there are none."""
    return f"{_FOLDER}{'-'.join(names)}.css" if names else ""


def style_sheets(library: Library, pages: Iterable[Page], styles: Mapping[str, str]) -> dict[str, str]:
    """The address and the text of each sheet that some page has. `styles` are the texts by name."""
    return {
        style_sheet(names): "".join(styles[name] for name in names)
        for names in sorted({styles_of(library, page) for page in pages})
        if names
    }
