"""What is left in the words after reading: marks of Markdown, of other programs, and citations outside their
form.

Pages are looked at, and all words of the data files that readers see.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it.token import Token

from content.commonmark import DEEPEST, parse_words
from content.letters import find_unseen
from content.library import Library
from content.page_body import Prose
from content.page_marks import find_marks
from content.pages import Page
from content.plain_words import plain_words
from content.problems import Problem, shorten
from content.stray import wrong_in_value
from editing.citations_left import OTHER_FORM, citations_left
from editing.data_words import every_text
from editing.escaped import find_escaped
from editing.left import Left
from editing.marks import RULES, Rule

# What of a page's marks is hardly meant: what is wrong, with {} for its words, and how to mend it.
_ODD = {
    "deep": (f"this stands within {DEEPEST} lists or quotations", "write it with fewer"),
    "title": (
        "'{}' stands behind an address, where nobody would see it",
        "take it out, or put it into the words of the link",
    ),
    "address": (
        "readers would see the address '{}' itself",
        "write [words](address), with words for what is there",
    ),
    "empty": ("{} has no words", "write them, or take its mark out"),
    "bare": (
        "a {0} begins within a {0} here, before any words",
        "take one of the marks out, or write the words above it",
    ),
    "underlined": (
        "the line of hyphens or equals signs makes a heading of '{}'",
        "write ## before it if it is one, else put an empty line under it",
    ),
}

# Of a text in a data file, or a page's message.
_IN_DATA = {
    "emphasis": ("'{}' is set in italics or bold", "take the asterisks out; put what matters first"),
    "code": ("'{}' would be shown as computer code", "take the backticks round it out"),
    "image": ("a picture stands in words that many pages show", "put it on the pages that need it"),
    "link": (
        "a link to a page of this site stands in words that are shown on pages of many folders",
        "name the page in words here, and put the link on the pages",
    ),
}
_PLAIN_WORDS = "take it out, and write plain words"
_SIGNS = frozenset[str]().union(*(rule.signs for rule in RULES))
_TO_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def check_left_over(library: Library) -> list[Problem]:
    """Check every page, and all words of the data, for marks that readers would see."""
    return [
        *(problem for page in library.pages.values() for problem in _check_page(library, page)),
        *(
            problem
            for name, line, text in every_text(library)
            for problem in _check_text(library, name, line, text)
        ),
    ]


def _check_page(library: Library, page: Page) -> Iterator[Problem]:
    for prose in [*_titles(page), *page.prose]:
        if prose.kind == "front matter" and any(wrong_in_value(prose.bare)):
            # The rules for all values have told it.
            continue
        yield from _check_prose(library, page.path, prose)
    if isinstance(message := page.meta.get("message"), str):
        yield from _more_than_words(page.path, page.meta.lines["message"], parse_words(message))
    yield from _check_marks(page)


def _check_marks(page: Page) -> Iterator[Problem]:
    # The reader of pages leaves out what stands too deep, so that what is around it seems to be empty.
    deep = {mark.line for mark in page.marks if mark.kind == "deep"}
    for mark in page.marks:
        # Hyphens may end the front matter, of whose beginning the page's own problems tell.
        if (mark.kind in ("bare", "empty") and mark.line in deep) or (
            mark.kind == "underlined" and not page.meta
        ):
            continue
        if mark.kind == "row":
            yield Problem(page.path, mark.line, *_wrong_row(mark.count))
        elif mark.kind == "image" and (found := OTHER_FORM.search(mark.text)):
            yield Problem(
                page.path,
                mark.line,
                f"'{found.group()}' stands in the words of a picture, and cites nothing",
                "put the citation into the sentence that needs it",
            )
        elif mark.kind == "numbered":
            yield Problem(
                page.path,
                mark.line,
                f"this item has the number {mark.text}, and would be shown with {mark.count}",
                "number the items in their order, or begin another list below a line of words",
            )
        elif mark.kind in _ODD:
            what, mend = _ODD[mark.kind]
            yield Problem(page.path, mark.line, what.format(mark.text), mend)


def _wrong_row(more: int) -> tuple[str, str]:
    """What is wrong with a row of a table that has so many cells more than heads, or fewer, and how to mend
    it.
    """
    many = "a cell" if abs(more) == 1 else f"{abs(more)} cells"
    if more > 0:
        return (
            f"this row has {many} more than the table has heads, which nobody would see",
            "take a | out, or write \\| for one that readers shall see",
        )
    return (
        f"this row has {many} fewer than the table has heads, and stays empty at its end",
        "put the | back that parts two cells, or an empty line above words that are no row",
    )


def _check_text(library: Library, name: str, line: int, text: str) -> Iterator[Problem]:
    tokens = parse_words(text)
    # A citation there has been told of with the file's other problems.
    if "[@" not in text:
        words, bare = plain_words(tokens)
        yield from _check_prose(library, name, Prose("data", line, words, bare=bare))
    yield from _more_than_words(name, line, tokens)


def _more_than_words(name: str, line: int, tokens: list[Token]) -> Iterator[Problem]:
    """What pages may have and other texts not."""
    # A form for a clinic's program takes such a text as it stands. Of HTML, the file's own problems tell.
    escaped = next((token.markup for token in tokens if token.markup.startswith("\\")), None)
    if escaped:
        yield Problem(
            name,
            line,
            f"'{escaped}' stands for another sign only on web pages",
            "write the sign itself, or words",
        )
    for mark in find_marks(tokens, line):
        # Of an address elsewhere, the file's own problems tell.
        if mark.kind in _IN_DATA and not _TO_ELSEWHERE.match(mark.address):
            what, mend = _IN_DATA[mark.kind]
            yield Problem(name, mark.line, what.format(mark.text), mend)


def _check_prose(library: Library, path: str, prose: Prose) -> Iterator[Problem]:
    left = Left(path, prose, prose.bare)
    # In the file itself such characters have been told of; here they were written as HTML, such as &nbsp;.
    for line, where in find_unseen(prose.text) if prose.kind != "data" else ():
        yield left.problem_at(
            line, f"a character that cannot be seen {where}, written as HTML", "write a space or a letter"
        )
    yield from citations_left(library, left)
    if prose.kind in ("paragraph", "item"):
        yield from find_escaped(left)
    for rule in _rules_for(frozenset(filter(left.words.__contains__, _SIGNS))):
        if prose.kind not in rule.not_in and rule.pattern.search(left.words):
            yield from _apply(rule, left)


@lru_cache(maxsize=1024)
def _rules_for(signs: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that may find something in words with these signs."""
    return tuple(rule for rule in RULES if not rule.signs or not signs.isdisjoint(rule.signs))


def _titles(page: Page) -> list[Prose]:
    """What is shown of the front matter as it stands, with no Markdown in it."""
    return [
        Prose("front matter", page.meta.lines[key], page.meta[key], bare=page.meta[key])
        for key in ("title", "description")
        if isinstance(page.meta.get(key), str)
    ]


def _apply(rule: Rule, left: Left) -> Iterator[Problem]:
    found = list(rule.pattern.finditer(left.words))
    # There, no link to a page may stand, and no backslash helps.
    mend = _PLAIN_WORDS if left.prose.kind == "data" else rule.mend
    for match in found[:1] if rule.once else found:
        before = len(match.group()) - len(match.group().lstrip())
        words = shorten(match.group())
        yield left.problem(match.start() + before, rule.what.replace("{}", words), mend)
    left.take([match.span() for match in found])
