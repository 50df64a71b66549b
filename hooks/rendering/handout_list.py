"""The list of all handouts: a picture of each, then every edition by country."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from content.editions import SUMS, ways_of
from content.page_body import Block
from content.pages import Page
from content.printed import prints_of
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
    rows: dict[str, list[Row]] = {}
    for page in pages:
        ways: dict[str, list[tuple[str, str]]] = {}
        for edition, way, address in prints_of(context.library, page):
            ways.setdefault(edition.id, []).append((way, context.from_here(address)))
        for id, found in ways.items():
            rows.setdefault(id, []).append(Row(page.title, tuple(found)))
    editions = [(edition, rows[id]) for id, edition in context.library.editions.items() if id in rows]
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
