"""The care cards of a page stand in the order of their speeds: who reads the first alone reads what is most
urgent.
"""

from collections.abc import Iterator

from content.care_cards import RANKS, SPEEDS, CareCard
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem


def check_order(library: Library) -> list[Problem]:
    """Check each page's blocks of care cards, each within itself and all of them together.

    A checklist has an order of its own: it is a form, and begins with an emergency wherever it stands. What
    an English page has wrong, its twins have too, and are not told of.
    """
    found = [(page, [*_check(library, page)]) for page in library.pages.values()]
    told = {page.uri for page, problems in found if problems and page.language == ENGLISH}
    return [
        problem
        for page, problems in found
        for problem in problems
        if page.language == ENGLISH or page.uri not in told
    ]


def _check(library: Library, page: Page) -> Iterator[Problem]:
    above: CareCard | None = None
    for block in page.blocks:
        wrong = False
        for card in library.cards_of(block) if block.name == "care-card" else ():
            if above and RANKS[card.speed] < RANKS[above.speed]:
                if not wrong:
                    yield Problem(
                        page.path,
                        block.line,
                        f"care card '{card.id}' stands below '{above.id}', which is less urgent",
                        "order the cards of a page by speed: " + ", ".join(SPEEDS),
                    )
                wrong = True
            else:
                above = card
