"""Where to get help, by country: numbers, first contact, screening and helplines, each with its source."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from content import kinds
from content.data_files import Entries
from content.entries import REFERENCES, Reference, words_in
from content.kinds import Kind, Shape
from content.telephones import digits_of

COUNTRIES = "docs/_data/countries.yml"

_NUMBER = kinds.pattern(
    r"[0-9 +-]+[0-9](?: \([0-9 +-]+[0-9]\))?|[0-9]", "a telephone number in quotes, such as '999'"
)


# The ways to get help in a country, as they are shown; then those that are telephone numbers.
WAYS = ("emergency", "urgent", "first-contact", "screening", "helplines")
NUMBERS = ("emergency", "urgent", "helplines")


@dataclass(frozen=True)
class Help:
    """One way to get help: a text by language, or a number with its own line in the file.

    Of a number, `purpose` says what it is for, and `name` whose it is; the others are what to know of it.
    """

    line: int
    text: dict[str, str] = field(default_factory=dict)
    number: str = ""
    purpose: dict[str, str] = field(default_factory=dict)
    name: str = ""
    hours: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    checked: str = ""
    sources: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Country:
    """Where to get help in a country. `short` names it beside a number to ring. `ways` has each of WAYS."""

    code: str
    name: dict[str, str]
    short: dict[str, str]
    ways: dict[str, tuple[Help, ...]]

    @property
    def emergency(self) -> tuple[Help, ...]:
        """The numbers for an ambulance."""
        return self.ways["emergency"]

    @property
    def numbers(self) -> Iterator[tuple[str, Help]]:
        """Every telephone number, with what it is: emergency, urgent or helplines."""
        return ((way, number) for way in NUMBERS for number in self.ways[way])

    @property
    def references(self) -> Iterator[Reference]:
        """Every source of its numbers and texts."""
        return (reference for ways in self.ways.values() for way in ways for reference in way.sources)


@dataclass(frozen=True)
class Ring:
    """A number that stands beside every emergency action: its line in the file, its country's code, a label,
    which names every country that has it, by language, and their sources; and whether others have it also.
    """

    line: int
    country: str
    number: str
    label: dict[str, str]
    sources: tuple[Reference, ...]
    is_shared: bool = False


def nearest_first(ring: Iterable[Ring], tag: str) -> list[Ring]:
    """The numbers to ring, those of the country in the tag of a language, such as hi-IN, before others."""
    return sorted(ring, key=lambda number: number.country != tag.rpartition("-")[2])


def parts(words: Kind) -> dict[str, Shape]:
    """The shapes of a country's numbers and texts; of some it has a list."""
    number: dict[str, Kind] = {"number": _NUMBER, "for": words, "sources": REFERENCES}
    reason: dict[str, Kind] = {"although": kinds.text}
    return {
        "emergency": Shape(number | reason, tuple(number)),
        "urgent": Shape(number | reason, tuple(number)),
        "helplines": Shape(
            {
                "name": kinds.text,
                "number": _NUMBER,
                **reason,
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


def country_shape(words: Kind) -> Shape:
    """The shape of a country. `words` is the kind of a text in every language of the site."""
    part = parts(words)
    return Shape(
        {
            "code": kinds.pattern("[A-Z]{2}", "two capital letters such as GB"),
            "name": words,
            "short": words,
            "emergency": kinds.list_of(part["emergency"]),
            "urgent": kinds.list_of(part["urgent"]),
            "first-contact": part["first-contact"],
            "screening": part["screening"],
            "helplines": kinds.list_of(part["helplines"]),
            "gaps": kinds.list_of(kinds.text),
        },
        ("code", "name", "emergency", "first-contact"),
    )


# A number to ring; `also` names other countries that have it.
RING = Shape(
    {"country": kinds.text, "also": kinds.list_of(kinds.text), "number": _NUMBER}, ("country", "number")
)


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    words = words_in(languages)
    return Shape(
        {
            "countries": kinds.list_of(country_shape(words)),
            "ring": kinds.list_of(RING),
            "gaps": kinds.list_of(kinds.text),
        },
        ["countries"],
    )


def emergency_numbers(countries: Entries[Country]) -> frozenset[str]:
    """The digits of every emergency number; none while not all countries could be read, since then nobody
    knows.
    """
    if not countries.is_whole:
        return frozenset()
    return frozenset(digits_of(each.number) for country in countries.values() for each in country.emergency)
