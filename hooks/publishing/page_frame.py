"""What stands around every page: who wrote and reviewed it, when, and how to report an error."""
from urllib.parse import quote

from content.dates import in_words
from content.library import Library
from content.pages import Page

NOT_REVIEWED = "Not yet reviewed by a clinician"


def page_frame(library: Library, page: Page, repo_url: str, contact: str) -> dict[str, str]:
    """The words of a page's foot, and the script it needs if any, for the template."""
    lists = [library.checklists.get(block.argument) for block in page.blocks if block.name == "checklist"]
    review = page.review
    reviewed = f"Reviewed by {review['by']}, {review['role']}, on {in_words(review['date'])}" if review else NOT_REVIEWED
    return {
        "script": "assets/js/checklist.js" if any(each and each.interactive for each in lists) else "",
        "reviewed": reviewed,
        "is_reviewed": "yes" if review else "",
        "written": in_words(page.day("written")),
        "review_due": in_words(page.day("review-due")),
        "report_url": f"mailto:{contact}?subject={quote('An error on the page ' + page.title)}",
        "source_url": f"{repo_url.rstrip('/')}/blob/main/{page.path}" if repo_url else "",
    }
