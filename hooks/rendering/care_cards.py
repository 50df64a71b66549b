"""Care cards, as HTML that says its level in words, border and icon as well as in colour."""
from xml.etree.ElementTree import Element

from content.care_cards import SPEED_WORDS, CareCard
from content.page_body import Block
from rendering.citations import Citation
from rendering.context import Context, add
from rendering.ring import ring

# For those who do not see the colour.
_LEVEL_WORDS = {"emergency": "Emergency: ", "urgent": "Urgent: ", "non-urgent": "Not urgent: "}

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
    level = add(heading, "span", class_="card-level")
    add(level, "span", _LEVEL_WORDS[card.level], class_="heard").tail = SPEED_WORDS[card.speed]
    svg = add(heading, "svg", viewBox="0 0 24 24", aria_hidden="true")
    add(svg, "path", d=_ICONS[card.level])
    svg.tail = f" {card.heading[language]}"
    # A page that shows the numbers by themselves does not show them again.
    alone = context.page and any(block.name == "numbers" for block in context.page.blocks)
    if card.level == "emergency" and context.library.ring and not alone:
        section.append(ring(context))
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
    if more := f"{card.how_soon.get(language, '')} {card.why.get(language, '')}".strip():
        add(section, "p", more)
    sources = add(box, "p", "Sources: ", class_="card-sources")
    sources.append(Citation(context.library.card_mentions(card)))
    return box
