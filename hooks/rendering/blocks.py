"""Blocks: one line that puts something into a page, `::: care-card emergency`."""
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.page_body import Block
from rendering.care_cards import care_cards, numbers, strip
from rendering.checklist import checklist
from rendering.context import Context
from rendering.country_list import country_list
from rendering.folds import fold
from rendering.inline import words_of
from rendering.news_claims import claim, claim_filter
from rendering.pictures import picture
from rendering.search import search
from rendering.source_list import source_list
from rendering.terms import glossary

_MARKS = frozenset("[]*_`<\\&")

# The names are those that editing.citation_rules.BLOCKS lets pass.
RENDERERS: dict[str, Callable[[Context, Block], list[Element]]] = {
    "care-card": care_cards, "checklist": checklist, "claim": claim, "claim-filter": claim_filter,
    "countries": country_list, "fold": fold, "glossary": glossary, "numbers": numbers, "picture": picture, "search": search,
    "sources": source_list, "strip": strip,
}


def show(context: Context, block: Block) -> list[Element]:
    """The elements that a block puts into a page; while serving, something that says so if there is nothing to put."""
    render = RENDERERS.get(block.name)
    elements = render(context, block) if render else []
    if block.name not in ("care-card", "checklist", "numbers", "strip"):
        elements = filled(elements)
    if not elements:
        missing = Element("p", {"class": "problem"})
        missing.text = "Something is missing here: see what the build says."
        return [missing]
    return elements


def filled(elements: list[Element]) -> list[Element]:
    """The elements of a block, with the words from data files in them read as Markdown; an AtomicString is left as it is."""
    for element in elements:
        children = list(element)
        filled(children)
        # From the end, so that places before it stay what they are.
        for place in range(len(children), -1, -1):
            text = children[place - 1].tail if place else element.text
            if text and not isinstance(text, AtomicString) and not _MARKS.isdisjoint(text):
                _replace(element, place, text)
    return elements


def _replace(element: Element, place: int, text: str) -> None:
    """Put what a text means in the place of the text that stands before the child at a place."""
    made = words_of(text)
    if place:
        element[place - 1].tail = made.text
    else:
        element.text = made.text
    for offset, child in enumerate(made):
        element.insert(place + offset, child)
