"""What a plain word of YAML stands for, and the order that a menu gives to the pages."""

import math
from typing import Any

import pytest

from content.menu import menu_uris
from content.yaml_words import resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("yes", "yes"),
        ("no", "no"),
        ("12", 12),
        ("-7", -7),
        ("+7", 7),
        ("0x1F", 31),
        ("0o17", 15),
        ("0x", "0x"),
        ("017", 17),
        ("12:30:45", "12:30:45"),
        ("2026-11-22", "2026-11-22"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.Inf", -math.inf),
        ("1_000", "1_000"),
    ],
)
def test_a_word_is_read_as_yaml_1_2_says(text: str, value: Any) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_a_number_that_nobody_means_is_read_as_far_as_python_would() -> None:
    assert math.isnan(resolve(".NaN"))
    assert type(resolve("9" * 15)) is int
    assert type(resolve("9" * 16)) is float
    assert resolve("9" * 5000) == math.inf


def test_a_menu_names_its_pages_in_its_order() -> None:
    nav = [
        {"Home": "index.md"},
        {"Help": [{"First": "b.md"}, "a.md", {"Deeper": [{"Last": "c/d.md"}]}]},
        {"Elsewhere": "https://www.who.int"},
    ]
    assert menu_uris(nav) == ["index.md", "b.md", "a.md", "c/d.md"]
    assert menu_uris(None) == []
