"""Where to get help, a section for each country."""

from xml.etree.ElementTree import Element

from content.page_body import Block
from rendering.components import component
from rendering.context import Context


def country_list(context: Context, block: Block) -> list[Element]:
    """Show all countries, with links to each at the top. What nobody could confirm is not in them."""
    return component(context, "countries", countries=context.library.countries.values())
