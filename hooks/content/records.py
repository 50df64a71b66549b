"""What people did that nothing else in the project can show, each with a name and a day: ready.yml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from content import kinds, people
from content.data_files import check_shape, load_yaml
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Seq

RECORDS = "docs/_data/ready.yml"

# Who reads a translation before it is no draft any more: two who grew up with the language, the second of
# whom works in health care.
READERS = ("translation", "translation-in-health-care")
_KEYS = {
    "what": kinds.one_of("legal-advice", "number", *READERS),
    "about": kinds.text,
    "by": people.name,
    "date": kinds.day,
}
_RECORD = Shape(_KEYS, tuple(_KEYS))


@kinds.kind(type="array", items=_RECORD.schema())
def _list(value: Any) -> str | None:
    return None if isinstance(value, list) else "it must be a list, or [] while there is nothing in it"


FILE = Shape({"done": _list}, ["done"])


@dataclass(frozen=True)
class Record:
    """What somebody did on a day (ISO), such as number, and about what, such as GB 999."""

    what: str
    about: str
    date: str
    line: int


def load_records(root: Path) -> tuple[dict[tuple[str, str], str], list[Problem]]:
    """The latest date (ISO) by what was done and what about, such as ("number", "GB 999")."""
    records, problems = read_records(root)
    latest: dict[tuple[str, str], str] = {}
    for record in records:
        latest[record.what, record.about] = max(record.date, latest.get((record.what, record.about), ""))
    return latest, problems


def read_records(root: Path) -> tuple[list[Record], list[Problem]]:
    """Load and check ready.yml. A project may have no such file."""
    records: list[Record] = []
    if not (root / RECORDS).exists():
        return records, []
    data, problems = load_yaml(root, RECORDS)
    if data is None:
        return records, problems
    problems += check_shape(RECORDS, "the file", data, 1, FILE)
    done = data.get("done")
    lines = done.lines if isinstance(done, Seq) else []
    for position, (line, item) in enumerate(zip(lines, done or (), strict=True)):
        found = check_shape(RECORDS, f"record {position + 1}", item, line, _RECORD)
        if not found:
            records.append(Record(item["what"], item["about"], item["date"], item.line))
        problems += found
    return records, problems
