"""A page of another language says what its English twin says: the same parts in the same order, and in each
the same sources, links and numbers.

They are compared while the page follows the English words as these now stand; afterwards it is told of as
behind, and stops nobody who mends the English page.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from content.citations import find_citations
from content.languages import ENGLISH
from content.library import Library
from content.pages import FRONT_MATTER, Page
from content.problems import Problem
from content.translation import Writing
from content.twins import changed_since, digest_to_follow, twin_of
from content.untranslated import BEHIND
from editing.lost_words import find_lost
from editing.number_rules import listed, numbers_beside, numbers_in
from editing.span_rules import spans_beside, spans_in

_NOUNS = {
    "paragraph": "a paragraph",
    "item": "an item of a list",
    "cell": "a cell of a table",
    "front matter": "the message",
}
# Keys of the front matter that are no words.
_KEYS = ("kind", "handout")


@dataclass
class _Piece:
    """A part of a page: what it is, and what has to be the same in a translation of it."""

    line: int
    what: str
    text: str = ""
    citations: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def check_twins(library: Library) -> list[Problem]:
    """Check each page of another language against the English one."""
    translated = [page for page in library.pages.values() if page.language != ENGLISH]
    others = _Others(library)
    return [
        problem
        for page in translated
        for problem in _check(library, page, library.writings.get(page.language), others)
    ]


@dataclass(frozen=True)
class _Others:
    """What else a page could follow: it was put in another's place, or its line was copied."""

    library: Library

    @cached_property
    def _english(self) -> dict[str, str]:
        """The English pages by their digests: asked for only where a page does not follow its twin."""
        pages = (page for page in self.library.pages.values() if page.language == ENGLISH)
        return {digest_to_follow(page): page.path for page in pages}

    @cached_property
    def _alike(self) -> dict[tuple[str, str], list[str]]:
        """The pages of each language by what they follow."""
        alike: dict[tuple[str, str], list[str]] = defaultdict(list)
        for page in self.library.pages.values():
            alike[page.language, str(page.meta.get("follows"))].append(page.path)
        return alike

    def followed_by(self, page: Page) -> str:
        """The page whose words stand in the place of this one's; none if it only is behind."""
        follows = page.meta["follows"]
        alike = self._alike[page.language, follows]
        return self._english.get(follows) or next((path for path in alike if path != page.path), "")


def _check(library: Library, page: Page, writing: Writing | None, others: _Others) -> Iterator[Problem]:
    english = twin_of(library, page)
    if english is None and page.uri in library.redirects:
        return  # The line that retires it has told of it.
    if english is None:
        yield Problem(
            page.path,
            1,
            f"there is no docs/en/{page.uri}, which this page would say in another language",
            "give it the English page's name, write that page first, or, if that was retired, "
            "take this one out",
        )
    elif not page.meta or not english.meta:
        return
    elif changed_since(library, page) and (other := others.followed_by(page)):
        yield Problem(
            page.path,
            page.meta.lines["follows"],
            f"'follows' is that of {other}, so its words stand on this page, or only that line does",
            f"let the page say what {english.path} says, then: make follow PAGE={page.path}",
        )
    elif changed_since(library, page):
        yield Problem(
            page.path,
            page.meta.lines["follows"],
            f"{english.path} has changed since this page followed it",
            f"bring over what 'make due' lists, then: make follow PAGE={page.path}",
            "warning",
            BEHIND,
        )
    else:
        if "follows" not in page.meta:
            yield Problem(
                page.path,
                1,
                f"the page does not say which words of {english.path} it follows",
                f"when it says the same: make follow PAGE={page.path}",
            )
        yield from _head(page, english, writing)
        # What cites nothing is told of as that.
        known = all(id in library.sources for id in library.citations_on(page))
        yield from _compare(page, english, ("links", "numbers", *["sources"] * known), writing)
        if writing and writing.spans:
            yield from _other_spans(page, english, writing)


