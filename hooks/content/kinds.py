"""Kinds of value in the data files. A kind takes a value and returns what is wrong with it, in words, or None."""
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

Kind = Callable[[Any], str | None]
_NOBODY = re.compile(r"(?:tb[acd]|to ?do|to be (?:confirmed|decided|done)|fixme|none|nobody|pending|unknown|someone|somebody|"
                     r"(?:a|the|your|first|full|real)? ?(?:name|role|title)(?: of .*| here)?|(?:a|the) (?:person|reviewer)|"
                     r"name and role|[x?.…_<>\[\]/-]+|n/?a)", re.IGNORECASE)


class WrongItem(str):
    """What is wrong with one value of many, in words, with the `line` that it stands on."""

    def __new__(cls, words: str, line: int) -> "WrongItem":
        """Make it of what another kind said, which may know a line within the item."""
        told = super().__new__(cls, words)
        told.line = getattr(words, "line", 0) or line
        return told


def text(value: Any) -> str | None:
    """Words, not empty."""
    if not isinstance(value, str) or not value.strip():
        return "it must be text" + (", so put it in quotes" if isinstance(value, (int, float, bool)) else "")
    return None


def who(value: Any) -> str | None:
    """A person's name or role, not what stood in its place."""
    if isinstance(value, str) and _NOBODY.fullmatch(value.strip()):
        return "it is a placeholder"
    return text(value)


def yes_or_no(value: Any) -> str | None:
    """true or false."""
    return None if isinstance(value, bool) else "it must be true or false"


def whole_number(value: Any) -> str | None:
    """A number of things."""
    return None if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else "it must be a whole number"


def one_of(*words: str) -> Kind:
    """One of these words."""
    return lambda value: None if value in words else "it must be one of " + ", ".join(words)


def pattern(regex: str, words: str) -> Kind:
    """Text that the whole pattern matches; `words` say what that is."""
    compiled = re.compile(regex)
    return lambda value: None if isinstance(value, str) and compiled.fullmatch(value) else f"it must be {words}"


def list_of(kind: Kind) -> Kind:
    """A list of at least one value of a kind."""
    def check(value: Any) -> str | None:
        if not isinstance(value, list) or not value:
            return "it must be a list with at least one item"
        lines = getattr(value, "lines", [0] * len(value))
        return next((WrongItem(wrong, line) for item, line in zip(value, lines, strict=True) if (wrong := kind(item))), None)
    return check


def mapping(value: Any) -> str | None:
    """Keys and values; their own shape is checked apart."""
    return None if isinstance(value, dict) else "it must be keys and values, indented below it"


def day(value: Any) -> str | None:
    """A full date as 2026-11-22 (ISO 8601)."""
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            date.fromisoformat(value)
            return None
    except ValueError:
        pass
    return "it must be a date such as 2026-11-22"


def issue_date(value: Any) -> str | None:
    """A year, a month or a day: 2026, 2026-11 or 2026-11-22, as text."""
    if isinstance(value, int):
        return "it must be text, so put it in quotes"
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        if day((value + "-01-01")[:10]) is None:
            return None
    return "it must be a year, month or day such as '2026', '2026-11' or '2026-11-22'"


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
