"""Families of guidelines that the site rests on, each with all its versions: guidelines.yml.

A source is one document of one day. What has taken its place stands elsewhere, so somebody has to look there.
"""

from dataclasses import dataclass
from pathlib import Path

from content import kinds
from content.data_files import check_shape, load_yaml
from content.entries import ID, read_entries
from content.kinds import Shape
from content.problems import Problem

GUIDELINES = "docs/_data/guidelines.yml"

_FAMILY = Shape(
    {
        "id": ID,
        "name": kinds.text,
        "home": kinds.https_url,
        "version-seen": kinds.issue_date,
        "reported": kinds.issue_date,
        "seen": kinds.day,
        "sources": kinds.list_of(kinds.text),
    },
    ("id", "name", "home", "seen", "sources"),
)
FILE = Shape({"families": kinds.list_of(_FAMILY)}, ["families"])


@dataclass(frozen=True)
class Family:
    """A guideline in all its versions.

    `version` is the date of the newest that somebody has seen, on the day `seen`; empty if it bore none.
    `reported` is that of a newer one that nobody has seen. `sources` are ids of ours that belong to it.
    """

    id: str
    line: int
    name: str
    home: str
    version: str
    reported: str
    seen: str
    sources: tuple[str, ...]


def read_families(root: Path) -> tuple[list[Family], list[Problem]]:
    """Load and check guidelines.yml. A project may have no such file."""
    if not (root / GUIDELINES).exists():
        return [], []
    data, problems = load_yaml(root, GUIDELINES)
    if data is None:
        return [], problems
    problems += check_shape(GUIDELINES, "the file", data, 1, FILE)
    families, found = read_entries(
        GUIDELINES,
        data,
        "families",
        "family",
        _FAMILY,
        lambda item, where: [],
        lambda item: Family(
            item["id"],
            item.line,
            item["name"],
            item["home"],
            item.get("version-seen", ""),
            item.get("reported", ""),
            item["seen"],
            tuple(item["sources"]),
        ),
    )
    return list(families.values()), problems + found
