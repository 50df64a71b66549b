"""Each number of a country is looked at by a second witness: the directory of telephone makers
(libphonenumber, on this disk).
"""

from content.countries import COUNTRIES, NUMBERS
from content.library import Library
from content.problems import Problem
from content.telephones import digits_of
from content.yaml_reader import Map
from editing.phone_directory import SHORTEST_OWN, is_emergency, regions_of, whole_number

_RULE = "emergency-number"


def check_country_numbers(library: Library) -> tuple[list[Problem], list[str]]:
    """Ask the second witness about the numbers of countries.yml.

    Where it disagrees, `although:` beside the number says why the number stands all the same. Returns the
    problems, and a line for each reason in use.
    """
    problems, waived = [], []
    for code, country in library.countries.written.items():
        for way in NUMBERS:
            what = "an emergency number" if way == "emergency" else "a number"
            for part in country.get(way, ()):
                against = _against(code, way, digits_of(part["number"]))
                if against and "although" in part:
                    waived.append(
                        f"{COUNTRIES}:{part.lines['although']}: waived {_RULE}:"
                        f" {' '.join(part['although'].split())}"
                    )
                elif wrong := _wrong(part, what, against):
                    problems.append(wrong)
    return problems, waived


def _against(code: str, way: str, number: str) -> list[str]:
    """The countries that do not have a number. One for emergencies has to be right in all that a code stands
    for; of others it knows the longer ones.
    """
    regions = regions_of([code])
    if way == "emergency":
        return [region for region in regions if not is_emergency(number, region)]
    is_known = len(number) < SHORTEST_OWN or any(whole_number(number, region) for region in regions)
    return [] if is_known else [code]


def _wrong(part: Map, what: str, against: list[str]) -> Problem | None:
    if against:
        return Problem(
            COUNTRIES,
            part.lines["number"],
            "the directory of telephone makers (libphonenumber) does not know "
            f"{part['number']} as {what} of {', '.join(against)}",
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
