"""Care cards: boxed calls to action that say how soon, for whom, and whom to contact.

The pattern of a care card (three levels, one action ending "if:", only telephone links in an emergency) is
that of the NHS service manual: https://service-manual.nhs.uk/design-system/components/care-cards Its middle
level has two speeds here: straight away, and today.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from content import kinds
from content.entries import ID, REFERENCES, Reference
from content.kinds import Kind, Shape
from content.signs import Sign
from content.yaml_reader import Map

# How soon, most urgent first, each with the level of its care card.
SPEEDS = {"now": "emergency", "straight-away": "urgent", "today": "urgent", "next-days": "non-urgent"}
# Each with its place among them.
RANKS = {speed: rank for rank, speed in enumerate(SPEEDS)}
# Who a card speaks to, and everyone else that this group is a part of.
AUDIENCES = {
    "anyone": (),
    "had-cancer": ("anyone",),
    "never-had-cancer": ("anyone",),
    "advanced-cancer": ("had-cancer", "anyone"),
}
MOST_SIGNS = 7


@dataclass(frozen=True)
class Addition:
    """Sentences below the list of a care card, with the signs that they tell.

    `heading` is what stands in their place above the signs, where each has a box to tick. `audience` is whom
    it speaks to, if not to all the readers of its card.
    """

    text: Map
    signs: tuple[Sign, ...]
    heading: Mapping[str, str] = field(default_factory=dict)
    audience: str = ""


@dataclass(frozen=True)
class CareCard:
    """A boxed call to action. The words are by language code, in Markdown without citations."""

    id: str
    line: int
    speed: str
    audience: str
    heading: dict[str, str]
    contact: dict[str, str]
    how_soon: dict[str, str]
    why: dict[str, str]
    signs: tuple[Sign, ...]
    also: tuple[Addition, ...]
    sources: tuple[Reference, ...]

    @property
    def level(self) -> str:
        """How the card looks: emergency, urgent or non-urgent."""
        return SPEEDS[self.speed]

    @property
    def facts(self) -> tuple[Sign, ...]:
        """Every fact that the card tells, in its list and below it, each once, in order."""
        told = [*self.signs, *(sign for addition in self.also for sign in addition.signs)]
        return tuple({fact.id: fact for sign in told for fact in sign.facts}.values())

    def audience_of(self, fact: Sign) -> str:
        """Whom one of the facts is for, if not all the readers of the card."""
        return next(
            (each.audience for each in self.also if any(fact in sign.facts for sign in each.signs)), ""
        )

    @property
    def references(self) -> tuple[Reference, ...]:
        """The card's own references and those of its signs, each once, in order."""
        every = [reference for fact in self.facts for reference in fact.own_sources] + list(self.sources)
        return tuple({(reference.source, reference.locator): reference for reference in every}.values())


def addition_shape(words: Kind) -> Shape:
    """The shape of an Addition. `words` is the kind of a text in every language of the site."""
    return Shape({"text": words, "signs": kinds.list_of(kinds.text)}, ("text", "signs"))


def also_shape(words: Kind) -> Shape:
    """The shape of an Addition to a care card."""
    shape = addition_shape(words)
    return Shape({**shape.keys, "heading": words, "audience": kinds.one_of(*AUDIENCES)}, shape.required)


def card_shape(words: Kind) -> Shape:
    """The shape of a care card, likewise."""
    needed = {
        "id": ID,
        "speed": kinds.one_of(*SPEEDS),
        "audience": kinds.one_of(*AUDIENCES),
        "heading": words,
        "signs": kinds.list_of(kinds.text),
        "contact": words,
        "sources": REFERENCES,
    }
    more = {"also": kinds.list_of(also_shape(words)), "how-soon": words, "why": words}
    return Shape(needed | more, tuple(needed))


def without_links(text: str) -> str:
    """The words of a card's text where no link can stand, such as in another program's form."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
