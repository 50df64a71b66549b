"""Checklists: care cards with boxes to tick, and the note to take to a doctor.

The whole of signs.yml is loaded from here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from content import kinds
from content.card_entries import load_cards
from content.care_cards import RANKS, SPEEDS, Addition, CareCard, addition_shape, card_shape
from content.data_files import Entries, check_shape, load_yaml
from content.entries import ID, read_entries, unknown_ids, words_in
from content.kinds import Kind, Shape
from content.problems import Problem
from content.signs import SIGNS, Sign, known, load_signs, sign_shape
from content.yaml_reader import Map, Seq


@dataclass(frozen=True)
class Checklist:
    """Care cards with tick boxes, in order, and the note for the doctor.

    With `lines` to write on it is a sheet of paper. Without, it is the form that asks the questions of
    note.yml: if `interactive`, a script makes the note of it; if not, it is a paper form for everyone.
    `fixed` stands on every copy: an empty form must not reassure. `example` are the signs that are ticked in
    the example of a form that is filled in.
    """

    id: str
    line: int
    interactive: bool
    cards: tuple[CareCard, ...]
    title: dict[str, str]
    fixed: dict[str, str]
    lines: dict[str, tuple[str, ...]]
    example: tuple[Sign, ...]

    @property
    def is_form(self) -> bool:
        """Whether it asks the questions of note.yml."""
        return not self.lines


def _checklist(languages: Collection[str]) -> Shape:
    words = words_in(languages)
    keys = {
        "id": ID,
        "interactive": kinds.yes_or_no,
        "cards": kinds.list_of(kinds.text),
        "title": words,
        "fixed": words,
        "lines": words_in(languages, kinds.list_of(kinds.text)),
        "example": kinds.list_of(kinds.text),
    }
    return Shape(
        keys,
        ("id", "cards", "title", "fixed"),
        oneOf=[{"required": ["interactive"]}, {"required": ["lines"]}],
    )


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    words = words_in(languages)
    return Shape(
        {
            "signs": kinds.list_of(sign_shape(words)),
            "cards": kinds.list_of(card_shape(words)),
            "checklists": kinds.list_of(_checklist(languages)),
            "strip": addition_shape(words),
            # English words of the signs and cards that no source says.
            "own": kinds.list_of(kinds.text),
        },
        ("signs", "cards"),
    )


@dataclass(frozen=True)
class Rule:
    """All of signs.yml: signs, care cards and checklists by id, and the words of the strip, if any.

    `own` are the words that no source says, each with its line.
    """

    signs: Entries[Sign]
    cards: Entries[CareCard]
    checklists: Entries[Checklist]
    strip: Addition | None = None
    own: dict[str, int] = field(default_factory=dict)


def load_rule(
    root: Path, languages: Collection[str], emergency: Collection[str] = ()
) -> tuple[Rule, list[Problem]]:
    """Load and check signs.yml.

    `languages` are the codes that every text must be given in; `emergency` the digits of the numbers that a
    card for an emergency may tell people to ring, any if there are none.
    """
    data, problems = load_yaml(root, SIGNS, languages)
    if data is None:
        return Rule(Entries(read=False), Entries(read=False), Entries(read=False)), problems
    words = words_in(languages)
    problems += check_shape(SIGNS, "the file", data, 1, file_shape(languages))
    signs, found = load_signs(data, words)
    cards, more = load_cards(data, signs, words, emergency)
    checklists, others = _load_checklists(data, signs, cards, languages)
    strip, wrong = _load_strip(data.get("strip"), signs, words)
    return Rule(signs, cards, checklists, strip, _own(data.get("own"))), (
        problems + found + more + others + wrong
    )


def _own(own: object) -> dict[str, int]:
    if not isinstance(own, Seq):
        return {}
    return {words: line for words, line in zip(own, own.lines, strict=True) if isinstance(words, str)}


def _load_strip(strip: object, signs: Entries[Sign], words: Kind) -> tuple[Addition | None, list[Problem]]:
    if not isinstance(strip, Map):
        return None, []
    problems = check_shape(SIGNS, "the strip", strip, strip.line, addition_shape(words))
    problems = problems or unknown_ids(
        SIGNS, strip.lines["signs"], "the strip", "sign", strip["signs"], signs
    )
    return (None if problems else Addition(strip["text"], known(strip["signs"], signs))), problems


def _load_checklists(
    data: Map, signs: Entries[Sign], cards: Entries[CareCard], languages: Collection[str]
) -> tuple[Entries[Checklist], list[Problem]]:
    return read_entries(
        SIGNS,
        data,
        "checklists",
        "checklist",
        _checklist(languages),
        lambda item, where: [*_check_checklist(item, where, signs, cards)],
        lambda item: Checklist(
            item["id"],
            item.line,
            item.get("interactive", False),
            tuple(cards[id] for id in item["cards"] if id in cards),
            dict(item["title"]),
            dict(item["fixed"]),
            {code: tuple(lines) for code, lines in item.get("lines", {}).items()},
            known(item.get("example", []), signs),
        ),
    )


def _check_checklist(
    item: Map, where: str, signs: Entries[Sign], cards: Entries[CareCard]
) -> Iterator[Problem]:
    yield from unknown_ids(SIGNS, item.lines["cards"], where, "care card", item["cards"], cards)
    yield from unknown_ids(
        SIGNS, item.lines.get("example", item.line), where, "sign", item.get("example", []), signs
    )
    shown = [cards[id] for id in item["cards"] if id in cards]
    speeds = [RANKS[card.speed] for card in shown]
    if speeds != sorted(speeds):
        yield Problem(
            SIGNS,
            item.lines["cards"],
            f"{where} does not begin with what is most urgent",
            "order its cards by speed: " + ", ".join(SPEEDS),
        )
    if ("lines" in item) == ("interactive" in item):
        yield Problem(
            SIGNS,
            item.line,
            f"{where} needs either 'interactive' or 'lines'",
            "say whether a script helps to fill in the form, or name the lines of a sheet of paper",
        )
    elif "interactive" in item:
        yield from _unsaid(shown, where)


def _unsaid(cards: Iterable[CareCard], where: str) -> Iterator[Problem]:
    """The facts of a form's cards that its note has no words for."""
    emergency = {fact.id for card in cards if card.level == "emergency" for fact in card.facts}
    for fact in {fact.id: fact for card in cards for fact in card.facts}.values():
        if not fact.own_sources:
            # A line that joins none, of which the signs' own problems tell.
            continue
        if not fact.note:
            yield Problem(
                SIGNS,
                fact.line,
                f"the note of {where} has no words for sign '{fact.id}'",
                "add a line 'note: ...' that says it in the first person",
            )
        if not fact.absent and fact.id in emergency:
            yield Problem(
                SIGNS,
                fact.line,
                f"the note of {where} cannot say that sign '{fact.id}' was not noticed",
                "add a line 'absent: ...' that goes on from 'I have not noticed'",
            )
