"""`make retractions`: which of our sources were retracted, as Crossref and Retraction Watch have it.

Crossref tells it in two fields (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/):
`updated-by` in an article's own record, and `update-to` in the record of the notice. Either can come first,
so both are looked at.
"""

import sys
from datetime import date
from urllib.parse import quote

from content.library import load_library
from content.problems import Problem, count
from content.settings import contact_of
from content.sources import SOURCES, Source
from tools.answers import UNREADABLE, NoAnswer, ask_crossref
from tools.command import command

# What takes an article back, whole or in part, and what casts doubt on it. Corrections are left out: they
# mend it.
_BACK, _DOUBT = ("retraction", "partial_retraction", "withdrawal", "removal"), "expression_of_concern"
# With this many failures in a row the other questions would fail too.
_MOST_FAILURES = 3


def find_notice(source: Source, contact: str) -> Problem | None:
    """Ask Crossref about a source with a DOI.

    A problem if it was taken back or is in doubt. Raises NoAnswer.
    """
    doi = quote(source.doi, safe="")
    try:
        found = list(ask_crossref(f"works/{doi}", contact).get("updated-by") or [])
        for notice in ask_crossref(f"works?filter=updates:{doi}&rows=50", contact)["items"]:
            # One notice can take back dozens of articles.
            found += [
                {**each, "DOI": notice["DOI"]}
                for each in notice.get("update-to") or []
                if each["DOI"].lower() == source.doi.lower()
            ]
        bad = sorted(
            (each for each in found if each["type"] in (*_BACK, _DOUBT)),
            key=lambda each: each["type"] == _DOUBT,
        )
        if not bad:
            return None
        kind = bad[0]["type"]
        says = {
            "Retraction Watch" if each.get("source") == "retraction-watch" else "its publisher"
            for each in bad
            if each["type"] == kind
        }
        day = "-".join(f"{part:02}" for part in bad[0]["updated"]["date-parts"][0])
        what = f"{kind.replace('_', ' ')} of {day}, notice {bad[0]['DOI']}, says {' and '.join(sorted(says))}"
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise NoAnswer(UNREADABLE) from None
    if kind == _DOUBT:
        return Problem(
            SOURCES,
            source.line,
            f"there is doubt about source '{source.id}' ({what})",
            "read the notice, and say on the pages what it means for them",
            "warning",
        )
    return Problem(
        SOURCES,
        source.line,
        f"source '{source.id}' has been taken back ({what})",
        f"add \"retracted: '{day}'\" below its 'custom:'; then 'make check' names each place that rests"
        " on it",
    )


def main(arguments: list[str] | None = None) -> int:
    """Ask about each DOI that is not marked as retracted already. Exit code 1 for a new retraction; else 2 if
    some source could not be looked up; else 0.
    """
    root = command(__doc__).parse_args(arguments).root
    library, _ = load_library(root, date.today())
    sources = [source for source in library.sources.values() if source.doi and not source.retracted]
    retracted, looked_up, in_a_row = False, 0, 0
    for source in sources:
        try:
            problem = find_notice(source, contact_of(root))
        except NoAnswer as error:
            print(
                f"{SOURCES}:{source.line}: source '{source.id}' was not looked up: Crossref {error}; "
                f"see that its DOI '{source.doi}' is right, and run 'make retractions' again"
            )
            in_a_row += error.code != 404
            if error.final or in_a_row == _MOST_FAILURES:
                break
            continue
        looked_up, in_a_row = looked_up + 1, 0
        if problem:
            print(problem)
            retracted = retracted or problem.level == "error"
    print(f"{looked_up} of {count(len(sources), 'source')} with a DOI looked up")
    return 1 if retracted else 2 if looked_up < len(sources) else 0


if __name__ == "__main__":
    sys.exit(main())
