"""The front matter of a page: found between its two lines of three hyphens, and read."""

import re

from content.problems import Problem
from content.yaml_reader import Map, parse_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

# The keys of one, and the line below them.
_KEYS = r"(?:[\w-]+:.*\n)(?:[\w-]+:.*\n|[ \t]+.*\n|#.*\n)*---[ \t]*(?:\n|\Z)"
_UNOPENED = re.compile(rf"\s*{_KEYS}")
# The start of a second one, below the first.
_SECOND = re.compile(rf"\s*---[ \t]*\n{_KEYS}")


def split_page(path: str, text: str) -> tuple[Map, str, int, list[Problem]]:
    """A page's front matter, its body, the line on which that begins, and what is wrong with the first.

    Where nobody knows where the page's words begin, it has none.
    """
    match = _FRONT_MATTER.match(text)
    if not match and text.startswith("---"):
        return _none(path, 1, "the front matter is never closed", "put a line with three hyphens under it")
    if _UNOPENED.match(text):
        return _none(path, 1, "the front matter is never opened", "put a line with three hyphens above it")
    if not match:
        what, mend = (
            "the page has no front matter",
            "begin it with three hyphens, 'title: ...' and the other keys, and three hyphens",
        )
        return Map(1), text, 1, [Problem(path, 1, what, mend)]
    first_line = 1 + match.group().count("\n")
    body = text[match.end() :]
    if second := _SECOND.match(body):
        return _none(
            path,
            first_line + second.group().partition("---")[0].count("\n"),
            "a second front matter begins here",
            "keep one, between the first two lines of three hyphens",
        )
    parsed, problems = parse_yaml(path, match.group(1) or "", 2)
    if isinstance(parsed, Map):
        return parsed, body, first_line, problems
    what, mend = (
        "the front matter does not begin with a key and a colon",
        "write lines such as 'title: ...' between the two lines of three hyphens",
    )
    return Map(1), body, first_line, problems or [Problem(path, 2, what, mend)]


def _none(path: str, line: int, what: str, mend: str) -> tuple[Map, str, int, list[Problem]]:
    return Map(1), "", 1, [Problem(path, line, what, mend)]
