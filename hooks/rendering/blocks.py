"""Blocks: one line that puts something into a page, `::: care-card emergency`."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from content.page_body import Block
from rendering.care_cards import care_cards, numbers, strip
from rendering.checklist import checklist
from rendering.context import Context
from rendering.country_list import country_list
from rendering.embed import embed
from rendering.folds import fold
from rendering.handout_list import handout_list
from rendering.news_claims import claim, claim_filter
from rendering.pictures import picture
from rendering.public_record import changes, one_publisher, you_said
from rendering.search import search
from rendering.source_list import source_list
from rendering.terms import glossary

# The names are those that editing.block_rules.BLOCKS lets pass.
RENDERERS: dict[str, Callable[[Context, Block], list[Element]]] = {
    "care-card": care_cards,
    "changes": changes,
    "checklist": checklist,
    "claim": claim,
    "claim-filter": claim_filter,
    "countries": country_list,
    "embed": embed,
    "fold": fold,
    "glossary": glossary,
    "handouts": handout_list,
    "numbers": numbers,
    "one-publisher": one_publisher,
    "picture": picture,
    "search": search,
    "sources": source_list,
    "strip": strip,
    "you-said": you_said,
}


def show(context: Context, block: Block) -> list[Element]:
    """The elements that a block puts into a page; while serving, something that says so if there is nothing
    to put.
    """
    render = RENDERERS.get(block.name)
    elements = render(context, block) if render else []
    if not elements:
        missing = Element("p", {"class": "problem"})
        missing.text = "Something is missing here: see what the build says."
        return [missing]
    return elements
