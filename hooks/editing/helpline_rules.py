"""A longer number to ring is one that some country can have, by the directory of telephone makers: with a
figure too few it rings nobody. And it is not that of a helpline but for one figure.
"""

import re
from collections.abc import Iterable, Iterator

from content.countries import COUNTRIES, Country
from content.library import Library
from content.problems import Problem
from content.telephones import digits_of
from editing.phone_directory import SHORTEST_OWN, regions_of, whole_number

_LINK = re.compile(r"tel:(\+?\d{7,})")


class Helplines:
    """The longer numbers of the countries, with which others are compared."""

    def __init__(self, countries: Iterable[tuple[str, Country]]) -> None:
        # By the digits behind the code of its country: the digits, and how it is written.
        self._known: dict[str, tuple[str, str]] = {}
        self._codes: list[str] = []
        for code, country in countries:
            self._codes.append(code)
            for _, each in country.numbers:
                number = digits_of(each.number)
                if len(number) >= SHORTEST_OWN:
                    whole = (whole_number(number, region) for region in regions_of([code]))
                    self._known |= dict.fromkeys(filter(None, whole), (number, each.number))

    def wrong(self, number: str) -> tuple[str, str] | None:
        """What is wrong with the digits of a longer number and how to mend it, or None."""
        if any(number == digits for digits, _ in self._known.values()):
            return None
        whole = {whole_number(number, region) for region in regions_of(self._codes)} - {""}
        if whole & self._known.keys():
            return None
        near = [
            written
            for other, (digits, written) in self._known.items()
            if is_slip(number, digits) or any(is_slip(each, other) for each in whole)
        ]
        if near:
            return f"{number} is {near[0]} of {COUNTRIES} but for one figure", "correct it"
        mend = "correct it, or write it with a + and the code of its country"
        return None if whole else (f"no country of {COUNTRIES} can have {number} (libphonenumber)", mend)


def check_helplines(library: Library) -> Iterator[Problem]:
    """Check the links that ring a longer number; telephone_rules does so for plain words."""
    countries = library.countries
    if not countries or not countries.is_whole:
        return
    links = [
        (page.path, mark.line, found[1])
        for page in library.pages.values()
        for mark in page.marks
        if mark.kind == "link" and (found := _LINK.fullmatch(mark.address))
    ]
    helplines = Helplines(countries.items() if links else ())
    for path, line, number in links:
        if wrong := helplines.wrong(number):
            yield Problem(path, line, *wrong)


def is_slip(number: str, known: str) -> bool:
    """Whether one figure of a known number is another, or missing, or one too many, or two stand in each
    other's place.
    """
    if number == known or abs(len(number) - len(known)) > 1:
        return False
    pairs = enumerate(zip(number, known, strict=False))
    start = next((at for at, (one, other) in pairs if one != other), min(len(number), len(known)))
    ours, theirs = number[start:], known[start:]
    swapped = len(ours) > 1 and ours[:2] == theirs[:2][::-1] and ours[2:] == theirs[2:]
    return swapped or ours[1:] == theirs[1:] or ours[1:] == theirs or ours == theirs[1:]
