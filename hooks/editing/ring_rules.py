"""The numbers to ring fit the editions of the handouts: each country that has an edition has its number
among them, and an edition for anywhere has one that stands for several countries, if there is such a
number.
"""

from collections.abc import Iterator

from content.countries import COUNTRIES
from content.editions import ANYWHERE, EDITIONS
from content.library import Library
from content.problems import Problem


def check_ring(library: Library) -> Iterator[Problem]:
    """Check the numbers that stand beside every emergency action against the editions."""
    ring, countries = library.ring, library.countries
    if not ring or not countries.is_whole:
        return
    wide = {each.number for each in ring if each.is_shared}
    for id, edition in library.editions.written.items():
        code, number = edition["country"], edition["number"]
        if code != ANYWHERE and code in countries and all(each.country != code for each in ring):
            yield Problem(
                COUNTRIES,
                ring[0].line,
                f"'ring' has no number of '{code}', for which edition '{id}' of the handouts is printed",
                f"add one such as {{country: {code}, number: '{number}'}}, or take the edition out",
            )
        elif code == ANYWHERE and wide and number not in wide:
            yield Problem(
                EDITIONS,
                edition.lines["number"],
                f"edition '{id}' is for anywhere, but {number} is the number of some countries alone",
                f"write {' or '.join(sorted(wide))}, which stands for several among the numbers to ring",
            )
