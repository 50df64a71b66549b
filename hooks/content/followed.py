"""Which English words the translation of each care card follows: followed.yml, which `make follow` writes."""

from collections.abc import Mapping
from pathlib import Path

from content import kinds
from content.data_files import check_shape, load_yaml
from content.entries import ID, LANGUAGE
from content.kinds import Shape
from content.pages import FOLLOWED as DIGEST
from content.problems import Problem
from content.yaml_reader import Map

FOLLOWED = "docs/_data/followed.yml"
FILE = kinds.map_of(LANGUAGE, kinds.map_of(ID, DIGEST))


def load_followed(root: Path) -> tuple[dict[str, Mapping[str, str]], list[Problem]]:
    """Load and check followed.yml: for each language the digest by a card's id. A project may have none."""
    if not (root / FOLLOWED).exists():
        return {}, []
    data, problems = load_yaml(root, FOLLOWED)
    followed: dict[str, Mapping[str, str]] = {}
    for language, cards in (data if data is not None else Map(1)).items():
        shape = Shape(dict.fromkeys(cards if isinstance(cards, Map) else (), DIGEST))
        line = data.lines[language] if data is not None else 1
        found = check_shape(FOLLOWED, f"'{language}'", cards, line, shape)
        problems += found
        if not found:
            followed[language] = cards
    return followed, problems
