"""Pictures made from data: rows of people as dots, the "how soon" ladder, a drawing. Each has a text twin."""
import re
from math import ceil
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from content.citations import Mention
from content.data_files import Map
from content.entries import references
from content.page_body import Block
from rendering.citations import citation
from rendering.context import Context, add

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
        item = add(rows, "li", class_=f"step-{row['level']}" if "level" in row else "picture-row")
        if figure["kind"] == "people":
            item.append(_people(figure["of"], row["marked"]))
            add(item, "span", row["text"][language])
        else:
            item.text = row["text"][language]
    caption = add(box, "figcaption", figure["caption"][language])
    caption.append(citation(tuple(Mention(each.source, each.locator) for each in references(figure))))
    return [box]


def _people(total: int, marked: int) -> Element:
    """A dot for each person, 10 to a side. The marked are larger rings, so that grey print shows them too.

    Hidden from screen readers, since the row's text says the same. Dots of one kind are one path, which
    keeps a thousand people under a few hundred bytes.
    """
    across = 40 if total > 100 else 20
    size = 10
    svg = Element("svg", {"viewBox": f"0 0 {across * size} {ceil(total / across) * size}", "aria-hidden": "true"})
    pattern_id = f"people-{total}-{marked}"
    pattern = add(add(svg, "defs"), "pattern", id=pattern_id, width=str(size), height=str(size),
                  patternUnits="userSpaceOnUse")
    add(pattern, "circle", cx="5", cy="5", r="2.6", class_="dot")
    add(svg, "rect", width=str(across * size), height=str(ceil(total / across) * size), fill=f"url(#{pattern_id})")
    # Marked people stand together in the middle of a small group, or fill the rows from the start of a large one.
    first = (total // across // 2) * across + across // 2 - marked // 2 if marked < 10 else 0
    spots = [(5 + (place % across) * size, 5 + (place // across) * size) for place in range(first, first + marked)]
    add(svg, "path", d="".join(f"M{x} {y}h0" for x, y in spots), class_="marked")
    add(svg, "path", d="".join(f"M{x} {y}h0" for x, y in spots), class_="marked-core")
    return svg


def _drawing(figure: Map, language: str) -> Element:
    """A drawing of our own from overrides/pictures/. Its numbers are those of the rows below it."""
    svg = fromstring(re.sub(r'\sxmlns="[^"]*"', "", (_DRAWINGS / figure["drawing"]).read_text(encoding="utf-8")))
    svg.set("role", "img")
    svg.set("aria-label", figure["title"][language])
    return svg