def _head(page: Page, english: Page, writing: Writing | None) -> Iterator[Problem]:
    for key in _KEYS:
        own, other = page.meta.get(key), english.meta.get(key)
        # What is wrong in English is mended there first.
        if own != other and not (other and FRONT_MATTER.keys[key](other)):
            mend = f"write '{key}: {other}'" if other else "take it out"
            line = page.meta.lines.get(key, 1)
            yield Problem(page.path, line, f"'{key}' is not as in {english.path}", mend)
    there = {prose.kind: prose for prose in english.head}
    for own in page.head:
        if other := there.get(own.kind):
            here, here_in_english = (_Piece(each.line, "", each.text) for each in (own, other))
            yield from _unlike(page, english, here, here_in_english, ("numbers",), writing)


def _compare(page: Page, english: Page, nouns: tuple[str, ...], writing: Writing | None) -> Iterator[Problem]:
    pieces = list(zip_longest(_pieces(page), _pieces(english)))
    for own, other in pieces:
        if own is None or other is None or own.what != other.what:
            here, there = (each.what if each else "nothing more" for each in (own, other))
            place = f"{english.path}:{other.line}" if other else english.path
            yield Problem(
                page.path,
                own.line if own else _pieces(page)[-1].line,
                f"here stands {here}, and in {place} {there}",
                "have the same parts in the same order",
            )
            return
    for own, other in pieces:
        yield from _unlike(page, english, own, other, nouns, writing)


def _unlike(
    page: Page, english: Page, own: _Piece, other: _Piece, nouns: tuple[str, ...], writing: Writing | None
) -> Iterator[Problem]:
    for lost in find_lost(own.text, other.text, writing) if writing else ():
        yield Problem(page.path, own.line, *lost)
    for noun, here, there in _within(own, other):
        if here != there and noun in nouns:
            place = f"{english.path}:{other.line}"
            wrong = f"the {noun} here are {listed(here)}, and in {place} {listed(there)}"
            yield Problem(page.path, own.line, wrong, "make them the same")


def _other_spans(page: Page, english: Page, writing: Writing) -> Iterator[Problem]:
    if [each.kind for each in page.prose] != [each.kind for each in english.prose]:
        return  # Of that it has been told.
    for own, other in zip(page.prose, english.prose, strict=True):
        here, there = spans_beside(own.text, writing), spans_in(other.text)
        # Of other figures has been told.
        if here != there and numbers_beside(own.text, other.text) == numbers_in(other.text):
            place = f"{english.path}:{other.line}"
            wrong = f"the spans of time here are {listed(here)}, and in {place} {listed(there)}"
            yield Problem(page.path, own.line, wrong, "make them the same")


def _within(own: _Piece, other: _Piece) -> Iterator[tuple[str, list[str], list[str]]]:
    """What has to be the same in two pieces: its name, and what each has of it."""
    yield "sources", own.citations, other.citations
    yield "links", sorted(own.links), sorted(other.links)
    yield "numbers", numbers_beside(own.text, other.text), numbers_in(other.text)


def _pieces(page: Page) -> list[_Piece]:
    pieces = [
        _Piece(
            prose.line,
            f"a heading of level {prose.level}" if prose.kind == "heading" else _NOUNS[prose.kind],
            prose.text,
            [
                f"@{mention.source}{', ' * bool(mention.locator)}{mention.locator}"
                for _, mentions in find_citations(prose.text)
                for mention in mentions or ()
            ],
        )
        for prose in page.prose
    ]
    pieces += [
        _Piece(block.line, f"'::: {block.name} {block.argument}".rstrip() + "'") for block in page.blocks
    ]
    # Within a line they keep the order in which they were read.
    pieces.sort(key=lambda piece: piece.line)
    for mark in page.marks:
        if mark.kind in ("link", "image"):
            holding = [piece for piece in pieces if piece.line <= mark.line]
            (holding or pieces)[-1].links.append(mark.address)
    return pieces
