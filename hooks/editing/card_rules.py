"""A care card's words say what its speed says: nobody reads "this week" in a red box.

For English, whose words we know.
"""

from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem, shorten
from content.signs import SIGNS
from content.yaml_reader import Map
from editing.data_words import words_of
from editing.speed_words import other_speed, without_denials


def check_cards(library: Library) -> list[Problem]:
    """Check the English heading and 'how-soon' of each care card against its speed, and that the words that
    are said to be our own stand somewhere.
    """
    return [
        Problem(SIGNS, line, what, mend)
        for card in library.cards.written.values()
        for line, what, mend in _check(card)
    ] + list(_own_words(library))


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


def _check(card: Map) -> Iterator[tuple[int, str, str]]:
    where, speed = f"care card '{card['id']}'", card["speed"]
    texts = [(key, card[key]) for key in ("heading", "contact", "how-soon") if key in card]
    texts += [("heading", addition["heading"]) for addition in card.get("also", ()) if "heading" in addition]
    for place, (key, text) in enumerate(texts):
        words, line = text.get(ENGLISH, ""), text.lines[ENGLISH]
        within = f"{speed} heading" if speed == "next-days" and place == 0 else speed
        if found := other_speed(words, within):
            yield (
                line,
                f"{where} has the speed '{speed}', but its '{key}' says '{found}'",
                "let its words say how soon, or give it another speed",
            )
        elif speed == "now" and place == 0 and "ambulance" not in without_denials(words).lower():
            yield (
                line,
                f"{where} has the speed 'now', but its heading names no ambulance",
                "begin it with 'Call an ambulance', or give the card another speed",
            )
