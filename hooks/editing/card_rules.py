"""A care card's words say what its speed says: nobody reads "this week" in a red box.

For English, whose words we know; editing.speed_phrases does so for other languages.
"""

from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem, shorten
from content.signs import SIGNS
from editing.card_texts import CardText, card_texts
from editing.data_words import words_of
from editing.speed_words import other_speed, without_denials
from editing.strip_rules import check_strip


def check_cards(library: Library) -> list[Problem]:
    """Check the English words of each care card against its speed, also those in editions of handouts, and
    that the words that are said to be our own stand somewhere.
    """
    return [
        *(problem for text in card_texts(library) for problem in _check(text)),
        *check_strip(library),
        *_own_words(library),
    ]


def _own_words(library: Library) -> Iterator[Problem]:
    told = "\n".join(text for _, _, text in words_of(library, ENGLISH)).casefold()
    for words, line in library.own_words.items():
        if words.casefold() not in told and library.is_whole:
            yield Problem(
                SIGNS,
                line,
                f"'own' has '{shorten(words)}', which no sign, care card or picture says",
                "write it as it stands there, or take it out",
            )


def _check(told: CardText) -> Iterator[Problem]:
    words, line, speed = told.text.get(ENGLISH, ""), told.text.lines[ENGLISH], told.card.speed
    if found := other_speed(words, speed, told.is_heading):
        mend = "let its words say how soon, or give it another speed"
        yield Problem(told.name, line, told.unlike(found), mend)
    elif speed == "now" and told.is_heading and "ambulance" not in without_denials(words).lower():
        yield Problem(
            told.name,
            line,
            f"care card '{told.card.id}' has the speed 'now', but its heading names no ambulance",
            "begin it with 'Call an ambulance', or give the card another speed",
        )
