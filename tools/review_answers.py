"""A reviewer's answers to a pack: one file, checked like data."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from content import kinds
from content.data_files import check_shape
from content.dates import is_to_come
from content.kinds import Shape
from content.library import Library
from content.problems import Problem, did_you_mean
from content.text_files import read_text
from content.yaml_reader import Map, Seq, parse_yaml

AGREE = "agree"
_CHANGE = Shape(
    {"statement": kinds.whole_number, "to": kinds.text, "why": kinds.text}, ("statement", "to", "why")
)
_DELETE = Shape({"statement": kinds.whole_number, "why": kinds.text}, ("statement", "why"))


@kinds.kind(type="array")
def _list(value: object) -> str | None:
    return None if isinstance(value, list) else "it must be a list, or [] while there is nothing in it"


_ANSWERS = Shape(
    {
        "page": kinds.text,
        "by": kinds.who,
        "role": kinds.who,
        "date": kinds.day,
        "others": kinds.one_of(AGREE, "not judged"),
        "change": _list,
        "delete": _list,
        "read": kinds.list_of(kinds.text),
    },
    ("page", "by", "role", "date", "others", "read"),
)


@dataclass(frozen=True)
class Asked:
    """What a reviewer wants of a statement: other words, or none (`to` is empty)."""

    number: int
    to: str
    why: str


@dataclass(frozen=True)
class Answers:
    """One reviewer's answers about a page: what she read, in order, and what she asked for, by the
    statement's number.
    """

    file: str
    page: str
    by: str
    role: str
    date: str
    read: tuple[str, ...]
    asked: dict[int, Asked]


def load_answers(file: str, library: Library) -> tuple[Answers | None, list[Problem]]:
    """Load and check a file of answers."""
    found, problems = read_text(Path(), file)
    if found is None or problems:
        return None, problems
    data, problems = parse_yaml(file, found.text)
    if not isinstance(data, Map):
        return None, problems or [
            Problem(file, 1, "this is no file of answers", "begin with the one that 'make review' wrote")
        ]
    problems += check_shape(file, "the file", data, 1, _ANSWERS)
    if problems:
        return None, problems
    asked: dict[int, Asked] = {}
    for item, shape in [*_items(data, "change", _CHANGE), *_items(data, "delete", _DELETE)]:
        problems += _take(file, item, shape, asked, data["read"])
    problems += _check_head(file, data, library)
    return None if problems else Answers(
        file, data["page"], data["by"], data["role"], data["date"], tuple(data["read"]), asked
    ), problems


def _items(data: Map, key: str, shape: Shape) -> Iterator[tuple[Map, Shape]]:
    items = data.get(key, [])
    for position, item in enumerate(items):
        empty = Map(items.lines[position] if isinstance(items, Seq) else data.line)
        yield item if isinstance(item, Map) else empty, shape


def _take(file: str, item: Map, shape: Shape, asked: dict[int, Asked], read: list[str]) -> list[Problem]:
    if wrong := check_shape(file, "an answer", item, item.line, shape):
        return wrong
    number = item["statement"]
    if not 0 < number <= len(read):
        return [
            Problem(
                file,
                item.lines["statement"],
                f"there is no statement {number}; there are {len(read)}",
                "correct it",
            )
        ]
    if number in asked:
        return [
            Problem(
                file,
                item.lines["statement"],
                f"statement {number} is answered twice",
                "keep the answer that is meant",
            )
        ]
    asked[number] = Asked(number, " ".join(item.get("to", "").split()), item["why"])
    return []


def _check_head(file: str, data: Map, library: Library) -> Iterator[Problem]:
    if data["page"] not in library.pages:
        yield Problem(
            file,
            data.lines["page"],
            f"there is no page '{data['page']}' of which a review could be recorded",
            did_you_mean(
                data["page"], library.pages, "a care card is signed off with the pages that show it"
            ),
        )
    if data["others"] != AGREE:
        yield Problem(
            file,
            data.lines["others"],
            "not every statement is judged",
            "write 'others: agree' if the reviewer agrees with all that she does not name",
        )
    if is_to_come(data["date"], library.today):
        yield Problem(
            file,
            data.lines["date"],
            f"the answers are dated {data['date']}, which is still to come",
            "give the day on which the page was read",
        )
