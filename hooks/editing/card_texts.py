"""The texts of a care card that say whom to contact and how soon, with those that stand in their place in the
editions of a handout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from content.care_cards import CareCard
from content.editions import EDITIONS
from content.library import Library
from content.signs import SIGNS
from content.yaml_reader import Map


@dataclass(frozen=True)
class CardText:
    """A text by language, in which file it stands, and what it is of its card."""

    card: CareCard
    name: str
    text: Map
    what: str
    is_heading: bool = False

    def unlike(self, found: str) -> str:
        """What to tell of words in it that say another speed."""
        where, speed = f"care card '{self.card.id}'", self.card.speed
        return f"{where} has the speed '{speed}', but its {self.what} says '{found}'"


def card_texts(library: Library) -> Iterator[CardText]:
    """Each such text, the card's own heading first."""
    for card in library.cards.values():
        written = library.cards.written[card.id]
        for key in ("heading", "contact", "how-soon"):
            if key in written:
                yield CardText(card, SIGNS, written[key], f"'{key}'", key == "heading")
        for addition in written.get("also", ()):
            if "heading" in addition:
                yield CardText(card, SIGNS, addition["heading"], "'heading'")
    for id, edition in library.editions.written.items():
        for other in edition.get("cards", ()):
            if other["id"] in library.cards:
                card = library.cards[other["id"]]
                yield CardText(card, EDITIONS, other["contact"], f"'contact' in edition '{id}'")
