"""Texts of the data that a language does not have yet, or that are of English words which have changed since:
the English words stand in their place, and say so.

Whoever adds English words need not know the other languages. What is missing is told as work for those who
translate, and stops nobody.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from content.digests import letters_for
from content.problems import Problem
from content.yaml_reader import Map, Seq

# What stands in the languages after English, by the rule of its warnings.
BEHIND = "behind"
# Words of menus, buttons and messages stay until somebody has brought over what changed: the older ones lead
# nobody astray, and nobody who rewords an English button makes a sheet in another language too long.
_STAY = "docs/_data/interface.yml"
# By what the items of a list are known.
_NAMES = ("id", "code", "number")
_WORD = re.compile(r"\w+")


class English(str):
    """English words in the place of those of another language: where they are shown, they are marked."""

    __slots__ = ()


def fill_in(
    name: str, data: Any, languages: Collection[str], followed: Mapping[tuple[str, str], str]
) -> Iterator[Problem]:
    """Put the English words of a data file where another language has none, or has words that follow other
    English ones, and tell of each text once. `followed` are the digests of those that they follow, by the
    language and the key of the text.
    """
    for key, text in texts_in(data):
        for language in languages:
            digest = followed.get((language, key))
            if language not in text:
                line = text.lines["en"]
                what = f"the words in '{language}' are missing"
                mend = f"add a line '{language}: ...' below this one"
            elif digest and digest != digest_of_text(text["en"]):
                line = text.lines[language]
                seen = "and readers still see the older" if name == _STAY else "so readers see the English"
                behind = f"the English words have changed since those in '{language}' followed them"
                what = f"{behind}, {seen} ones"
                mend = f"bring over what changed, then: make follow PAGE={name}:{key}"
            else:
                continue
            problem = Problem(name, line, what, mend, "warning", BEHIND)
            if language not in text or name != _STAY:
                text[language], text.lines[language] = _in_english(text["en"]), line
                text.wrong[language] = problem
            yield problem


def texts_in(value: Any, key: str = "") -> Iterator[tuple[str, Map]]:
    """Each text of a data file with its words by language, and a key that stays while others come and go."""
    if isinstance(value, Map) and "en" in value:
        yield key, value
    elif isinstance(value, Map):
        for name, inner in value.items():
            yield from texts_in(inner, f"{key}/{name}".lstrip("/"))
    elif isinstance(value, Seq):
        seen = set[str]()
        for place, inner in enumerate(value):
            named = [str(inner[each]) for each in _NAMES if each in inner] if isinstance(inner, Map) else []
            name = "-".join(named[0].split()) if named else str(place)
            yield from texts_in(inner, f"{key}/{name}{f'-{place}' * (name in seen)}")
            seen.add(name)


def digest_of_text(english: Any) -> str:
    """What stands for the English words of a text, whatever their capitals and stops."""
    return letters_for(_plain(english))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {form: _plain(text) for form, text in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else _WORD.findall(str(value).lower())


def lacks(value: Any, language: str) -> bool:
    """Whether an entry of the data has a text whose words in a language are missing."""
    if isinstance(value, Map):
        return language in value.wrong or any(lacks(inner, language) for inner in value.values())
    return isinstance(value, Seq) and any(lacks(inner, language) for inner in value)


def own_words(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A text in each of the languages that have words of their own for it."""
    return ((language, words) for language, words in texts.items() if not isinstance(words, English))


def _in_english(value: Any) -> Any:
    """A text, a list of texts or the forms of a plural, with each of its words marked."""
    if isinstance(value, Map):
        forms = Map(value.line)
        forms.update({form: _in_english(text) for form, text in value.items()})
        forms.lines = value.lines
        return forms
    if isinstance(value, Seq):
        texts = Seq(value.line)
        texts.extend(map(_in_english, value))
        texts.lines = value.lines
        return texts
    return English(value) if isinstance(value, str) else value
