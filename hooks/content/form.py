"""The form for the doctor: what it asks besides the signs, and how the note says each answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from content.care_cards import CareCard
from content.data_files import Entries
from content.signs import Sign

# The parts of the note, in its order. After the first stand the emergency signs, after the second the others.
PARTS = ("cancer", "pain", "more", "absent", "ask")
# As many boxes stand in one list as people take in at a look.
_MOST = 7
# Where the note puts what the reader types, or the signs that were not noticed.
GAP = "{answer}"


@dataclass(frozen=True)
class Choice:
    """An answer to tick. `note` is how the note says it, if at all; `audience` whom it makes of the reader.

    `example`: it is ticked in the example of a form that is filled in.
    """

    id: str
    text: dict[str, str]
    note: dict[str, str]
    audience: str
    example: bool

    def puts_away(self, card: CareCard) -> bool:
        """Whether a care card is for other readers than those who choose this. An emergency is for all."""
        if not self.audience or card.level == "emergency" or card.audience == "anyone":
            return False
        return (self.audience == "never-had-cancer") != (card.audience == "never-had-cancer")


@dataclass(frozen=True)
class Question:
    """A question of the form, or what the note says unasked.

    `after` are the choices, of a question before it, that make the form ask it; none if it always does.
    `example` is what somebody may type. A `long` answer has room for several lines. Under a `heading` the
    rest of its part is folded away on a screen.
    """

    id: str
    line: int
    kind: str
    part: str
    heading: dict[str, str]
    text: dict[str, str]
    hint: dict[str, str]
    note: dict[str, str]
    choices: tuple[Choice, ...]
    after: tuple[str, ...]
    example: dict[str, str]
    long: bool
    drawing: str


@dataclass(frozen=True)
class Form:
    """The questions by id, in order."""

    questions: Entries[Question] = field(default_factory=Entries)

    def part(self, name: str) -> tuple[Question, ...]:
        """The questions of one part."""
        return tuple(question for question in self.questions.values() if question.part == name)

    def with_cards(self, cards: Iterable[CareCard]) -> Iterator[Question | CareCard]:
        """All that the note can say, in its order: the questions, and a checklist's care cards among them."""
        cards = tuple(cards)
        for part in PARTS:
            yield from self.part(part)
            if part in ("cancer", "pain"):
                yield from (card for card in cards if (card.level == "emergency") == (part == "cancer"))

    def lists(self, signs: Iterable[Sign]) -> list[list[Sign]]:
        """The facts of some signs, by the lists of boxes in which they are asked: one for what a line of a
        card joins, and one for facts that follow each other on lines of their own.
        """
        lists: list[list[Sign]] = []
        joined = True
        for sign in signs:
            alone = len(sign.facts) == 1
            if alone and not joined and len(lists[-1]) < _MOST:
                lists[-1] += sign.facts
            else:
                lists.append([*sign.facts])
            joined = not alone
        return lists

    def making(self, audience: str) -> tuple[str, ...]:
        """The ids of the choices that make a reader one of an audience."""
        return tuple(
            choice.id
            for question in self.questions.values()
            for choice in question.choices
            if audience and choice.audience == audience
        )

    def putting_away(self, card: CareCard) -> tuple[str, ...]:
        """The ids of the choices whose readers a care card is not for."""
        return tuple(
            choice.id
            for question in self.questions.values()
            for choice in question.choices
            if choice.puts_away(card)
        )
