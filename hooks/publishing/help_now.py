"""What a reader needs who can reach no other page: the emergency signs, and each country's number for an ambulance."""
from typing import Any

from content.library import Library
from content.telephones import digits_of


def help_now(library: Library, language: str) -> dict[str, Any] | None:
    """For the template: the first emergency card's `heading`, `signs` and `how_soon`, and `countries`, each its name
    and its emergency numbers with their `tel:` links. None for a site without such a card.
    """
    card = next((card for card in library.cards.values() if card.level == "emergency"), None)
    if card is None:
        return None
    countries = [(country["name"][language],
                  [(part["number"], f"tel:{digits_of(part['number'])}") for part in country["emergency"]])
                 for country in library.countries.values()]
    return {"heading": card.heading[language], "signs": [sign.text[language] for sign in card.signs],
            "how_soon": card.how_soon.get(language, ''), "countries": countries}
