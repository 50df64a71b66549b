"""Days in a text, written as this site writes them: 22 November 2026, and there in the calendar."""

import re
from collections.abc import Iterator
from datetime import date

from content.blanks import BRACKETS, blank

_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = r"Jan|Feb|Mar|Apr|Jun|July?|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_NAMES}|(?:{_SHORT})\b\.?)"
_ENDING = r"(?:st|nd|rd|th)"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split("|"), 1)}
# Every day has a month's name or two numbers with a sign between them, and most texts have neither.
_BEGINS = re.compile(r"\d[/.-]\d|J(?:an|u[ln])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec")
_OTHERWISE = re.compile(
    # 22nd November, the 22nd of November 2026, 22 Nov 2026
    rf"\b\d{{1,2}}(?:{_ENDING}\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?|\s+(?:of\s+)?(?!(?:{_NAMES})\b){_MONTH}\s+\d{{4}})\b"
    # November 22, 2026
    rf"|\b{_MONTH}\s+\d{{1,2}}{_ENDING}?,?\s+\d{{4}}\b"
    # 2026-11-22, 22/11/2026, 22.11.2026
    r"|(?<![\w./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:19|20)\d{2})(?![\w/-])"
)
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{_NAMES})\s+(?P<year>\d{{4}})\b")


def find_dates(text: str) -> Iterator[tuple[int, str, str]]:
    """Each day that is written in another way, or that never comes: where it stands, what is wrong, and how
    to mend it.
    """
    if not _BEGINS.search(text):
        return
    words = blank(BRACKETS, text)
    for match in _OTHERWISE.finditer(words):
        yield match.start(), f"the date '{match.group()}' is in another form", "write it as 22 November 2026"
    for match in _DAY.finditer(words):
        try:
            date(int(match["year"]), _MONTHS[match["month"]], int(match["day"]))
        except ValueError:
            yield match.start(), f"there is no '{match.group()}'", "look the day up, and correct it"
