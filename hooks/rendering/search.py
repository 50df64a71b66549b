"""The search page: a field to type in, and below it every page of the site."""

from xml.etree.ElementTree import Element

from content.page_body import Block
from rendering.components import component
from rendering.context import Context


def search(context: Context, block: Block) -> list[Element]:
    """Show the search form, and the list of all other pages with what each says."""
    pages = [(page, context.link_to(page)) for page in context.pages if page is not context.page]
    return component(context, "search", pages=pages)
