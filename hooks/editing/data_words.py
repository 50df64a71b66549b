"""The words of the data files that readers see, each with its file and line."""

from collections.abc import Iterator

from content.countries import COUNTRIES
from content.figures import FIGURES
from content.glossary import GLOSSARY
from content.library import Library
from content.signs import SIGNS
from content.yaml_reader import Map, Seq

# Texts by language; all else in an entry is an id, a name, a number or an address.
_TEXTS = (
    "text",
    "explain",
    "note",
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
)


def words_of(library: Library, language: str) -> Iterator[tuple[str, int, str]]:
    """The file, line and words of each text in one language: signs, cards, checklists, pictures, terms and
    countries.
    """
    for name, entries in (
        (SIGNS, library.signs),
        (SIGNS, library.cards),
        (SIGNS, library.checklists),
        (FIGURES, library.figures),
        (GLOSSARY, library.glossary),
        (COUNTRIES, library.countries),
    ):
        for entry in entries.written.values():
            yield from ((name, line, text) for line, text in _texts(entry, language))


def _texts(value: object, language: str) -> Iterator[tuple[int, str]]:
    if isinstance(value, Seq):
        for item in value:
            yield from _texts(item, language)
    elif isinstance(value, Map):
        for key, inner in value.items():
            if key not in _TEXTS:
                yield from _texts(inner, language)
            elif isinstance(inner, Map) and language in inner:
                yield from _lines(inner[language], inner.lines[language])
            elif isinstance(inner, Map):
                yield from _texts(inner, language)


def _lines(words: object, line: int) -> Iterator[tuple[int, str]]:
    if isinstance(words, str):
        yield line, words
    elif isinstance(words, Seq):
        yield from zip(words.lines, words, strict=True)
