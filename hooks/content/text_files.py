"""Reading a text file as people left it: its encoding, unseen characters, letters of another alphabet,
unfinished merges.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from content.letters import find_odd_letters, find_unseen, seen
from content.problems import Problem, shorten

# Git's own marks, seven of each. A row of `=` alone may be a heading's underline, so it is asked for in data
# only.
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_BETWEEN = re.compile(r"^={7}$", re.MULTILINE)
# What a chat program writes where its own page shows a link, between two characters that nobody else uses.
_CHAT_MARK = re.compile(" ?\ue200[^\ue200\ue201\n]*\ue201?")
_ROWS = tuple(7 * sign for sign in "<>|=")


@dataclass(frozen=True)
class TextFile:
    """A file's text without byte order mark or carriage returns. `name` is its path from the project's root.

    Characters that were told of as problems are replaced by what was meant, so that nothing is told twice.
    """

    name: str
    text: str


def read_text(root: Path, name: str) -> tuple[TextFile | None, list[Problem]]:
    """Read `root/name` as UTF-8. Return the text, or None where there is nothing to go on with."""
    data, wrong = _read_bytes(root / name)
    if wrong:
        return None, [Problem(name, 1, *wrong)]
    file, problems = _read(name, data)
    return file, list(problems)


@lru_cache(maxsize=4096)
def _read(name: str, data: bytes) -> tuple[TextFile | None, tuple[Problem, ...]]:
    """Read what is in a file. Remembered, since some files are asked for more than once, and while one of
    many is edited the others stay.
    """
    if not data.strip():
        return None, (Problem(name, 1, "this file is empty", "write it, or remove it"),)
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(
            Problem(
                name,
                1,
                "the file begins with a byte order mark, which some programs show as text",
                "save it as UTF-8 without BOM",
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, (Problem(name, line, "the file is not UTF-8 text", "save it with the encoding UTF-8"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if merge := unfinished_merge(name, text):
        if not name.endswith(".md"):
            # Whatever else is wrong with two versions of the same data comes of that.
            return None, (merge,)
        problems.append(merge)
        text = _BETWEEN.sub("", _MERGE.sub("", text))
    marks = list(_CHAT_MARK.finditer(text)) if "\ue200" in text else []
    problems += [
        Problem(
            name,
            text.count("\n", 0, mark.start()) + 1,
            f"'{shorten(seen(mark.group()))}' stands in the place of a source, as a chat program writes it",
            "take it out, and cite a source of ours that says so",
        )
        for mark in marks
    ]
    text = _CHAT_MARK.sub("", text) if marks else text
    problems += [
        Problem(
            name,
            line,
            f"a character that cannot be seen {where}",
            "delete it, and type a space or letter if one is missing",
        )
        for line, where in find_unseen(text)
    ]
    problems += [Problem(name, line, what, "type it anew") for line, what in find_odd_letters(text)]
    return TextFile(name, seen(text) if problems else text), tuple(problems)


def _read_bytes(file: Path) -> tuple[bytes, tuple[str, str] | None]:
    """What is in a file, or what is wrong with it and how to mend it."""
    try:
        if file.exists() and not file.is_file():
            # Reading a pipe would wait for ever.
            return b"", (
                "this is a folder, or no ordinary file",
                "put a text file in its place, or give it another name",
            )
        return file.read_bytes(), None
    except FileNotFoundError:
        return b"", ("this file is missing", "put it back, or take it from the history")
    except OSError as error:
        return b"", (
            f"this file cannot be read ({error.strerror or 'unknown error'})",
            "let everybody read it: chmod a+r",
        )


def unfinished_merge(name: str, text: str) -> Problem | None:
    """Where a file still holds two versions of its words, as Git marks them; None if it does not."""
    # Most files have none, which is sooner seen so.
    if not any(row in text for row in _ROWS):
        return None
    found = _MERGE.search(text) or (_BETWEEN.search(text) if not name.endswith(".md") else None)
    return found and Problem(
        name,
        text.count("\n", 0, found.start()) + 1,
        "a merge is not finished here",
        "keep the words that are right, and take out the lines of <<<<<<<, ======= and >>>>>>>",
    )
