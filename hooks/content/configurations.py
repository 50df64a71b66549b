"""The files mkdocs*.yml as they stand: their settings with the lines, and what their menus name.

MkDocs reads them by itself, and knows no lines.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import yaml

from content.yaml_reader import PARSER

# The settings of a file by key, each with its key and its value.
Keys = Mapping[str, tuple[yaml.Node, yaml.Node]]


def keys_of(file: Path) -> Keys:
    """The settings of a file; none of one that is missing, or that cannot be read, of which the rules of the
    menu tell (`editing.nav_rules`).
    """
    try:
        return keys_in(file.read_text(encoding="utf-8", errors="replace"))
    except (OSError, yaml.YAMLError):
        return MappingProxyType({})


# Many ask for the same few files, and a menu is long.
@lru_cache(maxsize=16)
def keys_in(text: str) -> Keys:
    """The settings that stand in a text. Raises YAMLError if it is no YAML."""
    top = yaml.compose(text, Loader=PARSER)
    pairs = top.value if isinstance(top, yaml.MappingNode) else []
    return MappingProxyType({str(key.value): (key, value) for key, value in pairs})


def menu_lines(menu: yaml.Node) -> Iterator[tuple[yaml.Node | None, yaml.Node]]:
    """Each line of a menu that has a page, in their order: its name, if it has one, and what it names.

    A part of the menu may have a heading, and pages below it.
    """
    left: list[tuple[yaml.Node | None, yaml.Node]] = [(None, menu)]
    while left:
        name, node = left.pop()
        if isinstance(node, yaml.SequenceNode):
            left += [(None, each) for each in reversed(node.value)]
        elif isinstance(node, yaml.MappingNode):
            left += reversed(node.value)
        else:
            yield name, node
