"""Where words lead a reader to ring a number, or to send a message there: which numbers, and where they
stand.

What is counted is none of them: call 100 times, a text to 20 people.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from content.blanks import blank
from content.citations import CITATION
from content.telephones import SPOKEN_NUMBER, spoken_digits

# A template of translation.yml has this number in the place of any other.
EXAMPLE = "999"
_ONE = r"\d[\d-]*(?: \d[\d-]*)*"
_LIST = rf"{_ONE}(?:(?:,|,? (?:or|and)) {_ONE}\b)*"
# What may stand behind a number that is none of a count: an end, or words that no counted thing begins with.
_GOES_ON = (
    "at|for|if|in|now|or|and|today|when|with|from|on|to|but|first|instead|again|straight|right away|day or"
    "|works?|is|are|was|can|may|will|does|goes|takes?|reaches|answers?|sends?"
)
_BEHIND = rf"(?=\s*[.,;:)?]|\s*$|\s*\[|\s+(?:{_GOES_ON})\b)"
_VERB = r"(?:ring|call|dial|phone|telephone)(?:s|ed|ing)?(?: (?:us|them|back|also|either))?(?: (?:on|at|to))?"
_SENT = r"(?:texts?|calls?|messages?|relay|sms)(?: messages?)? (?:to|on|via|through)"
_STRONG = re.compile(rf"\b(?:{_VERB}|{_SENT}) (?:({_LIST})|({SPOKEN_NUMBER}))\b{_BEHIND}", re.IGNORECASE)
# These speak of other numbers too, so that it takes a telephone in the same sentence.
_NAMED = r"(?:numbers?|lines?|services?|helplines?)(?: is| are|:)?"
_WEAK = re.compile(rf"\b(?:text|reach(?:es)?|try|contact|{_NAMED}) \(?({_LIST})\b{_BEHIND}", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"\b(?:ring|call|dial|phone|text|relay|lines?|numbers?|helplines?|ambulance|TTY)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.?!]+")
# Short of it: the end of a sentence, or what nobody says of two or twenty things.
_SURELY = re.compile(r"\s*(?:[.;:)?\[]|$)|\s+(?:now|if|for|today|when|works?|is|but|first|instead)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d[ -]?\d")
_SPOKEN = re.compile(rf"(?:ring|call|dial|phone)(?:s|ed|ing)?(?: [a-z]+){{,2}} {SPOKEN_NUMBER}")
_GROUPS = re.compile(_ONE)
# A relay's number stands before that of the one whom it rings: 18001 111.
_RELAY, _LONGEST_SHORT = 5, 4


def may_tell(text: str) -> bool:
    """Whether a text can have such a number: most have none, which is sooner seen."""
    return bool(_DIGITS.search(text) or _SPOKEN.search(text.lower()))


def told_in_english(text: str) -> Iterator[tuple[int, str]]:
    """The place and the digits of each number that an English text leads its reader to ring."""
    words = blank(CITATION, text).replace("\n", " ")
    seen = set[int]()
    for found in _STRONG.finditer(words):
        if found[2]:
            digits = spoken_digits(found[2])
            # One or two are a count, and so are those with commas: ring one of them, ring one, two or three.
            if len(digits) > 2 and "," not in found[2]:
                yield found.start(2), digits
            continue
        seen.add(found.start(1))
        # At 9 or 10 is a time, and on 24 a day.
        is_date = words[: found.start(1)][-4:].lower() in (" at ", " on ")
        is_sure = not is_date and _SURELY.match(words, found.end())
        yield from _numbers(found, may_be_short=bool(is_sure))
    for sentence in _SENTENCE.finditer(words) if _WEAK.search(words) else ():
        for found in _WEAK.finditer(words, sentence.start(), sentence.end()):
            spared = words[sentence.start() : found.start()] + " " + words[found.end() : sentence.end()]
            if found.start(1) not in seen and (found[0][:4].lower() == "text" or _TELEPHONE.search(spared)):
                yield from (each for each in _numbers(found) if not _YEAR.fullmatch(each[1]))


def told_by(text: str, templates: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The same of a text in another language, by templates such as '999 पर फ़ोन' from translation.yml."""
    if pattern := _pattern(tuple(templates)):
        for found in pattern.finditer(text):
            place = found.lastindex or 0
            yield from _parts(found[place], found.start(place))


@lru_cache(maxsize=8)
def _pattern(templates: tuple[str, ...]) -> re.Pattern[str] | None:
    one = rf"(?<!\d)({_ONE})(?!\d)"
    # Those with the same words before it together, so that not each of them looks at every number.
    ends: dict[str, list[str]] = defaultdict(list)
    for before, _, behind in (each.partition(EXAMPLE) for each in templates if EXAMPLE in each):
        ends[re.escape(before)].append(re.escape(behind))
    parts = [f"{before}{one}(?:{'|'.join(behind)})" for before, behind in ends.items()]
    return re.compile("|".join(parts)) if parts else None


def _numbers(found: re.Match[str], *, may_be_short: bool = False) -> Iterator[tuple[int, str]]:
    numbers = list(_parts(found[1], found.start(1)))
    # Two digits can be a count, unless those beside them are none.
    sure = may_be_short or any(len(digits) > 2 for _, digits in numbers)
    return (each for each in numbers if len(each[1]) > 2 or sure)


def _parts(numbers: str, start: int) -> Iterator[tuple[int, str]]:
    for one in _GROUPS.finditer(numbers):
        groups = [re.sub(r"\D", "", group) for group in one[0].split()]
        if len(groups) == 2 and len(groups[0]) == _RELAY and len(groups[1]) <= _LONGEST_SHORT:
            yield start + one.start(), groups[0]
            yield start + one.end() - len(groups[1]), groups[1]
        # From 9 to 5, 9-5, is none.
        elif len(digits := "".join(groups)) > 1 + ("-" in one[0]):
            yield start + one.start(), digits
