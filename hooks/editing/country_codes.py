"""A country's code is one that a country has (ISO 3166-1): GB and not UK, so that lists and numbers of others
fit.
"""

from phonenumbers import SUPPORTED_REGIONS

from content.countries import COUNTRIES
from content.library import Library
from content.organizations import ORGANIZATIONS
from content.problems import Problem

# Of no one country; EU is kept for the European Union by the same standard.
_TOGETHER = ("INT", "EU")


def check_country_codes(library: Library) -> list[Problem]:
    """Check the codes of countries.yml and organizations.yml against those that have telephones."""
    given = [(COUNTRIES, item.lines["code"], code) for code, item in library.countries.written.items()]
    given += [
        (ORGANIZATIONS, library.organizations.written[each.id].lines["country"], each.country)
        for each in library.organizations.values()
    ]
    return [
        Problem(
            name,
            line,
            f"'{code}' is the code of no country",
            (
                "write GB for the United Kingdom"
                if code == "UK"
                else "look it up in ISO 3166-1, such as GB or IN"
            ),
        )
        for name, line, code in given
        if code not in SUPPORTED_REGIONS and code not in _TOGETHER
    ]
