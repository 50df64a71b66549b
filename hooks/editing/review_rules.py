"""Reviews that are of other words than a page now shows. A warning: readers are told so on the page
itself.
"""

from collections.abc import Iterator

from content.library import Library
from content.problems import Problem
from content.shown import changed_since_review


def check_reviews(library: Library) -> Iterator[Problem]:
    """Each review whose page, or something that it shows, has changed since."""
    for page in library.pages.values():
        if page.review and changed_since_review(library, page):
            yield Problem(
                page.path,
                page.meta.lines["review"],
                f"words of this page, or of what it shows, have changed since "
                f"the review of {page.review['date']}, and readers are told so",
                f"'make review PAGE={page.path}' prints what to look at for a new one",
                "warning",
            )
