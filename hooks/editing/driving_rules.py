"""What one care card for now says, not to drive, each of them says: a leg that turns weak can fail at the
pedals.

For English, whose words we know; that another language says so too, editing.lost_words asks.
"""

import re
from collections.abc import Iterator

from content.editions import EDITIONS
from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem
from content.signs import SIGNS
from editing.data_words import words_in

_NO_DRIVING = re.compile(r"\b(?:(?:do|must|should) not|don['’]t|never) drive\b", re.IGNORECASE)


def check_driving(library: Library) -> Iterator[Problem]:
    """Check the care cards for now, also as the editions of the handouts have them."""
    written = library.cards.written
    cards = {card.id: written[card.id] for card in library.cards.values() if card.speed == "now"}
    texts = {id: dict(words_in(card, ENGLISH)) for id, card in cards.items()}
    saying = [id for id, told in texts.items() if any(map(_NO_DRIVING.search, told.values()))]
    if not saying:
        return
    mend = f"say so in its 'contact', as care card '{saying[0]}' does"
    for id, card in cards.items():
        if id not in saying:
            what = f"care card '{id}' has the speed 'now', and does not say not to drive"
            yield Problem(SIGNS, card["contact"].lines[ENGLISH], what, mend)
    for id, edition in library.editions.written.items():
        for other in edition.get("cards", ()):
            if other["id"] in saying:
                line, words = other["contact"].lines[ENGLISH], other["contact"][ENGLISH]
                own = cards[other["id"]]["contact"].lines[ENGLISH]
                rest = (text for at, text in texts[other["id"]].items() if at != own)
                if not any(map(_NO_DRIVING.search, (words, *rest))):
                    what = f"care card '{other['id']}' does not say not to drive in edition '{id}'"
                    yield Problem(EDITIONS, line, what, mend)
