"""What a text in another language may not lose of its English words: that something is denied, and the words
that translation.yml has as `always`, such as the names of medicines.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from content.citations import CITATION
from content.translation import TRANSLATION, Writing
from editing.script_rules import has_word

_DENIALS = ("do not", "must not", "should not", "cannot", "never", "n't", "n’t")
_DENIED = r"(?:do|must|should) not|cannot|never|(?:do|ca|must|should)n['’]t"


def find_lost(own: str, english: str, writing: Writing) -> Iterator[tuple[str, str]]:
    """What is wrong with a text that lacks some of it, and how to mend it."""
    parts, words = _words(tuple(writing.always), bool(writing.denials))
    small = english.lower()
    # Most texts have none of them, which is sooner seen; citations have words of their own.
    if not any(part in small for part in parts) or not words.search(english):
        return
    own, english = (CITATION.sub(" ", text) for text in (own, english))
    said = {(found.lastgroup, found[found.lastgroup or 0].lower()) for found in words.finditer(english)}
    for kind, word in sorted(said, key=str):
        if kind == "always":
            if (there := _of(word, writing.always)) not in own:
                mend = f"say the same ('always' in {TRANSLATION})"
                yield f"the English words say '{word}' here, and '{there}' is not there", mend
        elif not any(has_word(own, each) for each in writing.denials):
            mend = f"say the same, with one of: {', '.join(writing.denials)} ('denial' in {TRANSLATION})"
            yield f"the English words say '{word}' here, and nothing is denied", mend


@lru_cache(maxsize=8)
def _words(always: tuple[str, ...], denials: bool) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What the English words hold in small letters if they are found, and what finds them."""
    parts = [f"(?P<always>(?:{'|'.join(map(re.escape, always))}))s?"] * bool(always)
    parts += [f"(?P<denied>{_DENIED})"] * denials
    found = re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
    return (*map(str.lower, always), *_DENIALS * denials), found


def _of(word: str, always: dict[str, str]) -> str:
    return next(there for english, there in always.items() if english.lower() == word)
