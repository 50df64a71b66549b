"""Checklists: care cards with boxes to tick, and the note to take to a doctor.

The whole of signs.yml is loaded from here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from content import kinds
from content.card_entries import load_cards
from content.care_cards import SPEEDS, Addition, CareCard, addition_shape, card_shape
from content.data_files import Entries, check_shape, load_yaml
from content.entries import ID, read_entries, unknown_ids, words_in
from content.kinds import Kind, Shape
from content.problems import Problem
from content.signs import SIGNS, Sign, known, load_signs, sign_shape
from content.yaml_reader import Map


@dataclass(frozen=True)
class Checklist:
    """Care cards with tick boxes, in order, and the note with its lines to write on.

    `fixed` stands on every copy: an empty form must not reassure. Not `interactive`: a paper form for
    everyone.
    """

    id: str
    line: int
    interactive: bool
    cards: tuple[CareCard, ...]
    title: dict[str, str]
    fixed: dict[str, str]
    lines: dict[str, tuple[str, ...]]


def _checklist(languages: Collection[str]) -> Shape:
    words = words_in(languages)
    keys = {
        "id": ID,
        "interactive": kinds.yes_or_no,
        "cards": kinds.list_of(kinds.text),
        "title": words,
        "fixed": words,
        "lines": words_in(languages, kinds.list_of(kinds.text)),
    }
    return Shape(keys, tuple(keys))


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    words = words_in(languages)
    return Shape(
        {
            "signs": kinds.list_of(sign_shape(words)),
            "cards": kinds.list_of(card_shape(words)),
            "checklists": kinds.list_of(_checklist(languages)),
            "strip": addition_shape(words),
        },
        ("signs", "cards"),
    )


@dataclass(frozen=True)
class Rule:
    """All of signs.yml: signs, care cards and checklists by id, and the words of the strip, if any."""

    signs: Entries[Sign]
    cards: Entries[CareCard]
    checklists: Entries[Checklist]
    strip: Addition | None = None


def load_rule(
    root: Path, languages: Collection[str], emergency: Collection[str] = ()
) -> tuple[Rule, list[Problem]]:
    """Load and check signs.yml.

    `languages` are the codes that every text must be given in; `emergency` the digits of the numbers that a
    card for an emergency may tell people to ring, any if there are none.
    """
    data, problems = load_yaml(root, SIGNS)
    if data is None:
        return Rule(Entries(read=False), Entries(read=False), Entries(read=False)), problems
    words = words_in(languages)
    problems += check_shape(SIGNS, "the file", data, 1, file_shape(languages))
    signs, found = load_signs(data, words)
    cards, more = load_cards(data, signs, words, emergency)
    checklists, others = _load_checklists(data, cards, languages)
    strip, wrong = _load_strip(data.get("strip"), signs, words)
    return Rule(signs, cards, checklists, strip), problems + found + more + others + wrong


def _load_strip(strip: object, signs: Entries[Sign], words: Kind) -> tuple[Addition | None, list[Problem]]:
    if not isinstance(strip, Map):
        return None, []
    problems = check_shape(SIGNS, "the strip", strip, strip.line, addition_shape(words))
    problems = problems or unknown_ids(
        SIGNS, strip.lines["signs"], "the strip", "sign", strip["signs"], signs
    )
    return (None if problems else Addition(strip["text"], known(strip["signs"], signs))), problems


def _load_checklists(
    data: Map, cards: Entries[CareCard], languages: Collection[str]
) -> tuple[Entries[Checklist], list[Problem]]:
    return read_entries(
        SIGNS,
        data,
        "checklists",
        "checklist",
        _checklist(languages),
        lambda item, where: _check_checklist(item, where, cards),
        lambda item: Checklist(
            item["id"],
            item.line,
            item["interactive"],
            tuple(cards[id] for id in item["cards"] if id in cards),
            dict(item["title"]),
            dict(item["fixed"]),
            {code: tuple(lines) for code, lines in item["lines"].items()},
        ),
    )


def _check_checklist(item: Map, where: str, cards: Entries[CareCard]) -> list[Problem]:
    problems = unknown_ids(SIGNS, item.lines["cards"], where, "care card", item["cards"], cards)
    known = [cards[id] for id in item["cards"] if id in cards]
    speeds = [list(SPEEDS).index(card.speed) for card in known]
    if speeds != sorted(speeds):
        problems.append(
            Problem(
                SIGNS,
                item.lines["cards"],
                f"{where} does not begin with what is most urgent",
                "order its cards by speed: " + ", ".join(SPEEDS),
            )
        )
    return problems
