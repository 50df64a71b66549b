"""Every statement of a page as readers meet it, in order, each with its sources: what a reviewer is asked
to agree to.

They are taken from the page's tree, of which the web page, the sheets of paper and the search are made
as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from content.citations import Mention, find_citations, without_citations
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.sentences import split_sentences
from content.told import sources_told

# Within a line these part no words; other elements begin a statement of their own.
_INLINE = frozenset(
    ("a", "abbr", "b", "code", "em", "i", "input", "label", "small", "span", "strong", "sub", "sup")
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# The sources of a care card stand beside each of its statements.
_NO_STATEMENT = frozenset(("card-sources",))
# What a reader hears or is shown later stands in attributes: a picture's words, what a form says once it is
# used.
_HEARD = re.compile(r"alt|aria-label|data-.+")
_WORDS = re.compile(r"\w.* .*\w", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_LEVEL = re.compile(r"\bcard-(emergency|urgent|non-urgent)\b")
# Brackets of plain words are no citations.
_MASK, _UNMASK = str.maketrans("[]", "⟦⟧"), str.maketrans("⟦⟧", "[]")


@dataclass(frozen=True)
class Statement:
    """A sentence, heading, item or cell. `line` is that of the page's file.

    `kind` is head, heading, words or later; `level` that of the care card it stands in, if any.
    """

    words: str
    mentions: tuple[Mention, ...]
    line: int
    kind: str = "words"
    level: str = ""

    @property
    def as_read(self) -> str:
        """The words with their sources, in the form of a citation."""
        cited = "; ".join(
            f"@{each.source}{', ' * bool(each.locator)}{each.locator}" for each in self.mentions
        )
        return f"{self.words} [{cited}]" if cited else self.words


def statements_of(library: Library, page: Page, tree: PageTree) -> list[Statement]:
    """All statements of a page: first its title and description, which search engines show, then what
    stands on it.
    """
    head = [
        Statement(str(page.meta.get(key, "")), (), page.meta.lines.get(key, 1), "head")
        for key in ("title", "description")
    ]
    reader = _Reader(tree, sources_told(library, page.language))
    reader.read(tree.words, 1, "")
    return [each for each in head if each.words] + reader.found


@dataclass
class _Reader:
    """Goes through a tree and cuts the runs of words that it meets into statements."""

    tree: PageTree
    told: dict[str, tuple[Mention, ...]]
    found: list[Statement] = field(default_factory=list)

    def read(self, element: Element, line: int, level: str) -> None:
        # The numbers of a drawing stand in the list below it.
        if _NO_STATEMENT & set(element.get("class", "").split()) or (
            element.tag == "text" and not _LETTER.search(element.text or "")
        ):
            return
        line = self.tree.lines.get(element, line)
        if match := _LEVEL.search(element.get("class", "")):
            level = match[1]
        kind = "heading" if element.tag in _HEADINGS else "words"
        run = [_plain(element.text)]
        for child in element:
            if child.tag in _INLINE:
                run.append(_run(child))
            else:
                self._cut("".join(run), line, kind, level)
                self.read(child, line, level)
                run = []
            run.append(_plain(child.tail))
        self._cut("".join(run), line, kind, level)
        for name, value in element.attrib.items():
            if _HEARD.fullmatch(name) and _WORDS.search(value):
                self._cut(_plain(value), line, "later", level)

    def _cut(self, run: str, line: int, kind: str, level: str) -> None:
        for start, end in split_sentences(run):
            sentence = run[start:end]
            words = without_citations(sentence).translate(_UNMASK)
            mentions = [each for _, found in find_citations(sentence) for each in found or ()]
            if re.search(r"\w", words):
                self.found.append(
                    Statement(words, _once(mentions or self._of_data(words)), line, kind, level)
                )

    def _of_data(self, words: str) -> Iterable[Mention]:
        """The sources of words that a data file holds; a line with the numbers to ring holds more than
        one.
        """
        if words in self.told:
            return self.told[words]
        return [
            mention
            for text, mentions in self.told.items()
            if _is_number(text) and text in words
            for mention in mentions
        ]


def _is_number(text: str) -> bool:
    return text[0].isdigit() and len(text) < 30


def _run(element: Element) -> str:
    """The words of an element within a line, with citations as they are written."""
    mentions: tuple[Mention, ...] | None = getattr(element, "mentions", None)
    if mentions is not None:
        cited = "; ".join(f"@{each.source}{', ' * bool(each.locator)}{each.locator}" for each in mentions)
        return f" [{cited}]"
    return _plain(element.text) + "".join(_run(child) + _plain(child.tail) for child in element)


def _plain(text: str | None) -> str:
    return (text or "").translate(_MASK)


def _once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(Mention(each.source, each.locator) for each in mentions))
