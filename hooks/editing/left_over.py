"""What is left in the words after reading: marks of Markdown, of other programs, and citations outside their
form.

Whatever Markdown does not take for a mark is shown as it was typed, and none of these is meant to be read.
Each rule looks at what the rules before it have left, so that a mistake is told once.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from content.citations import find_citations, find_unclosed
from content.commonmark import DEEPEST
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem, nearest
from content.sources import SOURCES
from content.stray import HTML, wrong_in_value


class _Rule(NamedTuple):
    """A pattern, what is wrong with what it finds ({}), how to mend that, and the kinds of prose that it is
    not for.
    """

    pattern: re.Pattern[str]
    what: str
    mend: str
    not_in: tuple[str, ...] = ()
    # A mark that often comes in many: the first in a paragraph is told.
    once: bool = False


_NOT_A_LINE_END = re.compile(r"[^\n]")


def _marks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


# What editors write before they know our form: [1], a footnote, an id without its @; then Pandoc's and
# LaTeX's other forms.
_NO_CITATION = _marks(
    r"\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\^\w+)\]|"
    r"[\[(](?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\b[^\[\]()@]*[\])]"
)
_OTHER_FORM = _marks(
    r"[\[(]-?@(?P<in_brackets>[\w-]*\w)[^\[\]()]*[\])]?|\\cite\w*\{(?P<latex>[^{}]*)\}|"
    r"(?<![\w.+-])-?@(?P<plain>[\w-]*\w)\]?"
)
_OTHER_PROGRAM = (
    "'{}' is a mark of another program, and would be shown as it stands",
    "take it out, and write plain words",
)
_BESIDE = (
    "a link begins here that cannot be read",
    "write it as [words](page.md), with no space in the address",
)
_TAKE_OUT = (
    "'{}' would be shown as it stands",
    "take it out, or put a backslash before it if readers shall see it",
)

_RULES = (
    # A block with too few colons, behind other words or right under them.
    _Rule(
        _marks(r"(?:^[ \t]*::|:::)[ \t:]*[a-z-]*"),
        "'{}' would be shown as words",
        "write a block with three colons on a line of its own, and put an empty line before it",
    ),
    _Rule(
        _marks(
            r"^(?:!!!|\?\?\?\+?)[^\n]*|\[![a-zA-Z]+\]|^\[[ xX]?\](?=\s)|\[TOC\]|"
            r";?-{1,2}8<[^\n]*|^:[ \t]+(?=\S)"
        ),
        *_OTHER_PROGRAM,
    ),
    _Rule(_marks(r"\[[^\[\]\n]*\]\{[^{}\n]*\}?|\{+[^{}\n]*\}*|\}+|!?\[\[[^\[\]\n]*\]\]"), *_OTHER_PROGRAM),
    _Rule(
        _marks(r"~~[^~\n]+~~|==[^=\n]+==|\+\+[^+\n]+\+\+|(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])"),
        *_OTHER_PROGRAM,
    ),
    _Rule(
        _marks(r"^[ \t]*\[[^\[\]\n]+\]:[ \t]*\S+"),
        "the address of a link stands apart from its words: '{}'",
        "put it right behind the words, as in [words](page.md)",
    ),
    # Another reader of Markdown could see a link here.
    _Rule(
        _marks(
            r"!?\[[^\[\]\n]*\][ \t]?(?:\([^()\n]*\)?|\[[^\[\]\n]*\]?)|"
            r"\][ \t]?[(\[]|\([^()\n]*\)\[[^\[\]\n]*\]"
        ),
        *_BESIDE,
    ),
    _Rule(
        _marks(r"\[[^\[\]\n]*\]?|\]"),
        "'{}' would be shown with its bracket",
        "write a link as [words](page.md) and a citation as [@source-id, place], or take the bracket out",
    ),
    _Rule(HTML, "'{}' is HTML", "write it as Markdown, or as a ::: block"),
    _Rule(_marks(r"&#?\w+;"), "'{}' is HTML", "write the letter itself"),
    _Rule(
        _marks(r"\b(?:https?://|www\.(?=\w))[^\s<>]*[^\s<>.,;:!?)]"),
        "nobody can tap on '{}'",
        "write it as [words](address)",
    ),
    _Rule(
        _marks(r"^[ \t]*(?:[•◦▪·‣●○■–](?=[ \t]*\S)|[a-z]\)(?=[ \t]))"),
        "a line begins with '{}', which makes no list",
        "begin each item with a hyphen and a space, and put an empty line before the first",
        ("heading", "cell"),
    ),
    _Rule(
        _marks(r"^[ \t]*(?:[-+]|\d{1,2}[.)])(?=[A-Za-z])"),
        "a line begins with '{}', which makes no list",
        "put a space behind it",
        ("heading", "cell"),
    ),
    _Rule(
        _marks(r"^[ \t]*(?:#{2,6}|#(?=[A-Za-z]))[^\s#][^\n]*"),
        "'{}' makes no heading",
        "put a space behind the #",
    ),
    # A cell has no other way to hold one than behind a backslash.
    _Rule(
        _marks(r"\|"),
        "'{}' would be shown as it stands",
        "for a table put a line such as |---|---| under its heads, with as many cells as they are",
        ("cell",),
        once=True,
    ),
    *(
        _Rule(_marks(mark), *_TAKE_OUT, once=True)
        for mark in (
            r"\*+",
            r"`+",
            r"_+",
            r"\\+",
            r"~+",
            r"={2,}",
            r"<{2,}",
            r">{2,}",
            r"\$\$",
            r"%%",
            r"\^+",
            r"(?<![\w.+-])@+",
        )
    ),
)


def check_left_over(library: Library) -> list[Problem]:
    """Check every page for marks that readers would see."""
    return [problem for page in library.pages.values() for problem in _check_page(library, page)]


def _check_page(library: Library, page: Page) -> Iterator[Problem]:
    for prose in [*_titles(page), *page.prose]:
        if prose.kind == "front matter" and any(wrong_in_value(prose.text)):
            # The rules for all values have told it.
            continue
        left = _Left(page.path, prose, prose.bare)
        yield from _citations(library, left)
        for rule in _RULES:
            if prose.kind not in rule.not_in:
                yield from _apply(rule, left)
    for mark in page.marks:
        if mark.kind == "row":
            many = "a cell" if mark.count == 1 else f"{mark.count} cells"
            yield Problem(
                page.path,
                mark.line,
                f"this row has {many} more than the table has heads, which nobody would see",
                "take a | out, or write \\| for one that readers shall see",
            )
        elif mark.kind == "deep":
            yield Problem(
                page.path,
                mark.line,
                f"this stands within {DEEPEST} lists or quotations",
                "write it with fewer",
            )
        elif mark.kind == "title":
            yield Problem(
                page.path,
                mark.line,
                f"'{mark.text}' stands behind an address, where nobody would see it",
                "take it out, or put it into the words of the link",
            )
        elif mark.kind == "image" and (found := _OTHER_FORM.search(mark.text)):
            yield Problem(
                page.path,
                mark.line,
                f"'{found.group()}' stands in the words of a picture, and cites nothing",
                "put the citation into the sentence that needs it",
            )


def _titles(page: Page) -> list[Prose]:
    """What is shown of the front matter as it stands, with no Markdown in it."""
    return [
        Prose("front matter", page.meta.lines[key], page.meta[key], bare=page.meta[key])
        for key in ("title", "description")
        if isinstance(page.meta.get(key), str)
    ]


class _Left:
    """What of some prose is still to be looked at."""

    def __init__(self, path: str, prose: Prose, words: str) -> None:
        self.path, self.prose, self.words = path, prose, words

    def take(self, spans: list[tuple[int, int]]) -> None:
        """Leave spaces in the place of what was found, given in the order of the words."""
        parts, at = [], 0
        for start, end in spans:
            parts += [self.words[at:start], _NOT_A_LINE_END.sub(" ", self.words[start:end])]
            at = end
        self.words = "".join(parts) + self.words[at:]

    def problem(self, position: int, what: str, mend: str) -> Problem:
        """A problem at the line of a place."""
        return Problem(self.path, self.prose.line_at(position), what, mend)


def _apply(rule: _Rule, left: _Left) -> Iterator[Problem]:
    found = list(rule.pattern.finditer(left.words))
    for match in found[:1] if rule.once else found:
        before = len(match.group()) - len(match.group().lstrip())
        words = " ".join(match.group().split())
        yield left.problem(match.start() + before, rule.what.replace("{}", words), rule.mend)
    left.take([match.span() for match in found])


def _citations(library: Library, left: _Left) -> Iterator[Problem]:
    for position in find_unclosed(left.words):
        yield left.problem(
            position,
            "a citation begins here but is not closed",
            "end it with ']', and use no brackets within it; for the plain text write '\\[@'",
        )
        left.take([(position, len(left.words))])
        return
    unread = [match for match, _ in find_citations(left.words)]
    for match in unread:
        if left.prose.text[match.start()] == match.group()[0]:
            yield left.problem(
                match.start(),
                f"the citation '{match.group()}' cannot be read",
                "write it as [@source-id, place; @other-source, place]",
            )
        else:
            yield left.problem(
                match.start(),
                f"'{match.group()}' stands in the words of a link, and cites nothing",
                "put the citation behind the link",
            )
    left.take([match.span() for match in unread])
    for pattern in (_NO_CITATION, _OTHER_FORM):
        found = [(match, id) for match in pattern.finditer(left.words) if (id := _meant(library, match))]
        for match, id in found:
            yield left.problem(
                match.start(),
                f"'{match.group()}' is no citation here",
                f"write it as [@{id}, place], with an id of {SOURCES}",
            )
        left.take([match.span() for match, _ in found])


def _meant(library: Library, match: re.Match[str]) -> str | None:
    """The id of the source that is meant, one that stands for any if none is named, or None if this is no
    citation.
    """
    id = match[match.lastgroup] if match.lastgroup else "source-id"
    if match.re is _NO_CITATION:
        return id if not match.lastgroup or id in library.sources else None
    return id if id in library.sources else nearest(id.lower(), library.sources)
