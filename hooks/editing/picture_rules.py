"""The words of a picture count what its dots show. For English, whose ways to count we know."""

import re
from collections.abc import Iterator

from content.figures import FIGURES
from content.library import Library
from content.problems import Problem, shorten
from content.yaml_reader import Map

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*")
# Of how many a share is told.
_ROUND = {100, 1_000, 10_000}
_COUNTED = re.compile(rf"({_NUMBER.pattern}) (?:of|(?:\w+ )?(?:people|women|men|rings?|dots?))\b")


def check_pictures(library: Library) -> Iterator[Problem]:
    """Check the title and the rows of each picture of people."""
    for figure in library.figures.written.values():
        if figure["kind"] == "people":
            yield from _check(figure)


def _check(figure: Map) -> Iterator[Problem]:
    of = figure["of"]
    in_title = _numbers(_NUMBER, figure["title"])
    if of not in in_title and (others := sorted(in_title & _ROUND)):
        yield Problem(
            FIGURES,
            figure["title"].lines["en"],
            f"picture '{figure['id']}' shows {of:,} people, and its title speaks of {others[0]:,}",
            "give both the same number",
        )
    told = [(figure["title"], in_title - {of}, {row["marked"] for row in figure["rows"]})] * (of in in_title)
    told += [(row["text"], _numbers(_COUNTED, row["text"]), {row["marked"]}) for row in figure["rows"]]
    for words, numbers, marked in told:
        if numbers and not numbers & marked:
            yield Problem(
                FIGURES,
                words.lines["en"],
                f"picture '{figure['id']}' marks {', '.join(map(str, sorted(marked)))}, and its words do not "
                f"say so: '{shorten(words['en'])}'",
                "give both the same number",
            )


def _numbers(pattern: re.Pattern[str], words: Map) -> set[int]:
    return {int(number.replace(",", "")) for number in pattern.findall(words.get("en", ""))}
