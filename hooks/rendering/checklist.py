"""The checklist: care cards with boxes to tick, and the note for the doctor, on a form or a sheet."""

from xml.etree.ElementTree import Element

from content.checklists import Checklist
from content.page_body import Block
from content.twins import is_behind
from rendering.care_cards import care_card
from rendering.components import component
from rendering.context import Context
from rendering.pictures import drawing


def checklist(context: Context, block: Block) -> list[Element]:
    """Show the checklist that a block names, complete without a script."""
    shown: Checklist | None = context.library.checklists.get(block.argument)
    if shown is None:
        return []
    if not shown.is_form:
        # What needs help now is not ticked and taken along to a visit.
        cards = [
            each for card in shown.cards for each in care_card(context, card, ticks=card.level != "emergency")
        ]
        return component(context, "checklist", checklist=shown, cards=cards)
    form, ring = context.library.form, context.ring
    drawings = {
        question.id: drawing(question.drawing) for question in form.questions.values() if question.drawing
    }
    behind = {card.id for card in shown.cards if is_behind(context.library, card, context.language)}
    return component(
        context, "form", checklist=shown, form=form, drawings=drawings, ring=ring, cards_behind=behind
    )
