"""No sign stands at two speeds in any text that a reader sees."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from content.care_cards import AUDIENCES, CareCard
from content.sentences import split_sentences
from editing.data_words import words_of
from real_site import LIBRARY

RULE = yaml.safe_load((Path(__file__).parent / "cases" / "one-speed.yml").read_text(encoding="utf-8"))


def speeds_of(words: str, audiences: tuple[str, ...] = ("anyone", "had-cancer")) -> set[str]:
    """How soon the signs in these words need help, for readers of these kinds; empty if there are none."""
    return {
        phrase[audience]
        for phrase in RULE["phrases"]
        for audience in audiences
        if audience in phrase and re.search(phrase["words"], words, re.IGNORECASE)
    }


def told_in(words: str) -> set[str]:
    """How soon these words say that help is needed."""
    return {speed for speed, said in RULE["speeds"].items() if re.search(said, words, re.IGNORECASE)}


def texts() -> Iterator[tuple[str, int, str]]:
    """The file, line and words of each sentence of the pages and data files."""
    for page in LIBRARY.pages.values():
        for prose in page.prose:
            yield from (
                (page.path, prose.line_at(start), prose.text[start:end])
                for start, end in split_sentences(prose.text)
            )
    for path, line, text in words_of(LIBRARY, "en"):
        yield from ((path, line, text[start:end]) for start, end in split_sentences(text))


def test_each_sentence_that_says_how_soon_says_it_as_the_rule_does() -> None:
    wrong = [
        f"{path}:{line}: {' '.join(words.split())}"
        for path, line, words in texts()
        if (right := speeds_of(words)) and not told_in(words) <= right
    ]
    assert wrong == []


def test_each_sign_stands_on_a_card_of_its_speed() -> None:
    wrong = [
        f"{card.id}: {sign.text['en']}"
        for card in LIBRARY.cards.values()
        for sign in card.facts
        if (right := speeds_of(sign.text["en"], spoken_to(card))) and card.speed not in right
    ]
    assert wrong == []


def spoken_to(card: CareCard) -> tuple[str, ...]:
    """The kinds of readers, as the rule above has them, to whom a card speaks."""
    return tuple(
        {"had-cancer" if "cancer" in each else each for each in (card.audience, *AUDIENCES[card.audience])}
    )


@pytest.mark.parametrize(
    "words",
    [
        "If you cannot pee, see a doctor in the next days.",
        "Have a new lump checked today.",
        "Pain in the middle of your back can wait two weeks.",
        "Ring today if one leg turns weak.",
    ],
)
def test_a_sentence_at_another_speed_is_seen(words: str) -> None:
    assert not told_in(words) <= speeds_of(words)
