"""Pictures made from data: rows of people as dots, the "how soon" ladder, a drawing. Each has a text twin."""
import re
from math import ceil
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from content.care_cards import SPEED_WORDS, SPEEDS
from content.citations import Mention
from content.entries import references
from content.page_body import Block
from content.yaml_reader import Map
from rendering.context import Context, add
from rendering.inline import Citation

# The space of one person, in units of the picture; so many people or more fill it from the start.
_SIZE, _FEW = 10, 10
_DRAWINGS = Path(__file__).resolve().parents[2] / "overrides" / "pictures"


def picture(context: Context, block: Block) -> list[Element]:
    """Show the figure that a block names: title, picture, the same in words, caption with source."""
    figure: Map | None = context.library.figures.get(block.argument)
    if figure is None:
        return []
    language = context.language
    box = Element("figure", {"class": f"picture picture-{figure['kind']}"})
    add(box, "p", figure["title"][language], class_="picture-title")
    if figure["kind"] == "drawing":
        box.append(_drawing(figure, language))
    rows = add(box, "ol" if figure["kind"] != "people" else "ul", class_="picture-rows")
    for row in figure["rows"]:
        item = add(rows, "li", class_=f"step-{SPEEDS[row['speed']]} speed-{row['speed']}" if "speed" in row else "picture-row")
        if figure["kind"] == "people":
            item.append(_people(figure["of"], row["marked"]))
            add(item, "span", row["text"][language])
        elif "speed" in row:
            add(item, "b", f"{SPEED_WORDS[row['speed']]}: ").tail = row["text"][language]
        else:
            item.text = row["text"][language]
    caption = add(box, "figcaption", figure["caption"][language])
    caption.append(Citation(tuple(Mention(each.source, each.locator) for each in references(figure))))
    return [box]


def _people(total: int, marked: int) -> Element:
    """A dot for each person, 10 to a side. The marked are larger rings, so that grey print shows them too.

    Hidden from screen readers, since the row's text says the same. Dots of one kind are one pattern, which
    keeps a thousand people under a few hundred bytes.
    """
    across = 40 if total > 100 else 20
    rows = ceil(total / across)
    svg = Element("svg", {"viewBox": f"0 0 {across * _SIZE} {rows * _SIZE}", "aria-hidden": "true"})
    defs = add(svg, "defs")
    for name, radii in (("dot", (2.6,)), ("ring", (4.8, 1.7))):
        pattern = add(defs, "pattern", id=f"{name}-{total}-{marked}", width=str(_SIZE), height=str(_SIZE),
                      patternUnits="userSpaceOnUse")
        for radius in radii:
            add(pattern, "circle", cx="5", cy="5", r=str(radius), class_=name if radius == radii[0] else "core")
    # Marked people stand together in the middle of the picture, or fill its rows from the start.
    whole, rest = divmod(marked, across)
    first, at = (0, whole) if marked >= _FEW else (across // 2 - rest // 2, rows // 2)
    for name, column, row, width, height in (("dot", 0, 0, across, rows), ("ring", 0, 0, across, whole),
                                             ("ring", first, at, rest, 1)):
        if width and height:
            add(svg, "rect", x=str(column * _SIZE), y=str(row * _SIZE), width=str(width * _SIZE),
                height=str(height * _SIZE), fill=f"url(#{name}-{total}-{marked})")
    return svg


def _drawing(figure: Map, language: str) -> Element:
    """A drawing of our own from overrides/pictures/. Its numbers are those of the rows below it."""
    svg = fromstring(re.sub(r'\sxmlns="[^"]*"', "", (_DRAWINGS / figure["drawing"]).read_text(encoding="utf-8")))
    svg.set("role", "img")
    svg.set("aria-label", figure["title"][language])
    return svg
