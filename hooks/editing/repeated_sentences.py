"""Text that stands on a page twice, as it does when it was pasted twice: a whole paragraph or item, or a
sentence within one. In cells of tables, and in what blocks show, it may; and in other languages it stands as
in English.
"""

from collections.abc import Iterator

from content.citations import CITATION
from content.languages import ENGLISH
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem, shorten
from content.sentences import split_sentences

# Shorter ones may be meant.
_FEWEST_WORDS = 9


def check_repeated_sentences(library: Library) -> list[Problem]:
    """Check every English page for text that it says twice."""
    pages = [page for page in library.pages.values() if page.language == ENGLISH]
    return [problem for page in pages for problem in _check(page)]


def _check(page: Page) -> Iterator[Problem]:
    above: dict[str, Prose] = {}
    for prose in page.prose:
        if prose.kind not in ("paragraph", "item"):
            continue
        whole = _plain(prose.text)
        if whole in above and _is_long(whole):
            yield _problem(page, prose.line, whole, above[whole].line)
            continue
        above[whole] = prose
        spans = split_sentences(prose.text)
        sentences = [_plain(prose.text[start:end]) for start, end in spans] if len(spans) > 1 else []
        for at, sentence in enumerate(sentences):
            if (first := sentences.index(sentence)) < at and _is_long(sentence):
                yield _problem(page, prose.line_at(spans[at][0]), sentence, prose.line_at(spans[first][0]))


def _problem(page: Page, line: int, words: str, above: int) -> Problem:
    return Problem(
        page.path,
        line,
        f"'{shorten(words)}' stands on line {above} of this page already",
        "take it out here or there",
        # It may be meant, and misleads nobody.
        level="warning",
        rule="repeated",
    )


def _is_long(words: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in words.split()) >= _FEWEST_WORDS


def _plain(text: str) -> str:
    """A text without its citations and its end."""
    return " ".join((CITATION.sub("", text) if "[@" in text else text).split()).replace(" .", ".").rstrip(".")
