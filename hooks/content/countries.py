"""Where to get help, by country: numbers, first contact, screening and helplines, each with its source."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.entries import REFERENCES, Reference, check_references, read_entries, references, words_in
from content.kinds import Kind, Shape
from content.problems import Problem
from content.telephones import digits_of
from content.yaml_reader import Map

COUNTRIES = "docs/_data/countries.yml"

_NUMBER = kinds.pattern(
    r"[0-9 +-]+[0-9](?: \([0-9 +-]+[0-9]\))?|[0-9]", "a telephone number in quotes, such as '999'"
)


@dataclass(frozen=True)
class Ring:
    """A number that stands beside every emergency action: its country's code, and its label by language."""

    country: str
    number: str
    label: Map
    sources: tuple[Reference, ...]


def _parts(words: Kind) -> dict[str, Shape]:
    """The shapes of a country's numbers and texts; of some it has a list."""
    number: dict[str, Kind] = {"number": _NUMBER, "for": words, "sources": REFERENCES}
    return {
        "emergency": Shape(number | {"although": kinds.text}, tuple(number)),
        "urgent": Shape(number, tuple(number)),
        "helplines": Shape(
            {
                "name": kinds.text,
                "number": _NUMBER,
                "hours": words,
                "languages": words,
                "checked": kinds.day,
                "sources": REFERENCES,
            },
            ("name", "number", "checked", "sources"),
        ),
        "first-contact": Shape({"text": words, "sources": REFERENCES}, ("text",)),
        "screening": Shape({"text": words, "sources": REFERENCES}, ("text", "sources")),
    }


def _country(words: Kind) -> Shape:
    part = _parts(words)
    return Shape(
        {
            "code": kinds.pattern("[A-Z]{2}", "two capital letters such as GB"),
            "name": words,
            "emergency": kinds.list_of(part["emergency"]),
            "urgent": kinds.list_of(part["urgent"]),
            "first-contact": part["first-contact"],
            "screening": part["screening"],
            "helplines": kinds.list_of(part["helplines"]),
            "gaps": kinds.list_of(kinds.text),
        },
        ("code", "name", "emergency", "first-contact"),
    )


def _ring(words: Kind) -> Shape:
    return Shape({"country": kinds.text, "number": _NUMBER, "label": words}, ("country", "number", "label"))


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    words = words_in(languages)
    return Shape(
        {
            "countries": kinds.list_of(_country(words)),
            "ring": kinds.list_of(_ring(words)),
            "gaps": kinds.list_of(kinds.text),
        },
        ["countries"],
    )


def load_countries(
    root: Path, languages: Collection[str]
) -> tuple[Entries[Map], tuple[Ring, ...], list[Problem]]:
    """Load and check countries.yml: each country as its mapping, by code, and the numbers that stand beside
    every emergency action. A project may have no such file.

    `gaps` say in words what nobody could confirm; they are for editors and not published.
    """
    if not (root / COUNTRIES).exists():
        return Entries(), (), []
    data, problems = load_yaml(root, COUNTRIES)
    if data is None:
        return Entries(read=False), (), problems
    words = words_in(languages)
    problems += check_shape(COUNTRIES, "the file", data, 1, file_shape(languages))
    parts = _parts(words)

    def check(country: Map, where: str) -> list[Problem]:
        found = []
        for key, shape in parts.items():
            value = country.get(key, [])
            for part in value if isinstance(value, list) else [value]:
                line = part.line if isinstance(part, Map) else country.lines[key]
                wrong = check_shape(COUNTRIES, f"{key} of {where}", part, line, shape)
                found += wrong or check_references(COUNTRIES, part, f"{key} of {where}")
        return found

    countries, found = read_entries(
        COUNTRIES, data, "countries", "country", _country(words), check, lambda item: item, id_key="code"
    )
    ring, more = _load_ring(data, countries, words)
    return countries, ring, problems + found + more


def _load_ring(data: Map, countries: Entries[Map], words: Kind) -> tuple[tuple[Ring, ...], list[Problem]]:
    """The numbers to ring, each with the sources that it has below its country."""
    ring: list[Ring] = []
    problems: list[Problem] = []
    items = data.get("ring")
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Map):
            continue
        where = f"the number to ring '{item.get('number', '?')}'"
        found = check_shape(COUNTRIES, where, item, item.line, _ring(words))
        problems += found
        if found:
            continue
        numbers = {part["number"]: part for part in countries.get(item["country"], {}).get("emergency", [])}
        if item["number"] in numbers:
            ring.append(
                Ring(item["country"], item["number"], item["label"], references(numbers[item["number"]]))
            )
        elif countries.read and not countries.faulty:
            problems.append(
                Problem(
                    COUNTRIES,
                    item.line,
                    f"{where} is no emergency number of '{item['country']}'",
                    "correct it, or add it to that country with its source",
                )
            )
    return tuple(ring), problems


def country_references(country: Map) -> Iterator[Reference]:
    """Every source of a country's numbers and texts."""
    for key in ("emergency", "urgent", "first-contact", "screening", "helplines"):
        value = country.get(key, [])
        for part in value if isinstance(value, list) else [value]:
            yield from references(part)


def emergency_numbers(countries: Entries[Map]) -> frozenset[str]:
    """The digits of every emergency number; none while not all countries could be read, since then nobody
    knows.
    """
    if countries.faulty or not countries.read:
        return frozenset()
    return frozenset(
        digits_of(part["number"]) for country in countries.values() for part in country["emergency"]
    )


def country_numbers(country: Map) -> Iterator[tuple[str, Map]]:
    """Every telephone number of a country, with what it is: emergency, urgent or helplines."""
    for key in ("emergency", "urgent", "helplines"):
        yield from ((key, part) for part in country.get(key, []))
