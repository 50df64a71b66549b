"""Figures in English prose that must be followed to a source: shares, multiples, counts of people and time
limits.
"""

import re
from collections.abc import Iterator

from content.blanks import blank
from content.citations import CITATION

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS = (
    rf"(?:{_TENS})(?:[\s-](?:{_UNITS}))?|{_UNITS}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:a\s+)?(?:hundred|thousand|million)"
)
# Digits are taken whole: a number begins where none goes on, so that a run of them is looked at once.
_NUMBER = rf"(?:(?<![\d.,])\d+(?:[.,]\d+)*|(?<![\w-])(?:{_WORDS}))"
_PART = r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)s?"
_PEOPLE = (
    r"(?:person|people|woman|women|man|men|girls?|boys?|child|children|adults?|patients?|participants?|survivors?|"
    r"cases?|cancers?|tumou?rs?|deaths?|studies|study|trials?|scans?)"
)
# What a share of people did or had.
_DID = r"(?:did|do|does|had|have|has|got|get|gets|felt|feel|died|die|dies|said|say|says|will|were|are|was)"
_TIME = r"(?:second|minute|hour|day|week|fortnight|month|year|decade)s?"
_NO_UNIT = r"(?!\s?(?:[kmµμ]?[gl]|k?cal|calories|grams?)\b)"
# Nobody asks for the source of a year.
_NO_YEAR = r"(?!(?:19|20)\d\d\b(?!,))"

