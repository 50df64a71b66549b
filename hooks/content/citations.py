"""What a citation is: Pandoc's syntax, read from a piece of text.

    [@nice-ng234]   [@nice-ng234, section 1.3]   [see @cruk-scc, Symptoms; @who-lbp-factsheet]

Pandoc's manual, "Citation syntax", is the rule we follow for the bracketed form; its bare `@id` and
`[-@id]` forms are left out, since a health page names its source in a number, not in a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from content.problems import Problem

# The whole bracket. The @ must not follow a letter or digit, or every e-mail address would match. Escaped
# brackets, which the words have as ⟦ and ⟧ (content/plain_words.py), are in no citation: nor on the page.
CITATION = re.compile(r"\[(?P<body>(?:[^\[\]⟦⟧@]*(?<![\w.+-]))?@[A-Za-z0-9_][^\[\]⟦⟧]*)\]")
_WITH_SPACE = re.compile(r"\s?" + CITATION.pattern)
_PART = re.compile(
    r"^(?P<prefix>[^@]*?)\s*@(?P<id>[A-Za-z0-9_]+(?:[:.#$%&+?<>~/-][A-Za-z0-9_]+)*)"
    r"\s*(?:,\s*(?P<locator>.*?))?$",
    re.DOTALL,
)
_BEGUN = re.compile(r"\[@")
_IN_DATA = re.compile(r"\[-?@\s*[\w-]+[^\[\]]*\]?")


@dataclass(frozen=True)
class Mention:
    """One source within a citation: `see @cruk-scc, Symptoms`."""

    source: str
    locator: str = ""
    prefix: str = ""


def parse_citation(body: str) -> tuple[Mention, ...] | None:
    """Read what stands between the brackets. None if some part of it cannot be read.

    '@a, p. 3; see @b' -> (Mention('a', 'p. 3'), Mention('b', '', 'see'))
    """
    mentions = []
    for part in body.split(";"):
        match = _PART.match(" ".join(part.split()))
        # With an @ in the place, a semicolon was meant between two sources.
        if not match or "@" in (match["locator"] or ""):
            return None
        mentions.append(Mention(match["id"], match["locator"] or "", match["prefix"]))
    return tuple(mentions)


# The same text is asked about by several checks.
@lru_cache(maxsize=32768)
def find_citations(text: str) -> tuple[tuple[re.Match[str], tuple[Mention, ...] | None], ...]:
    """Find each citation in text that has no code, links or escaped brackets left in it."""
    return tuple((match, parse_citation(match["body"])) for match in CITATION.finditer(text))


def without_citations(text: str) -> str:
    """The words as a reader hears them, on one line: 'Most do [@a]. So' -> 'Most do. So'."""
    return " ".join(_WITH_SPACE.sub("", text).split())


def find_unclosed(text: str) -> Iterator[int]:
    """Find where a citation begins with `[@` but is never closed, or holds brackets. Yields positions."""
    whole = {match.start() for match, _ in find_citations(text)}
    for match in _BEGUN.finditer(text):
        if match.start() not in whole:
            yield match.start()


def cites_nothing(citation: str) -> tuple[str, str]:
    """What is wrong with a citation in a data file, and how to mend it."""
    return f"'{citation}' cites nothing in a data file", "take it out, and name the source under 'sources:'"


def citations_in_data(name: str, text: str) -> list[Problem]:
    """Find the citations in a data file's text.

    It names its sources under a key of their own; here nobody would check them.
    """
    # Looked for in the whole at once, since most files have none.
    lines = text.split("\n") if _IN_DATA.search(text) else []
    return [
        Problem(name, number, *cites_nothing(found.group()))
        for number, line in enumerate(lines, 1)
        for found in _IN_DATA.finditer(line)
        if not line.lstrip().startswith("#")
    ]
