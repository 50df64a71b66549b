"""What in a sentence is a figure, whose source a reader may ask for, and what only looks like one."""

import pytest

from content.quantities import find_figure


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Out of every hundred people, three do.", "every hundred people"),
        ("It helps one in every few, of each 1,000 women screened.", "each 1,000 women"),
        ("About 8% of people.", "8%"),
        ("About 8 percent of them.", "8 percent"),
        ("About sixty per cent do.", "sixty per cent"),
        ("About 1 in 8.", "1 in 8"),
        ("About one in ten.", "one in ten"),
        ("3 in every 1,000 people.", "3 in every 1,000"),
        ("5 of 11 cases.", "5 of 11"),
        ("One woman in eight.", "One woman in eight"),
        ("It is 1 person in 3.", "1 person in 3"),
        ("We saw 1,975 US adults.", "1,975 US adults"),
        ("Ring within 24 hours.", "24 hours"),
        ("Up to 20 years on.", "20 years"),
        ("One to two weeks.", "One to two weeks"),
        ("28 in 100 people", "28 in 100"),
        ("Half of women do.", "Half of"),
        ("It is half the risk.", "half the"),
        ("A third of women do.", "A third of"),
        ("About two thirds do.", "two thirds"),
        ("More than half do.", "than half"),
        ("Nearly a quarter do.", "Nearly a quarter"),
        ("Three-quarters of them do.", "Three-quarters"),
        ("It is three times as likely.", "three times as"),
        ("It is 5 times more common.", "5 times more"),
        ("It is twice as likely.", "twice as"),
        ("The risk doubles.", "doubles"),
        ("It has tripled since.", "tripled"),
        ("It halves the risk.", "halves the"),
        ("A 20-fold rise.", "20-fold"),
        ("A tenfold rise.", "tenfold"),
        ("It is 4 per 1000.", "4 per 1000"),
        ("The rate per 100,000 fell.", "per 100,000"),
        ("About \u00bd do.", "\u00bd"),
        ("Twenty-five per cent do.", "Twenty-five per cent"),
        ("8.5% and 8,5%.", "8.5%"),
    ],
)
def test_finds_figures(sentence: str, figure: str) -> None:
    found = find_figure(sentence)
    assert (found.group() if found else None) == figure


@pytest.mark.parametrize(
    "sentence",
    [
        "Nothing here.",
        "One of the signs.",
        "Read 13 in 2019.",
        "Call 999 now.",
        "A girl, 3 years old.",
        "See [@a, 8 in 10 people].",
        "Take one day at a time.",
        "Open 24 hours a day.",
        "Open seven days a week.",
        "For women aged 50 years and over.",
        "This is page 2 of 4.",
        "For stage 4 patients.",
        "In 2024 many people asked.",
        "Take it three times a day.",
        "Take half a tablet.",
        "Over half an hour.",
        "It is about a quarter of an hour.",
        "Wait a quarter of an hour.",
        "The lower half of the back.",
        "You may have double vision.",
        "Ring twice a day.",
        "She doubled over.",
        "Cut it in two halves.",
        "A blindfold.",
        "It holds 5 g per 100 g.",
        "The first third of the book.",
        "Part one of two.",
    ],
)
def test_leaves_other_numbers_alone(sentence: str) -> None:
    assert find_figure(sentence) is None


@pytest.mark.parametrize(
    "piece", ["1,", "1", "1.", "one ", "half ", "a third ", "1 to ", "twenty-", "per ", "9 people "]
)
def test_a_long_run_takes_no_longer_than_its_length_asks(piece: str) -> None:
    # Looked at anew from each place, 64 kB of these took minutes; the test's own time limit holds it.
    find_figure(piece * (65536 // len(piece)))
