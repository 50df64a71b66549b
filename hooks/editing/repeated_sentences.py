"""Sentences that stand twice on a page, as they do when they were pasted twice. In cells of tables, and in
what blocks show, they may; and in other languages they stand as in English.
"""

from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem, shorten
from content.sentences import split_sentences

# Shorter ones may be meant.
_FEWEST_WORDS = 9
# So many words have at least so many letters and spaces.
_SHORTEST = 30


def check_repeated_sentences(library: Library) -> list[Problem]:
    """Check every English page for sentences that it says twice."""
    pages = [page for page in library.pages.values() if page.language == ENGLISH]
    return [problem for page in pages for problem in _check(page)]


def _check(page: Page) -> Iterator[Problem]:
    found = [
        (prose, text, span)
        for prose in page.prose
        if prose.kind in ("paragraph", "item")
        for text in (prose.text.replace("\n", " "),)
        for span in split_sentences(prose.text)
    ]
    # Most pages have no two that begin alike, and are done with.
    begin = [text[start : start + _SHORTEST] for _, text, (start, end) in found if end - start >= _SHORTEST]
    if len(set(begin)) == len(begin):
        return
    told = [(_plain(text[start:end]), prose, start) for prose, text, (start, end) in found]
    first: dict[str, int] = {}
    # Sentences that stand in the same order above are one text that was put in twice.
    runs: list[list[int]] = []
    for place, (words, _, _) in enumerate(told):
        above = first.setdefault(words, place)
        if above == place:
            continue
        if runs and runs[-1][-1] == place - 1 and first[told[place - 1][0]] == above - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if any(_is_long(told[place][0]) for place in run):
            words, prose, start = told[run[0]]
            _, above_it, start_above = told[first[words]]
            stands = "stands" if len(run) == 1 else "and what follows it stand"
            yield Problem(
                page.path,
                prose.line_at(start),
                f"'{shorten(words)}' {stands} on line {above_it.line_at(start_above)} of this page already",
                "take it out here or there",
                # It may be meant, and misleads nobody.
                level="warning",
                rule="repeated",
            )


def _is_long(words: str) -> bool:
    return sum(any(map(str.isalpha, word)) for word in words.split()) >= _FEWEST_WORDS


def _plain(sentence: str) -> str:
    """A sentence without its citation and its end."""
    return " ".join(sentence.partition(" [@")[0].rstrip(" .").split())
