"""Which English words the translation of each care card, and of each other text of the data, follows:
followed.yml, which `make follow` writes.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from content import kinds
from content.countries import COUNTRIES
from content.data_files import FOLLOWED, check_shape, load_yaml
from content.editions import EDITIONS
from content.entries import LANGUAGE
from content.figures import FIGURES
from content.glossary import GLOSSARY
from content.interface import INTERFACE
from content.kinds import Shape
from content.pages import FOLLOWED as DIGEST
from content.problems import Problem
from content.questions import QUESTIONS
from content.signs import SIGNS
from content.text_files import read_text
from content.untranslated import digest_of_text, texts_in
from content.yaml_reader import Map, parse_yaml

__all__ = ["FILE", "FOLLOWED", "load_followed"]

# The id of a care card; or a file, and the key of a text in it.
_KEY = kinds.pattern("[a-z0-9-]+|[a-z-]+[.]yml(?:/[^ /]+)+", "the id of a care card, or the key of a text")
FILE = kinds.map_of(LANGUAGE, kinds.map_of(_KEY, DIGEST))

# Files with texts that follow. The signs and cards of signs.yml follow as cards; a change that was told is
# never told in other words.
TEXTS = (COUNTRIES, EDITIONS, FIGURES, GLOSSARY, INTERFACE, QUESTIONS, SIGNS)
_OF_CARDS = ("signs/", "cards/")


def texts_to_follow(root: Path, name: str, language: str) -> dict[str, tuple[int, str]]:
    """Each text of a data file that has words in a language: its line and what stands for the English ones,
    by its key in followed.yml.
    """
    found = read_text(root, name)[0] if (root / name).exists() else None
    data = parse_yaml(name, found.text)[0] if found else None
    return {
        key: (text.lines[language], digest_of_text(text["en"]))
        for key, text in texts_that_follow(name, data)
        if language in text
    }


def texts_that_follow(name: str, data: Any) -> Iterator[tuple[str, Map]]:
    """Each text of a data file whose words may follow English ones, by its key in followed.yml."""
    return (
        (f"{Path(name).name}/{key}", text)
        for key, text in texts_in(data)
        if not (name == SIGNS and key.startswith(_OF_CARDS))
    )


def load_followed(root: Path) -> tuple[dict[str, Mapping[str, str]], list[Problem]]:
    """Load and check followed.yml: for each language the digest by a card's id or a text's key. A project may
    have none.
    """
    if not (root / FOLLOWED).exists():
        return {}, []
    data, problems = load_yaml(root, FOLLOWED)
    followed: dict[str, Mapping[str, str]] = {}
    for language, cards in (data if data is not None else Map(1)).items():
        shape = Shape(dict.fromkeys(cards if isinstance(cards, Map) else (), DIGEST))
        line = data.lines[language] if data is not None else 1
        found = check_shape(FOLLOWED, f"'{language}'", cards, line, shape)
        problems += found
        if not found:
            followed[language] = cards
    return followed, problems
