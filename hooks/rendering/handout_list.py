"""The list of all handouts: a picture of each, then every edition by country."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from content.editions import SUMS, Edition, pdf_address, ways_of
from content.page_body import Block
from content.pages import Page
from rendering.components import component
from rendering.context import Context


@dataclass(frozen=True)
class Offer:
    """A handout: the link to its page, and what its first page shows, by which a reader knows it again."""

    title: str
    link: str
    kind: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A handout in one edition: each way to print it, with the address of its PDF."""

    title: str
    ways: tuple[tuple[str, str], ...]


def handout_list(context: Context, block: Block) -> list[Element]:
    """Show every handout, and below them each edition with all of its files."""
    pages = [page for page in context.pages if ways_of(page)]
    editions = [
        (edition, [_row(context, page, edition) for page in pages])
        for edition in context.library.editions.values()
    ]
    return component(
        context,
        "handouts",
        handouts=[_offer(context, page) for page in pages],
        editions=editions,
        sums=context.from_here(SUMS) if pages else "",
    )


def _offer(context: Context, page: Page) -> Offer:
    levels = tuple(card.level for each in page.blocks for card in context.library.cards_of(each))
    return Offer(page.title, context.link_to(page), str(page.meta["handout"]), levels)


def _row(context: Context, page: Page, edition: Edition) -> Row:
    return Row(
        page.title,
        tuple(
            (way, context.from_here(pdf_address(page, edition, ending)))
            for way, ending in ways_of(page).items()
        ),
    )
