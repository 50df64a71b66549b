"""The lines that tell readers of changes: each one sentence, the newest first, of pages that are there."""

from collections.abc import Iterator
from itertools import pairwise

from content.changes import ALL, CHANGES, CORRECTION, Change
from content.dates import is_to_come
from content.library import Library
from content.problems import Problem, nearest, shorten
from content.sentences import split_sentences


def check_changes(library: Library) -> Iterator[Problem]:
    """Check changes.yml, also against the pages and the day."""
    uris = {page.uri for page in library.pages.values()} | set(library.redirects)
    for change in library.changes:
        yield from _check(library, change, uris)
    for change, older in pairwise(library.changes):
        if change.date < older.date:
            yield Problem(
                CHANGES,
                older.line,
                f"the change of {older.date} stands below one of {change.date}, which is older",
                "put the newest first",
            )


def _check(library: Library, change: Change, uris: set[str]) -> Iterator[Problem]:
    for uri in change.pages:
        if uri not in uris and uri != ALL:
            near = nearest(uri, uris)
            yield Problem(
                CHANGES,
                change.line,
                f"the change of {change.date} is of '{shorten(uri)}', which is no page",
                f"did you mean '{near}'?" if near else "name it as emergency.md, or write [all]",
            )
    if is_to_come(change.date, library.today):
        yield Problem(
            CHANGES,
            change.line,
            f"the change is dated {change.date}, which is still to come",
            "give the day on which it was made",
        )
    if change.could_have_hurt and change.kind != CORRECTION:
        yield Problem(
            CHANGES,
            change.line,
            f"the change of {change.date} could have hurt somebody and is no correction",
            f"write 'kind: {CORRECTION}', or take 'could-have-hurt' out",
        )
    for words in filter(None, (change.what, change.you_said)):
        for language, text in words.items():
            if len(split_sentences(text)) > 1:
                yield Problem(
                    CHANGES,
                    words.lines[language],
                    f"the change of {change.date} is told in more than one sentence",
                    "say what matters most in one",
                )
