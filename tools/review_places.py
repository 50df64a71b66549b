"""Where a statement is written: in the page's own file, or in a data file that the page shows."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from content.care_cards import without_links
from content.countries import COUNTRIES
from content.library import Library
from content.pages import Page
from content.sentences import split_sentences
from content.signs import SIGNS
from content.statements import Statement
from editing.data_words import every_text, words_in


def place_of(library: Library, page: Page, statement: Statement) -> tuple[str, int]:
    """The file and line on which a statement begins."""
    own = " ".join(" ".join(prose.text.split()) for prose in page.prose)
    texts = [*_of_cards(library, page, statement)]
    if statement.words not in re.sub(r"\s?\[[^\]]*@[^\]]*\]", "", own):
        texts += [*_of_numbers(library, page), *every_text(library)]
    # A sentence of its own stands before a part of another one.
    for holds in (_has_sentence, _has_part):
        for path, line, text in texts:
            if holds(" ".join(without_links(text).split()), statement.words):
                return path, _line_within(library, path, line, statement.words)
    return page.path, statement.line


def _has_sentence(text: str, words: str) -> bool:
    return words == text or words in [text[start:end] for start, end in split_sentences(text)]


def _has_part(text: str, words: str) -> bool:
    return words in text


def _of_numbers(library: Library, page: Page) -> Iterator[tuple[str, int, str]]:
    """The numbers to ring, each with whom it is for, as they are read."""
    for ring in library.ring:
        yield COUNTRIES, ring.line, f"{ring.number} {ring.label[page.language]}"


def _of_cards(library: Library, page: Page, statement: Statement) -> Iterator[tuple[str, int, str]]:
    """The texts of the care cards that a statement stands in: first their own, for what a sign is explained
    with may be the same.
    """
    cards = [
        card
        for block in page.blocks
        if statement.level and block.line == statement.line
        for card in library.cards_of(block)
    ]
    entries = [library.cards.written[card.id] for card in cards]
    entries += [library.signs.written[sign.id] for card in cards for sign in card.facts]
    for entry in entries:
        for line, text in words_in(entry, page.language):
            yield SIGNS, line, text


def _line_within(library: Library, path: str, line: int, words: str) -> int:
    """The line on which words begin, in a text whose key stands on this one; that of the key where they are
    written otherwise, as with a link.
    """
    text, begins = "", []
    for row in (library.root / path).read_text(encoding="utf-8").splitlines()[line - 1 : line + 20]:
        begins.append(len(text))
        text += " ".join(row.split()) + " "
    at = text.find(words)
    return line if at < 0 else line + bisect_right(begins, at) - 1
