"""Signs a reader can notice, the care cards that say what to do about them, and checklists of those cards.

The pattern of a care card (three levels, one action ending "if:", only telephone links in an
emergency) is that of the NHS service manual: https://service-manual.nhs.uk/design-system/components/care-cards
"""
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from content import kinds
from content.countries import COUNTRIES
from content.data_files import Entries, Map, check_shape, load_yaml
from content.entries import ID, Reference, check_references, read_entries, references, unknown_ids, words_in
from content.problems import Problem
from content.telephones import numbers_to_ring

SIGNS = "docs/_data/signs.yml"

# Most urgent first.
LEVELS = ("emergency", "urgent", "non-urgent")
# Who a card speaks to, and everyone else that this group is a part of.
AUDIENCES = {"anyone": (), "had-cancer": ("anyone",), "never-had-cancer": ("anyone",),
             "cancer-in-bone": ("had-cancer", "anyone")}
MOST_SIGNS = 7


@dataclass(frozen=True)
class Sign:
    """Something a reader can notice. `text` and `explain` hold one wording for each language code."""

    id: str
    line: int
    text: dict[str, str]
    explain: dict[str, str]
    sources: tuple[Reference, ...]


@dataclass(frozen=True)
class CareCard:
    """A boxed call to action. The words are by language code, in Markdown without citations."""

    id: str
    line: int
    level: str
    audience: str
    heading: dict[str, str]
    contact: dict[str, str]
    how_soon: dict[str, str]
    why: dict[str, str]
    signs: tuple[Sign, ...]
    sources: tuple[Reference, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """The card's own references and those of its signs, each once, in order."""
        every = [reference for sign in self.signs for reference in sign.sources] + list(self.sources)
        return tuple({(reference.source, reference.locator): reference for reference in every}.values())


@dataclass(frozen=True)
class Checklist:
    """Care cards with tick boxes, in order, and the note with its lines to write on.

    `fixed` stands on every copy: an empty form must not reassure. Not `interactive`: a paper form for everyone.
    """

    id: str
    line: int
    interactive: bool
    cards: tuple[CareCard, ...]
    title: dict[str, str]
    fixed: dict[str, str]
    lines: dict[str, tuple[str, ...]]


def load_signs(root: Path, languages: Collection[str], emergency: Collection[str] = ()) -> tuple[Entries, Entries, Entries, list[Problem]]:
    """Load and check signs.yml: each Sign, each CareCard and each Checklist by id.

    `languages` are the codes that every text must be given in; `emergency` the digits of the numbers that a card for an
    emergency may tell people to ring, any if there are none.
    """
    data, problems = load_yaml(root, SIGNS)
    if data is None:
        return Entries(read=False), Entries(read=False), Entries(read=False), problems
    words, listed, maps = words_in(languages), kinds.list_of(kinds.text), kinds.list_of(kinds.mapping)
    problems += check_shape(SIGNS, "the file", data, 1, {"signs": maps, "cards": maps, "checklists": maps},
                            ["signs", "cards"])

    signs, found = read_entries(
        SIGNS, data, "signs", "sign", {"id": ID, "text": words, "explain": words, "sources": maps}, ("id", "text", "sources"),
        lambda item, where: check_references(SIGNS, item, where),
        lambda item: Sign(item["id"], item.line, dict(item["text"]), dict(item.get("explain", {})), references(item)))
    problems += found

    shape = {"id": ID, "level": kinds.one_of(*LEVELS), "audience": kinds.one_of(*AUDIENCES), "heading": words,
             "signs": listed, "how-soon": words, "contact": words, "why": words, "sources": maps}
    cards, found = read_entries(
        SIGNS, data, "cards", "care card", shape, tuple(shape),
        lambda item, where: check_references(SIGNS, item, where) + _check_card(item, where, signs, emergency),
        lambda item: CareCard(item["id"], item.line, item["level"], item["audience"], dict(item["heading"]),
                              dict(item["contact"]), dict(item["how-soon"]), dict(item["why"]),
                              tuple(signs[id] for id in item["signs"] if id in signs), references(item)))
    problems += found

    shape = {"id": ID, "interactive": kinds.yes_or_no, "cards": listed, "title": words, "fixed": words,
             "lines": kinds.mapping}
    checklists, found = read_entries(
        SIGNS, data, "checklists", "checklist", shape, tuple(shape),
        lambda item, where: _check_checklist(item, where, cards, languages),
        lambda item: Checklist(item["id"], item.line, item["interactive"],
                               tuple(cards[id] for id in item["cards"] if id in cards), dict(item["title"]),
                               dict(item["fixed"]), {code: tuple(lines) for code, lines in item["lines"].items()}))
    return signs, cards, checklists, problems + found + _check_together(signs, cards)


def _check_checklist(item: Map, where: str, cards: Entries, languages: Collection[str]) -> list[Problem]:
    problems = unknown_ids(SIGNS, item.lines["cards"], where, "care card", item["cards"], cards)
    for language in languages:
        if wrong := kinds.list_of(kinds.text)(item["lines"].get(language)):
            problems.append(Problem(SIGNS, item.lines["lines"], f"{where} has wrong 'lines' in '{language}': {wrong}",
                                    "correct it"))
    known = [cards[id] for id in item["cards"] if id in cards]
    if known and [card.level for card in known] != sorted((card.level for card in known), key=LEVELS.index):
        problems.append(Problem(SIGNS, item.lines["cards"], f"{where} does not begin with what is most urgent",
                                "order its cards from emergency to non-urgent"))
    return problems


def _check_card(item: Map, where: str, signs: Entries, emergency: Collection[str]) -> list[Problem]:
    line = item.lines["signs"]
    problems = unknown_ids(SIGNS, line, where, "sign", item["signs"], signs)
    if len(item["signs"]) > MOST_SIGNS:
        problems.append(Problem(SIGNS, line, f"{where} lists {len(item['signs'])} signs",
                                f"keep the {MOST_SIGNS} that matter most, or make two cards"))
    for language, heading in item["heading"].items():
        # Other languages put their "if" elsewhere; the colon is common to all.
        ending = "if:" if language == "en" else ":"
        if not heading.endswith(ending):
            problems.append(Problem(SIGNS, item.lines["heading"],
                                    f"the heading of {where} in '{language}' does not end in '{ending}'",
                                    f"end it with '{ending}', so that each sign completes the sentence"))
    if item["level"] == "emergency":
        for key in ("heading", "contact", "how-soon", "why"):
            for language, text in item[key].items():
                problems += [Problem(SIGNS, item[key].lines[language], *wrong)
                             for wrong in _wrong_in_an_emergency(where, text, emergency)]
    return problems


def _wrong_in_an_emergency(where: str, text: str, emergency: Collection[str]) -> Iterator[tuple[str, str]]:
    """What stands in the way of a reader who has to ring now, and how to mend it."""
    for target in re.findall(r"\]\(([^)]*)\)|(?:^|\s|<)(https?://\S+)", text):
        address = target[0] or target[1]
        if not address.startswith("tel:"):
            yield (f"{where} is for an emergency and links to '{address}'",
                   "link only to telephone numbers (tel:), so that nothing stands in the way")
    for number in dict.fromkeys(numbers_to_ring(text)):
        if emergency and number and number not in emergency:
            yield (f"{where} is for an emergency and says to ring {number}, which is no emergency number of any country in "
                   f"{COUNTRIES}", "correct it, or add it there with its source")


def _check_together(signs: Entries, cards: Entries) -> list[Problem]:
    """Signs on no card, and signs to which two cards give one reader different urgency."""
    problems = []
    used = {sign.id for card in cards.values() for sign in card.signs}
    for sign in signs.values():
        # A faulty card may be the one that holds the sign.
        if sign.id not in used and not cards.faulty:
            problems.append(Problem(SIGNS, sign.line, f"sign '{sign.id}' is on no care card",
                                    "add it to a card, or take it out"))
    for card in cards.values():
        for other in cards.values():
            same_reader = card.audience == other.audience or other.audience in AUDIENCES[card.audience]
            if same_reader and card.level != other.level and (card.audience, card.id) != (other.audience, other.id):
                for sign in card.signs:
                    if sign in other.signs and not (card.audience == other.audience and card.line > other.line):
                        problems.append(Problem(
                            SIGNS, max(card.line, other.line),
                            f"sign '{sign.id}' is {card.level} on card '{card.id}' and {other.level} on card "
                            f"'{other.id}', which speak to the same people",
                            "give it one urgency, or say who each card is for"))
    return problems
