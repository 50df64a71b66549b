"""The words of an English text by which a sign is known again: not "the", "your" or "one"."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[a-z]+")
_NO_SIGN = (
    "an?|and|are|as|at|be|can|do|for|from|ha[ds]|have|i|if|in|into|is|its?|just|more|newl?y?|off?|on|one|or|other"
    "|out|over|own|round|so|such|than|that|the|their|them|then|there|they|this|to|too|up|very|was|when|which|who"
    "|with|your?|my|me|am"
)


def no_sign(more: str) -> re.Pattern[str]:
    """What fits the words that tell no sign, and some more that a rule leaves out, parted by |."""
    return re.compile(f"{_NO_SIGN}|{more}")


def words_of_signs(text: str, no_sign: re.Pattern[str]) -> Iterator[str]:
    """The other words of a text, in small letters."""
    return (word for word in _WORD.findall(text.lower()) if not no_sign.fullmatch(word))
