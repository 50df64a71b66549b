"""One thing wrong with the content, told to an editor as `path:line: what is wrong; how to mend it`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

_LONGEST = 60
_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one line of one file, and how to mend it.

    `line` counts the file's own lines from 1. `rule` names the findings that a written reason can
    silence (see `editing.waivers`), and some that a program asks for; most have none. A warning is shown
    but stops nothing.
    """

    path: str
    line: int
    what: str
    mend: str
    level: Literal["error", "warning"] = "error"
    rule: str = ""

    def __str__(self) -> str:
        # On one line, whatever a file is named: in a log, a line of its own could be taken for a command.
        return _LINE_END.sub("↵", f"{self.path}:{self.line}: {self.what}; {self.mend}")


def tidy(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by path and line, each once."""
    return sorted(set(problems))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None: `nice-ng23` or `NICE-NG234` -> `nice-ng234`."""
    return _nearest(word[:_LONGEST], tuple(known))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """How to mend a word that is not known: write the known one most like it, or do as said otherwise."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else otherwise


# A misspelt name is often used more than once, and each look goes through all that is known.
@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    same = [each for each in known if each.lower() == word.lower()]
    close = same or get_close_matches(word, known, n=1, cutoff=0.6)
    return close[0] if close else None


def count(number: int, noun: str) -> str:
    """Say how many: 1 problem, 2 problems."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shorten(words: str) -> str:
    """The beginning of words that somebody wrote, short enough for a message: at most 60 characters."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 3] + "..."
