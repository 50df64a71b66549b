"""The numbers of a text in another language are those of its English words, as twin_rules asks of pages:
with another number, the reader of an emergency sign rings somebody else. And it lacks none of what
editing.lost_words knows.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from content.changes import CHANGES
from content.citations import CITATION
from content.data_files import load_yaml
from content.followed import TEXTS
from content.languages import ENGLISH, languages_of
from content.library import Library
from content.problems import Problem
from content.signs import SIGNS
from content.telephones import DIGITS, NAMES
from content.translation import Writing
from content.twins import is_behind
from content.untranslated import digest_of_text, texts_in
from content.yaml_reader import Map, Seq
from editing.lost_words import find_lost
from editing.script_rules import in_figures
from editing.span_rules import spans_beside, spans_in

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
# What English writes as words, another language may write in figures.
_IN_WORDS = re.compile(rf"\b(?:{NAMES})\b", re.IGNORECASE)


def numbers_in(text: str) -> list[str]:
    """The numbers of a text in figures, from the least letters on, without those of its citations."""
    return sorted(_NUMBER.findall(CITATION.sub(" ", text)))


def numbers_beside(text: str, english: str) -> list[str]:
    """Likewise, without those that the English words have as words."""
    there, written = numbers_in(english), {DIGITS[word.lower()] for word in _IN_WORDS.findall(english)}
    return [each for each in numbers_in(text) if each in there or each not in written]


def listed(items: list[str]) -> str:
    """What a part of a page or a text has, for a message."""
    return ", ".join(items) or "none"


def check_numbers(library: Library) -> list[Problem]:
    """Check each text of the data files that follows English words, in each other language."""
    languages = languages_of(library.root)
    others = [language for language in languages if language != ENGLISH]
    return [
        problem
        for name in (*TEXTS, CHANGES)
        if others
        for key, text in texts_in(load_yaml(library.root, name, languages)[0])
        for language in others
        for problem in _check(library, name, key, text, language, library.writings.get(language))
    ]


def _check(
    library: Library, name: str, key: str, text: Map, language: str, writing: Writing | None
) -> Iterator[Problem]:
    own, english = (_told(text.get(each)) for each in (language, ENGLISH))
    if not own or not english or language in text.wrong:
        return  # The forms of a plural, or what is missing or no text at all.
    # Digits of another script are told of as such.
    here = numbers_beside(in_figures(own), english)
    there = numbers_in(english)
    wrong = list(find_lost(own, english, writing)) if writing else []
    what = "numbers"
    if here == there and writing and writing.spans:
        what, here, there = "spans of time", spans_beside(own, writing), spans_in(english)
    if here != there:
        unlike = f"the {what} here are {listed(here)}, and in the English words {listed(there)}"
        wrong.append((unlike, "make them the same"))
    if wrong and not _changed_since(library, name, key, text, language):
        yield from (Problem(name, text.lines[language], *each) for each in wrong)


def _told(value: object) -> str:
    if isinstance(value, Seq):
        return "\n".join(map(str, value))
    return value if isinstance(value, str) else ""


def _changed_since(library: Library, name: str, key: str, text: Map, language: str) -> bool:
    """Whether the English words have changed since the others followed them, of which has been told."""
    part, _, rest = key.partition("/")
    if name == SIGNS and part in ("signs", "cards"):
        id = rest.partition("/")[0]
        return any(
            is_behind(library, card, language)
            for card in library.cards.values()
            if id == card.id or id in {sign.id for sign in (*card.signs, *card.facts)}
        )
    digest = library.followed.get(language, {}).get(f"{Path(name).name}/{key}")
    return digest is not None and digest != digest_of_text(text[ENGLISH])
