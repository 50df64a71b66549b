"""What a drawing (SVG) may hold: shapes and words, nothing that a browser runs or fetches.

Opened by its own address, a drawing is a page: its scripts run as the site's own wherever a host sends no
policy. What it is held to: https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from content.problems import Problem, nearest, shorten

# The drawings of figures.yml, which stand within pages. They come with the machine, not with the content.
DRAWINGS = Path(__file__).resolve().parents[2] / "overrides/pictures"

_SVG = "http://www.w3.org/2000/svg"
_RUN = ("script", "foreignobject", "handler", "listener", "iframe", "embed", "object")
_LEAD_OR_CHANGE = ("a", "animate", "animatemotion", "animatetransform", "set", "discard")
_SHOW = ("image", "feimage", "audio", "video", "cursor", "font-face-uri")
# An address in a style, or a sheet of styles from elsewhere; the drawing's own parts are named by a # alone.
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?\s*#)|@import|image-set\(|expression\(|-moz-binding", re.IGNORECASE)

Wrong = tuple[int, str, str]


def unknown_drawing(file: str, line: int, name: str) -> Iterator[Problem]:
    """A problem at this place of a data file, if there is no drawing of the name."""
    drawings = [drawing.name for drawing in DRAWINGS.glob("*.svg")]
    if name not in drawings:
        near = nearest(name, drawings)
        yield Problem(
            file,
            line,
            f"there is no drawing '{shorten(name)}' in overrides/pictures/",
            f"did you mean '{near}'?" if near else "put the file there, or correct its name",
        )


def wrong_in_drawing(data: bytes) -> list[Wrong]:
    """The line, what is wrong there, and how to mend it, of what a drawing must not hold."""
    found: list[Wrong] = []
    parser = ParserCreate(namespace_separator=" ")
    # What stands in a <style>, with the line on which that begins.
    styles: list[tuple[int, list[str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        found.extend((line, *told) for told in _wrong_element(name, attributes))
        if name == f"{_SVG} style":
            styles.append((line, []))

    def doctype(*_: object) -> None:
        found.append(
            (
                parser.CurrentLineNumber,
                "it has a DOCTYPE, which can fetch or hide something",
                "take that line out",
            )
        )

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            found.append((parser.CurrentLineNumber, "it fetches a sheet of styles", "take that line out"))

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    parser.CharacterDataHandler = lambda words: styles[-1][1].append(words) if styles else None
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        # Beyond a DOCTYPE, what does not parse may be its own doing.
        return found or [
            (error.lineno, f"it is no drawing that can be read ({error})", "save it anew as plain SVG")
        ]
    found += [(line, *_STYLE) for line, words in styles if _OUTSIDE.search("".join(words))]
    return found


_STYLE = ("its styles fetch something", "take out what fetches it: url(...) or @import")


def _wrong_element(name: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    if told := _wrong_tag(*name.rpartition(" ")[::2]):
        yield told
        return
    for key, value in attributes.items():
        word = key.rpartition(" ")[2].lower()
        if word.startswith("on"):
            yield f"it holds '{word}', which a browser can run", "take that out"
        elif word in ("href", "src") and not value.strip().startswith("#"):
            yield (
                f"it leads to '{shorten(value)}'",
                "take that out; within the drawing, an address begins with #",
            )
        elif _OUTSIDE.search(value):
            yield _STYLE


def _wrong_tag(space: str, tag: str) -> tuple[str, str] | None:
    if tag.lower() in _RUN or space.endswith("/xhtml"):
        return f"it holds <{tag}>, which a browser can run", "take that out"
    if tag.lower() in _LEAD_OR_CHANGE:
        return (
            f"it holds <{tag}>, and a drawing leads nowhere and stands still",
            "take that out, and leave what is in it",
        )
    if tag.lower() in _SHOW:
        return f"it holds <{tag}>, which shows another file", "draw it, or take it out"
    return None
