"""What the data files have in common: entries with an id, texts by language, and sources."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from content import kinds
from content.data_files import Entries, check_shape
from content.kinds import Kind, Shape
from content.problems import Problem, did_you_mean, shorten
from content.yaml_reader import Map

T = TypeVar("T")

ID = kinds.pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens")
LANGUAGE = kinds.pattern(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", "the code of a language such as en")

_REFERENCE = Shape({"source": kinds.text, "locator": kinds.text}, ["source"])
# The kind of an item's `sources`.
REFERENCES = kinds.list_of(_REFERENCE)


@dataclass(frozen=True)
class Reference:
    """A source and the place in it: the data files' form of a citation."""

    source: str
    locator: str
    line: int


def words_in(languages: Collection[str], kind: Kind = kinds.text) -> Kind:
    """A kind: one value of another kind, text if not said, for each of these language codes, perhaps for
    more.
    """

    def check(value: Any) -> str | None:
        if not isinstance(value, Map):
            return "it must have one line for each language, such as 'en: ...'"
        for language in languages:
            if language not in value:
                missing = f"the words in '{language}' are missing"
                near = next((key for key in value if key.lower() == language), "")
                told = f"'{near}' is written in capitals, so {missing}"
                return kinds.WrongItem(told, value.lines[near]) if near else missing
        return next(
            (
                kinds.WrongItem(f"'{shorten(key)}': {wrong}", getattr(wrong, "line", 0) or value.lines[key])
                for key, item in value.items()
                if (wrong := kind(item))
            ),
            None,
        )

    return Kind(
        check,
        {
            "type": "object",
            "properties": {language: kind.schema() for language in languages},
            "required": list(languages),
            "additionalProperties": kind.schema(),
        },
    )


def read_entries(
    name: str,
    data: Map,
    key: str,
    noun: str,
    shape: Shape,
    check: Callable[[Map, str], list[Problem]],
    make: Callable[[Map], T],
    id_key: str = "id",
) -> tuple[Entries[T], list[Problem]]:
    """Check each item of one list of a data file and make an entry of it.

    `check` sees only items of the right shape; `make` only those without a problem.
    """
    entries, problems = Entries[T](), list[Problem]()
    items = data.get(key)
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Map):
            continue
        id = item.get(id_key)
        where = f"{noun} '{shorten(id) if isinstance(id, str) and id else '?'}'"
        found = check_shape(name, where, item, item.line, shape)
        if isinstance(id, str) and id in entries:
            found.append(
                Problem(
                    name,
                    item.lines[id_key],
                    f"{where} is given twice",
                    f"give each its own {id_key}; the first is on line {entries.written[id].line}",
                )
            )
        found = found or check(item, where)
        problems += found
        if not isinstance(id, str):
            # It may be the one that others ask for.
            entries.read = False
        elif found:
            entries.leave_out(id)
        else:
            entries[id], entries.written[id] = make(item), item
    return entries, problems


def check_references(name: str, item: Map, where: str) -> list[Problem]:
    """Check the form of an item's `sources`, if any; that they exist is checked with all citations."""
    return [
        problem
        for entry in item.get("sources", [])
        for problem in check_shape(
            name,
            f"a source of {where}",
            entry,
            entry.line if isinstance(entry, Map) else item.line,
            _REFERENCE,
        )
    ]


def references(item: Map) -> tuple[Reference, ...]:
    """An item's `sources`."""
    return tuple(
        Reference(entry["source"], entry.get("locator", ""), entry.lines["source"])
        for entry in item.get("sources", [])
    )


def unknown_ids(
    name: str, line: int, where: str, what: str, ids: Iterable[str], known: Entries[Any]
) -> list[Problem]:
    """A problem for each id that is not known."""
    return [
        Problem(
            name,
            line,
            f"{where} names an unknown {what} '{id}'",
            did_you_mean(id, known, f"add it to {name}"),
        )
        for id in ids
        if not known.knows(id)
    ]
