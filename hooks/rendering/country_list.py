"""Where to get help, a section for each country."""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from content.entries import Reference, references
from content.page_body import Block
from rendering.components import component
from rendering.context import Context

_ROWS = ("emergency", "urgent", "first-contact", "screening", "helplines")


@dataclass(frozen=True)
class _Country:
    """A country as its section shows it: what each row tells, and its parts, each with its sources."""

    code: str
    name: dict[str, str]
    rows: list[tuple[str, list[tuple[Any, tuple[Reference, ...]]]]]


def country_list(context: Context, block: Block) -> list[Element]:
    """Show all countries, with links to each at the top. What nobody could confirm is not in them."""
    countries = []
    for country in context.library.countries.values():
        rows = []
        for key in _ROWS:
            value = country.get(key, [])
            parts = value if isinstance(value, list) else [value]
            rows.append((key, [(part, references(part)) for part in parts]))
        countries.append(_Country(country["code"], country["name"], rows))
    return component(context, "countries", countries=countries)
