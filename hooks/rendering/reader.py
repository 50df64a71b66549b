"""The elements of a page, made from the tokens that the check has read.

Of Python-Markdown, which MkDocs calls, only the processors of the tree stay: MkDocs' own for links and titles, those for
anchors, and ours. Its parsers of blocks and lines never see a page.
"""
from collections.abc import Iterable
from itertools import pairwise
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markdown_it.token import Token

from content.commonmark import parse, parse_words, without_comments
from content.page_body import BREAKS, Block, line_of
from rendering.blocks import show
from rendering.citations import Citation
from rendering.context import Context, add_text

# What of a token's attributes goes onto a page: where a link leads, and the number at which a list begins.
_ATTRIBUTES = ("href", "start")
# What marks a text of a data file that is more than words.
_MARKS = frozenset("[]*_`<\\&")


class TreeParser(BlockParser):
    """Stands in the place of Python-Markdown's parser, which is asked for one thing: the elements of a page."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - Python-Markdown's name
        """The elements of the page at hand; of these lines, when they belong to no page that is known."""
        page = self.context.page
        root = Element("div")
        build(root, page.tokens if page else parse("\n".join(lines)), self.context)
        return ElementTree(root)


def build(root: Element, tokens: Iterable[Token], context: Context) -> None:
    """Put the elements of a page's tokens below a root."""
    parents = [root]
    for token in tokens:
        here = parents[-1]
        if token.type == "inline":
            fill(here, token.children or [])
        elif token.type == "site_block":
            line = line_of(token)
            made = _filled(show(context, Block(token.info, token.content, line)))
            context.tree.lines.update(dict.fromkeys(made, line))
            here.extend(made)
        elif token.nesting == 1:
            # The paragraphs of a list without empty lines are not shown as such.
            parents.append(here if token.hidden else _open(here, token))
            context.tree.lines.setdefault(parents[-1], line_of(token))
        elif token.nesting == -1:
            parents.pop()
        else:
            _put_alone(here, token)


def fill(parent: Element, tokens: Iterable[Token]) -> None:
    """Put the words, links and citations of a line of Markdown into an element."""
    parents = [parent]
    for token, following in pairwise([*tokens, None]):
        assert token
        here = parents[-1]
        if token.nesting == 1:
            parents.append(_open(here, token))
        elif token.nesting == -1:
            parents.pop()
        elif token.type in BREAKS:
            if token.type == "hardbreak":
                SubElement(here, "br")
            add_text(here, "\n")
        elif token.type == "citation":
            # A number never begins a line.
            _strip_end(here)
            here.append(Citation(token.meta["mentions"]))
        elif token.type == "html_inline" and not without_comments(token.content):
            # The space on one side of a comment goes with it.
            if following is None or following.type in BREAKS or following.content[:1].isspace():
                _strip_end(here)
        elif token.type == "image":
            words = "".join(child.content for child in token.children or [])
            SubElement(here, "img", {"alt": words, "src": str(token.attrGet("src") or "")})
        else:
            _put_alone(here, token)


def add_words(parent: Element, text: str) -> None:
    """Put a line of Markdown, such as a page's message, into an element."""
    fill(parent, parse_words(text))


def _open(parent: Element, token: Token) -> Element:
    return SubElement(parent, token.tag, {key: str(token.attrs[key]) for key in _ATTRIBUTES if key in token.attrs})


def _put_alone(here: Element, token: Token) -> None:
    """Put what holds nothing else into an element. HTML comes out as words: a build stops at it, and it never runs."""
    if token.type in ("fence", "code_block"):
        SubElement(SubElement(here, "pre"), "code").text = AtomicString(token.content)
    elif token.type == "code_inline":
        SubElement(here, "code").text = AtomicString(token.content)
    elif token.type == "hr":
        SubElement(here, "hr")
    elif token.type == "html_block":
        if words := without_comments(token.content).strip():
            SubElement(here, "p").text = words
    else:
        add_text(here, token.content)


def _strip_end(parent: Element) -> None:
    """Take the space off the end of what an element holds so far."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "").rstrip() or None
    else:
        parent.text = (parent.text or "").rstrip() or None


def _filled(elements: list[Element]) -> list[Element]:
    """The elements of a block, with the words from data files in them read as Markdown; an AtomicString is left as it is."""
    for element in elements:
        children = list(element)
        _filled(children)
        # From the end, so that places before it stay what they are.
        for place in range(len(children), -1, -1):
            text = children[place - 1].tail if place else element.text
            if text and not isinstance(text, AtomicString) and not _MARKS.isdisjoint(text):
                _replace(element, place, text)
    return elements


def _replace(element: Element, place: int, text: str) -> None:
    """Put what a text means in the place of the text that stands before the child at a place."""
    made = Element("div")
    add_words(made, text)
    if place:
        element[place - 1].tail = made.text
    else:
        element.text = made.text
    for offset, child in enumerate(made):
        element.insert(place + offset, child)


class LeadProcessor(Treeprocessor):
    """Puts the page's main message under its first heading."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        message = self.context.page.meta.get("message") if self.context.page else None
        heading = next((element for element in root if element.tag == "h1"), None)
        if isinstance(message, str) and heading is not None:
            lead = Element("p", {"class": "lead"})
            add_words(lead, message)
            root.insert(list(root).index(heading) + 1, lead)


class KeepProcessor(Treeprocessor):
    """Keeps the tree of each page, as it is shown, for handouts and search. The references come off it: on paper and in the
    search they have another form, and a handout's web page has something to say before them."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        if self.context.page:
            tree = self.context.tree
            tree.words = root
            for section in root.findall("section[@class='references']"):
                root.remove(section)
                tree.references = self.md.serializer(section).strip()
            self.context.trees[self.context.page.path] = tree
