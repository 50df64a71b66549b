"""Text that stands on a page twice, as it does when it was pasted twice: a whole paragraph or item, or a
sentence within one. In cells of tables, and in what blocks show, it may; and in other languages it stands as
in English.
"""

from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem, shorten
from content.sentences import split_sentences
from editing.reading_grade import plain_sentences

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
        said = plain_sentences(prose.text)
        whole = " ".join(said).rstrip(".")
        if whole in above and _is_long(whole):
            yield _problem(page, prose.line, whole, above[whole].line)
            continue
        above[whole] = prose
        sentences = [each.rstrip(".") for each in said]
        if len(set(sentences)) == len(sentences):
            continue
        first: dict[str, int] = {}
        for (start, _), sentence in zip(split_sentences(prose.text), sentences, strict=True):
            line = prose.line_at(start)
            if sentence in first and _is_long(sentence):
                yield _problem(page, line, sentence, first[sentence])
            first.setdefault(sentence, line)


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
