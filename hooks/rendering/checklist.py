"""The checklist: care cards with boxes to tick, and the note for the doctor."""

from xml.etree.ElementTree import Element

from content.checklists import Checklist
from content.page_body import Block
from rendering.care_cards import care_card
from rendering.components import component
from rendering.context import Context


def checklist(context: Context, block: Block) -> list[Element]:
    """Show the checklist that a block names as one form, complete without a script."""
    shown: Checklist | None = context.library.checklists.get(block.argument)
    if shown is None:
        return []
    cards = [each for card in shown.cards for each in care_card(context, card, ticks=True)]
    return component(context, "checklist", checklist=shown, cards=cards)
