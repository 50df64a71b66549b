"""What a reader needs who can reach no other page: the emergency signs, and each country's number for an
ambulance.
"""

from typing import Any

from content.care_cards import without_links
from content.countries import nearest_first
from content.library import Library
from content.telephones import digits_of


def help_now(library: Library, language: str) -> dict[str, Any] | None:
    """For the template: the first emergency card's `heading`, `signs` and what it says `after` them; the
    `strip` of other pages, with the numbers of the `ring`, each with its `tel:` link and label; and
    `countries`, each its name and its emergency numbers with their links. None for a site without such a
    card.
    """
    card = next((card for card in library.cards.values() if card.level == "emergency"), None)
    if card is None:
        return None
    countries = [
        (
            country.name[language],
            [(part.number, f"tel:{digits_of(part.number)}") for part in country.emergency],
        )
        for country in library.countries.values()
    ]
    return {
        "heading": card.heading[language],
        "signs": [sign.text[language] for sign in card.signs],
        "after": [
            without_links(words[language])
            for words in (*(addition.text for addition in card.also), card.contact, card.how_soon)
            if language in words
        ],
        "strip": library.strip.text[language] if library.strip else "",
        "ring": [
            (number.number, f"tel:{digits_of(number.number)}", number.label[language])
            for number in nearest_first(library.ring, library.interface.tag(language))
        ],
        "countries": countries,
    }
