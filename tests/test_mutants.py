"""What `make mutants` changes in the code, and by which tests it knows."""

import ast

import pytest

from changed_code import WAYS, find_changes
from mutants import WHERE, draw
from project import ROOT

CODE = r'''"""A module."""

LIMIT = 3
WORDS = r"\b(?:one|two|three)"


@cached(maxsize=8)
def say(number: int, *, loud: bool = False) -> str | None:
    """Say it."""
    if loud and number < LIMIT:
        shout(f"{number}")
    return "é" if number else None
'''
CHANGED = {
    ("another constant", "3", "4"),
    ("another constant", 'r"\\b(?:one|two|three)"', "'\\\\b(?:one|three)'"),
    ("another constant", "False", "True"),
    ("turned", "loud and number < LIMIT", "(loud or number < LIMIT)"),
    ("turned", "number < LIMIT", "(number <= LIMIT)"),
    ("the other branch", "loud and number < LIMIT", "(not (loud and number < LIMIT))"),
    ("the other branch", "number", "(not (number))"),
    ("left out", 'shout(f"{number}")', "pass"),
    ("no result", 'return "é" if number else None', "return None"),
    ("another constant", '"é"', "'\\xe9x'"),
}


def test_each_way_changes_one_place() -> None:
    changes = find_changes(CODE.encode())
    assert {(change.way, change.old, change.new) for change in changes} == CHANGED
    assert {change.way for change in changes} == set(WAYS)
    for change in changes:
        changed = change.apply(CODE.encode()).decode()
        ast.parse(changed)
        assert changed == CODE.replace(change.old, change.new, 1) or change.old == "number"
        assert CODE.split("\n")[change.line - 1].strip().find(change.old.split("\n")[0]) >= 0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_places_are_drawn_again(seed: int) -> None:
    drawn = draw(list(WHERE), seed, 100)
    assert drawn == draw(list(WHERE), seed, 100)
    assert drawn != draw(list(WHERE), 3, 100)
    assert len(drawn) == 100
    for way in WAYS:
        assert sum(change.way == way for _, change in drawn) == 20
    for name, change in drawn[:20]:
        compile(change.apply((ROOT / name).read_bytes()), name, "exec")
