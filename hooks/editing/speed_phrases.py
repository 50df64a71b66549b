"""Another language has one phrase for each speed, in translation.yml: the words of a care card have none of a
slower one than the card's, and those of a page none that its English page does not say there.

A card that can wait may name a faster one, for what makes it more urgent.
"""

import re
from collections.abc import Iterator

from content.care_cards import SPEEDS
from content.library import Library
from content.pages import Page
from content.problems import Problem
from content.translation import TRANSLATION
from content.twins import changed_since, is_behind, twin_of
from editing.card_texts import CardText, card_texts
from editing.script_rules import has_word

# How English says them. That of "now" has other uses in other languages, such as "not yet".
_IN_ENGLISH = {
    "straight-away": re.compile(r"\b(?:(?:straight|right) away|at once)\b", re.IGNORECASE),
    "today": re.compile(r"\b(?:today|same[ -]day)\b", re.IGNORECASE),
    "next-days": re.compile(r"\b(?:next|coming) (?:few )?days\b", re.IGNORECASE),
}


def check_speed_phrases(library: Library) -> list[Problem]:
    """Check the texts of each care card, and each page, in each other language whose phrases are known."""
    writings = library.writings
    spoken = {page.language for page in library.pages.values()}
    texts = list(card_texts(library)) if writings else []
    return [
        problem
        for language, writing in writings.items()
        if language in spoken
        for text in texts
        for problem in _check(library, text, language, writing.speeds)
    ] + [
        problem
        for page in library.pages.values()
        if page.language in writings
        for problem in _on_page(library, page, writings[page.language].speeds)
    ]


def _on_page(library: Library, page: Page, phrases: dict[str, str]) -> Iterator[Problem]:
    english = twin_of(library, page)
    if english is None:
        return
    for own, other in zip((*page.head, *page.prose), (*english.head, *english.prose), strict=False):
        if own.kind != other.kind:
            return  # They have other parts, of which has been told.
        for speed, said in _IN_ENGLISH.items():
            found = phrases.get(speed, "")
            if found not in own.text or not found or said.search(other.text):
                continue
            if has_word(own.text, found) and not changed_since(library, page):
                what = f"the words here say '{found}', and {english.path}:{other.line} has no such speed"
                yield Problem(page.path, own.line, what, f"say how soon as there ({TRANSLATION})")


def _check(library: Library, told: CardText, language: str, phrases: dict[str, str]) -> Iterator[Problem]:
    own, order = told.card.speed, list(SPEEDS)
    # English words in the place of others have been told of.
    words = told.text.get(language, "") if language not in told.text.wrong else ""
    for speed in order[order.index(own) + 1 :]:
        found = phrases.get(speed, "")
        # Who makes an English card more urgent need not know the language.
        if found and has_word(words, found) and not is_behind(library, told.card, language):
            yield Problem(
                told.name,
                told.text.lines[language],
                told.unlike(found),
                f"this speed is said as '{phrases.get(own, own)}' ({TRANSLATION}); or give the card another",
            )
