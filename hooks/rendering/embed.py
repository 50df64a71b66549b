"""The emergency card for other people's websites: a link for each country to what is pasted there."""

from xml.etree.ElementTree import Element

from content.embed import embed_address, embed_data_address, embed_editions, embedded
from content.page_body import Block
from rendering.components import component
from rendering.context import Context


def embed(context: Context, block: Block) -> list[Element]:
    """List the card of each country, and the data of all; nothing where there is no such card."""
    if not embedded(context.library, context.language):
        return []
    here = context.language
    return component(
        context,
        "embed",
        editions=[
            (edition, context.from_here(embed_address(here, edition.country)))
            for edition in embed_editions(context.library)
        ],
        data=context.from_here(embed_data_address(here)),
    )
