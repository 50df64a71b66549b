"""What readers type for the words of the site."""

import pytest

from content.search_words import SearchWords, typed_for

WORDS = SearchWords({"back passage": ["bum", "bottom"], "pee": ["wee"]}, {})


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Numb round the Back passage?", "bum bottom"),
        ("You cannot pee, or your back passage is numb.", "bum bottom wee"),
        # Within another word it is none of the site's.
        ("A feedback passage, and peeling skin", ""),
        ("Speed", ""),
        ("Nothing of the kind", ""),
    ],
)
def test_a_text_is_found_by_what_readers_type_for_its_words(text: str, typed: str) -> None:
    assert typed_for(WORDS, text) == typed
