"""The directory of telephone makers (libphonenumber, on this disk): which numbers a country has."""

from collections.abc import Iterable
from functools import lru_cache

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    country_code_for_region,
    is_valid_number,
    parse,
    shortnumberinfo,
)

# The digits of a number that is somebody's own, at least. Shorter ones are services of a country.
SHORTEST_OWN = 7
# Codes that stand for many countries (https://european-union.europa.eu).
_MEMBERS = {"EU": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"}


def regions_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The countries of these codes, each of its own."""
    return tuple(region for code in codes for region in _MEMBERS.get(code, code).split())


@lru_cache(maxsize=4096)
def is_emergency(number: str, region: str) -> bool:
    """Whether it is an emergency number of a country."""
    return shortnumberinfo.is_emergency_number(number, region)


@lru_cache(maxsize=4096)
def is_short(number: str, region: str) -> bool:
    """Whether a country has such a number for a service, as for textphones."""
    told = PhoneNumber(country_code=country_code_for_region(region), national_number=int(number))
    return shortnumberinfo.is_valid_short_number_for_region(told, region)


@lru_cache(maxsize=4096)
def whole_number(number: str, region: str) -> str:
    """The digits of a longer number as they stand behind the code of its country; empty if none has it."""
    try:
        told = parse(number, region)
    except NumberParseException:
        return ""
    return str(told.national_number) if is_valid_number(told) else ""
