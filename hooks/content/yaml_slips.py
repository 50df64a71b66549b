"""What people meant who wrote something that YAML reads otherwise, or not at all: in words, with the mend."""

import re
from collections.abc import Callable
from typing import cast

import yaml

from content.problems import shorten
from content.stray import curly
from content.yaml_lines import APOSTROPHE, COLON_WITHIN, QUOTE_OPEN, VALUE, between_lines

CURLY_QUOTES = ("curly quotes stand round this text", "type straight ones, or none")
_QUOTE_IT = "put straight quotes round the whole text"
_INDENT = "begin it in the same column as the other lines of its kind"

# A comment after a plain text: a note to editors, unless the text holds words, or nothing parts the # from
# the next.
_COMMENT = re.compile(r"\s+(?P<lost>#.*)")
_JOINED = re.compile(r"#[^\s#]")
_WORDS = re.compile(r"\s|[A-Z][a-z]|[^\x00-\x7f]")
_AFTER_A_QUOTE = re.compile(r"(?:^|[\s:\[{,])(?:\"[^\"]*\"|'[^']*')\s*[^\s,\]}#:]")
_MARKDOWN_LINK = re.compile(r"^\[[^\[\]]*\][(\[]")
_PARTED_BY_SEMICOLON = re.compile(r"\{[^{}]*;\s*[\w-]+:")
_KEPT_BY_YAML = re.compile(r"^[@`%|>&*!,\]}]|^[-?] ")


def start_of(event: yaml.Event) -> yaml.Mark:
    """Where an event begins, counted from 0; the parser tells it of each."""
    return cast("yaml.Mark", event.start_mark)


def end_of(event: yaml.Event) -> yaml.Mark:
    """Where an event ends, likewise."""
    return cast("yaml.Mark", event.end_mark)


def row_of(words: str, event: yaml.Event, rows: list[str]) -> int:
    """The row on which these words of a value stand; that where it begins if a line ends within them."""
    first, last = start_of(event).line, end_of(event).line
    return next((row for row in range(first, min(last + 1, len(rows))) if words in rows[row]), first)


def lost_text(event: yaml.ScalarEvent, rows: list[str]) -> tuple[str, str] | None:
    """What of a text YAML drops without a word, and how to keep it; None if it keeps all.

    `rows` are the whole text's.
    """
    if event.tag or event.anchor:
        return lost_start(event, rows)
    if event.style:
        return None
    end = end_of(event)
    found = _COMMENT.match(rows[end.line], end.column) if end.line < len(rows) else None
    if found and (_JOINED.match(found["lost"]) or _WORDS.search(event.value)):
        return (
            f"a # cuts this text off, and '{shorten(found['lost'].strip())}' is lost",
            f"{_QUOTE_IT}; a note to editors goes on a line of its own",
        )
    return None


def lost_start(event: yaml.ScalarEvent | yaml.CollectionStartEvent, rows: list[str]) -> tuple[str, str]:
    """The word of a text that begins with ! or &, which YAML takes for a sign of its own."""
    start = start_of(event)
    word = rows[start.line][start.column :].split(" ")[0] if start.line < len(rows) else ""
    return f"'{shorten(word)}' is lost from this text, since YAML takes it for a sign of its own", _QUOTE_IT


def lost_name(name: str) -> tuple[str, str]:
    """The word of a text that begins with *, which YAML takes for the name of something else."""
    return (
        f"'*{shorten(name)}' is lost from this text, since YAML takes it for a sign of its own",
        f"{_QUOTE_IT}, or write the values out",
    )


def lost_hyphen(key: str) -> tuple[str, str]:
    """The hyphen before the first key of an entry, where YAML reads on in the entry above."""
    return (
        f"'{shorten(key)}' begins an entry of a list, and no hyphen stands before it",
        f"write '- {shorten(key)}: ...', or take it out if it is given twice",
    )


def why_not_yaml(error: yaml.YAMLError, rows: list[str]) -> tuple[int, str, str]:
    """The line, from 0, on which a text ceases to be YAML, what is wrong there, and how to mend it."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    here = min(mark.line if mark else 0, len(rows) - 1)
    begun = min(context.line if context else here, here)
    found = VALUE.match(rows[here])
    value = (found["value"] if found else "") or ""
    if above := between_lines(str(getattr(error, "problem", "") or ""), rows, here):
        return above
    for slip in _SLIPS:
        if told := slip(str(getattr(error, "problem", "") or ""), rows[here], value):
            return here, *told
    if told := _UNCLOSED.get(str(getattr(error, "context", ""))) if begun < here else None:
        return begun, *told
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "it breaks off"
    return (
        here,
        f"this is not valid YAML ({why})",
        (
            "look at this line and the one before it: a missing colon, quote or "
            "space, or text with a colon that needs quotes round it"
        ),
    )


def _semicolon(problem: str, row: str, value: str) -> tuple[str, str] | None:
    told = ("a semicolon stands between the values in these brackets", "write commas there")
    return told if _PARTED_BY_SEMICOLON.search(row) else None


def _tab(problem: str, row: str, value: str) -> tuple[str, str] | None:
    indent = row[: len(row) - len(row.lstrip())]
    return ("a tab stands where YAML wants spaces", "indent with two spaces") if "\t" in indent else None


def _curly(problem: str, row: str, value: str) -> tuple[str, str] | None:
    return CURLY_QUOTES if curly(value.strip()) else None


def _apostrophe(problem: str, row: str, value: str) -> tuple[str, str] | None:
    return (
        (
            "an apostrophe stands within straight quotes of its own kind, and ends the text",
            "put double quotes round the whole text",
        )
        if APOSTROPHE.search(row)
        else None
    )


def _quote(problem: str, row: str, value: str) -> tuple[str, str] | None:
    return (
        (
            "words follow the quote that ends this text",
            "put the quotes round the whole text, and use the other kind within it",
        )
        if _AFTER_A_QUOTE.search(row)
        else None
    )


def _colon(problem: str, row: str, value: str) -> tuple[str, str] | None:
    return (
        (
            "a colon with a space after it stands within a text",
            (
                "put straight quotes round that text, begin the line as far left as the one above, or give"
                " that one its colon"
            ),
        )
        if problem == COLON_WITHIN
        else None
    )


def _kept(problem: str, row: str, value: str) -> tuple[str, str] | None:
    if _MARKDOWN_LINK.match(value):
        return "a text begins with a link, which YAML takes for a list", _QUOTE_IT
    return (
        (f"a text begins with '{value[0]}', which YAML takes for a sign of its own", _QUOTE_IT)
        if _KEPT_BY_YAML.match(value)
        else None
    )


def _column(problem: str, row: str, value: str) -> tuple[str, str] | None:
    wanted = ("did not find expected key", "did not find expected '-' indicator")
    return (
        ("this line begins in a column of its own, so nobody can tell what it belongs to", _INDENT)
        if (problem in wanted)
        else None
    )


# In this order: the first that fits is told.
_SLIPS: tuple[Callable[[str, str, str], tuple[str, str] | None], ...] = (
    _tab,
    _curly,
    _apostrophe,
    _quote,
    _semicolon,
    _colon,
    _kept,
    _column,
)
# What was begun on a line before, and never ended.
_UNCLOSED = {
    "while scanning a quoted scalar": QUOTE_OPEN,
    "while parsing a flow sequence": ("a bracket is opened here and not closed", "end the list with ]"),
    "while parsing a flow mapping": ("a bracket is opened here and not closed", "end it with }"),
    "while scanning a simple key": (
        "this line has no colon, and goes on from no text",
        "write it as 'key: value', or indent it below the text that it belongs to",
    ),
}
