"""Blocks: one line that puts something into a page, `::: care-card emergency`."""
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from content.page_body import Block
from rendering.care_cards import care_cards
from rendering.checklist import checklist
from rendering.context import Context, add
from rendering.country_list import country_list
from rendering.news_claims import ClaimProcessor, claim, claim_filter
from rendering.pictures import picture
from rendering.search import search
from rendering.source_list import source_list
from rendering.terms import TermProcessor, glossary


def summary(context: Context, block: Block) -> list[Element]:
    """Show who the page is for and what to do, from its front matter."""
    if context.page is None:
        return []
    box = Element("dl", {"class": "summary"})
    for key, words in (("audience", "Who this is for"), ("action", "What to do")):
        row = add(box, "div")
        add(row, "dt", words)
        add(row, "dd", str(context.page.meta.get(key, "")))
    return [box]


# The names are those that editing.citation_rules.BLOCKS lets pass.
RENDERERS: dict[str, Callable[[Context, Block], list[Element]]] = {
    "care-card": care_cards, "checklist": checklist, "claim": claim, "claim-filter": claim_filter,
    "countries": country_list, "glossary": glossary, "picture": picture, "search": search, "sources": source_list,
    "summary": summary,
}


class _BlockProcessor(BlockProcessor):
    LINE = re.compile(r"^ {0,3}:::[ \t]*(?P<name>[^\s]*)(?:[ \t]+(?P<argument>[^\n]*?))?[ \t]*(?:\n|$)")

    def __init__(self, parser: object, context: Context) -> None:
        super().__init__(parser)
        self.context = context

    def test(self, parent: Element, block: str) -> bool:
        return bool(self.LINE.match(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self.LINE.match(block)
        render = RENDERERS.get(match["name"])
        elements = render(self.context, Block(match["name"], match["argument"] or "", 0)) if render else []
        parent.extend(elements)
        if not elements:
            # Only while serving: a build stops at the problem.
            add(parent, "p", "Something is missing here: see what the build says.", class_="problem")
        if rest := block[match.end():]:
            blocks.insert(0, rest)


class _LeadProcessor(Treeprocessor):
    """Puts the page's main message under its first heading."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        message = self.context.page.meta.get("message") if self.context.page else None
        heading = next((element for element in root if element.tag == "h1"), None)
        if isinstance(message, str) and heading is not None:
            lead = Element("p", {"class": "lead"})
            lead.text = message
            root.insert(list(root).index(heading) + 1, lead)


class BlocksExtension(Extension):
    """Shows `::: name argument`, and the page's main message.

    | class           | registry        | name   | priority |
    | _BlockProcessor | blockprocessors | block  | 75       |
    | _LeadProcessor  | treeprocessors  | lead   | 25       |
    | TermProcessor   | treeprocessors  | terms  | 18       |
    | ClaimProcessor  | treeprocessors  | claims | 14       |
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:
        # 75: after indented code (80), before headings (70) and paragraphs (10).
        md.parser.blockprocessors.register(_BlockProcessor(md.parser, self.context), "block", 75)
        # 25: before the inline patterns (20), which then show the message's own citations.
        md.treeprocessors.register(_LeadProcessor(md, self.context), "lead", 25)
        # 18: after the inline patterns, so that links and code are known; before citations are filled in (15).
        md.treeprocessors.register(TermProcessor(md, self.context), "terms", 18)
        # 14: when the references stand at the end, which are no part of a claim.
        md.treeprocessors.register(ClaimProcessor(md), "claims", 14)
