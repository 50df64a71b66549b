"""Data files: reading one whole, and checking it against a shape.

The shape of a file is a table of keys, each with its kind: see `content.kinds`.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from content import kinds
from content.citations import citations_in_data
from content.kinds import Shape
from content.problems import Problem, did_you_mean, shorten
from content.text_files import read_text
from content.untranslated import fill_in
from content.yaml_reader import Map, parse_yaml

T = TypeVar("T")

# Which English words the words of other languages follow: content.followed.
FOLLOWED = "docs/_data/followed.yml"
# With more than this many, the file is another, and one look at it says more than a thousand lines.
_MOST_UNKNOWN = 20


class Entries(dict[str, T], Generic[T]):
    """The good entries of a data file by id. `faulty` are the ids left out because of problems in them.

    `written` holds each as it stands in the file, with its lines. `read` is False when the file as a whole
    could not be read; then nothing is known to be unknown.
    """

    def __init__(self, read: bool = True) -> None:
        super().__init__()
        self.read = read
        self.faulty: set[str] = set()
        self.written: dict[str, Map] = {}

    @property
    def is_whole(self) -> bool:
        """Whether each of its entries could be read: otherwise nobody knows what the file has."""
        return self.read and not self.faulty

    def leave_out(self, id: str) -> None:
        """Remember an entry with a problem. Others may ask for it by its id as it should be written."""
        self.faulty |= {id, "-".join(re.findall(r"[a-z0-9]+", id.lower()))}

    def is_faulty(self, id: str) -> bool:
        """Say whether the id may stand in the file, and has been told of with the file's own problems."""
        return id in self.faulty or not self.read

    def knows(self, id: str) -> bool:
        """Say whether the id may be used without a problem of its own."""
        return id in self or self.is_faulty(id)


def load_yaml(root: Path, name: str, languages: Collection[str] = ()) -> tuple[Map | None, list[Problem]]:
    """Read and parse a data file whose top is a mapping. Return (None, problems) if it cannot be used.

    Of each text that is missing in one of the languages, or is of other English words, a warning tells, and
    the English one stands in its place.
    """
    file, problems = read_text(root, name)
    if file is None:
        return None, problems
    followed = _followed(root, name) if languages else ()
    data, more = _parse(name, file.text, tuple(languages), followed)
    problems += more or citations_in_data(name, file.text)
    if data is None and not more:
        return None, [
            *problems,
            Problem(name, 1, "this file holds only comments", "write its entries, or remove it"),
        ]
    if data is not None and not isinstance(data, Map):
        return None, [
            *problems,
            Problem(
                name,
                1,
                "the file does not begin with a key and a colon",
                "write it as the other data files are",
            ),
        ]
    return data, problems


@lru_cache(maxsize=64)
def _parse(
    name: str, text: str, languages: tuple[str, ...], followed: tuple[tuple[str, str, str], ...] = ()
) -> tuple[Any, tuple[Problem, ...]]:
    """Parse a file's text. Remembered, so that while one file is edited the others are not read anew."""
    data, problems = parse_yaml(name, text)
    digests = {(language, key): digest for language, key, digest in followed}
    return data, (*problems, *fill_in(name, data, languages, digests))


def _followed(root: Path, name: str) -> tuple[tuple[str, str, str], ...]:
    """The English words that texts of a file follow: language, key and digest. What is wrong with them is
    told by content.followed.
    """
    found = read_text(root, FOLLOWED)[0] if (root / FOLLOWED).exists() else None
    data = _parse(FOLLOWED, found.text, ())[0] if found else None
    within = f"{Path(name).name}/"
    return tuple(
        (language, key.removeprefix(within), digest)
        for language, digests in (data.items() if isinstance(data, Map) else ())
        for key, digest in (digests.items() if isinstance(digests, Map) else ())
        if key.startswith(within) and isinstance(digest, str)
    )


def check_shape(
    name: str,
    where: str,
    value: Any,
    line: int,
    shape: Shape,
    elsewhere: Collection[str] = (),
    place: str = "",
) -> list[Problem]:
    """Check one mapping against its shape: unknown keys, missing keys, wrong values.

    `where` names the entry for the reader, e.g. "source 'nice-ng234'". `elsewhere` are keys that belong to
    `place`.
    """
    if not isinstance(value, Map):
        return [
            Problem(
                name, line, f"{where} is not a list of keys and values", "write 'key: value' lines below it"
            )
        ]
    problems = []
    unknown = [key for key in value if key not in shape.keys]
    for key in unknown[:_MOST_UNKNOWN]:
        mend = did_you_mean(key, shape.keys, f"take it out; known keys are {', '.join(shape.keys)}")
        if key in elsewhere:
            mend = f"move it, indented, below '{place}:'"
        problems.append(Problem(name, value.lines[key], f"{where} has an unknown key '{shorten(key)}'", mend))
    for key, kind in shape.keys.items():
        if key in value.wrong:
            # Told already, and what is wrong with the rest of such a value would be told of something else.
            problems.append(value.wrong[key])
        elif key in value and (wrong := kind(value[key])):
            at = getattr(wrong, "line", 0) or value.lines[key]
            mend = "write it" if wrong.endswith(kinds.EMPTY) else "correct it"
            problems.append(Problem(name, at, f"{where} has a wrong '{key}': {wrong}", mend))
        elif key in shape.required and key not in value:
            problems.append(Problem(name, line, f"{where} has no '{key}'", f"add a line '{key}: ...'"))
    return problems
