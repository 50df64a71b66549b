"""A reader in an emergency finds what to do on whichever page they are: a block that is lost takes it away
unseen.
"""

from collections.abc import Iterator

from content.care_cards import CareCard
from content.editions import ways_of
from content.languages import ENGLISH
from content.library import Library
from content.page_body import Block
from content.pages import Page
from content.problems import Problem
from content.signs import SIGNS
from editing.speed_words import other_speed

# The page that every other leads to, and each page keeps for use without a network.
_PAGE = "emergency.md"


def check_emergencies(library: Library) -> Iterator[Problem]:
    """Check each page, where there are a page for emergencies and a strip to lead there."""
    is_there = any(page.uri == _PAGE for page in library.pages.values())
    if not is_there or not library.strip or not library.cards.is_whole:
        return
    for page in library.pages.values():
        if page.meta and not _has_a_faulty_block(library, page):
            yield from _check(library, page)


def _has_a_faulty_block(library: Library, page: Page) -> bool:
    """Whether the page's other problems tell of a block that could be the one."""
    return any(_is_faulty(library, block) for block in page.blocks) or any(
        "::" in prose.text for prose in page.prose
    )


def _is_faulty(library: Library, block: Block) -> bool:
    """Whether a block shows less than all the cards that it should."""
    if block.name == "checklist":
        return block.argument not in library.checklists
    return block.name == "care-card" and (
        not block.argument or any(id not in library.cards for id in block.argument.split())
    )


def _check(library: Library, page: Page) -> Iterator[Problem]:
    names = {block.name for block in page.blocks}
    has_card = any(_for_now(library, page))
    if page.uri == _PAGE:
        if not has_card:
            what = "the page for emergencies has no care card for now"
            yield Problem(page.path, 1, what, "put '::: care-card emergency' back")
        if "numbers" not in names:
            what = "the page for emergencies has no numbers to ring"
            yield Problem(page.path, 1, what, "put '::: numbers' back")
        if has_card:
            yield from _left_out(library, page)
            yield from _slower(page)
    elif not has_card and "strip" not in names and "checklist" in names:
        yield from _checklist(library, page)
    elif not has_card and "strip" not in names:
        yield Problem(
            page.path,
            1,
            "who is in an emergency finds nothing to go by on this page",
            _card_back(library, page) if ways_of(page) else "put a line '::: strip' under its first heading",
        )


def _slower(page: Page) -> Iterator[Problem]:
    """What stands above the words of the page for emergencies says no slower speed than its card."""
    for key in ("title", "description", "message") if page.language == ENGLISH else ():
        text = page.meta.get(key)
        if isinstance(text, str) and (words := other_speed(text, "now")):
            what = f"the '{key}' of the page for emergencies says '{words}'"
            yield Problem(page.path, page.meta.lines[key], what, "say how soon as its care card does")


def _left_out(library: Library, page: Page) -> Iterator[Problem]:
    """The signs of an emergency that the page for emergencies lacks, while a shorter card has them."""
    shown = {fact.id for card in _for_now(library, page) for fact in card.facts}
    others = (other for other in library.cards.values() if other.speed == "now")
    left = dict.fromkeys(fact.id for other in others for fact in other.facts if fact.id not in shown)
    if left and page.language == ENGLISH:
        card = next(_for_now(library, page))
        yield Problem(
            SIGNS,
            card.line,
            f"the page for emergencies shows care card '{card.id}', which lacks signs that another card for"
            f" now has: {', '.join(left)}",
            "add it to its 'signs' or 'also', or take it off the other",
        )


def _checklist(library: Library, page: Page) -> Iterator[Problem]:
    """A page that is led by a checklist: what that has lost, it has lost on every page."""
    id = next(block.argument for block in page.blocks if block.name == "checklist")
    back = next((card.id for card in library.cards.values() if card.speed == "now"), "emergency")
    yield Problem(
        SIGNS,
        library.checklists.written[id].lines["cards"],
        f"checklist '{id}' has no care card for now, and '{page.uri}' has nothing else for an emergency",
        f"put '{back}' back as the first of its 'cards'",
    )


def _for_now(library: Library, page: Page) -> Iterator[CareCard]:
    """The care cards for an emergency that a page shows."""
    return (card for block in page.blocks for card in library.cards_of(block) if card.speed == "now")


def _card_back(library: Library, page: Page) -> str:
    """How to mend a handout, on which no strip can stand: with the card that others of its kind show."""
    kind = page.meta["handout"]
    sheets = sorted(filter(ways_of, library.pages.values()), key=lambda other: other.meta["handout"] != kind)
    shown = [card.id for other in sheets for card in _for_now(library, other)]
    shown += [card.id for card in library.cards.values() if card.speed == "now"]
    return f"put its care card for now back, as in '::: care-card {next(iter(shown), 'emergency')}'"
