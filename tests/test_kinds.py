"""What a run tries of much that is alike."""

import pytest

import kinds
from kinds import one_of_each, some

PAGES = {"a": {"box", "list"}, "b": {"box"}, "c": {"box", "list", "table"}, "d": {"picture"}}


def test_of_each_kind_one_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "EVERY", False)
    assert one_of_each(PAGES) == ["c", "d"]
    assert one_of_each({}) == [] and one_of_each({"a": set()}) == []
    assert list(some(range(7), 3)) == [0, 3, 6]


def test_or_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "EVERY", True)
    assert one_of_each(PAGES) == [*PAGES]
    assert list(some(range(7), 3)) == [*range(7)]
