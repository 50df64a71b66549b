"""Components: what a block shows on a page, each a template in overrides/components/.

A template is HTML as XML writes it: each element that is opened is closed (`<input/>`), and each attribute
has its value in quotes. Line ends and indentation beside an element are layout, and not shown. Every value is
escaped. What comes of it is read into elements at once, so that it stands in the page's one tree, where
citations get their numbers and terms their explanations.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, XMLParser

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup
from mkdocs.exceptions import BuildError

from content.citations import Mention
from content.entries import Reference
from content.telephones import digits_of
from content.untranslated import English
from content.words import in_english, is_english, marked
from rendering.context import Context
from rendering.inline import Citation, add_text, words_of

_PLACE = "overrides/components"
_LAYOUT = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")
# What XML has no character for (https://www.w3.org/TR/xml/#charsets). A build stops at them; a preview goes
# on.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Without one of these a text of a data file is plain words.
_MARKS = frozenset("[]*_`<\\&")
# The place of elements that are made already, by their number.
_SLOT = "made-already"


def component(context: Context, name: str, **given: Any) -> list[Element]:
    """The elements that overrides/components/`name`.html makes of what it is given.

    Besides, each template has the `language` of the page; `say` for its elements, `tell` for its attributes,
    `forms` and `day`, which are the functions of Words; and `words`, `said`, `cite` and `put`, those of
    `_Render`. Raises BuildError, which says so in words, for a template that is faulty.
    """
    render, interface, html = _Render(context.language), context.words, ""
    try:
        text = TEMPLATES.get_template(f"{name}.html").render(
            given,
            language=context.language,
            say=interface.html,
            tell=interface.say,
            forms=interface.forms,
            day=interface.day,
            words=render.words,
            said=render.said,
            cite=render.cite,
            put=render.put,
        )
        html = f"<div>{_NOT_XML.sub('', _LAYOUT.sub('', text))}</div>"
        return render.read(html)
    except TemplateError as error:
        place = f"{error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else f"{name}.html:1"
        raise BuildError(f"{_PLACE}/{place}: this template cannot be used: {error}; mend it") from error
    except ParseError as error:
        line, column = error.position
        near = html.split("\n")[line - 1][max(column - 40, 0) : column + 20]
        raise BuildError(
            f"{_PLACE}/{name}.html:1: what comes of this template cannot be read near '{near}'; close every "
            "element, and put every attribute's value in quotes"
        ) from error


class _Absent(StrictUndefined):
    """What is not there is false, and cannot be shown."""

    __slots__ = ()

    def __bool__(self) -> bool:  # type: ignore[override] # what this class is for
        return False


class _Render:
    """One use of a template, with the elements that it puts in as they are."""

    def __init__(self, language: str) -> None:
        self._language = language
        # Each with the elements to put in as its own, and the words before them as its text.
        self._made: list[Element] = []

    def words(self, text: str | Mapping[str, str]) -> str:
        """A text of a data file, read as Markdown; of a text by language, that of the page, or nothing."""
        if not isinstance(text, str):
            text = text.get(self._language, "")
        shown = text if _MARKS.isdisjoint(text) else self._keep(words_of(text))
        return in_english(shown) if isinstance(text, English) else shown

    def said(self, note: Mapping[str, str]) -> dict[str, str]:
        """The attributes of a box or field: how the note says what it holds, in the language of the page, or
        in English and marked as that.
        """
        words = note.get(self._language, "")
        return {"data-note": words} | ({"lang": "en"} if isinstance(words, English) else {})

    def cite(self, places: Iterable[Mention | Reference]) -> str:
        """A citation, whose numbers come when the whole page is known; nothing where there is nothing to
        cite.
        """
        cited = tuple(Mention(place.source, place.locator) for place in places)
        return self.put(Citation(cited)) if cited else ""

    def put(self, element: Element) -> str:
        """An element that is made already."""
        holder = Element("div")
        holder.append(element)
        return self._keep(holder)

    def read(self, html: str) -> list[Element]:
        """The elements in the one that a text stands for."""
        parser = XMLParser(target=_Reader(self._made))  # noqa: S314 - our own templates
        parser.feed(html)
        return list(parser.close())

    def _keep(self, holder: Element) -> str:
        self._made.append(holder)
        return Markup(f'<{_SLOT} n="{len(self._made) - 1}"/>')  # noqa: S704 - a number


class _Reader:
    """Makes elements of what the parser of XML finds, and puts those in that are made already."""

    def __init__(self, made: list[Element]) -> None:
        self.made = made
        self.open = [Element("div")]

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        here = self.open[-1]
        if tag == _SLOT:
            holder = self.made[int(attributes["n"])]
            add_text(here, holder.text or "")
            here.extend(holder)
        self.open.append(Element(tag) if tag == _SLOT else SubElement(here, tag, attributes))

    def end(self, tag: str) -> None:
        """An element ends."""
        self.open.pop()

    def data(self, text: str) -> None:
        """Words stand here."""
        add_text(self.open[-1], text)

    def close(self) -> Element:
        """All has been read."""
        return self.open[0][0]


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parents[2] / _PLACE), autoescape=True, undefined=_Absent
)
TEMPLATES.filters["marked"] = marked
TEMPLATES.tests["english"] = is_english
TEMPLATES.filters["tel"] = lambda number: f"tel:{digits_of(number)}"
