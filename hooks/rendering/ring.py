"""The numbers to ring, as buttons, and the strip: the emergency in two lines, for every page without the full card."""
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.page_body import Block
from content.telephones import digits_of
from rendering.context import Context, add, add_text

# The page that the strip leads to.
EMERGENCY = "emergency.md"


def numbers(context: Context, block: Block) -> list[Element]:
    """Show the numbers to ring as a row of buttons."""
    return [ring(context)] if context.library.ring else []


def ring(context: Context) -> Element:
    """The numbers to ring, each a button with its label."""
    row = Element("ul", {"class": "ring"})
    for number in context.library.ring:
        link = add(add(row, "li"), "a", href=f"tel:{digits_of(number.number)}")
        add(link, "b", number.number).tail = " "
        add(link, "span", number.label[context.language])
    return row


def strip(context: Context, block: Block) -> list[Element]:
    """Show the emergency signs in a line, and in a second the numbers to ring and the way to all signs."""
    words, page = context.library.strip, context.page
    if words is None or page is None:
        return []
    line = Element("p", {"class": "strip"})
    line.text = f"{words.text[context.language]} Call now: "
    for place, number in enumerate(context.library.ring):
        add_text(line, AtomicString(", ") if place else "")
        add(line, "a", AtomicString(number.number), href=f"tel:{digits_of(number.number)}")
        add_text(line, AtomicString(f" {number.label[context.language]}"))
    target = context.library.pages.get(f"docs/{page.language}/{EMERGENCY}")
    if target:
        add_text(line, AtomicString(". "))
        add(line, "a", AtomicString("All emergency signs"), href=context.link_to(target))
    return [line]
