"""What readers are told of changes: what was changed on which day, why, and on which pages: changes.yml."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from content import kinds
from content.data_files import check_shape, load_yaml
from content.entries import words_in
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Map, Seq

CHANGES = "docs/_data/changes.yml"
CORRECTION = "correction"
KINDS = (CORRECTION, "new-evidence", "wording")
# In the place of a page: every page.
ALL = "all"
# How long a correction that could have hurt somebody stands on the page itself.
STANDS = timedelta(days=90)


def _change(languages: Collection[str]) -> Shape:
    words = words_in(languages)
    needed = {
        "date": kinds.day,
        "kind": kinds.one_of(*KINDS),
        "pages": kinds.list_of(kinds.text),
        "what": words,
    }
    return Shape(needed | {"you-said": words, "could-have-hurt": kinds.yes_or_no}, tuple(needed))


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    return Shape({"changes": kinds.list_of(_change(languages))}, ["changes"])


@dataclass(frozen=True)
class Change:
    """One change. `id` is its own for good: its day, and its place in the day. `pages` are files of pages.

    `you_said` is what a reader had told us. A change that `could_have_hurt` somebody who went by the old
    words stands on its pages, too.
    """

    id: str
    line: int
    date: str
    kind: str
    pages: tuple[str, ...]
    what: Map
    you_said: Map | None
    could_have_hurt: bool

    def is_of(self, uri: str) -> bool:
        """Whether it is a change of a page."""
        return uri in self.pages or ALL in self.pages

    @property
    def until(self) -> str:
        """The day (ISO) after which it no longer has to stand on the page."""
        return (date.fromisoformat(self.date) + STANDS).isoformat()


def load_changes(root: Path, languages: Collection[str]) -> tuple[tuple[Change, ...], list[Problem]]:
    """Load and check changes.yml, as it stands there: the newest first. A project may have no such file."""
    if not (root / CHANGES).exists():
        return (), []
    data, problems = load_yaml(root, CHANGES, languages)
    if data is None:
        return (), problems
    problems += check_shape(CHANGES, "the file", data, 1, file_shape(languages))
    shape, changes, days = _change(languages), list[Change](), dict[str, int]()
    items = data.get("changes")
    # From the oldest, so that a new one changes no other's id.
    for item in reversed(items if isinstance(items, Seq) else Seq(1)):
        line = item.line if isinstance(item, Map) else data.lines["changes"]
        found = check_shape(CHANGES, "a change", item, line, shape)
        problems += found
        if not found:
            days[item["date"]] = days.get(item["date"], 0) + 1
            changes.insert(0, _made(item, f"{item['date']}-{days[item['date']]}"))
    return tuple(changes), problems


def _made(item: Map, id: str) -> Change:
    return Change(
        id,
        item.line,
        item["date"],
        item["kind"],
        tuple(item["pages"]),
        item["what"],
        item.get("you-said"),
        item.get("could-have-hurt", False),
    )
