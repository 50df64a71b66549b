"""The elements of a page, made from the tokens that the check has read.

Of Python-Markdown, which MkDocs calls, only the processors of the tree stay: MkDocs' own for links and
titles, those for anchors, and ours. Its parsers of blocks and lines never see a page.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from markdown_it.token import Token

from content.commonmark import parse, without_comments
from content.page_body import Block
from content.page_marks import line_of
from content.twins import anchors_on
from rendering.blocks import show
from rendering.context import Context
from rendering.inline import add_text, fill, open_element, words_of


class TreeParser(BlockParser):
    """Stands in for Python-Markdown's parser, which is asked for one thing: the elements of a page."""

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
    anchors = iter(anchors_on(context.library, context.page) if context.page else ())
    for token in tokens:
        here = parents[-1]
        if token.type == "inline":
            fill(here, token.children or [])
        elif token.type == "site_block":
            line = line_of(token)
            made = show(context, Block(token.info, token.content, line))
            context.tree.lines.update(dict.fromkeys(made, line))
            here.extend(made)
        elif token.nesting == 1:
            # The paragraphs of a list without empty lines are not shown as such.
            parents.append(here if token.hidden else open_element(here, token))
            context.tree.lines.setdefault(parents[-1], line_of(token))
            if token.type == "heading_open" and (anchor := next(anchors, "")):
                parents[-1].set("id", anchor)
        elif token.nesting == -1:
            parents.pop()
        else:
            _put_alone(here, token)


def _put_alone(here: Element, token: Token) -> None:
    """Put what holds nothing else into an element. HTML comes out as words: a build stops at it, and it never
    runs.
    """
    if token.type in ("fence", "code_block"):
        SubElement(SubElement(here, "pre"), "code").text = token.content
    elif token.type == "hr":
        SubElement(here, "hr")
    elif token.type == "html_block":
        if words := without_comments(token.content).strip():
            SubElement(here, "p").text = words
    else:
        add_text(here, token.content)


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
            lead = words_of(message)
            lead.tag = "p"
            lead.set("class", "lead")
            root.insert(list(root).index(heading) + 1, lead)


class KeepProcessor(Treeprocessor):
    """Keeps the tree of each page, as it is shown, for handouts and search. The references come off it: on
    paper and in the search they have another form, and a handout's web page has something to say before them.
    """

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
