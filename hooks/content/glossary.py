"""Medical terms and their plain explanations."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.entries import ID, REFERENCES, Reference, check_references, read_entries, references, words_in
from content.kinds import Shape
from content.problems import Problem
from content.untranslated import English

GLOSSARY = "docs/_data/glossary.yml"


@dataclass(frozen=True)
class Term:
    """A medical term, what else it is called, and its plain explanation, each by language."""

    id: str
    line: int
    term: dict[str, str]
    plain: dict[str, str]
    also: dict[str, list[str]] = field(default_factory=dict)
    sources: tuple[Reference, ...] = ()

    def forms(self, language: str) -> list[str]:
        """All that it is called in one language."""
        return [self.term[language], *self.also.get(language, [])]


def _term(languages: Collection[str]) -> Shape:
    words, several = words_in(languages), words_in(languages, kinds.list_of(kinds.text))
    return Shape(
        {"id": ID, "term": words, "also": several, "plain": words, "sources": REFERENCES},
        ("id", "term", "plain"),
    )


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    return Shape({"terms": kinds.list_of(_term(languages))}, ["terms"])


def load_glossary(root: Path, languages: Collection[str]) -> tuple[Entries[Term], list[Problem]]:
    """Load and check glossary.yml: each Term by id. A project may have no such file."""
    if not (root / GLOSSARY).exists():
        return Entries(), []
    data, problems = load_yaml(root, GLOSSARY, languages)
    if data is None:
        return Entries(read=False), problems
    problems += check_shape(GLOSSARY, "the file", data, 1, file_shape(languages))
    terms, found = read_entries(
        GLOSSARY,
        data,
        "terms",
        "term",
        _term(languages),
        lambda item, where: check_references(GLOSSARY, item, where),
        lambda item: Term(
            item["id"], item.line, item["term"], item["plain"], item.get("also", {}), references(item)
        ),
    )
    return terms, problems + found + list(_of_two(terms))


def _of_two(terms: Entries[Term]) -> Iterator[Problem]:
    """Words that two terms share: readers would be told what one of them means, and not the other."""
    first: dict[tuple[str, str], Term] = {}
    for term in terms.values():
        for language in term.term:
            for form in term.forms(language):
                if isinstance(form, English):
                    continue
                other = first.setdefault((language, form.casefold()), term)
                if other is not term:
                    yield Problem(
                        GLOSSARY,
                        term.line,
                        f"term '{term.id}' is called '{form}' in '{language}', as term '{other.id}' is",
                        f"let one of them have these words; the other is on line {other.line}",
                    )
