"""The words of a page by heading, for the search."""

import html
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

# Citations, pictures, the lists of all pages and of the parts of one, the level of a card and what is only
# for the machine: nobody searches for these. Explained words are found where they stand, and on the words
# page.
_NOT_WORDS = ("svg", "form", "nav")
_NOT_WORDS_CLASSES = {"cite", "words", "all-pages", "card-level", "editions", "places"}
# Within a line these part no words; other elements do.
_INLINE = ("a", "b", "code", "em", "small", "span", "strong", "sup")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Heading(NamedTuple):
    """Where a part of a page begins: its anchor and its words."""

    anchor: str
    words: str


def parts_of(address: str, title: str, words: Element) -> Iterator[tuple[str, str, str]]:
    """A page as a whole, then each part under a further heading: where it is, its heading and its words, as
    HTML without marks.

    What stands under the page's own heading, the first, is the page as a whole.
    """
    place, heading, text = address, title, ""
    first = True
    for piece in _said(words):
        if not isinstance(piece, _Heading):
            text += piece
        elif first:
            first, text = False, f"{text} {piece.words}. "
        else:
            yield place, heading, _clean(text)
            place, heading, text = f"{address}#{piece.anchor}", _clean(piece.words), ""
    yield place, heading, _clean(text)


def _said(element: Element) -> Iterator[str | _Heading]:
    """The words of an element and those below it, and its headings where they stand."""
    if element.tag in _HEADINGS and "id" in element.attrib:
        yield _Heading(
            element.attrib["id"], "".join(piece for piece in _inside(element) if isinstance(piece, str))
        )
        return
    apart = "" if element.tag in _INLINE else " "
    yield apart
    yield from _inside(element)
    yield apart


def _inside(element: Element) -> Iterator[str | _Heading]:
    yield element.text or ""
    for child in element:
        if child.tag not in _NOT_WORDS and not set(child.get("class", "").split()) & _NOT_WORDS_CLASSES:
            yield from _said(child)
        yield child.tail or ""


def _clean(text: str) -> str:
    return html.escape(" ".join(text.split()), quote=False)
