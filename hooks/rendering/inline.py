"""The words of a line as elements: text, links, citations, code, as the tokens of `content.commonmark` tell
them.
"""

from collections.abc import Iterable
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from content.citations import Mention
from content.commonmark import parse_words, without_comments
from content.plain_words import BREAKS

# What of a token's attributes goes onto a page: where a link leads, and the number at which a list begins.
_ATTRIBUTES = ("href", "start")


class Citation(Element):
    """A citation in the tree of a page. It stays empty until the whole page is known, and the sources get
    their numbers.
    """

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        super().__init__("sup", {"class": "cite"})
        self.mentions = mentions


def fill(parent: Element, tokens: Iterable[Token]) -> None:
    """Put the words, links and citations of a line of Markdown into an element."""
    parents = [parent]
    line = list(tokens)
    for token, following in zip_longest(line, line[1:]):
        here = parents[-1]
        if token.nesting == 1:
            parents.append(open_element(here, token))
        elif token.nesting == -1:
            parents.pop()
        elif token.type == "html_inline" and not without_comments(token.content).strip():
            # The space on one side of a comment goes with it.
            if following is None or following.type in BREAKS or following.content[:1].isspace():
                _strip_end(here)
        else:
            _put(here, token)


def _put(here: Element, token: Token) -> None:
    """Put what holds nothing else into an element. HTML comes out as words: a build stops at it, and it never
    runs.
    """
    if token.type in BREAKS:
        if token.type == "hardbreak":
            SubElement(here, "br")
        add_text(here, "\n")
    elif token.type == "citation":
        # A number never begins a line.
        _strip_end(here)
        here.append(Citation(token.meta["mentions"]))
    elif token.type == "image":
        words = "".join(child.content for child in token.children or [])
        SubElement(here, "img", {"alt": words, "src": str(token.attrGet("src") or "")})
    elif token.type == "code_inline":
        SubElement(here, "code").text = token.content
    else:
        add_text(here, token.content)


def words_of(text: str) -> Element:
    """A line of Markdown, such as a page's message, as the content of an element."""
    made = Element("div")
    fill(made, parse_words(text))
    return made


def open_element(parent: Element, token: Token) -> Element:
    """The element that a token begins, put at the end of its parent."""
    return SubElement(
        parent, token.tag, {key: str(token.attrs[key]) for key in _ATTRIBUTES if key in token.attrs}
    )


def add_text(parent: Element, text: str) -> None:
    """Add plain text after whatever the parent holds already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _strip_end(parent: Element) -> None:
    """Take the space off the end of what an element holds so far."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "").rstrip() or None
    else:
        parent.text = (parent.text or "").rstrip() or None
