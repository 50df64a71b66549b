"""The real site as it stands today, for tests to take what they expect from: its content, its publisher's
settings, the environment. A literal here or in a test of the site is a change that somebody may not make.
"""

import re

from mkdocs.config import load_config

from content.pages import Page
from content.words import Words
from editing.check import check_site
from kinds import one_of_each
from project import ROOT
from publishing.publisher import adopt_settings
from publishing.redirects import folder_of

LIBRARY, PROBLEMS, _ = check_site(ROOT)
# As a build reads them, with what the environment says.
SETTINGS = adopt_settings(load_config(str(ROOT / "mkdocs.yml")), serving=False)
HOME = str(SETTINGS.site_url)
# The interface's words in English.
WORDS = Words(LIBRARY.interface, "en")
# The English pages by their address below the site's: "" for the first, "emergency/".
PAGES = {folder_of(page.uri): page for page in LIBRARY.pages.values() if page.language == "en"}


def _kinds_on(page: Page) -> set[object]:
    """The kinds of parts that a page shows, and of which kind it is."""
    cards = [card for block in page.blocks for card in LIBRARY.cards_of(block)]
    pictures = [block.argument for block in page.blocks if block.name == "picture"]
    forms = [block.argument for block in page.blocks if block.name == "checklist"]
    return {
        *(f"block {block.name}" for block in page.blocks),
        *(f"words in a {prose.kind}" for prose in page.prose),
        *(f"mark {mark.kind}" for mark in page.marks if mark.kind != "comment"),
        *(f"card {card.level}" for card in cards),
        *(f"picture {LIBRARY.figures[id].kind}" for id in pictures),
        *("form" for id in forms if LIBRARY.checklists[id].is_form),
        f"handout {page.meta.get('handout')}",
        f"kind {page.meta.get('kind')}",
    }


def some_pages(language: str = "en") -> list[str]:
    """The addresses of pages that show each kind of part there is, or of all pages (tests/kinds.py)."""
    of_language = [page for page in LIBRARY.pages.values() if page.language == language]
    return one_of_each({folder_of(page.uri): _kinds_on(page) for page in of_language})


def address_on_paper(address: str) -> str:
    """How a page's address is printed: what people type."""
    return (HOME + address).partition("://")[2].rstrip("/")


def heading_of(address: str) -> str:
    """The main heading of a page, as it stands in the page's file."""
    return re.search(r"^# (.+)$", (ROOT / PAGES[address].path).read_text(encoding="utf-8"), re.MULTILINE)[1]


def showing(block: str, argument: str = "") -> tuple[str, Page]:
    """The first page that shows a block, such as "countries" or "care-card" with "emergency"; its address,
    and it.
    """
    return next(
        (address, page)
        for address, page in PAGES.items()
        if "handout" not in page.meta
        for each in page.blocks
        if each.name == block and argument in ("", *each.argument.split())
    )


# The checklist that can be filled in on the screen, and where.
CHECKLIST = next(checklist for checklist in LIBRARY.checklists.values() if checklist.interactive)
CHECKLIST_AT, CHECKLIST_PAGE = showing("checklist", CHECKLIST.id)
