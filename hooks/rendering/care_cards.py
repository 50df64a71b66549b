"""Care cards, as HTML that says its level in words, border and icon as well as in colour."""
from xml.etree.ElementTree import Element

from content.page_body import Block
from content.care_cards import CareCard
from rendering.citations import Citation
from rendering.context import Context, add

_SPEEDS = {"now": "Emergency: now", "straight-away": "Urgent: straight away", "today": "Urgent: today",
           "next-days": "In the next days"}

# Drawn on a 24 by 24 grid: a telephone, a clock, a calendar.
_ICONS = {
    "emergency": "M7 3H4a1 1 0 0 0-1 1 17 17 0 0 0 17 17 1 1 0 0 0 1-1v-3.6l-4.6-1.4-2 2A14 14 0 0 1 6 9.6l2.2-2z",
    "urgent": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3.5 2",
    "non-urgent": "M4 6h16v14H4zm0 5h16M9 3v5m6-5v5",
}


def care_cards(context: Context, block: Block) -> list[Element]:
    """Show the care cards that a block names."""
    return [care_card(context, card) for card in context.library.cards_of(block)]


def care_card(context: Context, card: CareCard, ticks: bool = False) -> Element:
    """Show a care card, with the links to its sources below the box; with `ticks`, each sign has a box to
    tick, and its explanation where there is one.

    The links stand outside, because an emergency card links to telephone numbers only (NHS service
    manual, care cards).
    """
    language = context.language
    box = Element("div", {"class": "care"})
    section = add(box, "section", class_=f"card card-{card.level}", aria_labelledby=f"card-{card.id}")
    heading = add(section, "h2", id=f"card-{card.id}")
    add(heading, "span", _SPEEDS[card.speed], class_="card-level")
    svg = add(heading, "svg", viewBox="0 0 24 24", aria_hidden="true")
    add(svg, "path", d=_ICONS[card.level])
    svg.tail = card.heading[language]
    signs = add(section, "ul")
    for sign in card.facts if ticks else card.signs:
        item = add(signs, "li")
        if ticks:
            label = add(item, "label")
            add(label, "input", type="checkbox", data_checklist_sign="").tail = " "
            add(label, "span", sign.text[language])
            if language in sign.explain:
                add(item, "p", sign.explain[language], class_="sign-explain")
        else:
            item.text = sign.text[language]
    for addition in card.also:
        add(section, "p", addition.text[language])
    add(section, "p", card.contact[language], class_="card-contact")
    add(section, "p", f"{card.how_soon[language]} {card.why.get(language, '')}".rstrip())
    sources = add(box, "p", "Sources: ", class_="card-sources")
    sources.append(Citation(context.library.card_mentions(card)))
    return box
