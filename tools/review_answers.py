"""A reviewer's answers to a pack: one file, checked like data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from content import kinds, people
from content.data_files import check_shape
from content.dates import is_to_come
from content.kinds import Shape
from content.library import Library
from content.problems import Problem, did_you_mean
from content.text_files import read_text
from content.yaml_reader import Map, Seq, parse_yaml

# What holds of the statements that are not named.
AGREE, NOT_MINE, OPEN = "agree", "not mine", "not judged"
# How an answer is written, by its keys.
_EXAMPLE = {
    "statement": "12",
    "to": '"The new words."',
    "why": '"In a few words."',
    "who": '"a pharmacist"',
}
_CHANGE = Shape(
    {"statement": kinds.whole_number, "to": kinds.text, "why": kinds.text}, ("statement", "to", "why")
)
_DELETE = Shape({"statement": kinds.whole_number, "why": kinds.text}, ("statement", "why"))
_LEFT = Shape({"statement": kinds.whole_number, "who": people.who}, ("statement", "who"))
_AGREED = Shape({"statement": kinds.whole_number}, ("statement",))
_SHAPES = {"change": _CHANGE, "delete": _DELETE, "not-mine": _LEFT, "agree": _AGREED}


@kinds.kind(type="array")
def _list(value: object) -> str | None:
    return None if isinstance(value, list) else "it must be a list, or [] while there is nothing in it"


_ANSWERS = Shape(
    {
        "page": kinds.text,
        "written": kinds.day,
        "by": people.name,
        "role": people.who,
        "date": kinds.day,
        "others": kinds.one_of(AGREE, NOT_MINE, OPEN),
        "change": _list,
        "delete": _list,
        "not-mine": _list,
        "agree": _list,
        "read": kinds.list_of(kinds.text),
    },
    ("page", "written", "by", "role", "date", "others", "read"),
)


@dataclass(frozen=True)
class Asked:
    """What a reviewer wants of a statement: other words, or none (`to` is empty), and on which line."""

    number: int
    to: str
    why: str
    line: int


@dataclass(frozen=True)
class Answers:
    """One reviewer's answers about a page: what she read, in order, and what she asked for, by the
    statement's number; `left` are the numbers of those that are not hers to judge, each with whose she says
    they are, or nothing.
    """

    file: str
    page: str
    by: str
    role: str
    date: str
    read: tuple[str, ...]
    asked: dict[int, Asked]
    left: dict[int, str] = field(default_factory=dict)


def load_answers(file: str, library: Library) -> tuple[Answers | None, list[Problem]]:
    """Load and check a file of answers."""
    if wrong := _no_answers(file, library):
        return None, [wrong]
    found, problems = read_text(Path(), file)
    if found is None or problems:
        return None, problems
    data, problems = parse_yaml(file, found.text)
    if not isinstance(data, Map):
        return None, problems or [
            Problem(file, 1, "this is no file of answers", "begin with the one that 'make review' wrote")
        ]
    problems += _check_page(file, data, library) or check_shape(file, "the file", data, 1, _ANSWERS)
    if problems:
        return None, problems
    given: dict[int, Map] = {}
    for key, shape in _SHAPES.items():
        for item, line in _items(data, key):
            problems += _take(file, item, line, shape, given, len(data["read"]))
    problems += _check_head(file, data, library)
    return None if problems else _answers(file, data, given), problems


def _answers(file: str, data: Map, given: dict[int, Map]) -> Answers:
    asked = {
        number: Asked(number, " ".join(item.get("to", "").split()), item["why"], item.lines["statement"])
        for number, item in given.items()
        if "why" in item
    }
    unnamed = range(1, len(data["read"]) + 1) if data["others"] == NOT_MINE else ()
    left = {number: "" for number in unnamed if number not in given}
    left |= {number: item["who"] for number, item in given.items() if "who" in item}
    head = (data["page"], data["by"], data["role"], data["date"], tuple(data["read"]))
    return Answers(file, *head, asked, left)


def _no_answers(file: str, library: Library) -> Problem | None:
    """What is wrong with a file that is none, or is a page; None if it may be read."""
    path = Path(file)
    if path.suffix == ".md":
        answers = f"the file of answers that 'make review PAGE={file}' wrote, such as review/{path.stem}.yml"
        return Problem(file, 1, "this is a page, and no file of answers", f"name {answers}")
    if path.suffix in (".html", ".pdf"):
        mend = f"name the file with the answers, {path.with_suffix('.yml')}"
        return Problem(file, 1, "this is what a reviewer reads, and no file of answers", mend)
    if not path.exists():
        mend = "name the file of answers, such as review/emergency.yml"
        return Problem(file, 1, "there is no such file", mend)
    return None


def _items(data: Map, key: str) -> Iterator[tuple[object, int]]:
    items = data.get(key, [])
    for position, item in enumerate(items):
        line = items.lines[position] if isinstance(items, Seq) else data.lines[key]
        # A number by itself says that she agrees.
        yield _numbered(item, line) if key == AGREE and isinstance(item, int) else item, line


def _numbered(number: int, line: int) -> Map:
    item = Map(line)
    item["statement"], item.lines["statement"] = number, line
    return item


def _take(
    file: str, item: object, line: int, shape: Shape, given: dict[int, Map], count: int
) -> list[Problem]:
    if not isinstance(item, Map):
        whole = ", ".join(f"{key}: {_EXAMPLE[key]}" for key in shape.keys)
        return [Problem(file, line, f"'{item}' is no whole answer", f"write it as - {{{whole}}}")]
    if wrong := check_shape(file, "an answer", item, line, shape):
        return wrong
    number, at = item["statement"], item.lines["statement"]
    if not 0 < number <= count:
        return [Problem(file, at, f"there is no statement {number}; there are {count}", "correct it")]
    if number in given:
        return [Problem(file, at, f"statement {number} is answered twice", "keep the answer that is meant")]
    given[number] = item
    return []


def _check_page(file: str, data: Map, library: Library) -> list[Problem]:
    page = data.get("page")
    if not isinstance(page, str) or not page.strip() or page in library.pages:
        return []
    return [
        Problem(
            file,
            data.lines["page"],
            f"there is no page '{page}' of which a review could be recorded",
            did_you_mean(page, library.pages, "a care card is signed off with the pages that show it"),
        )
    ]


def _check_head(file: str, data: Map, library: Library) -> Iterator[Problem]:
    if data["others"] == OPEN:
        yield Problem(
            file,
            data.lines["others"],
            "not every statement is judged",
            "write 'others: agree' if the reviewer agrees with all that she does not name, or "
            "'others: not mine' if they are not hers to judge",
        )
    wrong = ""
    if is_to_come(data["date"], library.today):
        wrong = "which is still to come"
    elif data["date"] < data["written"]:
        # Not the day of the page as it is now: her own changes are written after she has read it.
        wrong = f"and what she read was written on {data['written']}"
    if wrong:
        yield Problem(
            file,
            data.lines["date"],
            f"the answers are dated {data['date']}, {wrong}",
            "give the day on which the page was read",
        )
