"""The stories of contributing/vignettes.yml, for tests."""

from dataclasses import dataclass

import yaml

from content.care_cards import AUDIENCES, SPEEDS, CareCard
from content.library import Library
from project import ROOT


@dataclass(frozen=True)
class Vignette:
    """A story: the signs in it, whom it is about, the step that is right, and the page that says so."""

    id: str
    story: str
    audience: str
    signs: list[str]
    step: str
    page: str

    def cards(self, library: Library) -> list[CareCard]:
        """The care cards that speak to this reader about a sign of the story, the most urgent first."""
        spoken_to = (self.audience, *AUDIENCES[self.audience])
        found = [
            card
            for card in library.cards.values()
            if card.audience in spoken_to and {fact.id for fact in card.facts} & set(self.signs)
        ]
        return sorted(found, key=lambda card: list(SPEEDS).index(card.speed))


VIGNETTES = [
    Vignette(**each)
    for each in yaml.safe_load((ROOT / "contributing/vignettes.yml").read_text(encoding="utf-8"))["vignettes"]
]
