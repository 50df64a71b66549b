"""How each language besides English is written, and one word in it for one thing: translation.yml."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content import kinds
from content.care_cards import SPEEDS
from content.data_files import check_shape, load_yaml
from content.entries import LANGUAGE
from content.kinds import Shape
from content.problems import Problem
from content.telephones import DIGITS
from content.yaml_reader import Map

TRANSLATION = "docs/_data/translation.yml"
_TEXTS = kinds.list_of(kinds.text)
# Behind the English word for a speed, or what denies; behind an example of a number to ring.
_SPEED, _DENIAL, _RING = " (speed)", " (denial)", " (to ring)"
# With the words in the language under its own code.
_TERM = Shape(
    {"en": kinds.text, "never": _TEXTS, "note": kinds.text, "always": kinds.yes_or_no, "seen": kinds.text},
    ("en",),
    additionalProperties=kinds.text.schema(),
)
# What spans of time are counted in, and their numbers.
UNITS = ("hour", "day", "week", "month")
_SPANS = kinds.map_of(kinds.one_of(*DIGITS, *UNITS), _TEXTS)
_NEEDED = {"script": kinds.text, "ends": kinds.text, "terms": kinds.list_of(_TERM)}


def _term(language: str) -> Shape:
    return Shape({**_TERM.keys, language: kinds.text}, ("en", language))


_LANGUAGE = Shape({**_NEEDED, "kept": _TEXTS, "spans": _SPANS}, tuple(_NEEDED))
FILE = kinds.map_of(LANGUAGE, _LANGUAGE)


@dataclass(frozen=True)
class Writing:
    """How a language is written. `script` is the name of its letters in Unicode, such as DEVANAGARI.

    `ends` are the marks that end a sentence, `kept` what may stand in Latin letters, and `never` has for each
    spelling or word that is not used what to write in its place. `speeds` has the phrase for each speed of a
    care card, and `spans` the words for the numbers and units of spans of time. `always` has for an English
    word the one that then stands in a text. `denials` are the words that deny, and `rings` phrases with an
    example of a number to ring. `unseen` are the terms that no health text is known to have: the line, the
    English word, and that of the language.
    """

    script: str
    ends: str
    kept: tuple[str, ...]
    never: dict[str, str]
    speeds: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[str, ...]] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)
    denials: tuple[str, ...] = ()
    rings: tuple[str, ...] = ()
    unseen: tuple[tuple[int, str, str], ...] = ()

    def has(self, letter: str) -> bool:
        """Whether a letter is one of the script's, or a sign that goes with them."""
        return unicodedata.category(letter)[0] in "LM" and self.script in unicodedata.name(letter, "")


def load_writings(root: Path) -> tuple[dict[str, Writing], list[Problem]]:
    """Load and check translation.yml: each language's Writing by its code. A project may have no such
    file.
    """
    if not (root / TRANSLATION).exists():
        return {}, []
    data, problems = load_yaml(root, TRANSLATION)
    writings, data = {}, data if data is not None else Map(1)
    for language, told in data.items():
        line = data.lines[language]
        if LANGUAGE(language):
            wrong = f"'{language}' is no code of a language"
            problems.append(Problem(TRANSLATION, line, wrong, "write one such as hi"))
            continue
        found = _wrong_in(language, told, line)
        problems += found
        if not found:
            writings[language] = _writing(language, told)
    return writings, problems


def _wrong_in(language: str, told: Any, line: int) -> list[Problem]:
    problems = check_shape(TRANSLATION, f"'{language}'", told, line, _LANGUAGE)
    if problems:
        return problems
    for term in told["terms"]:
        problems += check_shape(TRANSLATION, "a term", term, term.line, _term(language))
    if problems:
        return problems
    writing = _writing(language, told)
    if not any(writing.has(letter) for term in told["terms"] for letter in term[language]):
        problems.append(
            Problem(
                TRANSLATION,
                told.lines["script"],
                f"no term of '{language}' has a letter of '{told['script']}'",
                "write the script's name as Unicode has it, such as Devanagari",
            )
        )
    return problems


def _writing(language: str, told: Map) -> Writing:
    never = {word: term[language] for term in told["terms"] for word in term.get("never", ())}
    # A term such as: in the next days (speed).
    speeds = {
        speed: term[language]
        for term in told["terms"]
        if term["en"].endswith(_SPEED)
        for speed in SPEEDS
        if speed.replace("-", " ") == term["en"].removesuffix(_SPEED).removeprefix("in the ")
    }
    return Writing(
        told["script"].upper(),
        told["ends"],
        tuple(told.get("kept", ())),
        never,
        speeds,
        {english: tuple(words) for english, words in told.get("spans", {}).items()},
        {term["en"]: term[language] for term in told["terms"] if term.get("always")},
        _marked(language, told, _DENIAL),
        _marked(language, told, _RING),
        tuple(
            (term.line, term["en"], term[language])
            for term in told["terms"]
            if "seen" not in term and not term["en"].endswith((_DENIAL, _RING))
        ),
    )


def _marked(language: str, told: Map, mark: str) -> tuple[str, ...]:
    """The terms whose English words end in a mark."""
    return tuple(term[language] for term in told["terms"] if term["en"].endswith(mark))
