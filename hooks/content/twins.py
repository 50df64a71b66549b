"""Twins: the English page or care card that one of another language follows, and whether it still does."""

from content.anchors import anchors_of
from content.care_cards import CareCard
from content.digests import letters_for
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.records import READERS
from content.shown import english_of, text_of
from content.untranslated import lacks
from content.yaml_reader import Map


def twin_of(library: Library, page: Page) -> Page | None:
    """The English page of the same place; None for an English page, or where there is none."""
    return library.pages.get(f"docs/{ENGLISH}/{page.uri}") if page.language != ENGLISH else None


def digest_to_follow(page: Page) -> str:
    """What stands for an English page's own words, for `follows` in its twins. Care cards have their own."""
    return letters_for(text_of(page))


def changed_since(library: Library, page: Page) -> bool:
    """Whether the English page has changed since this one followed it."""
    english, followed = twin_of(library, page), page.meta.get("follows")
    return english is not None and isinstance(followed, str) and followed != digest_to_follow(english)


def digest_of_card(library: Library, card: CareCard) -> str:
    """What stands for the English words of a card and of its signs, and for how soon they say that it is: not
    for their sources, which are the same in every language.
    """
    entries = [{key: each[key] for key in each if key != "sources"} for each in _written(library, card)]
    return letters_for([english_of(each) for each in entries])


def is_untranslated(library: Library, card: CareCard, language: str) -> bool:
    """Whether a text of a card, or of one of its signs, is missing in a language."""
    return any(lacks(each, language) for each in _written(library, card))


def is_behind(library: Library, card: CareCard, language: str) -> bool:
    """Whether a card's words in a language are not those of the English card: some are missing, or the
    English ones are others than it follows.
    """
    digest = library.followed.get(language, {}).get(card.id)
    changed = digest is not None and digest != digest_of_card(library, card)
    return changed or is_untranslated(library, card, language)


def _written(library: Library, card: CareCard) -> list[Map]:
    """All that a card says, as it stands in the file: itself, its lines, and the facts that they tell."""
    lines = [*card.signs, *(sign for addition in card.also for sign in addition.signs)]
    signs = dict.fromkeys(sign.id for sign in (*lines, *card.facts))
    return [library.cards.written[card.id], *(library.signs.written[id] for id in signs)]


def anchors_on(library: Library, page: Page) -> list[str]:
    """The anchors of a page's headings, in order.

    Those of a translation are those of the English page, as long as the two have the same headings: one link
    leads to the same part in every language, and an address needs no letters of another script.
    """
    english = twin_of(library, page)
    own, others = _headings(page), _headings(english) if english else []
    same = [level for level, _ in own] == [level for level, _ in others]
    return anchors_of(words for _, words in (others if same else own))


def _headings(page: Page) -> list[tuple[int, str]]:
    return [(prose.level, prose.text) for prose in page.prose if prose.kind == "heading"]


def readers_missing(library: Library, page: Page) -> list[str]:
    """Of the two readers of a translation, those who have not read the page as it stands; of an English page
    none.
    """
    if page.language == ENGLISH:
        return []
    return [who for who in READERS if library.records.get((who, page.language), "") < page.day("written")]
