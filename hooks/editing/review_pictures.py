"""The pictures of a page as a reviewer sees them: each drawing as a file of its own, in its own colours."""

import re

from content.drawings import DRAWINGS
from content.library import Library
from content.pages import Page

_STYLES = DRAWINGS.parent / "assets/css/drawing.css"
# As they stand by day. On the page they come from its theme, which a file by itself does not know.
_COLOURS = {"accent": "#0d5a58", "ink": "#1c2427", "line": "#b9b9b3", "tint": "#e9ece9", "card": "#ffffff"}
_COLOUR = re.compile(r"var\(--(\w+)\)")


def pictures_on(library: Library, page: Page) -> dict[str, str]:
    """The drawing (SVG) of each picture that a page shows, by its title; empty for one that is no drawing."""
    figures = [library.figures.get(block.argument) for block in page.blocks if block.name == "picture"]
    return {
        figure.title[page.language]: _drawn(figure.drawing) if figure.kind == "drawing" else ""
        for figure in figures
        if figure
    }


def _drawn(name: str) -> str:
    drawing = (DRAWINGS / name).read_text(encoding="utf-8")
    styles = _COLOUR.sub(lambda colour: _COLOURS[colour[1]], _STYLES.read_text(encoding="utf-8"))
    return re.sub(r"(<svg\b[^>]*>)", lambda svg: f"{svg[1]}<style>{styles}</style>", drawing, count=1)
