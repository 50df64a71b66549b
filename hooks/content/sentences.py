"""Sentences of English prose."""

import re
from functools import lru_cache

from content.citations import CITATION

_ABBREVIATIONS = ("e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "no", "approx", "etc", "p", "pp")
# A full stop, perhaps a closing quote or bracket and citations after it (U+E000), then a new start or the
# end. Possessive (*+), since a run of citations could otherwise be cut up in countless ways. The group is
# atomic instead, which is the same here: Python before 3.11.5 misreads a possessive repeat of a group
# (https://github.com/python/cpython/issues/106052).
_END = re.compile(
    r"[.!?](?<![.!?][.!?])[.!?]*+[\"'”’)]*+(?>(?:\s*+\ue000++)*)(?=\s+[\"'“‘(\ue000]*[A-Z0-9]|\s*$)"
)


# The same text is asked about by several checks.
@lru_cache(maxsize=32768)
def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Find the start and end of each sentence. A citation after the full stop belongs to the sentence before
    it.

    'Most do. [@a] Some do not [@b].' -> (0, 13), (14, 32)
    """
    # Citations may hold full stops ("p. 3"), so they are blanked out, each keeping its length.
    blank = CITATION.sub(lambda match: "\ue000" * len(match.group()), text)
    start = 0
    spans = []
    for match in _END.finditer(blank):
        word = (blank[max(0, match.start() - 8) : match.start()].split() or [""])[-1]
        if word.lower() in _ABBREVIATIONS and match.end() < len(blank.rstrip()):
            continue
        if blank[start : match.end()].strip():
            spans.append((start + len(blank[start:]) - len(blank[start:].lstrip()), match.end()))
        start = match.end()
    if blank[start:].strip():
        spans.append((start + len(blank[start:]) - len(blank[start:].lstrip()), len(blank.rstrip())))
    return tuple(spans)
