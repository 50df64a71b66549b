"""Pictures made from data: rows of people as dots, the "how soon" ladder, a drawing. Each has a text twin."""

import re
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element, fromstring

from content.care_cards import SPEEDS
from content.drawings import DRAWINGS
from content.languages import ENGLISH
from content.page_body import Block
from content.untranslated import English
from rendering.components import component
from rendering.context import Context

# So many marked people or more fill the picture from the start.
_FEW = 10


@dataclass(frozen=True)
class Area:
    """A part of a picture, counted in people."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class People:
    """A row of a picture: how many stand side by side, in how many rows, and the areas of those that are
    marked.
    """

    id: str
    across: int
    rows: int
    marked: tuple[Area, ...]


def picture(context: Context, block: Block) -> list[Element]:
    """Show the figure that a block names: title, picture, the same in words, caption with source."""
    figure = context.library.figures.get(block.argument)
    if figure is None:
        return []
    people = [people_of(figure.of, row.marked) for row in figure.rows] if figure.kind == "people" else []
    drawn = drawing(figure.drawing, figure.title[context.language]) if figure.kind == "drawing" else None
    return component(context, "picture", figure=figure, levels=SPEEDS, people=people, drawing=drawn)


def people_of(total: int, marked: int) -> People:
    """So many people, of whom some are marked: together in the middle of the picture, or filling its rows
    from the start.
    """
    across = 40 if total > 100 else 20
    rows = ceil(total / across)
    whole, rest = divmod(marked, across)
    first, at = (0, whole) if marked >= _FEW else (across // 2 - rest // 2, rows // 2)
    areas = (Area(0, 0, across, whole), Area(first, at, rest, 1))
    return People(
        f"{total}-{marked}", across, rows, tuple(area for area in areas if area.width and area.height)
    )


def drawing(name: str, title: str = "") -> Element:
    """A drawing of our own from overrides/pictures/. Its numbers are those of the list beside it.

    Without a title it is for those who see it alone: the list says the same.
    """
    text = (DRAWINGS / name).read_text(encoding="utf-8")
    svg = fromstring(re.sub(r'\sxmlns="[^"]*"', "", text))  # noqa: S314 - our own drawing
    for key, value in {"role": "img", "aria-label": title}.items() if title else [("aria-hidden", "true")]:
        svg.set(key, value)
    if isinstance(title, English):
        svg.set("lang", ENGLISH)
    return svg
