"""Signs a reader can notice, and the care cards that say what to do about them.

The pattern of a care card (three levels, one action ending "if:", only telephone links in an
emergency) is that of the NHS service manual: https://service-manual.nhs.uk/design-system/components/care-cards
"""
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import kinds
from content.data_files import Entries, Map, check_shape, load_yaml
from content.kinds import Kind
from content.problems import Problem, nearest
from content.sources import ID

SIGNS = "docs/_data/signs.yml"

# Most urgent first.
LEVELS = ("emergency", "urgent", "non-urgent")
# Who a card speaks to, and everyone else that this group is a part of.
AUDIENCES = {"anyone": (), "had-cancer": ("anyone",), "never-had-cancer": ("anyone",),
             "cancer-in-bone": ("had-cancer", "anyone")}
MOST_SIGNS = 7


@dataclass(frozen=True)
class Reference:
    """A source and the place in it: the data files' form of a citation."""

    source: str
    locator: str
    line: int


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


def _words(languages: Collection[str]) -> Kind:
    def check(value: Any) -> str | None:
        if not isinstance(value, Map):
            return "it must have one line for each language, such as 'en: ...'"
        for language in languages:
            if language not in value:
                return f"the words in '{language}' are missing"
        return next((f"'{key}': {wrong}" for key, item in value.items() if (wrong := kinds.text(item))), None)
    return check


def load_signs(root: Path, languages: Collection[str]) -> tuple[Entries, Entries, list[Problem]]:
    """Load and check signs.yml: each Sign and each CareCard by id.

    `languages` are the codes that every text must be given in.
    """
    data, problems = load_yaml(root, SIGNS)
    signs, cards = Entries(read=data is not None), Entries(read=data is not None)
    if data is None:
        return signs, cards, problems
    entries = kinds.list_of(kinds.mapping)
    problems += check_shape(SIGNS, "the file", data, 1, {"signs": entries, "cards": entries}, ["signs", "cards"])
    words = _words(languages)
    sign_shape = {"id": ID, "text": words, "explain": words, "sources": entries}
    card_shape = {"id": ID, "level": kinds.one_of(*LEVELS), "audience": kinds.one_of(*AUDIENCES), "heading": words,
                  "signs": kinds.list_of(kinds.text), "how-soon": words, "contact": words, "why": words,
                  "sources": entries}

    for item in _items(data, "signs"):
        where = f"sign '{item.get('id', '?')}'"
        found = check_shape(SIGNS, where, item, item.line, sign_shape, ("id", "text", "sources"))
        references, more = _references(item, where)
        found += more + _repeated(item, where, signs)
        problems += found
        if not found:
            signs[item["id"]] = Sign(item["id"], item.line, dict(item["text"]), dict(item.get("explain", {})),
                                     references)
        elif isinstance(item.get("id"), str):
            signs.faulty.add(item["id"])

    for item in _items(data, "cards"):
        where = f"care card '{item.get('id', '?')}'"
        found = check_shape(SIGNS, where, item, item.line, card_shape, tuple(card_shape))
        references, more = _references(item, where)
        found += more + _repeated(item, where, cards)
        if not found:
            found += _check_card(item, where, signs)
        problems += found
        if not found:
            cards[item["id"]] = CareCard(
                item["id"], item.line, item["level"], item["audience"], dict(item["heading"]), dict(item["contact"]),
                dict(item["how-soon"]), dict(item["why"]), tuple(signs[id] for id in item["signs"] if id in signs), references)
        elif isinstance(item.get("id"), str):
            cards.faulty.add(item["id"])
    return signs, cards, problems + _check_together(signs, cards)


def _items(data: Map, key: str) -> Iterable[Map]:
    items = data.get(key)
    return [item for item in items if isinstance(item, Map)] if isinstance(items, list) else []


def _repeated(item: Map, where: str, before: Entries) -> list[Problem]:
    id = item.get("id")
    if isinstance(id, str) and id in before:
        return [Problem(SIGNS, item.lines["id"], f"{where} is given twice",
                        f"give each its own id; the first is on line {before[id].line}")]
    return []


def _references(item: Map, where: str) -> tuple[tuple[Reference, ...], list[Problem]]:
    references, problems = [], []
    entries = item.get("sources")
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, Map):
            continue
        problems += check_shape(SIGNS, f"a source of {where}", entry, entry.line,
                                {"source": kinds.text, "locator": kinds.text}, ["source"])
        if isinstance(id := entry.get("source"), str):
            references.append(Reference(id, str(entry.get("locator", "")), entry.lines["source"]))
    return tuple(references), problems


def _check_card(item: Map, where: str, signs: Entries) -> list[Problem]:
    problems = []
    line = item.lines["signs"]
    for id in item["signs"]:
        if not signs.knows(id):
            near = nearest(id, signs)
            problems.append(Problem(SIGNS, line, f"{where} names an unknown sign '{id}'",
                                    f"did you mean '{near}'?" if near else "add it under 'signs:'"))
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
        for key in ("contact", "how-soon", "why"):
            for text in item[key].values():
                for target in re.findall(r"\]\(([^)]*)\)|(?:^|\s|<)(https?://\S+)", text):
                    address = target[0] or target[1]
                    if not address.startswith("tel:"):
                        problems.append(Problem(
                            SIGNS, item.lines[key], f"{where} is for an emergency and links to '{address}'",
                            "link only to telephone numbers (tel:), so that nothing stands in the way"))
    return problems


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
