"""How many years of school a page asks for: the Flesch-Kincaid grade.

Grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid and others 1975). Paragraphs, list
items and the message count, each item at least one sentence; headings, tables, care cards, menus and
references do not.
"""

import re
from functools import lru_cache

from content.citations import without_citations
from content.pages import Page
from content.sentences import split_sentences
from editing.syllables import syllables

HIGHEST_GRADE = 6.0
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d,]*")


def page_grade(page: Page) -> float:
    """The grade of a page; 0 for one without sentences."""
    sentences = [
        sentence
        for prose in page.prose
        if prose.kind in ("paragraph", "item") or prose.kind == "front matter"
        for sentence in plain_sentences(prose.text)
    ]
    words = _WORD.findall(" ".join(sentences))
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@lru_cache(maxsize=32768)
def plain_sentences(text: str) -> tuple[str, ...]:
    """The sentences of some prose as a reader hears them: no citations, one line."""
    return tuple(without_citations(text[start:end]) for start, end in split_sentences(text))
