"""The form for the doctor leads nobody away from the rule: what it shows has its sources on a page."""

from collections.abc import Iterator

from content.library import Library
from content.problems import Problem
from content.signs import SIGNS


def check_forms(library: Library) -> list[Problem]:
    """Check that each care card of a form stands on a page as a care card, where its sources are."""
    shown = {
        card.id
        for page in library.pages.values()
        for block in page.blocks
        if block.name == "care-card"
        for card in library.cards_of(block)
    }
    return [*_alone(library, shown)]


def _alone(library: Library, shown: set[str]) -> Iterator[Problem]:
    for checklist in library.checklists.values():
        for card in checklist.cards if checklist.is_form else ():
            if card.id not in shown:
                yield Problem(
                    SIGNS,
                    library.checklists.written[checklist.id].lines["cards"],
                    f"care card '{card.id}' of the form '{checklist.id}' stands on no page, so its sources "
                    "can be read nowhere",
                    f"put '::: care-card {card.id}' on a page, or take it off the form",
                )