# A number, and what makes it a figure. Asked for together, since each asked apart would look at every number
# again.
_AFTER_A_NUMBER = "|".join(
    (
        # 8%, 8 per cent, 8 pc
        r"\s?(?:[%‰]|per\s?cent\b|pc\b|pct\b|p\.c\.)",
        # 1-in-8
        rf"-in-(?:\d+|{_WORDS})\b",
        # two million
        rf"\s+(?:thousand|million|billion|hundred\s+(?:\w+\s+)?{_PEOPLE})\b",
        # 400 mg, 38 degrees, 48h
        r"\s?(?:m[gl]\b|mcg\b|µg\b|micrograms?\b|millilitres?\b|°|degrees\b|(?<=\d)(?:h|hrs?|yrs?|mins?|wks?)\b|(?<=\d\s)(?:hrs?|yrs?|mins?|wks?)\b)",
        # 1 in 8, 3 in every 1,000, 8 out of 10, one woman in eight, 1 person in 3; not "in 2019"
        rf"\s+(?:(?:[\w-]+\s+)?{_PEOPLE}\s+)?(?:in|out\s+of|of)\s+(?:every\s+)?{_NO_YEAR}{_NUMBER}\b",
        # 4 per 1000
        rf"\s+(?:[\w-]+\s+)?(?:per|in\s+(?:a|each))\s+(?:\d[\d,]{{2,}}\b{_NO_UNIT}|hundred\b|thousand\b|million\b)",
        # two thirds, three-quarters; not of an hour
        rf"[\s-]{_PART}\b(?!\s+of\s+an?\b)",
        # 3 times as likely, five times more; not three times a day
        (
            r"(?:[\s-]times|\s?[x×])\s+(?:as|more|less|fewer|the|higher|lower|greater|bigger|smaller|likelier|that|"
            r"commoner|rarer|safer|stronger|weaker|quicker|faster|longer|worse|better|older)\b"
        ),
        r"[\s-]?fold\b",
        # 973 people, 20k women, 1,975 US adults; not "one of the women"
        rf"(?<=\d)k?\s+(?:\w+\s+)?{_PEOPLE}\b",
        # within 24 hours, one to two weeks, up to 20 years; not 24 hours a day, one day at a time, 50 years
        # and over
        rf"(?:\s+(?:to|or)\s+{_NUMBER})?\s+{_TIME}\b(?!\s+(?:old|at\s+a\s+time|(?:and|or)\s+(?:over|older|above|under|younger)|of\s+age)\b)",
    )
)
# By what a figure begins, and what it is: these words or longer ones, 0 for digits, ½ for any sign of a part.
_FIGURES = (
    (
        f"0|{_UNITS}|{_TENS}|ten|eleven|twelve|a|hundred|thousand|million",
        rf"{_NUMBER}(?:{_AFTER_A_NUMBER})",
    ),
    # half of, half the, half got; a third of, a third did; not of a tablet
    (
        "half",
        rf"half\s+(?:of|the|all|as|{_DID})\b(?!\s+(?:(?:an?|the|your|each)\s+)?(?:an?|tablets?|pills?|dose|day|night|way)\b)",
    ),
    ("a|one", rf"(?:a|one)\s+{_PART}\s+(?:of|{_DID})\b(?!\s+an?\b)"),
    # every second woman, a dozen patients, hundreds of people
    # of every hundred women, for each 1,000 people
    (
        "every|each|a|one",
        rf"(?:every|each|a|one)\s+(?:{_NUMBER}|hundred|thousand|million)\s+(?:\w+\s+)?{_PEOPLE}\b",
    ),
    ("every", rf"every\s+(?:other|second|third|fourth|fifth|sixth|eighth|tenth)\s+{_PEOPLE}\b"),
    (
        "a|dozens|scores|hundreds|thousands|millions",
        rf"(?:a\s+dozen|(?:dozens|scores|hundreds|thousands|millions)\s+of)\s+(?:\w+\s+)?{_PEOPLE}\b",
    ),
    # 1:20, odds of 1 to 8; not 1:20 in the afternoon
    ("0", r"(?<![\d:])(?<!\bat )1\s?:\s?\d[\d,]*(?![\d:]|\s*[ap]\.?m\b|\s+(?:in|at)\s)"),
    ("0", r"(?<![\d:,])\d[\d,]*\s?:\s?1(?![\d:])"),
    ("n", r"n\s?=\s?\d+"),
    ("odds", rf"odds\s+(?:of|are|were|is)\s+(?:about\s+)?{_NUMBER}\s+(?:to|in)\s+{_NUMBER}\b"),
    # by half, by a fifth; not by a third person, by half past nine
    (
        "by",
        rf"by\s+(?:half|(?:a|one)\s+{_PART})(?=[.,;:)]|$|\s+(?:in|for|if|when|with|and|or|after|over)\b)",
    ),
    # a chance of 0.3, an average of 62, the risk in half
    ("chance|risk|odds|probability", r"(?:chance|risk|odds|probability)s?\s+in\s+half\b"),
    (
        "chance|risk|probability|average|mean|median",
        r"(?:chance|risk|probability|average|mean|median)\s+(?:age\s+)?(?:is|was|of)\s+(?:about\s+)?\d+\b(?!\s?[/:]|\s+(?:in|to|of)\b)",
    ),
    # 50:50, fifty-fifty, a few per cent, several thousand
    ("0", r"(?<!\d)50\s?[:/–-]\s?50\b"),
    ("fifty", r"fifty[\s-]fifty\b"),
    ("few|several", r"(?:few|several)\s+(?:per\s?cent|hundred|thousand|million)\b"),
    # a couple of weeks
    ("couple", rf"couple\s+of\s+{_TIME}\b"),
    # more than half, about a third; not over half an hour
    (
        "about|around|roughly|nearly|almost|over|under|than|least|most|only",
        (
            rf"(?:about|around|roughly|nearly|almost|over|under|than|least|most|only)\s+(?:half|(?:a|one)\s+{_PART})\b(?!-|"
            r"\s+(?:of\s+)?an?\b|\s+(?:hour|way|past|price|empty|full|day))"
        ),
    ),
    ("per", rf"per\s+(?:\d[\d,]{{2,}}\b{_NO_UNIT}|hundred\b|thousand\b|million\b)"),
    # twice as likely, double the risk; not twice a day, double vision
    ("twice|thrice|double", r"(?:(?:twice|thrice)\s+(?:as|the|that)|double\s+(?:the|that))\b"),
    (
        "double|doubling|triple|tripling|quadrupled|halve|halving",
        (
            r"(?:doubles|doubled|doubling|triples|tripled|tripling|quadrupled|halved|halving|halves\s+(?:the|your|their|its|this))\b"
            r"(?!\s+(?:over|up|as)\b)"
        ),
    ),
    ("two|three|four|five|six|ten|hundred", r"(?:two|three|four|five|six|ten|hundred)fold\b"),
    ("0|½", r"(?:\d+\s?)?[½⅓⅔¼¾⅕-⅞](?!\s?an?\b)"),
)


