"""What rests on a place in a source: statements of pages, and entries of the data files."""

from collections.abc import Iterator
from dataclasses import dataclass

from content.citations import find_citations, without_citations
from content.library import Library
from content.sentences import split_sentences
from content.signs import SIGNS


@dataclass(frozen=True)
class Resting:
    """A statement, or an entry of a data file (`words` may be empty), with its file and line."""

    path: str
    line: int
    words: str


def cited_places(library: Library) -> set[tuple[str, str]]:
    """Every place that something cites, as its source's id and where in that source."""
    on_pages = (
        each
        for page in library.pages.values()
        for prose in page.prose
        for _, found in find_citations(prose.text)
        for each in found or ()
    )
    in_data = (reference for _, reference in library.every_reference())
    return {(each.source, each.locator) for cited in (on_pages, in_data) for each in cited}


def resting_on(library: Library, source: str, locator: str) -> Iterator[Resting]:
    """Everything that cites one place in one source."""
    for page in library.pages.values():
        for prose in page.prose:
            for start, end in split_sentences(prose.text):
                sentence = prose.text[start:end]
                cited = [each for _, found in find_citations(sentence) for each in found or ()]
                if any((each.source, each.locator) == (source, locator) for each in cited):
                    yield Resting(page.path, prose.line_at(start), without_citations(sentence))
    words = _words_of_the_rule(library)
    for path, reference in library.every_reference():
        if (reference.source, reference.locator) == (source, locator):
            yield Resting(path, reference.line, words.get((path, reference.line), ""))


def _words_of_the_rule(library: Library) -> dict[tuple[str, int], str]:
    """What a reference in signs.yml stands for, by its file and line."""
    signs = {
        (SIGNS, each.line): sign.text["en"] for sign in library.signs.values() for each in sign.own_sources
    }
    return signs | {
        (SIGNS, each.line): card.heading["en"] for card in library.cards.values() for each in card.sources
    }
