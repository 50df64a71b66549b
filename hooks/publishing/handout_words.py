"""What stands around a handout's words: the clinic's fields, and the foot with its address, publisher,
reviewer, dates and code.

A publisher's values are longer in one place than in another. Room for the longest usual ones is kept on every
sheet, so that words that fit at a desk fit for everyone, and what grows is the foot.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from content.library import Library
from content.pages import Page
from content.settings import is_trial, load_settings
from content.shown import whole_review
from content.words import Words
from publishing.drafts import draft_beside, draft_notice, draft_on_card
from publishing.reviewed import reviewed_on_paper

# The fields of the clinic's box, on paper and on the web page; then the lines of a card for whoever carries
# it.
CLINIC = ("clinic", "telephone", "hours", "given-by", "given-on")
FIELDS = (*CLINIC, "name", "diagnosis", "number")
# How many letters of the site's address, the publisher's name, and a reviewer's name and role always have
# room.
ROOM = 60
# Its letters are wider than most.
_STAND_IN = ("Mary Montgomery of Wommel " * ROOM)[:ROOM]
_ADDRESS_STAND_IN = ("www.montgomery-wommel." * ROOM)[:ROOM]
_DAY = "2026-11-22"


@dataclass(frozen=True)
class Foot:
    """The lines of a foot as they are, and as long as room is kept for. Those of a card are shorter.

    On a sheet, those of a draft stand above them, in two languages: whoever hands it out may read but one.
    """

    draft: tuple[str, ...]
    lines: tuple[str, ...]
    kept: tuple[str, ...]
    card: tuple[str, ...]
    card_kept: tuple[str, ...]


def foot_of(
    library: Library, page: Page, url: str, code: str, config: MkDocsConfig, beside: Sequence[Page] = ()
) -> Foot:
    """A handout's foot. `url` is the whole address of its web page, `code` that of its words; `beside` are
    the pages that stand side by side on it, if several do.
    """
    words = Words(library.interface, page.language)
    home = str(config.site_url)
    review = whole_review(library, page)
    reviewed = reviewed_on_paper(library, page)
    reviewed_on = words.say("sheet-reviewed-on", day=words.day(review["date"])) if review else reviewed
    trial = words.say("trial") if is_trial(home) else ""
    long_review = words.say("reviewed", by=_STAND_IN, role="", day=words.day(_DAY))
    short = draft_beside(library, beside, page.language) if beside else draft_on_card(library, page)
    return Foot(
        tuple(said for _, said in draft_notice(library, page)),
        _lines(words, page, _web(words, url, trial), reviewed, str(config.extra["publisher"]), code),
        _lines(words, page, _web(words, _far(url, home)), long_review, _STAND_IN, code),
        _card(words, page, _web(words, home, trial), reviewed_on, code, short),
        _card(
            words,
            page,
            _web(words, _ADDRESS_STAND_IN),
            words.say("sheet-reviewed-on", day=words.day(_DAY)),
            code,
            short,
        ),
    )


def _web(words: Words, address: str, trial: str = "") -> str:
    return trial or words.say("sheet-web", address=bare(address))


def _far(url: str, home: str) -> str:
    """An address below one of the longest usual."""
    return bare(url).replace(bare(home), _ADDRESS_STAND_IN, 1)


def _lines(words: Words, page: Page, web: str, reviewed: str, publisher: str, code: str) -> tuple[str, ...]:
    days = {"written": words.day(page.day("written")), "due": words.day(page.day("review-due"))}
    version = words.say("sheet-version", publisher=publisher, **days)
    return (
        f"{web} {words.say('sentence', words=reviewed)} {words.say('general')}",
        f"{version} {words.say('sheet-code', code=code)}",
    )


def _card(words: Words, page: Page, web: str, reviewed: str, code: str, draft: str) -> tuple[str, ...]:
    """A card has no room for names, nor for more than the first page's address."""
    newer = words.say("sheet-newer", due=words.day(page.day("review-due")))
    state = f"{draft} {words.say('sentence', words=reviewed)} {words.say('general')}".strip()
    return state, f"{newer} {web}", code


def longest_value(page: Page, config: MkDocsConfig) -> tuple[str, tuple[str, int], int] | None:
    """What in the foot has more letters than there is always room for: its name, its file and line, and how
    many.

    None if all have room.
    """
    file = Path(config.config_file_path)
    settings = load_settings(file.parent, file.name)[0]
    values = [
        (f"the setting {key}", (file.name, settings[key].line if key in settings else 1), len(value))
        for key, value in (
            ("publisher", config.extra["publisher"]),
            ("site_url", bare(str(config.site_url))),
        )
    ]
    if review := page.review:
        values.append(
            (
                "the reviewer, with the role,",
                (page.path, page.meta.lines["review"]),
                len(f"{review['by']}, {review['role']}"),
            )
        )
    longest = max(values, key=lambda value: value[2])
    return longest if longest[2] > ROOM else None


def name_of(words: Words, way: str, paper: str) -> str:
    """How a way to print is called: A4; Large print, A4."""
    paper_name = words.say(f"paper-{paper}")
    return (
        paper_name
        if way == "page"
        else words.say("way-on-paper", way=words.say(f"way-{way}"), paper=paper_name)
    )


def bare(address: str) -> str:
    """An address as people type it: without its scheme and last slash."""
    return re.sub(r"^https?://|/$", "", address)
