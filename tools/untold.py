"""Changes that readers are not told of: a cited sentence, a figure, a care card or a number is another than
it was, and changes.yml has no line for its page.
"""

from collections.abc import Iterator

from content.changes import CHANGES, Change
from content.citations import find_citations, without_citations
from content.library import Library
from content.pages import Page
from content.problems import Problem, shorten
from content.quantities import find_figure
from content.sentences import split_sentences
from content.shown import shown_on

# What a page shows besides its own text that tells people what to do: by the beginnings of their names.
_TELLING = ("care card", "sign", "figure", "checklist", "the numbers", "the countries", "the strip")


def find_untold(before: Library, now: Library) -> Iterator[Problem]:
    """A problem for each page that says something else than before without a word to its readers."""
    known = {_told(change) for change in before.changes}
    new = [change for change in now.changes if _told(change) not in known]
    for path, page in now.pages.items():
        old = before.pages.get(path)
        if not old or page.language != "en" or any(change.is_of(page.uri) for change in new):
            continue
        if found := _different(before, old, now, page):
            line, what = found
            yield Problem(
                path,
                line,
                f"{what}, and no new line of {CHANGES} tells readers of this page",
                f"add '- {{date: {now.today}, kind: ..., pages: [{page.uri}], what: {{en: ...}}}}' at "
                "its top",
            )


def _told(change: Change) -> tuple[str, ...]:
    return (change.date, change.kind, *change.pages, *change.what.values())


def _different(before: Library, old: Page, now: Library, page: Page) -> tuple[int, str] | None:
    """The line, and what is another there, or None."""
    was, is_now = dict(_statements(old)), dict(_statements(page))
    for words, line in is_now.items():
        if words not in was:
            return line, f"'{shorten(words)}' was not said before"
    for words in was:
        if words not in is_now:
            return 1, f"'{shorten(words)}' is no longer said"
    shown = shown_on(before, old)
    for name, text in shown_on(now, page).items():
        if name.startswith(_TELLING) and shown.get(name, text) != text:
            return 1, f"{name} has changed"
    return None


def _statements(page: Page) -> Iterator[tuple[str, int]]:
    """The sentences that have a source or a figure, each with its line."""
    for prose in page.prose:
        for start, end in split_sentences(prose.text):
            sentence = prose.text[start:end]
            if find_citations(sentence) or find_figure(sentence):
                yield without_citations(sentence), prose.line_at(start)
