"""Who reviewed a page and when, in words, for its foot on the web and on paper."""
from content.dates import in_words
from content.pages import Page

NOT_REVIEWED = "Not yet reviewed by a clinician"


def reviewed(page: Page) -> str:
    """Say who reviewed a page and when, or that nobody has."""
    review = page.review
    return f"Reviewed by {review['by']}, {review['role']}, on {in_words(review['date'])}" if review else NOT_REVIEWED
