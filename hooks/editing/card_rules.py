"""A care card's words say what its speed says: nobody reads "this week" in a red box.

For English, whose words we know.
"""

import re
from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem, shorten
from content.signs import SIGNS
from content.yaml_reader import Map
from editing.data_words import words_of

# The card itself shows its speed in its heading; here is what its own words may not say.
_NOW = r"now|at once|immediately|straight away|right away"
_LATER = (
    r"same day|tomorrow|this week|next week|(?:the )?(?:next|coming) (?:few )?(?:days?|weeks?)|"
    r"in (?:a few|some) (?:days|weeks)|within (?:a|the|[\w-]+(?: to [\w-]+)?) (?:days?|weeks?|months?)|"
    r"within (?:[\w-]+ hours|a fortnight)|in a (?:day|week|fortnight)|tonight|"
    r"in the (?:morning|evening|afternoon)|(?:clinic|office|opening|working|surgery) hours|"
    r"(?:on|by|next|until|till) (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?<!no )(?<!or )later|not urgent|"
    r"no (?:rush|hurry)|wait (?:and|to) see|(?<!not )(?<!n't )(?<!never )wait (?:until|till|for)|"
    r"(?:before|after|over|at) the weekend|when (?:the|your) [\w' -]+ (?:re)?opens|when you can|appointment|"
    r"sometime|soon"
)
# Those who send nobody.
_OTHERS = (
    r"NHS 111|111|pharmacists?|pharmacy|book|(?:call|ring|phone)(?:ed|s)? you back|call[ -]?back|"
    r"leave a message|e-?mail|online form|web ?form|an? app|the app|chat ?bot|receptionists?|"
    r"(?<!not )(?<!n't )(?<!never )drive yourself"
)
# Days, not months, wherever it stands.
_TOO_LATE = (
    r"next month|(?:in|within) (?:a|some|[\w-]+(?: (?:to|or) [\w-]+)?) (?:months?|years?)|"
    r"a month or two|no (?:rush|hurry)|not urgent|wait (?:and|to) see|sometime|when you can"
)
# Of a card that can wait, the heading alone: below it stands what makes it more urgent.
_TOO_SOON = rf"ambulance|emergency|{_NOW}|today"
_NEVER = {
    "now": rf"today|{_LATER}|{_OTHERS}",
    "straight-away": rf"today|{_LATER}",
    "today": rf"tomorrow|this week|next week|(?:the )?(?:next|coming) (?:few )?(?:days|weeks)|{_TOO_LATE}",
    "next-days": _TOO_LATE,
}


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
        never = f"{_TOO_SOON}|{_TOO_LATE}" if speed == "next-days" and place == 0 else _NEVER[speed]
        if found := re.search(rf"\b(?:{never})\b", text.get("en", ""), re.IGNORECASE):
            yield (
                text.lines["en"],
                f"{where} has the speed '{speed}', but its '{key}' says '{found.group()}'",
                "let its words say how soon, or give it another speed",
            )
