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
_NAMES = ("term", "also", "name", "label")
_FILLED = re.compile(r"\{([a-z]+)\}")


def words_of(library: Library, language: str) -> Iterator[tuple[str, int, str]]:
    """The file, line and words of each text in one language: signs, cards, checklists, the form, the strip,
    pictures, terms, countries and editions.
    """
    return _words(library, language, _TEXTS)


def every_text(library: Library) -> Iterator[tuple[str, int, str]]:
    """Likewise all texts in every language, names included."""
    for language in sorted({page.language for page in library.pages.values()}):
        yield from _words(library, language, (*_TEXTS, *_NAMES))


def _words(library: Library, language: str, keys: Collection[str]) -> Iterator[tuple[str, int, str]]:
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
            # Here and below, what is filled in is no mark.
            texts = _texts(entry, language, keys)
            yield from ((name, line, text.replace(GAP, "answer")) for line, text in texts)
    if library.strip:
        yield from ((SIGNS, line, text) for line, text in _in(library.strip.text, language))
    for change in library.changes:
        for told in (change.what, change.you_said):
            yield from ((CHANGES, line, text) for line, text in (_in(told, language) if told else ()))
    for ring in library.ring if "label" in keys else ():
        yield from ((COUNTRIES, line, text) for line, text in _in(ring.label, language))
    for words in library.interface.values():
        for line, text in _in(words, language):
            yield INTERFACE, line, _FILLED.sub("answer", text)


def _texts(value: object, language: str, keys: Collection[str]) -> Iterator[tuple[int, str]]:
    if isinstance(value, Seq):
        for item in value:
            yield from _texts(item, language, keys)
    elif isinstance(value, Map):
        for key, inner in value.items():
            if key in keys and isinstance(inner, Map) and language in inner:
                yield from _in(inner, language)
            elif key in keys and isinstance(inner, str):
                # A helpline's name is the same in every language.
                yield value.lines[key], inner
            else:
                yield from _texts(inner, language, keys)


def _in(texts: Map, language: str) -> Iterator[tuple[int, str]]:
    words, line = texts.get(language), texts.lines.get(language, texts.line)
    if isinstance(words, str):
        yield line, words
    elif isinstance(words, Seq):
        yield from zip(words.lines, words, strict=True)
    elif isinstance(words, Map):
        yield from ((words.lines[form], text) for form, text in words.items())
