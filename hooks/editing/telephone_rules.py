"""Each emergency number is looked at by a second witness: the data that telephone makers use (libphonenumber,
on this disk). And each short number that a page tells its reader to ring is one of a country.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from content.countries import COUNTRIES
from content.library import Library
from content.pages import Page
from content.problems import Problem
from content.telephones import digits_of
from content.yaml_reader import Map

_RULE = "emergency-number"
# Codes that stand for many countries: the number has to be right in each of them
# (https://european-union.europa.eu).
_MEMBERS = {"EU": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"}
# Longer numbers are somebody's own, and stand nowhere else.
_SHORT = re.compile(r"tel:(\d{2,4})")
_NUMBER = r"\d(?:-?\d){2,3}"
# In plain words, where nothing follows that it could be a count of. Messages go to up to six digits.
_TO_RING = re.compile(
    rf"\b(?:(?:ring|call|dial|phone)\s+({_NUMBER}(?:(?:,|,? (?:or|and)) {_NUMBER}\b)*)|text\s+(\d{{3,6}}))"
    r"(?=[.,;:)]|$|\s+(?:at|for|if|in|now|or|and|today)\b)",
    re.IGNORECASE,
)
_THREE_DIGITS = re.compile(r"\d-?\d-?\d")


def check_short_numbers(library: Library) -> Iterator[Problem]:
    """Check that the short numbers to ring on pages stand in countries.yml: a slip of one digit rings nobody.

    Cards have the same rule for their emergency (`content.card_entries`).
    """
    countries = library.countries
    if not countries or countries.faulty or not countries.read:
        return
    known = {digits_of(each.number) for country in countries.values() for _, each in country.numbers}
    for page in library.pages.values():
        for line, number in dict.fromkeys(_short_numbers(page)):
            if number not in known:
                yield Problem(
                    page.path,
                    line,
                    f"{number} is no number of any country in {COUNTRIES}",
                    "correct it, or add it there with its source",
                )


def _short_numbers(page: Page) -> Iterator[tuple[int, str]]:
    for mark in page.marks:
        if mark.kind == "link" and (found := _SHORT.fullmatch(mark.address)):
            yield mark.line, found[1]
    for prose in [*page.head, *page.prose]:
        # Most prose has no number of that length, which is sooner seen.
        for found in _TO_RING.finditer(prose.text) if _THREE_DIGITS.search(prose.text) else ():
            for number in re.findall(r"[\d-]+", found[1] or found[2]):
                yield prose.line_at(found.start(found.lastindex or 0)), digits_of(number)


def check_emergency_numbers(library: Library) -> tuple[list[Problem], list[str]]:
    """Ask the second witness about the emergency numbers of countries.yml.

    Where it disagrees, `although:` beside the number says why the number stands all the same. Returns the
    problems, and a line for each reason in use.
    """
    problems, waived = [], []
    for code, country in library.countries.written.items():
        for part in country["emergency"]:
            against = [
                region
                for region in _MEMBERS.get(code, code).split()
                if not _is_known(digits_of(part["number"]), region)
            ]
            if against and "although" in part:
                waived.append(
                    f"{COUNTRIES}:{part.lines['although']}: waived {_RULE}:"
                    f" {' '.join(part['although'].split())}"
                )
            elif wrong := _wrong(part, against):
                problems.append(wrong)
    return problems, waived


def _wrong(part: Map, against: list[str]) -> Problem | None:
    if against:
        return Problem(
            COUNTRIES,
            part.lines["number"],
            "the directory of telephone makers (libphonenumber) does not know "
            f"{part['number']} as an emergency number of {', '.join(against)}",
            "correct the number or the country; if its source is sure, write 'although: the reason' under it",
            rule=_RULE,
        )
    if "although" in part:
        return Problem(
            COUNTRIES,
            part.lines["although"],
            f"nothing speaks against {part['number']} any more",
            "take out 'although:'",
        )
    return None


@lru_cache(maxsize=4096)
def _is_known(number: str, region: str) -> bool:
    # Here and not above: it takes a tenth of a second, which a project without countries shall not wait for.
    from phonenumbers import shortnumberinfo  # noqa: PLC0415

    return shortnumberinfo.is_emergency_number(number, region)
