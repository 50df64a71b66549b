"""Who reviewed a page and when, in words, for its foot on the web and on paper."""

from content.library import Library
from content.pages import Page
from content.shown import changed_since_review
from content.words import Words


def reviewed(library: Library, page: Page) -> str:
    """Say who reviewed a page and when, and if its words have changed since or some were left to others; or
    that nobody has.
    """
    words, review = Words(library.interface, page.language), page.review
    if not review:
        return words.say("not-reviewed")
    by = words.say("reviewed", by=review["by"], role=review["role"], day=words.day(review["date"]))
    if changed_since_review(library, page):
        return words.say("reviewed-and-changed", reviewed=by)
    return words.say("reviewed-in-part", reviewed=by) if page.left_to_judge else by


def reviewed_on_paper(library: Library, page: Page) -> str:
    """The same for a sheet or a card that is given away.

    There is room for less, and a name vouches for the sheet it stands on.
    """
    if changed_since_review(library, page):
        return Words(library.interface, page.language).say("changed-on-paper")
    if page.left_to_judge:
        return Words(library.interface, page.language).say("in-part-on-paper")
    return reviewed(library, page)
