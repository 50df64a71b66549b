"""The strip is the emergency card in a line: it names the signs of that card, and puts nobody off."""

import re
from collections.abc import Iterable, Iterator

from content.care_cards import Addition, CareCard
from content.data_files import load_yaml
from content.languages import ENGLISH, languages_of
from content.library import Library
from content.problems import Problem, shorten
from content.signs import SIGNS, Sign
from content.yaml_reader import Map
from editing.sign_words import no_sign, words_of_signs
from editing.speed_words import other_speed

# The beginnings of words, so that "numb" is in "numbness" and "weak" in "weakness".
_WORD = re.compile(r"[a-z]{3,4}")
_NO_SIGN = no_sign("been|both|get|hard|long|longer|lost|make|no|not|now|old|still")


def check_strip(library: Library) -> Iterator[Problem]:
    """Check the English words of the strip, and the signs that it says to tell."""
    strip, cards = library.strip, library.cards
    data = load_yaml(library.root, SIGNS, languages_of(library.root))[0] if strip else None
    written = data.get("strip") if data else None
    whole = cards.is_whole and not library.signs.faulty
    if strip is None or not isinstance(written, Map) or not whole:
        return
    for_now = [card for card in cards.values() if card.speed == "now" and card.audience == "anyone"]
    if left := [f"'{sign.id}'" for sign in _in_all(for_now) if sign not in strip.signs]:
        what = f"the strip leaves out {' and '.join(left)}, which every care card for now has among its signs"
        yield Problem(SIGNS, written.lines["signs"], what, "put it into 'signs', and say it in 'text'")
    words, line = strip.text[ENGLISH], written["text"].lines[ENGLISH]
    for sign in _unsaid(strip, words):
        told = shorten(sign.text[ENGLISH])
        yield Problem(
            SIGNS,
            line,
            f"the strip names sign '{sign.id}' and has no word of it",
            f"say it in few words ('{told}'), or take it out of 'signs'",
        )
    if found := other_speed(words, "now"):
        what = f"the strip is for what needs help now, and says '{found}'"
        yield Problem(SIGNS, line, what, "take that out, since the numbers to ring stand beside it")


def _in_all(cards: list[CareCard]) -> Iterator[Sign]:
    """The signs in the list of each of several cards: with one card, all are only its own."""
    for sign in cards[0].signs if len(cards) > 1 else ():
        if all(sign in card.signs for card in cards):
            yield sign


def _unsaid(strip: Addition, words: str) -> Iterator[Sign]:
    """The signs of which a text has no word that is not of another sign, too."""
    said = _begin(words)
    for sign in strip.signs:
        others = _of(other for other in strip.signs if other != sign)
        if not said & (_of([sign]) - others or _of([sign])):
            yield sign


def _of(signs: Iterable[Sign]) -> set[str]:
    texts = (
        text.get(ENGLISH, "")
        for sign in signs
        for each in (sign, *sign.facts)
        for text in (each.text, each.note, each.absent)
    )
    return {word for text in texts for word in _begin(text)}


def _begin(text: str) -> set[str]:
    return {found.group() for word in words_of_signs(text, _NO_SIGN) if (found := _WORD.match(word))}
