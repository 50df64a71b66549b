"""Signs a reader can notice: one fact each, and the lines that join some of them on a care card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from content import kinds
from content.data_files import Entries
from content.entries import ID, REFERENCES, Reference, check_references, read_entries, references, unknown_ids
from content.kinds import Kind, Shape
from content.problems import Problem
from content.yaml_reader import Map

# Signs, care cards and checklists stand in one file, so that the whole rule can be read in one place.
SIGNS = "docs/_data/signs.yml"


@dataclass(frozen=True)
class Sign:
    """Something a reader can notice: one fact, or several that a care card tells in one line.

    `text`, `explain`, `note` (the same in the first person) and `absent` (how the note names it where it was
    not noticed) hold one wording for each language code. `of` are the facts that a line joins; such a line
    has no sources of its own.
    """

    id: str
    line: int
    text: dict[str, str]
    explain: dict[str, str]
    note: dict[str, str]
    absent: dict[str, str]
    own_sources: tuple[Reference, ...]
    of: tuple["Sign", ...] = ()

    @property
    def facts(self) -> tuple["Sign", ...]:
        """The facts that it tells, one by one."""
        return self.of or (self,)

    @property
    def sources(self) -> tuple[Reference, ...]:
        """The sources of its facts, in order."""
        return tuple(reference for fact in self.facts for reference in fact.own_sources)


def sign_shape(words: Kind) -> Shape:
    """The shape of a sign. `words` is the kind of a text in every language of the site."""
    return Shape(
        {
            "id": ID,
            "text": words,
            "explain": words,
            "note": words,
            "absent": words,
            "of": kinds.list_of(kinds.text),
            "sources": REFERENCES,
        },
        ("id", "text"),
        oneOf=[{"required": ["of"]}, {"required": ["sources"]}],
    )


def load_signs(data: Map, words: Kind) -> tuple[Entries[Sign], list[Problem]]:
    """Load and check the signs of signs.yml, each Sign by id: the facts, then the lines that join some of
    them.

    `words` is the kind of a text in every language of the site.
    """

    def check(item: Map, where: str) -> list[Problem]:
        if ("of" in item) == ("sources" in item):
            return [
                Problem(
                    SIGNS,
                    item.line,
                    f"{where} needs either 'sources' or 'of'",
                    "name the sources of a fact, or the facts that a line joins",
                )
            ]
        return check_references(SIGNS, item, where)

    signs, problems = read_entries(
        SIGNS,
        data,
        "signs",
        "sign",
        sign_shape(words),
        check,
        lambda item: Sign(
            item["id"],
            item.line,
            dict(item["text"]),
            dict(item.get("explain", {})),
            dict(item.get("note", {})),
            dict(item.get("absent", {})),
            references(item),
        ),
    )
    # A line may stand above the facts that it joins.
    facts = {id: sign for id, sign in signs.items() if sign.own_sources}
    for item in data["signs"] if isinstance(data.get("signs"), list) else []:
        id = item.get("id") if isinstance(item, Map) and "of" in item else None
        if isinstance(id, str) and id in signs:
            where = f"sign '{id}'"
            wrong = unknown_ids(SIGNS, item.lines["of"], where, "sign", item["of"], signs)
            wrong += [
                Problem(
                    SIGNS,
                    item.lines["of"],
                    f"{where} joins '{each}', which joins others itself",
                    "name the facts themselves",
                )
                for each in item["of"]
                if each in signs and each not in facts
            ]
            problems += wrong
            signs.faulty |= {id} if wrong else set()
            signs[id] = replace(signs[id], of=known(item["of"], facts))
    return signs, problems


def known(ids: Iterable[str], signs: Mapping[str, Sign]) -> tuple[Sign, ...]:
    """The signs of these ids, in their order; an id that is not known is left out, and is a problem
    elsewhere.
    """
    return tuple(signs[id] for id in ids if id in signs)
