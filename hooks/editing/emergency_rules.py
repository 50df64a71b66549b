"""A reader in an emergency finds what to do on whichever page they are: a block that is lost takes it away
unseen.
"""

from collections.abc import Iterator

from content.library import Library
from content.pages import Page
from content.problems import Problem

# The page that every other leads to, and each page keeps for use without a network.
_PAGE = "emergency.md"


def check_emergencies(library: Library) -> Iterator[Problem]:
    """Check each page, where there are a page for emergencies and a strip to lead there."""
    whole = library.strip and library.cards.read and not library.cards.faulty
    if not whole or all(page.uri != _PAGE for page in library.pages.values()):
        return
    for page in library.pages.values():
        if page.meta and not _has_a_faulty_block(library, page):
            yield from _check(library, page)


def _has_a_faulty_block(library: Library, page: Page) -> bool:
    """Whether the page's other problems tell of a block that could be the one."""
    named = [block for block in page.blocks if block.name in ("care-card", "checklist")]
    return any(not library.cards_of(block) for block in named) or any(
        "::" in prose.text for prose in page.prose
    )


def _check(library: Library, page: Page) -> Iterator[Problem]:
    names = {block.name for block in page.blocks}
    has_card = any(card.speed == "now" for block in page.blocks for card in library.cards_of(block))
    if page.uri == _PAGE:
        if not has_card:
            what = "the page for emergencies has no care card for now"
            yield Problem(page.path, 1, what, "put '::: care-card emergency' back")
        if "numbers" not in names:
            what = "the page for emergencies has no numbers to ring"
            yield Problem(page.path, 1, what, "put '::: numbers' back")
    elif not has_card and "strip" not in names:
        yield Problem(
            page.path,
            1,
            "who is in an emergency finds nothing to go by on this page",
            "put a line '::: strip' under its first heading",
        )
