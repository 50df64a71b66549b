"""Who did something is named as people are named, and not by what stands where a name was not told."""

import pytest

from content import people

PEOPLE = (
    "Li", "Suharto", "Dr Ng", "Jo", "U Thant", "A Rahman", "An Nguyen", "Paul Nurse", "Ann Reader", "Ann Test",
    "Mary O'Neill", "J. Smith", "李", "Jan Doe and Sam Roe", "Somebody's Law Firm",
)  # fmt: skip
NOBODY = (
    "Test", "tester", "Test User", "a nurse", "A breast care nurse", "Nurse", "GP", "the reviewer", "our doctors",
    "Anonymous", "anon", "Someone Else", "someone", "anybody", "no one", "J", "J.", "Dr J", "x", "TBC", "me",
    "jane@example.org",
)  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_a_name_is_taken_however_short(name: str) -> None:
    assert people.name(name) is None


@pytest.mark.parametrize("name", NOBODY)
def test_what_stands_in_the_place_of_a_name_is_not(name: str) -> None:
    assert people.name(name) == "it is a placeholder"


def test_a_role_may_be_one_word() -> None:
    assert people.who("nurse") is None
