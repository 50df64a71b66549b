"""Who reviewed a page and when, in words, for its foot on the web and on paper."""
from content.dates import in_words
from content.library import Library
from content.pages import Page
from content.shown import changed_since_review

NOT_REVIEWED = "Not yet reviewed by a clinician"
CHANGED_SINCE = "Some of its words have changed since."
# On paper there is room for less, and a name vouches for the sheet that it stands on.
CHANGED_ON_PAPER = "Changed since a clinician reviewed it"


def reviewed(library: Library, page: Page) -> str:
    """Say who reviewed a page and when, and if its words have changed since; or that nobody has."""
    review = page.review
    if not review:
        return NOT_REVIEWED
    by = f"Reviewed by {review['by']}, {review['role']}, on {in_words(review['date'])}"
    return f"{by}. {CHANGED_SINCE}" if changed_since_review(library, page) else by


def reviewed_on_paper(library: Library, page: Page) -> str:
    """The same for a sheet that is given away."""
    return CHANGED_ON_PAPER if changed_since_review(library, page) else reviewed(library, page)
