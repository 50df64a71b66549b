"""`make mutants`: change the code in one place at a time, and see that a test fails each time.

A change that no test tells of is shown: a test is missing there, or nothing comes of that code. The places are
drawn from a seed, as many for each way of changing code. 200 of them take an hour on one core.

    make mutants                                     200 places
    make mutants ARGS="--seed 8 --most 50"           others
    make mutants ARGS="--in hooks/content/kinds.py"  in one module
"""

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path

from changed_code import Change, find_changes
from project import ROOT

# What reads pages and data, and says what is wrong with them.
WHERE = ("hooks/content", "hooks/editing", "hooks/rendering/reader.py")
# The tests that ask this in their own process, and those with builds and programs, for what the former do not find.
QUICK = [
    *("anchors", "cases", "checklist", "citations", "components", "contents", "due", "file_names"),
    *("front_matter", "guidelines", "interface", "link_rules", "lost_words", "names", "one_speed"),
    *(
        "quantities",
        "quick_looks",
        "quotes",
        "reading_grade",
        "redirects",
        "reviews",
        "schemas",
        "script_words",
        "search_words",
    ),
    *("sentences", "settings", "side_by_side", "small_readers", "speed_phrases", "speed_words", "twins"),
    "untranslated",
]
SLOW = ["review", "retractions", "changes", "public_record", "ready", "handouts", "build", "languages"]
# A test that takes longer in seconds is not quick; a change that makes the quick ones take so much longer is found.
LONGEST, LIMIT = 12.0, 600

Reached = dict[str, tuple[float, list[tuple[str, int]]]]


class Desk:
    """A copy of the project in which code is changed."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        for name in ("docs", "hooks", "overrides", "tests", "tools", "contributing"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ROOT.iterdir():
            if file.is_file():
                shutil.copy(file, folder)
        self.reached: Reached = {}

    def look(self) -> None:
        """Find out which tests reach which functions."""
        result = self._run(QUICK, "--reached-in", f"{self.root}/", "--reached-to", "reached.json", limit=3600)
        if result.returncode not in (0, 1):
            raise SystemExit(result.stdout + result.stderr)
        self.reached = {
            id: (seconds, [(name, line) for name, line in found])
            for id, (seconds, found) in json.loads((self.root / "reached.json").read_text()).items()
            if seconds < LONGEST
        }

    def is_found(self, name: str, change: Change) -> bool:
        """Whether a test fails, or takes too long, when a module is changed so."""
        file = self.root / name
        code = file.read_bytes()
        tests = self._tests_of(name, code, change.line)
        (self.root / "only.json").write_text(json.dumps(tests))
        try:
            file.write_bytes(change.apply(code))
            return (
                bool(tests) and self._run(QUICK, "-x", "--only", "only.json", limit=LIMIT).returncode != 0
            ) or self._run(SLOW, "-x", limit=LIMIT).returncode != 0
        except subprocess.TimeoutExpired:
            return True
        finally:
            file.write_bytes(code)

    def _tests_of(self, name: str, code: bytes, line: int) -> list[str]:
        """The quick tests that reach a line, the quickest first: those that reach its function, or, where it is
        the module's own, anything of the module; all of them if none does, since it may have been called
        before any test, when its module was read.
        """
        function = _function_at(code, line)
        asked: dict[str, float] = {
            id: seconds
            for id, (seconds, found) in self.reached.items()
            if any(file == name and function in (0, first) for file, first in found)
        }
        if not asked:
            asked = {id: seconds for id, (seconds, _) in self.reached.items()}
        return sorted(asked, key=asked.__getitem__)

    def _run(self, tests: list[str], *arguments: str, limit: float) -> subprocess.CompletedProcess[str]:
        modules = [f"tests/test_{name}.py" for name in tests]
        options = ["-q", "-p", "no:cacheprovider", "-p", "reached", "-m", "not real_site"]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *options, *arguments, *modules],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=limit,
            env={**os.environ, "PYTHONPATH": "tests", "PYTHONDONTWRITEBYTECODE": "1"},
        )


def _function_at(code: bytes, line: int) -> int:
    """The first line of the innermost function that a line stands in, its decorators counted; 0 if in none."""
    return max(
        (
            min([node.lineno, *(each.lineno for each in node.decorator_list)])
            for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.FunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
        ),
        default=0,
    )


def draw(where: list[str], seed: int, most: int) -> list[tuple[str, Change]]:
    """So many changes, in the modules of some folders or files; of each way of changing code as many."""
    ways: dict[str, list[tuple[str, Change]]] = defaultdict(list)
    for name in where:
        files = sorted((ROOT / name).rglob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]
        for file in files:
            for change in find_changes(file.read_bytes()):
                ways[change.way].append((file.relative_to(ROOT).as_posix(), change))
    chance = random.Random(seed)
    for changes in ways.values():
        chance.shuffle(changes)
    return [each for each in chain(*zip_longest(*ways.values())) if each][:most]


def survivors(desk: Desk, drawn: list[tuple[str, Change]]) -> Iterator[str]:
    """Try each change, and tell of those that no test finds."""
    for number, (name, change) in enumerate(drawn, 1):
        if not desk.is_found(name, change):
            old, new = (" ".join(text.split()) for text in (change.old, change.new))
            yield f"{name}:{change.line}: {change.way}: {old} -> {new}"
        if number % 25 == 0:
            print(f"{number} of {len(drawn)} tried", file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Try so many changes. Exit code 1 if more than a tenth of them are found by no test."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7, help="which places are drawn")
    parser.add_argument("--most", type=int, default=200, help="how many places")
    parser.add_argument("--in", dest="where", nargs="+", default=list(WHERE), help="folders or modules")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "project")
        desk.look()
        drawn = draw(options.where, options.seed, options.most)
        left = 0
        for line in survivors(desk, drawn):
            left += 1
            print(line, flush=True)
    found = f"{left} of them found by no test: {1 - left / len(drawn):.0%} found"
    print(f"seed {options.seed}: {len(drawn)} changes, {found}")
    return 1 if left * 10 > len(drawn) else 0


if __name__ == "__main__":
    sys.exit(main())
