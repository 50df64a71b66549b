"""The data behind each picture, with its source and its text twin."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from content import kinds
from content.care_cards import RANKS, SPEEDS
from content.data_files import Entries, check_shape, load_yaml
from content.drawings import unknown_drawing
from content.entries import ID, REFERENCES, Reference, check_references, read_entries, references, words_in
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Map

FIGURES = "docs/_data/figures.yml"

# people: rows of dots, some of them marked. ladder: steps, most urgent first. drawing: a file below
# overrides/pictures/.
KINDS = ("people", "ladder", "drawing")
# Of more dots nobody sees one by one, and a page grows heavy.
_MOST_PEOPLE = 1000


@dataclass(frozen=True)
class Row:
    """A row of a figure: its words by language; how many people are marked in it; how soon, in a ladder."""

    text: dict[str, str]
    marked: int = 0
    speed: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture's data. `of` is how many people each row shows, `drawing` the name of its file."""

    id: str
    kind: str
    title: dict[str, str]
    caption: dict[str, str]
    rows: tuple[Row, ...]
    sources: tuple[Reference, ...]
    of: int = 0
    drawing: str = ""


def _row(languages: Collection[str], required: Collection[str] = ("text",)) -> Shape:
    return Shape(
        {"marked": kinds.whole_number, "text": words_in(languages), "speed": kinds.one_of(*SPEEDS)}, required
    )


def _figure(languages: Collection[str]) -> Shape:
    words = words_in(languages)
    return Shape(
        {
            "id": ID,
            "kind": kinds.one_of(*KINDS),
            "of": kinds.whole_number,
            "drawing": kinds.text,
            "title": words,
            "caption": words,
            "rows": kinds.list_of(_row(languages)),
            "sources": REFERENCES,
        },
        ("id", "kind", "title", "caption", "rows", "sources"),
        allOf=[
            {
                "if": {"properties": {"kind": {"const": "people"}}},
                "then": {"required": ["of"], "properties": {"rows": {"items": {"required": ["marked"]}}}},
            },
            {"if": {"properties": {"kind": {"const": "drawing"}}}, "then": {"required": ["drawing"]}},
        ],
    )


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    return Shape({"figures": kinds.list_of(_figure(languages))}, ["figures"])


def load_figures(root: Path, languages: Collection[str]) -> tuple[Entries[Figure], list[Problem]]:
    """Load and check figures.yml: each Figure by id. A project may have no such file."""
    if not (root / FIGURES).exists():
        return Entries(), []
    data, problems = load_yaml(root, FIGURES, languages)
    if data is None:
        return Entries(read=False), problems
    problems += check_shape(FIGURES, "the file", data, 1, file_shape(languages))
    rows = {"people": _row(languages, ("marked", "text"))}

    def check(figure: Map, where: str) -> list[Problem]:
        found = check_references(FIGURES, figure, where)
        for item in figure["rows"]:
            found += check_shape(
                FIGURES, f"a row of {where}", item, item.line, rows.get(figure["kind"], _row(languages))
            )
        return found or [*_CHECKS.get(figure["kind"], _nothing)(figure, where)]

    figures, found = read_entries(FIGURES, data, "figures", "figure", _figure(languages), check, _made)
    return figures, problems + found


def _made(item: Map) -> Figure:
    return Figure(
        item["id"],
        item["kind"],
        item["title"],
        item["caption"],
        tuple(Row(row["text"], row.get("marked", 0), row.get("speed", "")) for row in item["rows"]),
        references(item),
        item.get("of", 0),
        item.get("drawing", ""),
    )


def _check_people(figure: Map, where: str) -> Iterator[Problem]:
    if "of" not in figure:
        yield Problem(FIGURES, figure.line, f"{where} has no 'of'", "say how many people each row shows")
        return
    if figure["of"] > _MOST_PEOPLE:
        yield Problem(
            FIGURES,
            figure.lines["of"],
            f"{where} shows {figure['of']} people, and nobody can tell so many apart",
            f"count in {_MOST_PEOPLE} or fewer",
        )
        return
    for item in figure["rows"]:
        if item["marked"] > figure["of"]:
            yield Problem(
                FIGURES,
                item.line,
                f"{where} marks {item['marked']} of {figure['of']} people",
                "mark no more people than there are",
            )


def _check_drawing(figure: Map, where: str) -> Iterator[Problem]:
    if "drawing" not in figure:
        yield Problem(
            FIGURES, figure.line, f"{where} has no 'drawing'", "name its file in overrides/pictures/"
        )
        return
    yield from unknown_drawing(FIGURES, figure.lines["drawing"], figure["drawing"])


def _check_ladder(figure: Map, where: str) -> Iterator[Problem]:
    steps = [(RANKS[item["speed"]], item) for item in figure["rows"] if "speed" in item]
    for (above, _), (here, item) in pairwise(steps):
        if here <= above:
            yield Problem(
                FIGURES,
                item.lines["speed"],
                f"a row of {where} has the speed '{item['speed']}' below "
                + ("another of that speed" if here == above else "one that is less urgent"),
                "order its rows by speed, each at most once: " + ", ".join(SPEEDS),
            )


def _nothing(figure: Map, where: str) -> Iterator[Problem]:
    return iter(())


_CHECKS: dict[str, Callable[[Map, str], Iterator[Problem]]] = {
    "people": _check_people,
    "drawing": _check_drawing,
    "ladder": _check_ladder,
}
