"""The sources of a page as a reviewer is told of them: beside each statement, and in a list at the end."""

from dataclasses import dataclass

from content.citations import Mention
from content.dates import in_words
from content.quotes import address_of
from content.readings import Readings
from content.sources import Source


@dataclass(frozen=True)
class Cited:
    """A source as it stands beside a statement: its number in the list at the end, and what to know of it
    at once.
    """

    number: int
    name: str
    place: str
    about: str
    quote: str = ""
    address: str = ""


@dataclass(frozen=True)
class Listed:
    """A source in the list at the end."""

    number: int
    words: str
    address: str


def cited_at(mention: Mention, number: int, source: Source, readings: Readings) -> Cited:
    """A source beside a statement that rests on a place in it."""
    about = f"{source.organization.tier.replace('-', ' ')}. {readings.of(source)}".strip()
    words = source.quotes.get(mention.locator, "")
    return Cited(
        number,
        f"{source.organization.short_name} {source.year}".strip(),
        mention.locator,
        about,
        words,
        address_of(source.url, words) if words else source.url,
    )


def listed(number: int, source: Source, readings: Readings) -> Listed:
    """A source in the list at the end."""
    issued = in_words(source.issued) if source.issued else "no date given"
    return Listed(
        number,
        f"{source.title}. {source.organization.name}, {issued}. {readings.of(source)}".strip(),
        source.url,
    )
