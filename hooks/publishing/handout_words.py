"""What stands around a handout's words: the clinic's lines, and the foot with its address, publisher, reviewer and dates.

A publisher's values are longer in one place than in another. Room for the longest usual ones is kept on every sheet, so that
words that fit at a desk fit for everyone, and what grows is the foot.
"""
import re
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from content.dates import in_words
from content.library import Library
from content.pages import Page
from content.settings import is_trial, load_settings
from content.shown import changed_since_review
from publishing.reviewed import reviewed_on_paper


@dataclass(frozen=True)
class Words:
    """The words around a handout in one language. `region` is that of its spelling; those of `lines` are the clinic's to fill
    in. The lines of the feet have places for the facts that `foot_of` knows."""

    region: str
    lines: tuple[str, ...]
    page: str
    qr: str
    date: str
    sources: str
    web: str
    trial: str
    foot: tuple[str, ...]
    card: tuple[str, ...]
    reviewed_on: str


# By the languages that handouts can be made in.
WORDS = {"en": Words(
    region="GB", lines=("Your clinic:", "Telephone:", "Out of hours:"),
    page="Page {x} of {y}", qr="QR code that leads to", date="Date:", sources="Sources, in full on the web:",
    web="On the web: {address}", trial="For trying out: not to be given out",
    foot=("{web}. {reviewed}. General information, not a diagnosis. Do not put off getting help because of something you "
          "read here.",
          "Version of {written}, by {author}. After {due}, look for a newer one on the web. Free to copy and share "
          "(CC BY 4.0)."),
    # A card has no room for names, nor for more than the first page's address.
    card=("{reviewed_on}. General information, not a diagnosis. Do not put off getting help because of something you read "
          "here.", "Version of {written}. After {due}, look for a newer one. {home}."),
    reviewed_on="Reviewed by a clinician on {day}",
)}
# How many letters of the site's address, the publisher's name, and a reviewer's name and role always have room.
ROOM = 60
# Its letters are wider than most.
_STAND_IN = ("Mary Montgomery of Wommel " * ROOM)[:ROOM]
_ADDRESS_STAND_IN = ("www.montgomery-wommel." * ROOM)[:ROOM]


@dataclass(frozen=True)
class Foot:
    """The lines of a foot as they are, and as long as room is kept for. Those of a card are shorter."""

    lines: tuple[str, ...]
    kept: tuple[str, ...]
    card: tuple[str, ...]
    card_kept: tuple[str, ...]


def foot_of(library: Library, page: Page, url: str, config: MkDocsConfig) -> Foot:
    """A handout's foot. `url` is the whole address of its web page."""
    words = WORDS[page.language]
    review = None if changed_since_review(library, page) else page.review
    reviewed = reviewed_on_paper(library, page)
    days = {"written": in_words(page.day("written")), "due": in_words(page.day("review-due"))}
    now = days | {
        **{key: words.trial if is_trial(config.site_url) else words.web.format(address=bare(address))
           for key, address in (("web", url), ("home", config.site_url))},
        "author": config.extra["publisher"], "reviewed": reviewed,
        "reviewed_on": words.reviewed_on.format(day=in_words(review["date"])) if review else reviewed}
    site = bare(config.site_url)
    stand_in = bare(url).replace(site, _ADDRESS_STAND_IN, 1)
    kept = days | {
        "web": words.web.format(address=stand_in), "home": words.web.format(address=_ADDRESS_STAND_IN), "author": _STAND_IN,
        "reviewed": f"Reviewed by {_STAND_IN}, on {in_words('2026-11-22')}",
        "reviewed_on": words.reviewed_on.format(day=in_words("2026-11-22"))}
    return Foot(*(tuple(line.format(**facts) for line in lines) for lines in (words.foot, words.card) for facts in (now, kept)))


def longest_value(page: Page, config: MkDocsConfig) -> tuple[str, tuple[str, int], int] | None:
    """What in the foot has more letters than there is always room for: its name, its file and line, and how many.

    None if all have room.
    """
    file = Path(config.config_file_path)
    settings = load_settings(file.parent, file.name)[0]
    values = [(f"the setting {key}", (file.name, settings[key].line if key in settings else 1), len(value))
              for key, value in (("publisher", config.extra["publisher"]), ("site_url", bare(config.site_url)))]
    if review := page.review:
        values.append(("the reviewer, with the role,", (page.path, page.meta.lines["review"]),
                       len(f"{review['by']}, {review['role']}")))
    longest = max(values, key=lambda value: value[2])
    return longest if longest[2] > ROOM else None


def bare(address: str) -> str:
    """An address as people type it: without its scheme and last slash."""
    return re.sub(r"^https?://|/$", "", address)
