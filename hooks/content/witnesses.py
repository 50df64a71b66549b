"""On how many publishers each sign rests: what tells people when to act should have two, independent ones."""

from content.care_cards import SPEEDS
from content.library import Library
from content.signs import Sign


def alone_by_speed(library: Library) -> dict[str, tuple[list[Sign], int]]:
    """For each speed, the signs all of whose sources are of one publisher, and how many signs there are.

    A sign that stands on cards of several speeds is counted with the most urgent.
    """
    found: dict[str, tuple[list[Sign], int]] = {}
    seen: set[str] = set()
    for speed in SPEEDS:
        signs = {
            fact.id: fact for card in library.cards.values() if card.speed == speed for fact in card.facts
        }
        new = [sign for id, sign in signs.items() if id not in seen]
        seen |= set(signs)
        found[speed] = ([sign for sign in new if len(_publishers(library, sign)) == 1], len(new))
    return found


def _publishers(library: Library, sign: Sign) -> set[str]:
    return {
        library.sources[each.source].organization.id
        for each in sign.own_sources
        if each.source in library.sources
    }
