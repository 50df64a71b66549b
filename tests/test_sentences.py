"""Where sentences begin and end, and what in them is a figure."""
import pytest

from content.sentences import find_figure, split_sentences


@pytest.mark.parametrize(("text", "sentences"), [
    ("Most do. Some do not.", ["Most do.", "Some do not."]),
    ("Most do [@a, p. 3]. Some do not [@b].", ["Most do [@a, p. 3].", "Some do not [@b]."]),
    ("Most do. [@a] Some do not.", ["Most do. [@a]", "Some do not."]),
    ("Most do. [@a]", ["Most do. [@a]"]),
    ('Say "I am ill." Then sit.', ['Say "I am ill."', "Then sit."]),
    ("Some, e.g. Dr. Doe, do.", ["Some, e.g. Dr. Doe, do."]),
    ("It is 3.5 times as much. Go on", ["It is 3.5 times as much.", "Go on"]),
    ("Go now! Why? 8 in 10 do.", ["Go now!", "Why?", "8 in 10 do."]),
    ("", []),
])
def test_splits_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_a_long_run_of_citations_and_stops_takes_no_time() -> None:
    text = "Most do. " + "[@a] " * 2000 + "x" + ".a" * 5000 + "!?" * 5000
    assert len(list(split_sentences(text))) < 10


@pytest.mark.parametrize(("sentence", "figure"), [
    ("About 8% of people.", "8%"), ("About 8 percent of them.", "8 percent"), ("About 1 in 8.", "1 in 8"),
    ("About one in ten.", "one in ten"), ("3 in every 1,000 people.", "3 in every 1,000"), ("5 of 11 cases.", "5 of 11"),
    ("We saw 1,975 US adults.", "1,975 US adults"), ("Ring within 24 hours.", "24 hours"),
    ("Up to 20 years on.", "20 years"), ("One to two weeks.", "One to two weeks"), ("28 in 100 people", "28 in 100"),
    ("Nothing here.", None), ("One of the signs.", None), ("Read 13 in 2019.", None), ("Call 999 now.", None),
    ("A girl, 3 years old.", None), ("See [@a, 8 in 10 people].", None),
])
def test_finds_figures(sentence: str, figure: str | None) -> None:
    found = find_figure(sentence)
    assert (found.group() if found else None) == figure
