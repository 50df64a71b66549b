"""Which English words say another speed than a care card has: "this week" in a red box, "today" above days.

What a sentence denies is no such word: "Do not wait until tomorrow." says it of nobody.
"""

import re

_HOURS = r"(?:hours?|days?|weeks?|fortnight|months?)"
# Two to three, but not the last hours or days, in which something began.
_HOW_MANY = r"(?!(?:the|these|last|past|recent)\b)[\w-]+(?: (?:to|or) [\w-]+)?"
_SPAN = rf"(?:(?:the )?(?:next|coming) )?(?:an? |some )?(?:couple of |{_HOW_MANY} )?{_HOURS}"
_AT_ONCE = ("now", "at once", "immediately", "straight away", "right away")
# Another day, or after so long.
_LATER = (
    "same day|tomorrow|tonight|overnight|(?:this|next) week",
    "(?:the )?(?:next|coming) (?:few )?(?:days?|weeks?|mornings?)",
    rf"within (?:the )?{_SPAN}|(?:in|over) {_SPAN}",
    "(?:on|by|next|until|till) (?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "(?:before|after|over|at) the weekend|on (?:a )?weekdays?",
    "(?:before|by) the (?:day is (?:out|over)|end of the day)|by (?:bedtime|(?:the )?evening|noon)",
    "in the (?:morning|evening|afternoon|daytime)|first thing|[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]m",
    "after (?:some|an?|your) (?:[a-z']+ )?(?:sleep|rest|nap)|sleep on it",
    "(?:clinic|office|opening|working|surgery) hours|when (?:the|your) [a-z' -]+ (?:re)?opens",
    "wait (?:until|till|for(?! (?:the|an) ambulance\\b))|(?:can|could|may) wait|(?:wait (?:and|to) )?see how",
    "later|when you can|appointment|sometime|soon",
)
# Those who send nobody.
_OTHERS = (
    "NHS 111|111|one[ -]one[ -]one|(?:call|ring|phone)(?:ed|s)? you back|call[ -]?back|leave a message",
    "e-?mail|online form|web ?form|an? app|the app|chat ?bot|book|receptionists?|pharmacists?|pharmacy",
    "(?:see|ask|ring|call|phone|visit) (?:an?|the|your) (?:GP|doctor|nurse|surgery|clinic|team)",
    "walk-in|(?:GP|doctor|clinic|surgery|nurse|team) first|you (?:may|can|could) drive|drive yourself",
)
# One new sign is enough, with no pain, as soon as it is there.
_NOT_ENOUGH = (
    "(?:two|three|both|several|more than one|at least two|[2-9]) (?:new )?(?:signs?|of these)",
    "pain (?:as well|too)|also (?:have|feel) pain|only (?:if|when|with) [^.,;]*(?:pain|hurts?|worse)",
    rf"lasts|signs? last|(?:longer|more) than (?:an?|[\w-]+) (?:minutes?|{_HOURS})",
)
# Days, not months, wherever it stands.
_TOO_LATE = (
    rf"next month|(?:in|within) {_HOW_MANY} (?:months?|years?)|a month or two",
    "no (?:rush|hurry)|wait (?:and|to) see|sometime|when you can",
)
_NOT_TODAY = (
    "tomorrow|(?:this|next) week|(?:the )?(?:next|coming) (?:few )?(?:days?|weeks?|mornings?)",
    "(?:in|within|over) (?:the )?(?:next )?(?:2[4-9]|[3-9][0-9]|[0-9]{3}) hours",
    rf"(?:in|within) {_HOW_MANY} (?:few )?(?:days|weeks?|fortnight)",
)
# Of a card that can wait, the heading alone: below it stands what makes it more urgent.
_TOO_SOON = ("ambulance|emergency|today", *_AT_ONCE)
# In this order it is told: how late it would be, before who is asked.
_NEVER = {
    "now": (("today", *_LATER, *_TOO_LATE), _OTHERS, _NOT_ENOUGH),
    "straight-away": (("today", *_LATER, *_TOO_LATE),),
    "today": ((*_NOT_TODAY, *_TOO_LATE),),
    "next-days": (_TOO_LATE,),
    "next-days heading": ((*_TOO_SOON, *_TOO_LATE),),
}
# What a denial puts off.
_PUT_OFF = (
    "not (?:urgent|rush|hurry)",
    "(?:not|never|\\w+n['’]t) (?:go|come|ring|call)(?: in| for help| an ambulance)? (?:until|till|unless)",
)


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_FIND = {speed: [_any(_PUT_OFF), *map(_any, parts)] for speed, parts in _NEVER.items()}
# What "if" says is none, but for "even if".
_IF = r"\bif\b[^.,;:?!]*"
_NOT = (
    r"(?:\b(?:(?<!or )not|never|cannot|rather than|instead of|without|even (?:if|when|at|on|in))\b|n['’]t\b)"
)
# A comma ends what is denied, but before "or", and within a list: not 111, a GP or a clinic.
_ITEM = r"(?:an?|the|your) [\w-]+(?: [\w-]+){0,2}"
_GOES_ON = rf",(?= n?or\b| {_ITEM} or (?:{_ITEM}|[\w-]+)[.;:?!])"
_DENIED = rf"{_NOT}(?:(?!\b(?:but|then)\b)(?:[^.,;:?!–]|{_GOES_ON}))*"
_AT_A_SIGN = r"\bas soon as (?:you (?:notice|see|spot|find)|(?:an?|one|any) (?:new )?sign)\b"
_SAID = re.compile(rf"(?P<said>{_IF})|{_DENIED}|{_AT_A_SIGN}|\b(?:no|or) later\b", re.IGNORECASE)


def other_speed(text: str, speed: str, is_heading: bool = False) -> str:
    """The words of an English text that say another speed than this; empty if none do."""
    put_off, *parts = _FIND.get(f"{speed} heading" if is_heading else speed, _FIND[speed])
    said = without_denials(text)
    found = put_off.search(text) or next(filter(None, (part.search(said) for part in parts)), None)
    return found.group() if found else ""


def later_words(said: str) -> str:
    """The words of an English text that say later than now, or today; `said` has no denials any more."""
    found = _FIND["straight-away"][1].search(said)
    return found.group() if found else ""


def without_denials(text: str) -> str:
    """A text without what it denies."""
    return _SAID.sub(lambda part: part["said"] or " ", text)
