"""The care cards of signs.yml, read and checked: each by itself, and together."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import permutations

from content.care_cards import AUDIENCES, MOST_SIGNS, SPEEDS, Addition, CareCard, also_shape, card_shape
from content.countries import COUNTRIES
from content.data_files import Entries, check_shape
from content.entries import check_references, read_entries, references, unknown_ids
from content.kinds import Kind
from content.problems import Problem
from content.signs import SIGNS, Sign, known
from content.telephones import numbers_to_ring
from content.untranslated import own_words
from content.yaml_reader import Map


def load_cards(
    data: Map, signs: Entries[Sign], words: Kind, emergency: Collection[str]
) -> tuple[Entries[CareCard], list[Problem]]:
    """Load and check the care cards of signs.yml, each CareCard by id.

    `words` is the kind of a text in every language of the site; `emergency` the digits of the numbers that a
    card for an emergency may tell people to ring, any if there are none.
    """
    cards, problems = read_entries(
        SIGNS,
        data,
        "cards",
        "care card",
        card_shape(words),
        lambda item, where: (
            check_references(SIGNS, item, where) + _check_card(item, where, signs, words, emergency)
        ),
        lambda item: CareCard(
            item["id"],
            item.line,
            item["speed"],
            item["audience"],
            dict(item["heading"]),
            dict(item["contact"]),
            dict(item.get("how-soon", {})),
            dict(item.get("why", {})),
            known(item["signs"], signs),
            tuple(
                Addition(
                    each["text"],
                    known(each["signs"], signs),
                    each.get("heading", {}),
                    each.get("audience", ""),
                )
                for each in item.get("also", [])
            ),
            references(item),
        ),
    )
    return cards, [*problems, *_check_together(signs, cards)]


def _check_card(
    item: Map, where: str, signs: Entries[Sign], words: Kind, emergency: Collection[str]
) -> list[Problem]:
    line = item.lines["signs"]
    problems = unknown_ids(SIGNS, line, where, "sign", item["signs"], signs)
    problems += [
        Problem(SIGNS, line, f"{where} lists sign '{id}' twice", "keep one")
        for id in dict.fromkeys(item["signs"])
        if item["signs"].count(id) > 1
    ]
    if len(item["signs"]) > MOST_SIGNS:
        problems.append(
            Problem(
                SIGNS,
                line,
                f"{where} lists {len(item['signs'])} signs",
                f"keep the {MOST_SIGNS} that matter most, or make two cards",
            )
        )
    for each in item.get("also", []):
        wrong = check_shape(SIGNS, f"'also' of {where}", each, each.line, also_shape(words))
        problems += wrong or [
            *unknown_ids(SIGNS, each.lines["signs"], where, "sign", each["signs"], signs),
            *_unended(each, f"'also' of {where}"),
        ]
    problems += _unended(item, where)
    if SPEEDS[item["speed"]] == "emergency":
        for key in ("heading", "contact", "how-soon", "why"):
            for language, text in item.get(key, {}).items():
                problems += [
                    Problem(SIGNS, item[key].lines[language], *wrong)
                    for wrong in _wrong_in_an_emergency(where, text, emergency)
                ]
    return problems


def _unended(item: Map, where: str) -> Iterator[Problem]:
    """Headings that the signs below them do not go on from."""
    for language, heading in own_words(item.get("heading", {})):
        # Other languages put their "if" elsewhere; the colon is common to all.
        ending = "if:" if language == "en" else ":"
        if not heading.endswith(ending):
            yield Problem(
                SIGNS,
                item.lines["heading"],
                f"the heading of {where} in '{language}' does not end in '{ending}'",
                f"end it with '{ending}', so that each sign completes the sentence",
            )


def _wrong_in_an_emergency(where: str, text: str, emergency: Collection[str]) -> Iterator[tuple[str, str]]:
    """What stands in the way of a reader who has to ring now, and how to mend it."""
    for target in re.findall(r"\]\(([^)]*)\)|(?:^|\s|<)(https?://\S+)", text):
        address = target[0] or target[1]
        if not address.startswith("tel:"):
            yield (
                f"{where} is for an emergency and links to '{address}'",
                "link only to telephone numbers (tel:), so that nothing stands in the way",
            )
    for number in dict.fromkeys(numbers_to_ring(text)):
        if emergency and number and number not in emergency:
            yield (
                (
                    f"{where} is for an emergency and says to ring {number}, which is no emergency number of"
                    f" any country in {COUNTRIES}"
                ),
                "correct it, or add it there with its source",
            )


def _check_together(signs: Entries[Sign], cards: Entries[CareCard]) -> Iterator[Problem]:
    """Signs on no card, and signs to which two cards give one reader different urgency."""
    used = {fact.id for card in cards.values() for fact in card.facts}
    for sign in signs.values():
        # A faulty card may be the one that holds the sign, and so may a faulty line that joins several.
        if not used & {fact.id for fact in sign.facts} and not cards.faulty and not signs.faulty:
            yield Problem(
                SIGNS, sign.line, f"sign '{sign.id}' is on no care card", "add it to a card, or take it out"
            )
    clashes = [
        (card, other, shared)
        for card, other in permutations(cards.values(), 2)
        if card.speed != other.speed and _same_reader(card, other)
        for shared in [[sign.id for sign in card.facts if sign in other.facts]]
        if shared
    ]
    # A card with a wrong speed, or with a sign too many, clashes with each of those that have its signs.
    often = Counter(card.id for clash in clashes for card in clash[:2]).most_common(1)
    if often and often[0][1] == len(clashes) > 1:
        yield _odd(cards, often[0][0], clashes)
        return
    for card, other, shared in clashes:
        more = f" (and {len(shared) - 1} more)" if len(shared) > 1 else ""
        yield Problem(
            SIGNS,
            max(card.line, other.line),
            f"sign '{shared[0]}'{more} is {card.speed} on card '{card.id}' and {other.speed} on card "
            f"'{other.id}', which speak to the same people",
            "give it one urgency, or say who each card is for",
        )


def _odd(cards: Entries[CareCard], id: str, clashes: list[tuple[CareCard, CareCard, list[str]]]) -> Problem:
    """Of one card that gives its signs another urgency than all the others: told once, where it is mended."""
    card, written = cards[id], cards.written[id]
    others = [other if each is card else each for each, other, _ in clashes]
    signs = list(dict.fromkeys(sign for *_, shared in clashes for sign in shared))
    speed, more = others[0].speed, f" (and {len(signs) - 1} more)" if len(signs) > 1 else ""
    what = (
        f"sign '{signs[0]}'{more} is {card.speed} on card '{id}' and {speed} on "
        f"{' and '.join(repr(other.id) for other in others)}, which speak to the same people"
    )
    if all(fact.id in signs for sign in card.signs for fact in sign.facts):
        # What pages lack of its right speed comes of this.
        cards.leave_out(id)
        return Problem(SIGNS, written.lines["speed"], what, f"write 'speed: {speed}' for card '{id}'")
    return Problem(SIGNS, written.lines["signs"], what, f"take it off card '{id}', or off the others")


def _same_reader(card: CareCard, other: CareCard) -> bool:
    """Whether who reads the first card reads the other too. Two for the same people are told of once."""
    if card.audience == other.audience:
        return card.line <= other.line
    return other.audience in AUDIENCES[card.audience]
