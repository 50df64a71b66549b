"""Handouts: pages that are also PDFs, made from the page's own words, so that the two cannot drift apart.

That each fits its pages, and that no text is too small, is checked here, not hoped.
"""
import json
import re
from pathlib import Path

import segno
from mkdocs.config.defaults import MkDocsConfig

from content.dates import in_words
from content.library import Library
from content.pages import Page
from content.problems import Problem
from publishing.handout_sheets import EDITIONS, Edition, Sheet, set_sheet
from publishing.page_frame import reviewed
from publishing.page_tree import Node, find, page_tree

LAYOUT = Path(__file__).resolve().parents[2] / "overrides" / "handout.typ"

# What stands around a handout's words, in each language it can be made in.
WORDS = {"en": {
    "region": "GB", "lines": ["Your clinic:", "Telephone:", "Out of hours:"],
    "page": "Page {x} of {y}", "qr": "QR code that leads to", "date": "Date:", "sources": "Sources, in full on the web:",
    "foot": ["On the web: {address}. {reviewed}. General information, not a diagnosis. Do not put off getting help because "
             "of something you read here.",
             "Version of {written}, by {author}. After {due}, look for a newer one on the web. Free to copy and "
             "share (CC BY 4.0)."],
}}


def handout_addresses(page: Page) -> list[str]:
    """The addresses of a handout's PDFs, one for each edition, and of the picture of its first page; none if it is a page
    for the web only."""
    stem = page.uri.removesuffix(".md")
    editions = EDITIONS.get(str(page.meta.get("handout")), ())
    return [f"{stem}-{edition.ending}.pdf" for edition in editions] + [f"{stem}.webp"] * bool(editions)


def make_handouts(library: Library, shown: dict[str, tuple[str, str]], config: MkDocsConfig) -> tuple[
        dict[str, bytes], dict[str, dict], list[Problem]]:
    """Make every handout in every edition.

    `shown` has the HTML and the whole address of each web page by its path. Returns the files by address; for each
    handout's page, by path, what its web page says of it and of its editions; and the problems.
    """
    made: dict[str, bytes] = {}
    told: dict[str, dict] = {}
    problems: list[Problem] = []
    for path, (html, url) in sorted(shown.items()):
        page = library.pages[path]
        editions = EDITIONS.get(str(page.meta.get("handout")), ())
        if editions and page.language not in WORDS:
            problems.append(Problem(path, page.meta.lines["handout"], f"there are no words in '{page.language}' for what "
                                    "stands around a handout", "add them to WORDS in hooks/publishing/handouts.py"))
        elif editions:
            tree = page_tree(html, url)
            around = _around(library, page, tree, url, config)
            *addresses, picture = handout_addresses(page)
            sheets = [set_sheet(LAYOUT, LAYOUT.read_bytes(), json.dumps(around | {"tree": tree, "edition": vars(edition)}))
                      for edition in editions]
            for edition, address, sheet in zip(editions, addresses, sheets, strict=True):
                problems += _check(library, page, edition, sheet)
                made[address] = sheet.pdf
            made[picture] = sheets[0].picture
            told[path] = around | {"page": page.uri.removesuffix(".md") + "/", "picture": picture, "editions": [
                (edition.name, address, -(-len(made[address]) // 1000)) for edition, address in zip(editions, addresses)]}
    return made, told, problems


def _around(library: Library, page: Page, tree: Node, url: str, config: MkDocsConfig) -> dict[str, object]:
    """What stands around the words, the same on the web page's print and on the PDF. Takes the references off the tree:
    on paper their organizations and years stand in one line."""
    words = WORDS[page.language]
    by_url = {source.url: source for source in library.sources.values()}
    references = find(tree, "references")
    tree["children"] = [child for child in tree["children"] if child not in references]
    cited = [by_url[find(item, "a")[0]["href"]] for each in references for item in find(each, "li")]
    address = re.sub(r"^https?://|/$", "", url)
    facts = {"reviewed": reviewed(page), "written": in_words(page.day("written")), "due": in_words(page.day("review-due")),
             "author": config.extra["publisher"], "address": address}
    return {
        "title": page.title, "description": page.meta["description"], "author": facts["author"], "site": config.site_name,
        "language": page.language, "region": words["region"], "written": page.day("written"), "url": url, "address": address,
        "words": words, "foot": [line.format(**facts) for line in words["foot"]],
        "sources": [f"{number} {source.organization.short_name} {source.year}".strip()
                    for number, source in enumerate(cited, 1)],
        "qr": segno.make(url, error="m").svg_inline(border=2).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '),
    }


def _check(library: Library, page: Page, edition: Edition, sheet: Sheet) -> list[Problem]:
    """What is wrong with an edition: it does not fit, has something that cannot be set, or could not be made."""
    size, over = sheet.fit
    if over:
        return [Problem(page.path, 1, f"the handout '{edition.name}' is {over} line{'s' * (over > 1)} too long for "
                        f"{edition.pages} page{'s' * (edition.pages > 1)} at {size:g} point",
                        "shorten its words by as much")]
    if not sheet.wrong:
        return []
    found = re.search(r"panicked with: (small|unknown|wide)\|(.*)", sheet.wrong, re.DOTALL)
    kind, told = found.groups() if found else ("", sheet.wrong)
    if kind == "small":
        return [Problem(page.path, 1, f"the handout '{edition.name}' has text of {told} point, and the smallest allowed is "
                        f"{edition.smallest:g}", f"make it larger in overrides/{LAYOUT.name}")]
    if kind == "unknown":
        tag, _, words = told.partition("|")
        return [Problem(page.path, _line(library, page, words), f"a handout cannot show <{tag}>",
                        "use headings, paragraphs, lists, tables and ::: blocks")]
    if kind == "wide":
        return [Problem(page.path, _line(library, page, told), f"the table is too wide for the handout '{edition.name}'",
                        "take out a column, or use shorter words")]
    told = told.removeprefix("assertion failed: ")
    return [Problem(page.path, 1, f"the handout '{edition.name}' could not be made: {told}",
                    "mend that and build again")]


def _line(library: Library, page: Page, words: str) -> int:
    """The line of a page's file that holds the beginning of these words; 1 if none does."""
    lines = (library.root / page.path).read_text(encoding="utf-8").splitlines()
    starts = [" ".join(words.split()[:count]) for count in range(6, 0, -1)] if words.split() else []
    return next((number for start in starts for number, line in enumerate(lines, 1) if start in line), 1)
