"""The house style as data: words not used, spellings, where these are right after all, and names that keep
their capitals.
"""

from pathlib import Path
from typing import Any

from content import kinds
from content.data_files import check_shape, load_yaml
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Map

STYLE = "docs/_data/style.yml"


@kinds.kind(type="object", additionalProperties=kinds.text.schema())
def _pairs(value: Any) -> str | None:
    good = isinstance(value, Map) and all(kinds.text(item) is None for item in value.values())
    return None if good else "it must be lines such as 'word: what to write instead'"


_LISTED = kinds.list_of(kinds.text)
FILE = Shape(
    {"banned": _pairs, "spelling": _pairs, "allowed": _LISTED, "names": _LISTED},
    ("banned", "spelling", "names"),
)


def load_style(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Load and check style.yml. A project may have no such file."""
    empty: dict[str, Any] = {"banned": {}, "spelling": {}, "allowed": [], "names": []}
    if not (root / STYLE).exists():
        return empty, []
    data, problems = load_yaml(root, STYLE)
    if data is not None:
        problems += check_shape(STYLE, "the file", data, 1, FILE)
    return (empty | data if data is not None and not problems else empty), problems
