"""What the site tells of itself: its changes, those that readers asked for, the signs that rest on little."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from content.changes import ALL, Change
from content.page_body import Block
from content.witnesses import alone_by_speed
from rendering.components import component
from rendering.context import Context


def changes(context: Context, block: Block) -> list[Element]:
    """List every change, the newest first, each with its pages."""
    return _listed(context, context.library.changes)


def you_said(context: Context, block: Block) -> list[Element]:
    """List the changes that readers asked for, with what they said."""
    return _listed(context, [change for change in context.library.changes if change.you_said], asked=True)


def one_publisher(context: Context, block: Block) -> list[Element]:
    """Say for each speed which signs rest on one publisher alone."""
    speeds = [
        (speed, signs, total) for speed, (signs, total) in alone_by_speed(context.library).items() if signs
    ]
    return component(context, "one-publisher", speeds=speeds)


def _listed(context: Context, listed: Iterable[Change], asked: bool = False) -> list[Element]:
    pages = {page.uri: page for page in context.library.pages.values() if page.language == context.language}
    told = [
        (
            change,
            [(context.link_to(pages[uri]), pages[uri].title) for uri in change.pages if uri in pages],
            ALL in change.pages,
        )
        for change in listed
    ]
    return component(context, "changes", told=told, asked=asked)
