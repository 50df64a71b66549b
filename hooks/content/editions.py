"""In which editions each handout is printed: for each country its number to ring, and its paper; in one
language, or in two side by side.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from content import kinds
from content.care_cards import CareCard
from content.countries import Country
from content.data_files import Entries, check_shape, load_yaml
from content.entries import ID, LANGUAGE, read_entries, words_in
from content.kinds import Kind, Shape
from content.languages import language_folders
from content.pages import Page
from content.problems import Problem, nearest
from content.telephones import digits_of
from content.yaml_reader import Map

EDITIONS = "docs/_data/handouts.yml"
# The code of no country in particular.
ANYWHERE = "INT"
# The ways to print a handout of each kind, each with what its files' names end in after the edition's id.
WAYS = {
    "page": {"page": "", "large": "-large"},
    "card": {"card": "", "poster": "-large"},
    "slip": {"slip": ""},
}
# Likewise where each line stands in two languages: on a card, which is shown to somebody who reads one.
PAIRED = {"card": {"pair": ""}}
# Where the digests of all the files stand.
SUMS = "handouts/SHA256SUMS"
PAPERS = ("a4", "letter")
# A number to ring has two digits at least.
_NUMBER = re.compile(r"\d{2,}")


@dataclass(frozen=True)
class Edition:
    """An edition that each handout has. Its id ends the names of its files.

    `number` is the one to ring, and `beside` what stands beside it; without one, those of the page stand.
    `contact` has other words for whom to contact by the id of the care card. Words are by language code.
    `languages` are those that stand side by side, from the left; none where each has sheets of its own.
    """

    id: str
    line: int = 0
    country: str = ANYWHERE
    paper: str = "a4"
    number: str = ""
    name: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    contact: dict[str, dict[str, str]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()

    @property
    def numbers(self) -> set[str]:
        """Every number that it names."""
        return {self.number, *(number for text in self.beside.values() for number in _NUMBER.findall(text))}


def _card(words: Kind) -> Shape:
    return Shape({"id": kinds.text, "contact": words}, ("id", "contact"))


def _edition(words: Kind) -> Shape:
    return Shape(
        {
            "id": ID,
            "country": kinds.pattern("[A-Z]{2}|INT", "two capital letters such as GB, or INT for anywhere"),
            "name": words,
            "number": kinds.pattern("[0-9]+", "an emergency number in quotes, such as '999'"),
            "beside": words,
            "paper": kinds.one_of(*PAPERS),
            "languages": kinds.list_of(LANGUAGE),
            "cards": kinds.list_of(_card(words)),
        },
        ("id", "country", "name", "number", "paper"),
    )


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    return Shape({"editions": kinds.list_of(_edition(words_in(languages)))}, ["editions"])


def load_editions(
    root: Path, languages: Collection[str], countries: Entries[Country], cards: Entries[CareCard]
) -> tuple[Entries[Edition], list[Problem]]:
    """Load and check handouts.yml: each Edition by id, in order. `cards` are the care cards of signs.yml.

    A project without the file has editions with its pages' own numbers, in each paper.
    """
    editions: Entries[Edition] = Entries()
    if not (root / EDITIONS).exists():
        editions.update({paper: Edition(paper, paper=paper) for paper in PAPERS})
        return editions, []
    data, problems = load_yaml(root, EDITIONS, languages)
    if data is None:
        return Entries(read=False), problems
    words = words_in(languages)
    problems += check_shape(EDITIONS, "the file", data, 1, file_shape(languages))
    editions, found = read_entries(
        EDITIONS,
        data,
        "editions",
        "edition",
        _edition(words),
        lambda item, where: [
            *_check(item, where, words, countries, cards),
            *_check_languages(item, where, language_folders(root)),
        ],
        lambda item: Edition(
            item["id"],
            item.line,
            item["country"],
            item["paper"],
            item["number"],
            dict(item["name"]),
            dict(item.get("beside", {})),
            {card["id"]: dict(card["contact"]) for card in item.get("cards", [])},
            tuple(item.get("languages", ())),
        ),
    )
    return editions, [*problems, *found]


def _check(
    item: Map, where: str, words: Kind, countries: Entries[Country], cards: Entries[CareCard]
) -> Iterator[Problem]:
    here = item["country"]
    known = {
        digits_of(part.number)
        for code, country in countries.items()
        if here in (code, ANYWHERE)
        for part in country.emergency
    }
    beside: Map | None = item.get("beside")
    told = [(item.lines["number"], item["number"])]
    if beside:
        for language, text in beside.items():
            told += [(beside.lines[language], number) for number in _NUMBER.findall(text)]
    for line, number in told:
        if number not in known and countries.is_whole:
            place = "any country" if here == ANYWHERE else f"'{here}'"
            yield Problem(
                EDITIONS,
                line,
                f"{where} names {number}, which is no emergency number of {place}",
                "correct it, or add it to docs/_data/countries.yml with its source",
            )
    for card in item.get("cards", []):
        line = getattr(card, "line", item.line)
        wrong = check_shape(EDITIONS, f"a card of {where}", card, line, _card(words))
        yield from wrong
        if not wrong and not cards.knows(card["id"]):
            near = nearest(card["id"], cards)
            yield Problem(
                EDITIONS,
                line,
                f"{where} names an unknown care card '{card['id']}'",
                f"did you mean '{near}'?" if near else "take it out, or add the card to docs/_data/signs.yml",
            )


def _check_languages(item: Map, where: str, known: Collection[str]) -> Iterator[Problem]:
    languages = item.get("languages", [])
    line = item.lines.get("languages", item.line)
    if languages and (len(languages) != 2 or len({*languages}) != 2):
        yield Problem(
            EDITIONS, line, f"{where} does not name two languages", "name two, the left one first: [hi, en]"
        )
    for language in languages:
        if language not in known:
            yield Problem(
                EDITIONS,
                line,
                f"{where} names '{language}', and there is no docs/{language}/",
                f"correct it; the languages are {', '.join(known)}",
            )


def ways_of(page: Page) -> dict[str, str]:
    """The ways in which a page is printed, as in WAYS; none if it is a page for the web only."""
    return WAYS.get(str(page.meta.get("handout")), {})


def pdf_address(page: Page, edition: Edition, ending: str) -> str:
    """Where an edition of a handout is, below the site's address."""
    return f"{page.uri.removesuffix('.md')}-{edition.id}{ending}.pdf"
