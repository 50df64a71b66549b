"""Reviews that are of other words than a page now shows. Where a review knows which words it is of, these
decide, and not the days: what its reviewer asked for may have been written after she had read the page.
"""

from collections.abc import Iterator

from content.library import Library
from content.problems import Problem
from content.shown import changed_since_review


def check_reviews(library: Library) -> Iterator[Problem]:
    """Each review whose page, or something that it shows, has changed since. A warning, for readers are told
    so on the page itself; but an error where the page says itself that it was written later.
    """
    for page in library.pages.values():
        review, written = page.review, page.day("written")
        if not review:
            continue
        changed = changed_since_review(library, page)
        if review["date"] < written and (changed or "digest" not in review):
            yield Problem(
                page.path,
                page.meta.lines["review"],
                f"the review of {review['date']} is of other words: the page was written on {written}",
                "ask for a new review, or take 'review' out",
            )
        if changed:
            yield Problem(
                page.path,
                page.meta.lines["review"],
                f"words of this page, or of what it shows, have changed since "
                f"the review of {review['date']}, and readers are told so",
                f"'make review PAGE={page.path}' prints what to look at for a new one",
                "warning",
            )
