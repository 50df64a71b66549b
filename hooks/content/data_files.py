"""Reading text and YAML 1.2 files with their line numbers, and checking them against a shape.

The shape of a file is a plain table, `{key: kind}`; the kinds stand in `content.kinds`.
"""
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from content.kinds import Kind
from content.problems import Problem, nearest
from content.stray import curly, find_unseen, wrong_in_value


class Map(dict):
    """A YAML mapping that knows its own line and the line of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


class Seq(list):
    """A YAML list that knows its own line and the line of each item."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


class Entries(dict):
    """The good entries of a data file by id. `faulty` are the ids left out because of problems in them.

    `read` is False when the file as a whole could not be read; then nothing is known to be unknown.
    """

    def __init__(self, read: bool = True) -> None:
        super().__init__()
        self.read = read
        self.faulty: set[str] = set()

    def knows(self, id: str) -> bool:
        """Say whether the id may be used without a problem of its own."""
        return id in self or id in self.faulty or not self.read


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Resolves plain words as the YAML 1.2 core schema does: `no` and dates stay text."""

    yaml_implicit_resolvers: dict = {}


# YAML 1.2, section 10.3.2 (core schema).
for _tag, _pattern, _first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
     list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() == "true",
    "tag:yaml.org,2002:int": lambda text: int(text, 0) if text[:2] in ("0o", "0x") else int(text),
    "tag:yaml.org,2002:float": lambda text: float(text.replace(".inf", "inf").replace(".nan", "nan").lower()),
    "tag:yaml.org,2002:str": str,
}
_CURLY_QUOTES = ("curly quotes stand round this text", "type straight ones, or none")


@dataclass
class TextFile:
    """A file's text without byte order mark or carriage returns. `name` is its path from the project's root."""

    name: str
    text: str


def read_text(root: Path, name: str) -> tuple[TextFile | None, list[Problem]]:
    """Read `root/name` as UTF-8. Return the text, or None where there is nothing to go on with."""
    try:
        data = (root / name).read_bytes()
    except FileNotFoundError:
        return None, [Problem(name, 1, "this file is missing", "put it back, or take it from the history")]
    if not data.strip():
        return None, [Problem(name, 1, "this file is empty", "write it, or remove it")]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(Problem(name, 1, "the file begins with a byte order mark, which some programs show as text",
                                "save it as UTF-8 without BOM"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [Problem(name, line, "the file is not UTF-8 text", "save it with the encoding UTF-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += [Problem(name, line, f"a character that cannot be seen {where}",
                         "delete it, and type a space or letter if one is missing") for line, where in find_unseen(text)]
    return TextFile(name, text), problems


def parse_yaml(name: str, text: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Parse YAML 1.2 into Map, Seq and scalars. `first_line` is the file's line on which `text` begins.

    Returns (None, problems) if it does not parse. Repeated keys and aliases are problems, and the
    first value stands.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        rows = text.split("\n")
        row = rows[mark.line] if mark and mark.line < len(rows) else ""
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return None, [Problem(name, line, "a tab stands where YAML wants spaces", "indent with two spaces")]
        if curly(row.partition(":")[2].strip()):
            return None, [Problem(name, line, *_CURLY_QUOTES)]
        if getattr(error, "problem", "") == "mapping values are not allowed in this context":
            return None, [Problem(name, line, "a colon with a space after it stands within a text",
                                  "put straight quotes round that text, begin the line as far left as the one above, or "
                                  "give that one its colon")]
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it breaks off"
        return None, [Problem(name, line, f"this is not valid YAML ({why})",
                              "look at this line and the one before it: a missing colon, quote or space, "
                              "or text with a colon that needs quotes round it")]
    problems: list[Problem] = []
    seen: set[int] = set()

    def build(node: yaml.Node) -> Any:
        line = first_line + node.start_mark.line
        if isinstance(node, yaml.ScalarNode):
            for words, *wrong in wrong_in_value(node.value):
                problems.append(Problem(name, first_line + _line_of(words, node, text), *wrong))
            if not node.style and curly(node.value):
                problems.append(Problem(name, line, *_CURLY_QUOTES))
            return _SCALARS.get(node.tag, str)(node.value)
        if id(node) in seen:
            problems.append(Problem(name, line, "an alias (*name) is used here", "write the values out"))
            return None
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            items = Seq(line)
            for child in node.value:
                items.append(build(child))
                items.lines.append(first_line + child.start_mark.line)
            return items
        mapping = Map(line)
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            key_line = first_line + key_node.start_mark.line
            if key in mapping:
                problems.append(Problem(name, key_line, f"'{key}' is given twice",
                                        f"keep one; the first is on line {mapping.lines[key]}"))
                continue
            mapping[key] = build(value_node)
            mapping.lines[key] = key_line
        return mapping

    return (build(node) if node is not None else None), problems


def _line_of(words: str, node: yaml.Node, text: str) -> int:
    """The line, counted from 0, on which these words of a value stand; where it begins if a line ends within them."""
    lines = text.split("\n")[node.start_mark.line:node.end_mark.line + 1]
    return node.start_mark.line + next((place for place, line in enumerate(lines) if words in line), 0)


def load_yaml(root: Path, name: str) -> tuple[Map | None, list[Problem]]:
    """Read and parse a data file whose top is a mapping. Return (None, problems) if it cannot be used."""
    file, problems = read_text(root, name)
    if file is None:
        return None, problems
    data, more = parse_yaml(name, file.text)
    problems += more
    if data is None and not more:
        return None, [*problems, Problem(name, 1, "this file holds only comments", "write its entries, or remove it")]
    if data is not None and not isinstance(data, Map):
        return None, [*problems, Problem(name, 1, "the file does not begin with a key and a colon",
                                         "write it as the other data files are")]
    return data, problems


def check_shape(name: str, where: str, value: Any, line: int, shape: dict[str, Kind],
                required: Collection[str]) -> list[Problem]:
    """Check one mapping against its shape: unknown keys, missing keys, wrong values.

    `where` names the entry for the reader, e.g. "source 'nice-ng234'".
    """
    if not isinstance(value, Map):
        return [Problem(name, line, f"{where} is not a list of keys and values",
                        "write 'key: value' lines below it")]
    problems = []
    for key, item in value.items():
        at = value.lines[key]
        if key not in shape:
            near = nearest(key, shape)
            mend = f"did you mean '{near}'?" if near else "take it out; known keys are " + ", ".join(shape)
            problems.append(Problem(name, at, f"{where} has an unknown key '{key}'", mend))
        elif wrong := shape[key](item):
            problems.append(Problem(name, at, f"{where} has a wrong '{key}': {wrong}", "correct it"))
    for key in required:
        if key not in value:
            problems.append(Problem(name, line, f"{where} has no '{key}'", f"add a line '{key}: ...'"))
    return problems
