"""What of some prose is still to be looked at for marks, so that a mistake is told once."""

import re

from content.page_body import Prose
from content.problems import Problem

_NOT_A_LINE_END = re.compile(r"[^\n]")


class Left:
    """What of some prose is still to be looked at."""

    def __init__(self, path: str, prose: Prose, words: str) -> None:
        self.path, self.prose, self.words = path, prose, words

    def take(self, spans: list[tuple[int, int]]) -> None:
        """Leave spaces in the place of what was found, given in the order of the words."""
        if not spans:
            return
        parts, at = [], 0
        for start, end in spans:
            parts += [self.words[at:start], _NOT_A_LINE_END.sub(" ", self.words[start:end])]
            at = end
        self.words = "".join(parts) + self.words[at:]

    def problem(self, position: int, what: str, mend: str) -> Problem:
        """A problem at the line of a place."""
        return Problem(self.path, self.prose.line_at(position), what, mend)

    def problem_at(self, line: int, what: str, mend: str) -> Problem:
        """A problem at a line of the prose, counted from 1."""
        return Problem(self.path, self.prose.line + line - 1, what, mend)
