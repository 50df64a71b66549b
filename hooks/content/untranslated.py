"""Texts of the data that a language does not have yet: the English words stand in their place, and say so.

Whoever adds English words need not know the other languages. What is missing is told as work for those who
translate, and stops nobody.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from content.problems import Problem
from content.yaml_reader import Map, Seq

# What stands in the languages after English, by the rule of its warnings.
BEHIND = "behind"


class English(str):
    """English words in the place of those of another language: where they are shown, they are marked."""

    __slots__ = ()


def fill_in(name: str, value: Any, languages: Collection[str]) -> Iterator[Problem]:
    """Put the English words of a data file where another language has none, and tell of each text once."""
    if isinstance(value, Map) and "en" in value:
        for language in languages:
            if language not in value:
                line = value.lines["en"]
                problem = Problem(
                    name,
                    line,
                    f"the words in '{language}' are missing",
                    f"add a line '{language}: ...' below this one",
                    "warning",
                    BEHIND,
                )
                value[language], value.lines[language] = _in_english(value["en"]), line
                value.wrong[language] = problem
                yield problem
    elif isinstance(value, Map | Seq):
        for inner in value.values() if isinstance(value, Map) else value:
            yield from fill_in(name, inner, languages)


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
