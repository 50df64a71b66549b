"""One thing wrong with the content, told to an editor as `path:line: what is wrong; how to mend it`."""
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong at one line of one file, and how to mend it.

    `line` counts the file's own lines from 1. `rule` names the findings that a written reason can
    silence (see `content.waivers`); it is empty for those nothing can silence. A warning is shown
    but stops nothing.
    """

    path: str
    line: int
    what: str
    mend: str
    level: Literal["error", "warning"] = "error"
    rule: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.mend}"


def tidy(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by path and line, each once."""
    return sorted(set(problems))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None: `nice-ng23` -> `nice-ng234`."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else None
