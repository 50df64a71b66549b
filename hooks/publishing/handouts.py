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
from content.page_tree import PageTree
from content.pages import Page
from content.problems import Problem
from content.sources import Source
from publishing.handout_sheets import EDITIONS, Edition, Sheet, set_sheet
from publishing.page_frame import reviewed
from publishing.paper_nodes import paper_nodes

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


def make_handouts(library: Library, shown: dict[str, tuple[PageTree, str]], config: MkDocsConfig) -> tuple[
        dict[str, bytes], dict[str, dict], list[Problem]]:
    """Make every handout in every edition.

    `shown` has the tree and the whole address of each web page by its path. Returns the files by address; for each
    handout's page, by path, what its web page says of it and of its editions; and the problems.
    """
    made: dict[str, bytes] = {}
    told: dict[str, dict] = {}
    problems: list[Problem] = []
    for path, (tree, url) in sorted(shown.items()):
        page = library.pages[path]
        editions = EDITIONS.get(str(page.meta.get("handout")), ())
        if editions and page.language not in WORDS:
            problems.append(Problem(path, page.meta.lines["handout"], f"there are no words in '{page.language}' for what "
                                    "stands around a handout", "add them to WORDS in hooks/publishing/handouts.py"))
        elif editions:
            around = _around(page, tree.sources, url, config)
            words = paper_nodes(tree, url)
            *addresses, picture = handout_addresses(page)
            sheets = [set_sheet(LAYOUT, LAYOUT.read_bytes(), json.dumps(around | {"tree": words, "edition": vars(edition)}))
                      for edition in editions]
            for edition, address, sheet in zip(editions, addresses, sheets, strict=True):
                problems += _check(page, edition, sheet)
                made[address] = sheet.pdf
            made[picture] = sheets[0].picture
            told[path] = around | {"page": page.uri.removesuffix(".md") + "/", "picture": picture, "editions": [
                (edition.name, address, -(-len(made[address]) // 1000)) for edition, address in zip(editions, addresses)]}
    # What is wrong in every edition is told once.
    return made, told, list(dict.fromkeys(problems))


def _around(page: Page, sources: tuple[Source, ...], url: str, config: MkDocsConfig) -> dict[str, object]:
    """What stands around the words, the same on the web page's print and on the PDF. Of the sources, the organizations and
    years stand in one line."""
    words = WORDS[page.language]
    address = re.sub(r"^https?://|/$", "", url)
    facts = {"reviewed": reviewed(page), "written": in_words(page.day("written")), "due": in_words(page.day("review-due")),
             "author": config.extra["publisher"], "address": address}
    return {
        "title": page.title, "description": page.meta["description"], "author": facts["author"], "site": config.site_name,
        "language": page.language, "region": words["region"], "written": page.day("written"), "url": url, "address": address,
        "words": words, "foot": [line.format(**facts) for line in words["foot"]],
        "sources": [f"{number} {source.organization.short_name} {source.year}".strip()
                    for number, source in enumerate(sources, 1)],
        "qr": segno.make(url, error="m").svg_inline(border=2).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '),
    }


def _check(page: Page, edition: Edition, sheet: Sheet) -> list[Problem]:
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
        tag, line = told.split("|")
        return [Problem(page.path, int(line), f"a handout cannot show <{tag}>",
                        "use headings, paragraphs, lists, tables and ::: blocks")]
    if kind == "wide":
        return [Problem(page.path, int(told), f"the table is too wide for the handout '{edition.name}'",
                        "take out a column, or use shorter words")]
    told = told.removeprefix("assertion failed: ")
    return [Problem(page.path, 1, f"the handout '{edition.name}' could not be made: {told}",
                    "mend that and build again")]
