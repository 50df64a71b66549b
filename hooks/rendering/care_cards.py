"""Care cards: boxes that say how soon, for whom, and whom to contact; and the numbers to ring, on a card and
alone.
"""

from xml.etree.ElementTree import Element

from content.care_cards import CareCard
from content.page_body import Block
from content.twins import is_behind
from rendering.components import component
from rendering.context import Context

# The page that the strip leads to.
EMERGENCY = "emergency.md"


def care_cards(context: Context, block: Block) -> list[Element]:
    """Show the care cards that a block names."""
    return [each for card in context.library.cards_of(block) for each in care_card(context, card)]


def care_card(context: Context, card: CareCard, ticks: bool = False) -> list[Element]:
    """Show a care card; with `ticks`, each sign has a box to tick, and its explanation where there is one."""
    # A page that shows the numbers by themselves does not show them again.
    alone = context.page and any(block.name == "numbers" for block in context.page.blocks)
    ring = context.ring if card.level == "emergency" and not alone else ()
    return component(
        context,
        "care-card",
        card=card,
        sources=context.library.card_mentions(card),
        ring=ring,
        ticks=ticks,
        behind=is_behind(context.library, card, context.language),
    )


def numbers(context: Context, block: Block) -> list[Element]:
    """Show the numbers to ring as a row of buttons."""
    return component(context, "ring", ring=context.ring)


def strip(context: Context, block: Block) -> list[Element]:
    """Show the emergency signs in a line, and in a second the numbers to ring and the way to all signs."""
    words, page = context.library.strip, context.page
    if words is None or page is None:
        return []
    target = context.library.pages.get(f"docs/{page.language}/{EMERGENCY}")
    return component(
        context,
        "strip",
        strip=words,
        ring=context.ring,
        all_signs=context.link_to(target) if target else "",
    )
