"""A care card that lets its readers wait does not stand alone: beside it stands what is more urgent for them.

Who had cancer, and finds the box for the next days without that for today, would wait for days.
"""

from collections.abc import Iterator

from content.care_cards import AUDIENCES, SPEEDS, CareCard
from content.languages import ENGLISH
from content.library import Library
from content.page_body import Block
from content.pages import Page
from content.problems import Problem


def check_company(library: Library) -> Iterator[Problem]:
    """Check each page that shows a care card for part of the readers. Cards for anyone are of many subjects.

    What an English page lacks, its twins lack too. Where several pages lack the same, the card itself may
    have been changed, and the first is told of for all.
    """
    told: set[str] = set()
    for page in sorted(library.pages.values(), key=lambda page: (page.language != ENGLISH, page.path)):
        ids = [id for block in page.blocks if block.name == "care-card" for id in block.argument.split()]
        if ids and all(id in library.cards for id in ids) and not library.cards.faulty:
            for block, what, mend in _alone(library, page):
                if what not in told:
                    yield Problem(page.path, block.line, what, mend)
                told.add(what)


def _alone(library: Library, page: Page) -> Iterator[tuple[Block, str, str]]:
    """The first block whose card leaves one out: what is wrong there, and how to mend it.

    What is for now, the rules for emergencies ask for.
    """
    shown = [(card, block) for block in page.blocks for card in library.cards_of(block)]
    cards, order, known = [card for card, _ in shown], list(SPEEDS), library.cards.values()
    for card, block in shown:
        readers = (card.audience, *AUDIENCES[card.audience]) if card.audience != "anyone" else ()
        for speed in order[order.index("now") + 1 : order.index(card.speed)]:
            fit = [each for each in known if each.speed == speed and each.audience in readers]
            # Those for the very readers come before those for more.
            fit = [each for each in fit if each.audience == card.audience] or fit
            if fit and not any(each in cards for each in fit) and block.name == "care-card":
                yield block, *_wrong(library, cards, card, fit[0])
                return


def _wrong(library: Library, cards: list[CareCard], card: CareCard, lacking: CareCard) -> tuple[str, str]:
    """What is wrong with a card that stands without another, and how to mend it.

    If it alone is for its readers, one of the same speed for those of the cards around it was meant.
    """
    alone = [each.audience for each in cards].count(card.audience) == 1
    others = {each.audience for each in cards if each.audience not in ("anyone", card.audience)}
    for each in library.cards.values() if alone else ():
        if each.speed == card.speed and each.audience in others and each not in cards:
            what = f"care card '{card.id}' is for readers of '{card.audience}', and stands among cards for "
            mend = f"write '{each.id}' in its place, or put '{lacking.id}' before it"
            return f"{what}'{each.audience}'", mend
    return (
        f"care card '{card.id}' stands without '{lacking.id}', which is more urgent for the same readers",
        f"put '{lacking.id}' before it, or take '{card.id}' out",
    )
