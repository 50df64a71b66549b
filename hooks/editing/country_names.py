"""A country is named by no name of another, neither in countries.yml nor in the editions of the handouts:
whoever goes by the name beside a number would ring somebody else's.
"""

from collections.abc import Iterator

from content.countries import COUNTRIES
from content.editions import EDITIONS
from content.library import Library
from content.problems import Problem
from content.untranslated import own_words
from content.yaml_reader import Map


def check_country_names(library: Library) -> Iterator[Problem]:
    """Check the names in each language, also several with commas between."""
    entries = library.countries.written
    # By the language: whose a name is, the whole one before the short one.
    whose: dict[tuple[str, str], str] = {}
    for key in ("name", "short"):
        for code, country in entries.items():
            for language, words in own_words(country.get(key, {})):
                whose.setdefault((language, words.casefold()), code)
    for code, country in entries.items():
        for key in ("name", "short"):
            yield from _check(COUNTRIES, f"country '{code}'", code, country.get(key), whose)
    for id, edition in library.editions.written.items():
        yield from _check(EDITIONS, f"edition '{id}'", edition["country"], edition["name"], whose)


def _check(
    name: str, where: str, code: str, names: Map | None, whose: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    for language, words in own_words(names or {}):
        for part in words.split(","):
            other = whose.get((language, part.strip().casefold()), code)
            if names and other != code:
                what = f"{where} is named '{part.strip()}', which is the name of '{other}'"
                yield Problem(name, names.lines[language], what, f"name it as '{code}' is")
