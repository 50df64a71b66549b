"""What a reader needs who can reach no other page: the emergency signs, and each country's number for an
ambulance.
"""

from typing import Any

from content.care_cards import without_links
from content.countries import nearest_first
from content.library import Library
from content.telephones import digits_of
from content.twins import is_behind
from content.words import Words, marked


def help_now(library: Library, language: str) -> dict[str, Any] | None:
    """For the template: the first emergency card's `heading`, `signs` and what it says `after` them; the
    `strip` of other pages, with the numbers of the `ring`, each with its `tel:` link and label; and
    `countries`, each its name and its emergency numbers with their links. None for a site without such a
    card. Where its translation is behind, a notice stands in the place of its words.
    """
    card = next((card for card in library.cards.values() if card.level == "emergency"), None)
    if card is None:
        return None
    countries = [
        (
            marked(country.name[language]),
            [(part.number, f"tel:{digits_of(part.number)}") for part in country.emergency],
        )
        for country in library.countries.values()
    ]
    behind = is_behind(library, card, language)
    after = [
        without_links(words[language])
        for words in (*(addition.text for addition in card.also), card.contact, card.how_soon)
        if language in words
    ]
    return {
        "heading": "" if behind else card.heading[language],
        "signs": [] if behind else [sign.text[language] for sign in card.signs],
        "after": [Words(library.interface, language).html("card-behind")] if behind else after,
        "strip": marked(library.strip.text[language]) if library.strip else "",
        "ring": [
            (number.number, f"tel:{digits_of(number.number)}", marked(number.label[language]))
            for number in nearest_first(library.ring, library.interface.tag(language))
        ],
        "countries": countries,
    }
