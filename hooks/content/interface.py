"""The interface's words: all that a reader sees besides the pages and the other data, by language.

A phrase holds names in curly brackets for what the site fills in. A plural has a form for each kind of
number that the language has (https://cldr.unicode.org/index/cldr-spec/plural-rules).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError

from content import kinds
from content.data_files import check_shape, load_yaml
from content.entries import LANGUAGE, words_in
from content.interface_keys import LISTS, PHRASES, PLURALS
from content.kinds import Kind, Shape, WrongItem
from content.problems import Problem
from content.untranslated import English
from content.yaml_reader import Map

INTERFACE = "docs/_data/interface.yml"
# The key of a language's tag (BCP 47), such as en-GB.
TAG = "language-tag"

# The kinds of number that languages tell apart, by their names in Unicode's CLDR.
FORMS = ("zero", "one", "two", "few", "many", "other")
# Where a page and a script ask for a phrase that no element can be put round.
_OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
_ASKED = {".html": re.compile(r'\btell\("([\w-]+)"'), ".js": re.compile(r'\bsay\("([\w-]+)"')}
_AS_IF = ", and screen readers say the English ones as if they were not English"
_BRACKETS = re.compile(r"\{[^{}]*\}?|\}")


class Interface(dict[str, Map]):
    """What stands under each key, by language. What is wrong is left out.

    `written` is the whole file with its lines.
    """

    def __init__(self, written: Map | None = None) -> None:
        super().__init__()
        self.written = Map(1) if written is None else written

    def tag(self, language: str) -> str:
        """A language's tag, such as en-GB; its code if it has none."""
        return str(self.get(TAG, Map(1)).get(language, language))


@cache
def locale_of(tag: str) -> Locale | None:
    """What Babel knows of a language by its tag; None if nothing."""
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    words = {
        TAG: LANGUAGE,
        **{key: _phrase(names, names) for key, names in PHRASES.items()},
        **{key: _plural(names) for key, names in PLURALS.items()},
        **dict.fromkeys(LISTS, kinds.list_of(kinds.text)),
    }
    return Shape({key: words_in(languages, kind) for key, kind in words.items()}, tuple(words))


def load_interface(root: Path, languages: Collection[str]) -> tuple[Interface, list[Problem]]:
    """Load and check interface.yml."""
    data, problems = load_yaml(root, INTERFACE, languages)
    if data is None:
        return Interface(), problems
    shape = file_shape(languages)
    problems += check_shape(INTERFACE, "the file", data, 1, shape)
    interface = Interface(data)
    interface.update(
        {key: data[key] for key, kind in shape.keys.items() if key in data and kind(data[key]) is None}
    )
    # A tag that is missing is told of as that, and not as a text.
    tags = interface.get(TAG, Map(1)).wrong.values()
    heard = [each for key in _unmarked() for each in interface.get(key, Map(1)).wrong.values()]
    problems = [
        replace(problem, what=problem.what + _AS_IF) if problem in heard else problem
        for problem in problems
        if problem not in tags
    ]
    return interface, [*problems, *_wrong_tags(interface), *_missing_forms(interface)]


@cache
def _unmarked() -> frozenset[str]:
    """The phrases that stand where nothing can say that they are English: in attributes, and in scripts."""
    return frozenset(
        key
        for file in _OVERRIDES.rglob("*")
        if file.suffix in _ASKED
        for key in _ASKED[file.suffix].findall(file.read_text(encoding="utf-8"))
    )


def _wrong_tags(interface: Interface) -> Iterator[Problem]:
    tags = interface.get(TAG, Map(1))
    for language, tag in tags.items():
        if isinstance(tag, English):
            # Not a text, for which English could stand.
            yield Problem(
                INTERFACE,
                tags.lines[language],
                f"nothing says how '{language}' writes dates and numbers",
                f"add a line '{language}: ...' with its tag, such as hi-IN for Hindi in India",
            )
        elif tag.split("-")[0] != language.split("-")[0]:
            yield Problem(
                INTERFACE,
                tags.lines[language],
                f"'{tag}' is not the tag of '{language}'",
                f"write one that begins with '{language}', for its dates and numbers",
            )


def _missing_forms(interface: Interface) -> Iterator[Problem]:
    for key in PLURALS:
        words = interface.get(key, Map(1))
        for language, forms in words.items():
            locale = None if language in words.wrong else locale_of(interface.tag(language))
            for form in sorted(locale.plural_form.tags if locale else ()):
                if form not in forms:
                    yield Problem(
                        INTERFACE,
                        forms.line,
                        f"'{key}' has no '{form}' in '{language}'",
                        f"add a line '{form}: ...', for the numbers of that kind",
                    )


def _phrase(names: Collection[str], needed: Collection[str]) -> Kind:
    """A text that holds each of the needed names in curly brackets, and no others than these names."""
    places = [f"{{{name}}}" for name in names]

    def check(value: Any) -> str | None:
        if wrong := kinds.text(value):
            return wrong
        found = _BRACKETS.findall(value)
        for each in found:
            if each not in places:
                return f"nothing fills '{each}', so " + (
                    f"write {' or '.join(places)}" if places else "take it out"
                )
        return next((f"{{{name}}} is missing" for name in needed if f"{{{name}}}" not in found), None)

    held = "".join(rf"(?=[\s\S]*\{{{name}\}})" for name in needed)
    filled = rf"|\{{(?:{'|'.join(names)})\}}" if names else ""
    words = "it must be text" + (f" with {' and '.join(places)}" if places else " without curly brackets")
    return Kind(
        check,
        {
            "type": "string",
            "pattern": rf"^(?=[\s\S]*\S){held}(?:[^{{}}]{filled})*$",
            "patternErrorMessage": words,
        },
    )


def _plural(names: Collection[str]) -> Kind:
    """A phrase for each kind of number. That for all others has the number in it."""
    forms = {form: _phrase(names, names if form == "other" else ()) for form in FORMS}

    def check(value: Any) -> str | None:
        if not isinstance(value, Map) or "other" not in value:
            return "it must have a line for each kind of number, such as 'one: ...' and 'other: ...'"
        for form, phrase in value.items():
            if form not in forms:
                return WrongItem(
                    f"'{form}' is no kind of number, so write one of {', '.join(FORMS)}", value.lines[form]
                )
            if wrong := forms[form](phrase):
                return WrongItem(f"'{form}': {wrong}", value.lines[form])
        return None

    return Kind(check, Shape(forms, ["other"]).schema())
