"""Where sentences begin and end."""

import pytest

from content.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Most do. Some do not.", ["Most do.", "Some do not."]),
        ("Most do [@a, p. 3]. Some do not [@b].", ["Most do [@a, p. 3].", "Some do not [@b]."]),
        ("Most do. [@a] Some do not.", ["Most do. [@a]", "Some do not."]),
        ("Most do. [@a]", ["Most do. [@a]"]),
        ('Say "I am ill." Then sit.', ['Say "I am ill."', "Then sit."]),
        ("Some, e.g. Dr. Doe, do.", ["Some, e.g. Dr. Doe, do."]),
        ("It is 3.5 times as much. Go on", ["It is 3.5 times as much.", "Go on"]),
        ("Go now! Why? 8 in 10 do.", ["Go now!", "Why?", "8 in 10 do."]),
        ("", []),
    ],
)
def test_splits_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_a_long_run_of_citations_and_stops_takes_no_time() -> None:
    text = "Most do. " + "[@a] " * 2000 + "x" + ".a" * 5000 + "!?" * 5000
    assert len(list(split_sentences(text))) < 10