def _by_beginning() -> dict[str, list[re.Pattern[str]]]:
    """The figures by their first three letters, or the one or two of a shorter word."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for words, figure in _FIGURES:
        pattern = re.compile(figure, re.IGNORECASE)
        for beginning in {word[:3] for word in words.split("|")}:
            found.setdefault(beginning, []).append(pattern)
    return found


_BY_BEGINNING = _by_beginning()


def _any_beginning() -> str:
    """The beginnings by their first letter, so that most letters of a text are done with at one look."""
    letters: dict[str, list[str]] = {}
    for word in filter(str.isalpha, _BY_BEGINNING):
        letters.setdefault(word[0], []).append(word[1:] + ("" if len(word) == 3 else r"(?![^\W\d_])"))
    return "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in letters.items())


# Within a word, as in B12, no figure begins. In small letters: to leave out of account whether they are
# would take half as long again.
_KEYS: dict[str | None, str] = {"digits": "0", "part": "½"}
_BEGINS = re.compile(rf"(?<![^\W\d_])(?:(?P<digits>\d+)|(?P<part>[½⅓⅔¼¾⅕-⅞])|{_any_beginning()})")
# A number that names something: stage 4 patients, page 2 of 4; the lower half of the back; aged 50 years.
_NAMED = re.compile(
    r"\b(?:stages?|grades?|types?|phases?|levels?|rooms?|wards?|floors?|steps?|pages?|parts?|tables?|figures?|"
    r"sections?|chapters?|numbers?|lines?|boxe?s?|questions?|items?|categor(?:y|ies)|class|sides?|sheets?|days?|"
    r"weeks?|cards?|volumes?|aged?|ages|ages?\s+of|first|second|other|top|bottom|upper|lower|left|right|front|back)"
    r"\s+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\s")
_ALWAYS_OPEN = re.compile(
    r"(?:(?:24|twenty[\s-]four)\s*(?:hours|hrs?|h)|(?:7|seven)\s+days)\s+a\s+(?:day|week)\b", re.IGNORECASE
)


def find_figure(sentence: str) -> re.Match[str] | None:
    """Find the first figure in a sentence, citations left out of account."""
    return next(find_figures(sentence), None)


def find_figures(sentence: str) -> Iterator[re.Match[str]]:
    """Find each figure in a sentence, citations left out of account."""
    # First of all, since most numbers stand in the citations.
    words = blank(CITATION, sentence) if "[" in sentence else sentence
    end = 0
    for beginning in _BEGINS.finditer(_small(words)):
        start = beginning.start()
        if start >= end and (found := _figure_at(words, start, _KEYS.get(beginning.lastgroup, beginning[0]))):
            end = found.end()
            before = words[max(0, start - 20) : start]
            if not (_NAMED.search(before) or _YEAR.match(found.group()) or _ALWAYS_OPEN.match(words, start)):
                yield found


def _figure_at(words: str, start: int, beginning: str) -> re.Match[str] | None:
    for figure in _BY_BEGINNING[beginning]:
        if found := figure.match(words, start):
            return found
    return None


def _small(words: str) -> str:
    """In small letters, each in its place: the small one of İ is two."""
    return words.replace("İ", "i").lower()
