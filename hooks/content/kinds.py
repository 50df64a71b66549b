"""Kinds of value in the data files. Each takes a value and returns what is wrong with it, in words, or None.

Each also describes itself as a JSON Schema (2020-12, https://json-schema.org), by which editors' programs
complete and check while somebody types. A schema refuses nothing that its kind takes; it cannot tell all that
the kind tells.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

# What is wrong with words that are not there.
EMPTY = "it is empty"


class WrongItem(str):
    """What is wrong with one value of many, in words, with the `line` that it stands on."""

    line: int

    def __new__(cls, words: str, line: int) -> "WrongItem":
        """Make it of what another kind said, which may know a line within the item."""
        told = super().__new__(cls, words)
        told.line = getattr(words, "line", 0) or line
        return told


class Kind:
    """What a value has to be, as a function of the value and as a schema."""

    def __init__(self, check: Callable[[Any], str | None], schema: Mapping[str, Any]) -> None:
        self._check, self._schema = check, schema
        self.__doc__ = check.__doc__

    def __call__(self, value: Any) -> str | None:
        """What is wrong with the value, in words, or None."""
        return self._check(value)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the values that it takes."""
        return dict(self._schema)


def kind(**schema: Any) -> Callable[[Callable[[Any], str | None]], Kind]:
    """Make a kind of a function, with the keywords of its schema."""
    return lambda check: Kind(check, schema)


def _string(regex: str, words: str) -> dict[str, str]:
    # The last is what yaml-language-server says in place of the pattern; others pass over it.
    return {"type": "string", "pattern": regex, "patternErrorMessage": words}


@kind(**_string(r"\S", "it must be text"))
def text(value: Any) -> str | None:
    """Words, not empty."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return EMPTY
    if not isinstance(value, str):
        return "it must be text" + (", so put it in quotes" if isinstance(value, (int, float, bool)) else "")
    return None


@kind(type="boolean")
def yes_or_no(value: Any) -> str | None:
    """true or false."""
    return None if isinstance(value, bool) else "it must be true or false"


@kind(type="integer", minimum=0)
def whole_number(value: Any) -> str | None:
    """A number of things."""
    return (
        None
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0
        else "it must be a whole number"
    )


def one_of(*words: str) -> Kind:
    """One of these words."""

    def check(value: Any) -> str | None:
        if value in words:
            return None
        small = str(value).strip().lower()
        meant = f"'{small}', in small letters" if small in words else "one of " + ", ".join(words)
        return f"it must be {meant}"

    return Kind(check, {"enum": list(words)})


def pattern(regex: str, words: str) -> Kind:
    """Text that the whole pattern matches; `words` say what that is.

    The pattern goes into the schema: it may hold only what means the same in ECMAScript (ECMA-262).
    """
    compiled = re.compile(regex)

    def check(value: Any) -> str | None:
        return None if isinstance(value, str) and compiled.fullmatch(value) else f"it must be {words}"

    return Kind(check, _string(f"^(?:{regex})$", f"it must be {words}"))


def list_of(item: Kind) -> Kind:
    """A list of at least one value of a kind."""

    def check(value: Any) -> str | None:
        if not isinstance(value, list) or not value:
            return "it must be a list with at least one item"
        lines = getattr(value, "lines", [0] * len(value))
        return next(
            (
                WrongItem(wrong, line)
                for each, line in zip(value, lines, strict=True)
                if (wrong := item(each))
            ),
            None,
        )

    return Kind(check, {"type": "array", "minItems": 1, "items": item.schema()})


def _keys_and_values(value: Any) -> str | None:
    return None if isinstance(value, dict) else "it must be keys and values, indented below it"


class Shape(Kind):
    """Keys, each with its kind, and which of them have to be there. `also`: further keywords of its schema.

    Called, it says only whether a value has keys at all: `data_files.check_shape` tells of each at its line.
    """

    def __init__(self, keys: Mapping[str, Kind], required: Collection[str] = (), **also: Any) -> None:
        super().__init__(
            _keys_and_values,
            {
                "type": "object",
                "properties": {key: value.schema() for key, value in keys.items()},
                **({"required": list(required)} if required else {}),
                "additionalProperties": False,
                **also,
            },
        )
        self.keys, self.required = keys, required


def map_of(key: Kind, value: Kind) -> Kind:
    """Keys of one kind, whatever they are, with values of another. Called, it says what a Shape says."""
    return Kind(
        _keys_and_values,
        {"type": "object", "propertyNames": key.schema(), "additionalProperties": value.schema()},
    )


_NO_DAY = "it must be a date such as 2026-11-22"
_NO_ISSUE = "it must be a year, month or day such as '2026', '2026-11' or '2026-11-22'"
_YEAR, _MONTH, _DAY = "[0-9]{4}", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"


@kind(**_string(f"^{_YEAR}-{_MONTH}-{_DAY}$", _NO_DAY))
def day(value: Any) -> str | None:
    """A full date as 2026-11-22 (ISO 8601)."""
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            date.fromisoformat(value)
            return None
    except ValueError:
        pass
    return _NO_DAY


@kind(**_string(f"^{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?$", _NO_ISSUE))
def issue_date(value: Any) -> str | None:
    """A year, a month or a day: 2026, 2026-11 or 2026-11-22, as text."""
    if isinstance(value, int):
        return "it must be text, so put it in quotes"
    whole = isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}){0,2}", value)
    if whole and day((value + "-01-01")[:10]) is None:
        return None
    return _NO_ISSUE


# No character that an address cannot hold; then none that ends a website's name.
_OF_ADDRESS, _OF_HOST = r"""[^\s<>"{}|\\^`]""", r"""[^\s<>"{}|\\^`/?#@]"""
# Nor a ? or # with nothing after it.
_ADDRESS = f"^(?!.*(?:[?#]$|[?]#))[Hh][Tt][Tt][Pp][Ss]://{_OF_HOST}*[.]{_OF_HOST}*(?:[/?#]{_OF_ADDRESS}*)?$"


@kind(**_string(_ADDRESS, "it must be a whole address that begins with https:// and ends in no ? or #"))
def https_url(value: Any) -> str | None:
    """An absolute https address without spaces, user name or password (RFC 3986)."""
    if not isinstance(value, str):
        return "it must be an address that begins with https://"
    if re.search(r"[\s<>\"{}|\\^`]", value):
        return "an address has no spaces, quotes or brackets"
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return "it is not a web address"
    if re.search(r"[?#]$|\?#", value):
        return "it ends in a ? or # with nothing after it, so take that out"
    if parts.scheme != "https":
        return "it must begin with https://"
    if not host or "." not in host:
        return "it names no website"
    if parts.username is not None or parts.password is not None:
        return "it must hold no user name or password"
    return None
