"""The families of guidelines, against the sources that belong to them."""

from collections.abc import Iterator

from content.dates import is_to_come
from content.entries import unknown_ids
from content.guidelines import GUIDELINES, read_families
from content.library import Library
from content.problems import Problem


def check_guidelines(library: Library) -> Iterator[Problem]:
    """Check guidelines.yml, also against what it is about."""
    families, problems = read_families(library.root)
    yield from problems
    for family in families:
        where = f"family '{family.id}'"
        yield from unknown_ids(GUIDELINES, family.line, where, "source", family.sources, library.sources)
        if is_to_come(family.seen, library.today):
            yield Problem(
                GUIDELINES,
                family.line,
                f"{where} was seen on {family.seen}, which is still to come",
                "give the day on which somebody looked",
            )
