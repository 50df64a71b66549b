"""The countries of countries.yml and the numbers to ring, read and checked."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from content.countries import (
    COUNTRIES,
    RING,
    WAYS,
    Country,
    Help,
    Ring,
    country_shape,
    file_shape,
    parts,
)
from content.data_files import Entries, check_shape, load_yaml
from content.entries import check_references, read_entries, references, words_in
from content.problems import Problem
from content.untranslated import English
from content.yaml_reader import Map


def load_countries(
    root: Path, languages: Collection[str]
) -> tuple[tuple[Entries[Country], tuple[Ring, ...]], list[Problem]]:
    """Load and check countries.yml: each Country by code, and the numbers that stand beside
    every emergency action. A project may have no such file.

    `gaps` say in words what nobody could confirm; they are for editors and not published.
    """
    if not (root / COUNTRIES).exists():
        return (Entries(), ()), []
    data, problems = load_yaml(root, COUNTRIES, languages)
    if data is None:
        return (Entries(read=False), ()), problems
    words = words_in(languages)
    problems += check_shape(COUNTRIES, "the file", data, 1, file_shape(languages))
    shapes = parts(words)

    def check(country: Map, where: str) -> list[Problem]:
        found = []
        for key, shape in shapes.items():
            for part in _listed(country.get(key)):
                line = part.line if isinstance(part, Map) else country.lines[key]
                wrong = check_shape(COUNTRIES, f"{key} of {where}", part, line, shape)
                found += wrong or check_references(COUNTRIES, part, f"{key} of {where}")
        return found

    countries, found = read_entries(
        COUNTRIES, data, "countries", "country", country_shape(words), check, _made, id_key="code"
    )
    ring, more = _load_ring(data, countries)
    return (countries, ring), problems + found + more


def _listed(value: Any) -> list[Any]:
    """The items of a list; of some ways to get help there is one, or none."""
    return value if isinstance(value, list) else [value] if value else []


def _made(item: Map) -> Country:
    return Country(
        item["code"],
        item["name"],
        item.get("short", item["name"]),
        {way: tuple(map(_help, _listed(item.get(way)))) for way in WAYS},
    )


def _help(item: Map) -> Help:
    return Help(
        item.lines.get("number", item.line),
        item.get("text", {}),
        item.get("number", ""),
        item.get("for", {}),
        item.get("name", ""),
        item.get("hours", {}),
        item.get("languages", {}),
        item.get("checked", ""),
        references(item),
    )


def _load_ring(data: Map, countries: Entries[Country]) -> tuple[tuple[Ring, ...], list[Problem]]:
    """The numbers to ring, each with the sources that it has below its country, and below those that have it
    also.
    """
    ring: list[Ring] = []
    problems: list[Problem] = []
    items = data.get("ring")
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Map):
            continue
        where = f"the number to ring '{item.get('number', '?')}'"
        found = check_shape(COUNTRIES, where, item, item.line, RING)
        problems += found
        if found:
            continue
        codes = [item["country"], *item.get("also", [])]
        there = {code: _emergency(countries, code, item["number"]) for code in codes}
        sources = [reference for number in there.values() if number for reference in number.sources]
        if there[item["country"]]:
            label = _label(countries, codes)
            ring.append(
                Ring(item.line, item["country"], item["number"], label, tuple(sources), len(codes) > 1)
            )
        if countries.is_whole:
            problems += [
                Problem(
                    COUNTRIES,
                    item.line,
                    f"{where} is no emergency number of '{code}'",
                    "correct it, or add it to that country with its source",
                )
                for code, number in there.items()
                if not number
            ]
    return tuple(ring), problems


def _label(countries: Entries[Country], codes: list[str]) -> dict[str, str]:
    """What names these countries beside a number, by language; all in English where one has no name in it."""
    names = [country.short for code in codes if (country := countries.get(code))]
    return {
        language: English(", ".join(name["en"] for name in names))
        if any(isinstance(name[language], English) for name in names)
        else ", ".join(name[language] for name in names)
        for language in names[0]
    }


def _emergency(countries: Entries[Country], code: str, number: str) -> Help | None:
    """A country's emergency number, if it is one."""
    country = countries.get(code)
    return next((each for each in country.emergency if each.number == number), None) if country else None
