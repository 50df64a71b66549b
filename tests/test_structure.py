"""The shape of the house: floors, sizes, and one entry."""

import ast
import re
from pathlib import Path

import pytest

from project import ROOT

HOOKS, TOOLS = ROOT / "hooks", ROOT / "tools"
# Which folders the modules of a folder may import from, besides their own.
FLOORS = {
    "content": set(),
    "rendering": {"content"},
    "publishing": {"content"},
    "editing": {"content", "rendering", "publishing"},
}
MODULES = sorted(HOOKS.rglob("*.py"))
PROGRAMS = sorted(TOOLS.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(HOOKS).as_posix())
def test_floors_are_one_way(module: Path) -> None:
    imported = imports_of(module)
    floors = {name.split(".")[0] for name in imported} & (set(FLOORS) | {"events"})
    floor = module.parent.name
    assert "events" not in floors, "events.py is an entry; nobody imports it"
    if floor in FLOORS:
        assert floors <= FLOORS[floor] | {floor}
        if floor in ("content", "editing"):
            assert not {name for name in imported if name.split(".")[0] in ("mkdocs", "markdown")}


def imports_of(module: Path) -> set[str]:
    tree = ast.parse(module.read_text())
    return {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


def test_a_build_knows_nothing_of_the_tools_and_asks_no_other_machine() -> None:
    for module in MODULES:
        used = {name.split(".")[0] for name in imports_of(module)} | {
            name for name in imports_of(module) if "." in name
        }
        assert not used & {"tools", "socket", "http", "urllib.request", "requests", "bs4"}, module
    for module in PROGRAMS:
        assert not {name.split(".")[0] for name in imports_of(module)} & {
            "rendering",
            "publishing",
            "mkdocs",
            "markdown",
        }, module


def test_every_module_can_be_read_at_one_sitting() -> None:
    lines = {
        module.relative_to(ROOT).as_posix(): len(module.read_text().splitlines())
        for module in [*MODULES, *PROGRAMS]
    }
    assert lines["hooks/events.py"] < 100
    assert {name: count for name, count in lines.items() if count > 320} == {}


@pytest.mark.parametrize(
    "module", [*MODULES, *PROGRAMS], ids=lambda module: module.relative_to(ROOT).as_posix()
)
def test_everything_public_says_what_it_does(module: Path) -> None:
    tree = ast.parse(module.read_text())
    for node in [tree, *tree.body]:
        public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
        if public or node is tree:
            assert ast.get_docstring(node), (
                f"{module}: {getattr(node, 'name', 'the module')} has no docstring"
            )


# A possessive repeat of a group, such as (ab)*+: Python before 3.11.5, which Debian 12 has, misreads it
# (https://github.com/python/cpython/issues/106052), and sentences run together. An atomic group, (?>(ab)*),
# does the same.
REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]*\})\+")


def misread(code: str) -> list[str]:
    """The texts in a module's code that hold such a pattern, those in pieces of f-strings too."""
    return [
        node.value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and REPEATED_GROUP.search(node.value)
    ]


def test_no_pattern_is_one_that_an_older_python_misreads() -> None:
    for spoiled in (
        r'r"(?:\s*+x++)*+"',
        r'r"(a|b)++c"',
        r'r"(a)?+"',
        r'r"(ab){2,3}+"',
        r'rf"(?:{word})*+"',
        r"'\'(a)*+'",
    ):
        assert misread(f"re.compile({spoiled})"), spoiled
    for right in (r'r"(?>(?:\s*+x++)*)"', r'r"[)]++\)*+(a)+\s+"', 'f"({a})" + b'):
        assert not misread(f"re.compile({right})"), right
    modules = [*MODULES, *PROGRAMS]
    assert any(re.search(r"re\.compile", module.read_text()) for module in modules)
    assert {module.name: found for module in modules if (found := misread(module.read_text()))} == {}
