"""Words that somebody else wrote, put into Markdown so that they are shown as they stand."""

import re

# What may be a mark within a line; a backslash stands before it as before any sign
# (https://spec.commonmark.org/0.31.2/#backslash-escapes).
_MARKS = re.compile(r"([\\`*_\[\]<>|&~$!])")


def plain(words: str) -> str:
    """The words on one line, with no mark in them that Markdown would read."""
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def code(words: str) -> str:
    """The words on one line as code, which nothing in them can end."""
    text = " ".join(words.split())
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    # A space beside a backtick is taken off again.
    return f"{fence} {text} {fence}" if "`" in (text[:1], text[-1:]) else f"{fence}{text}{fence}"
