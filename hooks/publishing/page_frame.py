"""What stands around every page: who wrote and reviewed it, when, how to report an error, what it loads."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from content.changes import Change
from content.languages import folder_on_the_web
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.settings import contact_link, is_trial
from content.shown import whole_review
from content.twins import changed_since, twin_of
from content.words import Words, marked
from publishing.drafts import draft_notice
from publishing.feed import ADDRESS as FEED
from publishing.handouts import Handout
from publishing.page_styles import style_sheet, styles_of
from publishing.redirects import folder_of
from publishing.reviewed import reviewed
from publishing.structured_data import structured_data

# The page that tells of all changes.
CHANGES = "about/changes.md"


def page_frame(
    library: Library,
    page: Page,
    tree: PageTree,
    address: str,
    config: MkDocsConfig,
    handouts: Mapping[str, Handout],
) -> dict[str, object]:
    """For the template: the words of a page's foot, its own style sheet, the scripts that its blocks need,
    its data block, and of the handouts, by their pages' paths, what the page shows."""
    words = Words(library.interface, page.language)
    english = twin_of(library, page)
    names = [block.name for block in page.blocks]
    lists = [library.checklists.get(block.argument) for block in page.blocks if block.name == "checklist"]
    has_form = any(each and each.interactive for each in lists)
    return {
        "title": page.title,
        "heading": next((prose.text for prose in page.prose if prose.level == 1), page.title),
        "trial": words.say("trial") if is_trial(str(config.site_url)) else "",
        "description": str(page.meta.get("description") or ""),
        "style": style_sheet(styles_of(library, page)),
        "scripts": ["assets/js/checklist.js"] * has_form
        + ["assets/js/note-english.js"] * (has_form and english is not None)
        + ["assets/js/search.js"] * ("search" in names)
        + ["assets/js/clinic.js"] * ("handout" in page.meta)
        + ["assets/js/embed.js"] * ("embed" in names),
        "tongues": _twins(library, page, str(config.site_url)),
        "draft": draft_notice(library, page),
        "behind": words.html("behind")
        if english and (changed_since(library, page) or tree.lacks_words)
        else "",
        "english": english.title if english else "",
        "reviewed": marked(reviewed(library, page)),
        "is_reviewed": "yes" if whole_review(library, page) else "",
        "written": words.day(page.day("written")),
        "review_due_date": page.day("review-due"),
        "review_due": words.day(page.day("review-due")),
        "report_url": _report_url(
            config.extra["contact"],
            words.say("report-subject", address=address),
            words.say("report-body"),
        ),
        "last_change": _last_change(library, page, words),
        "corrections": [
            {
                "until": changes[0].until,
                "words": words.html(
                    "corrected",
                    day=words.day(date),
                    what=" ".join(change.what[page.language] for change in changes),
                ),
            }
            # In one box, or the numbers to ring would stand far down.
            for date, changes in _standing(library, page).items()
        ],
        "feed": FEED if page.uri == CHANGES else "",
        "source_url": f"{config.repo_url.rstrip('/')}/blob/main/{page.path}" if config.repo_url else "",
        "data": structured_data(library, page, address, config.extra["publisher"], words),
        "handout": handouts.get(page.path),
    }


def _twins(library: Library, page: Page, home: str) -> list[dict[str, str]]:
    """The page in each language, itself too, for search engines: its tag and whole address. None if there is
    but one.
    """
    top = home.removesuffix(folder_on_the_web(page.language))
    found = [
        {
            "tag": library.interface.tag(language).partition("-")[0],
            "address": f"{top}{folder_on_the_web(language)}{folder_of(page.uri)}",
        }
        for language in library.languages
        if f"docs/{language}/{page.uri}" in library.pages
    ]
    return found if len(found) > 1 else []


def _report_url(contact: str, subject: str, body: str) -> str:
    """The address to report a mistake to. Letters of other scripts stand as they are: a browser encodes them
    (https://url.spec.whatwg.org/#query-state), and encoded here each would take nine bytes of the page. So do
    the signs that RFC 6068 lets stand.
    """
    link = contact_link(contact)
    # A page of the publisher's own may want a question mark for itself; a mail is told what it is about.
    return f"{link}?subject={_quoted(subject)}&body={_quoted(body)}" if link.startswith("mailto:") else link


def _quoted(text: str) -> str:
    return re.sub(r"[\0-\x7f]+", lambda latin: quote(latin[0], safe="/:,"), text)


def _last_change(library: Library, page: Page, words: Words) -> str:
    """When a page was last changed, and why; nothing if nobody is told of any change, or nowhere."""
    change = next((change for change in library.changes if change.is_of(page.uri)), None)
    if change is None or f"docs/{page.language}/{CHANGES}" not in library.pages:
        return ""
    return words.html("last-change", day=words.day(change.date), kind=words.say(f"change-{change.kind}"))


def _standing(library: Library, page: Page) -> dict[str, list[Change]]:
    """The corrections that stand on a page, by their dates. It goes by the newest date of the content and not
    by the day, so that two builds of the same are the same; in a browser, a script takes a correction off on
    its day.
    """
    standing: dict[str, list[Change]] = {}
    for change in library.changes:
        if change.could_have_hurt and change.is_of(page.uri) and change.until >= library.newest:
            standing.setdefault(change.date, []).append(change)
    return standing
