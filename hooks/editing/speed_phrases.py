"""Another language has one phrase for each speed, in translation.yml: the words of a care card have none of a
slower one than the card's.

A card that can wait may name a faster one, for what makes it more urgent.
"""

import re
from collections.abc import Iterator

from content.care_cards import SPEEDS
from content.library import Library
from content.problems import Problem
from content.translation import TRANSLATION, load_writings
from content.twins import is_behind
from editing.card_texts import CardText, card_texts
from editing.script_rules import is_word


def check_speed_phrases(library: Library) -> list[Problem]:
    """Check the texts of each care card in each other language whose phrases are known."""
    writings = load_writings(library.root)[0]
    spoken = {page.language for page in library.pages.values()}
    texts = list(card_texts(library)) if writings else []
    return [
        problem
        for language, writing in writings.items()
        if language in spoken
        for text in texts
        for problem in _check(library, text, language, writing.speeds)
    ]


def _check(library: Library, told: CardText, language: str, phrases: dict[str, str]) -> Iterator[Problem]:
    own, order = told.card.speed, list(SPEEDS)
    # English words in the place of others have been told of.
    words = told.text.get(language, "") if language not in told.text.wrong else ""
    for speed in order[order.index(own) + 1 :]:
        found = phrases.get(speed, "")
        # Who makes an English card more urgent need not know the language.
        if found and _says(words, found) and not is_behind(library, told.card, language):
            yield Problem(
                told.name,
                told.text.lines[language],
                told.unlike(found),
                f"this speed is said as '{phrases.get(own, own)}' ({TRANSLATION}); or give the card another",
            )


def _says(words: str, phrase: str) -> bool:
    return any(is_word(words, match) for match in re.finditer(re.escape(phrase), words))
