"""The words of the data files that readers see, each with its file and line."""

import re
from collections.abc import Collection, Iterator

from content.changes import CHANGES
from content.countries import COUNTRIES
from content.editions import EDITIONS
from content.figures import FIGURES
from content.form import GAP
from content.glossary import GLOSSARY
from content.interface import INTERFACE
from content.library import Library
from content.questions import QUESTIONS
from content.signs import SIGNS
from content.yaml_reader import Map, Seq

# Texts by language; all else in an entry is an id, a name, a number or an address.
_TEXTS = (
    "text",
    "explain",
    "note",
    "absent",
    "hint",
    "example",
    "heading",
    "contact",
    "how-soon",
    "why",
    "title",
    "caption",
    "plain",
    "for",
    "hours",
    "languages",
    "fixed",
    "lines",
    "beside",
)
# Names by language, which keep their spelling.
_NAMES = ("term", "also", "name", "short")
_FILLED = re.compile(r"\{([a-z]+)\}")


def words_of(library: Library, language: str) -> Iterator[tuple[str, int, str]]:
    """The file, line and words of each text in one language: signs, cards, checklists, the form, the strip,
    pictures, terms, countries and editions.
    """
    for name, line, text, _ in told_in(library, language):
        yield name, line, _filled(name, text)


def told_in(library: Library, language: str) -> Iterator[tuple[str, int, str, str]]:
    """Likewise, each with the English words of the same text. What is filled in stands in curly brackets."""
    return _words(library, language, _TEXTS)


def words_in(entry: Map, language: str) -> Iterator[tuple[int, str]]:
    """The line and words of each text of one entry, in one language."""
    yield from ((line, text) for line, text, _ in _texts(entry, language, _TEXTS))


def every_text(library: Library) -> Iterator[tuple[str, int, str]]:
    """Likewise all texts in every language, names included."""
    for language in sorted({page.language for page in library.pages.values()}):
        for name, line, text, _ in _words(library, language, (*_TEXTS, *_NAMES)):
            yield name, line, _filled(name, text)


def _filled(name: str, text: str) -> str:
    """A text as it is once its gaps are filled in: these are no mark."""
    return _FILLED.sub("answer", text) if name == INTERFACE else text.replace(GAP, "answer")


def _words(library: Library, language: str, keys: Collection[str]) -> Iterator[tuple[str, int, str, str]]:
    for name, entries in (
        (SIGNS, library.signs),
        (SIGNS, library.cards),
        (SIGNS, library.checklists),
        (QUESTIONS, library.form.questions),
        (FIGURES, library.figures),
        (GLOSSARY, library.glossary),
        (COUNTRIES, library.countries),
        (EDITIONS, library.editions),
    ):
        for entry in entries.written.values():
            for line, text, english in _texts(entry, language, keys):
                yield name, line, text, english
    if library.strip:
        yield from ((SIGNS, *told) for told in _in(library.strip.text, language))
    for change in library.changes:
        for words in (change.what, change.you_said):
            yield from ((CHANGES, *told) for told in (_in(words, language) if words else ()))
    for phrase in library.interface.values():
        for line, text, english in _in(phrase, language):
            yield INTERFACE, line, text, english


def _texts(value: object, language: str, keys: Collection[str]) -> Iterator[tuple[int, str, str]]:
    if isinstance(value, Seq):
        for item in value:
            yield from _texts(item, language, keys)
    elif isinstance(value, Map):
        for key, inner in value.items():
            if key in keys and isinstance(inner, Map) and language in inner:
                yield from _in(inner, language)
            elif key in keys and isinstance(inner, str):
                # A helpline's name is the same in every language.
                yield value.lines[key], inner, inner
            else:
                yield from _texts(inner, language, keys)


def _in(texts: Map, language: str) -> Iterator[tuple[int, str, str]]:
    """The line and words of each text in a language, with the English one. What stands in for words that are
    missing has been told of.
    """
    if language in texts.wrong:
        return
    words, english, line = texts.get(language), texts.get("en"), texts.lines.get(language, texts.line)
    if isinstance(words, str):
        yield line, words, str(english)
    elif isinstance(words, Seq):
        others = english if isinstance(english, Seq) else []
        yield from zip(words.lines, words, [*others, *words][: len(words)], strict=True)
    elif isinstance(words, Map):
        of_english = english if isinstance(english, Map) else words
        for form, text in words.items():
            yield words.lines[form], text, of_english.get(form, of_english["other"])
