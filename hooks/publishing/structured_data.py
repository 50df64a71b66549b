"""What search engines read: each page as a schema.org MedicalWebPage (https://schema.org/MedicalWebPage)."""

import json

from content.library import Library
from content.pages import Page
from content.shown import whole_review
from content.words import Words

# Of texts and pictures.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def structured_data(library: Library, page: Page, address: str, publisher: str, words: Words) -> str:
    """A page as JSON-LD for a data block.

    It says `lastReviewed` and `reviewedBy` only when a clinician has reviewed the page.
    """
    # Who vouched for other words is not named.
    review = whole_review(library, page)
    data = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage" if page.is_health else "WebPage",
        "name": page.title,
        "url": address,
        "inLanguage": page.language,
        "dateModified": page.day("written"),
        "publisher": {"@type": "Organization", "name": publisher},
        "license": LICENCE,
        # Its sources are links of the page's own: said once more, they would be a tenth of its weight.
        **(
            {"about": [{"@type": "MedicalCondition", "name": name} for name in words.texts("subjects")]}
            if page.is_health
            else {}
        ),
        **(
            {
                "lastReviewed": review["date"],
                "reviewedBy": {"@type": "Person", "name": review["by"], "jobTitle": review["role"]},
            }
            if review
            else {}
        ),
    }
    text = json.dumps(
        {key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":")
    )
    # Nothing in it can end the script element
    # (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements).
    return text.replace("<", "\\u003c")
