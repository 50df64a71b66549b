"""What stands around a handout's words: the clinic's lines, and the foot with its address, publisher, reviewer and dates.

A publisher's values are longer in one place than in another. Room for the longest usual ones is kept on every sheet, so that
words that fit at a desk fit for everyone, and what grows is the foot.
"""
import re
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from content.dates import in_words
from content.pages import Page
from content.settings import is_trial
from publishing.page_frame import reviewed

# In each language that handouts can be made in.
WORDS = {"en": {
    "region": "GB", "lines": ["Your clinic:", "Telephone:", "Out of hours:"],
    "page": "Page {x} of {y}", "qr": "QR code that leads to", "date": "Date:", "sources": "Sources, in full on the web:",
    "web": "On the web: {address}", "trial": "For trying out: not to be given out",
    "foot": ["{web}. {reviewed}. General information, not a diagnosis. Do not put off getting help because of something you "
             "read here.",
             "Version of {written}, by {author}. After {due}, look for a newer one on the web. Free to copy and share "
             "(CC BY 4.0)."],
    # A card has no room for names.
    "card": ["{web}. {reviewed_on}. General information, not a diagnosis. Do not put off getting help because of something you "
             "read here.", "Version of {written}. After {due}, look for a newer one on the web."],
    "reviewed_on": "Reviewed by a clinician on {day}",
}}
# How many letters of the site's address, the publisher's name, and a reviewer's name and role always have room.
ROOM = 60
# Its letters are wider than most.
_STAND_IN = ("Mary Montgomery of Wommel " * ROOM)[:ROOM]
_ADDRESS_STAND_IN = ("www.montgomery-wommel." * ROOM)[:ROOM]


@dataclass(frozen=True)
class Foot:
    """The lines of a foot as they are, and as long as room is kept for. Those of a card are shorter."""

    lines: list[str]
    kept: list[str]
    card: list[str]
    card_kept: list[str]


def foot_of(page: Page, url: str, config: MkDocsConfig) -> Foot:
    """A handout's foot. `url` is the whole address of its web page."""
    words = WORDS[page.language]
    review = page.review
    days = {"written": in_words(page.day("written")), "due": in_words(page.day("review-due"))}
    now = days | {
        "web": words["trial"] if is_trial(config.site_url) else words["web"].format(address=bare(url)),
        "author": config.extra["publisher"], "reviewed": reviewed(page),
        "reviewed_on": words["reviewed_on"].format(day=in_words(review["date"])) if review else reviewed(page)}
    site = bare(config.site_url)
    stand_in = bare(url).replace(site, _longer(site, _ADDRESS_STAND_IN), 1)
    kept = days | {
        "web": words["web"].format(address=stand_in), "author": _longer(now["author"], _STAND_IN),
        "reviewed": f"Reviewed by {_STAND_IN}, {_STAND_IN}, on {in_words('2026-11-22')}",
        "reviewed_on": words["reviewed_on"].format(day=in_words("2026-11-22"))}
    return Foot(*([line.format(**facts) for line in words[key]] for key in ("foot", "card") for facts in (now, kept)))
