"""What a reviewer is told of our own words: which no source says, and which have but the sources of a whole
care card.
"""

from content.citations import Mention
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.statements import Statement


def sources_of_cards(library: Library, page: Page) -> tuple[frozenset[Mention], ...]:
    """Of each care card on a page the sources that are its own, and not those of one of its signs."""
    cards = [card for block in page.blocks for card in library.cards_of(block)]
    return tuple(frozenset(Mention(each.source, each.locator) for each in card.sources) for card in cards)


def own_words(library: Library, page: Page, statement: Statement) -> tuple[str, ...]:
    """The words of a statement that no source says, as far as signs.yml names them (in English)."""
    if page.language != ENGLISH:
        return ()
    told = statement.words.casefold()
    return tuple(words for words in library.own_words if words.casefold() in told)
