"""Blanks in the place of words that a rule does not look at, so that all others stay where they are."""

import re

# The place in a source, and whatever else stands in brackets: it keeps its spelling.
BRACKETS = re.compile(r"\[[^\[\]]*\]")


def blank(pattern: re.Pattern[str], text: str) -> str:
    """A text with spaces in the place of all that a pattern finds."""
    return pattern.sub(lambda found: " " * len(found.group()), text)
