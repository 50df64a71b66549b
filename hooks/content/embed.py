"""The emergency card for the websites of others: of which page, for which countries, and where it is."""

from content.care_cards import CareCard
from content.editions import ANYWHERE, Edition
from content.library import Library
from content.pages import Page

# The page that the card leads to, and whose dates and review it has.
_PAGE = "emergency.md"


def embedded(library: Library, language: str) -> tuple[CareCard, Page] | None:
    """The first emergency card and the page it leads to in a language; None for a site without one of
    them.
    """
    card = next((card for card in library.cards.values() if card.level == "emergency"), None)
    page = library.pages.get(f"docs/{language}/{_PAGE}")
    return (card, page) if card and page else None


def embed_editions(library: Library) -> list[Edition]:
    """The first edition of each country in one language: on a website its papers are all the same."""
    found: dict[str, Edition] = {}
    for edition in library.editions.values():
        if not edition.languages:
            found.setdefault(edition.country, edition)
    return list(found.values())


def embed_address(language: str, country: str) -> str:
    """Where the card of a country is, below the address of a language's site: embed/card.en-GB.txt. Text,
    so that a browser shows what is to be copied.
    """
    return f"embed/card.{language}{'' if country == ANYWHERE else f'-{country}'}.txt"


def embed_data_address(language: str) -> str:
    """Where the same is for programs."""
    return f"embed/card.{language}.json"
