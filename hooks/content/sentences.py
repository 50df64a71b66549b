"""Sentences of English prose, and the figures in them that must be followed to a source."""
import re
from functools import lru_cache

from content.citations import CITATION

_ABBREVIATIONS = ("e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "no", "approx", "etc", "p", "pp")
# A full stop, perhaps a closing quote or bracket and citations after it (U+E000), then a new start or the end.
# Possessive (++), since a run of citations could otherwise be cut up in countless ways. The group is atomic instead, which
# is the same here: Python before 3.11.5 misreads a possessive repeat of a group
# (https://github.com/python/cpython/issues/106052).
_END = re.compile(r"[.!?]++[\"'”’)]*+(?>(?:\s*+\ue000++)*)(?=\s+[\"'“‘(\ue000]*[A-Z0-9]|\s*$)")

_NUMBER = (r"(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
           r"fifty|hundred|thousand|half|third|quarter)")
# A number, and what makes it a figure. Asked for together, since each asked apart would look at every number again.
_FIGURE = re.compile(rf"\b{_NUMBER}(?:" + "|".join((
    # 8%, 8 per cent
    r"\s?(?:%|per\s?cent\b)",
    # 1 in 8, one in eight, 3 in every 1,000, 8 out of 10; not "in 2019"
    rf"\s+(?:people\s+)?(?:in|out\s+of|of)\s+(?:every\s+)?(?!(?:19|20)\d\d\b){_NUMBER}\b",
    # 973 people, 1,975 US adults; not "one of the women"
    r"(?<=\d)\s+(?:\w+\s+)?(?:people|women|men|adults|children|patients|participants|cases|studies|trials)\b",
    # within 24 hours, one to two weeks, up to 20 years
    rf"(?:\s+(?:to|or)\s+{_NUMBER})?\s+(?:minute|hour|day|week|month|year)s?\b(?!\s+old)",
)) + ")", re.IGNORECASE)
# What every figure begins with; most sentences have nothing like it, and are done with sooner.
_NUMBER_HERE = re.compile(rf"\b{_NUMBER}\b|\d", re.IGNORECASE)


# The same text is asked about by several checks.
@lru_cache(maxsize=32768)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Find the start and end of each sentence. A citation after the full stop belongs to the sentence before it.

    'Most do. [@a] Some do not [@b].' -> (0, 13), (14, 32)
    """
    # Citations may hold full stops ("p. 3"), so they are blanked out, each keeping its length.
    blank = CITATION.sub(lambda match: "\ue000" * len(match.group()), text)
    start = 0
    spans = []
    for match in _END.finditer(blank):
        word = (blank[max(0, match.start() - 8):match.start()].split() or [""])[-1]
        if word.lower() in _ABBREVIATIONS and match.end() < len(blank.rstrip()):
            continue
        if blank[start:match.end()].strip():
            spans.append((start + len(blank[start:]) - len(blank[start:].lstrip()), match.end()))
        start = match.end()
    if blank[start:].strip():
        spans.append((start + len(blank[start:]) - len(blank[start:].lstrip()), len(blank.rstrip())))
    return tuple(spans)


def find_figure(sentence: str) -> re.Match[str] | None:
    """Find the first share, count of people or time limit in a sentence, citations left out of account."""
    if not _NUMBER_HERE.search(sentence):
        return None
    return _FIGURE.search(CITATION.sub(lambda match: " " * len(match.group()), sentence))
