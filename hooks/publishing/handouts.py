"""Handouts: pages that are also PDFs, made from the page's own words, so that the two cannot drift apart.

That each fits its pages, and that no text is too small, is checked here, not hoped.
"""
import json
from pathlib import Path

import segno
from mkdocs.config.defaults import MkDocsConfig

from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.problems import Problem
from content.settings import is_trial, load_settings
from content.sources import Source
from publishing.handout_problems import sheet_problems
from publishing.handout_sheets import EDITIONS, set_sheet
from publishing.handout_words import WORDS, bare, foot_of
from publishing.paper_nodes import paper_nodes, unlink

LAYOUT = Path(__file__).resolve().parents[2] / "overrides" / "handout.typ"


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
                                    "stands around a handout", "add them to WORDS in hooks/publishing/handout_words.py"))
        elif editions:
            around = _around(page, tree.sources, url, config)
            words = paper_nodes(tree, url)
            if around["trial"]:
                unlink(words, config.site_url)
            *addresses, picture = handout_addresses(page)
            sheets = [set_sheet(LAYOUT, LAYOUT.read_bytes(), json.dumps(around | {"tree": words, "edition": vars(edition)}))
                      for edition in editions]
            for edition, address, sheet in zip(editions, addresses, sheets, strict=True):
                problems += sheet_problems(page, edition, sheet, config)
                made[address] = sheet.pdf
            made[picture] = sheets[0].picture
            told[path] = around | {"page": page.uri.removesuffix(".md") + "/", "picture": picture, "editions": [
                (edition.name, address, -(-len(made[address]) // 1000)) for edition, address in zip(editions, addresses)]}
    if told and is_trial(config.site_url):
        problems.append(_on_trial(Path(config.config_file_path)))
    # What is wrong with a page's words is wrong in each edition.
    return made, told, list(dict.fromkeys(problems))


def _on_trial(configuration: Path) -> Problem:
    setting = load_settings(configuration.parent, configuration.name)[0].get("site_url")
    return Problem(configuration.name, setting.line if setting else 1, "the site has no address of its own yet, so its handouts "
                   "say that they are not to be given out", "set SITE_URL in the environment before you print them", "warning")


def _around(page: Page, sources: tuple[Source, ...], url: str, config: MkDocsConfig) -> dict[str, object]:
    """What stands around the words, the same on the web page's print and on the PDF. Of the sources, the organizations and
    years stand in one line."""
    words = WORDS[page.language]
    foot = foot_of(page, url, config)
    return {
        "title": page.title, "description": page.meta["description"], "author": config.extra["publisher"],
        "site": config.site_name,
        "language": page.language, "region": words["region"], "written": page.day("written"), "url": url, "address": bare(url),
        "words": words, "trial": words["trial"] if is_trial(config.site_url) else "",
        "foot": foot.lines, "kept": foot.kept, "card_foot": foot.card, "card_kept": foot.card_kept,
        "sources": [f"{number} {source.organization.short_name} {source.year}".strip()
                    for number, source in enumerate(sources, 1)],
        "qr": segno.make(url, error="m").svg_inline(border=2).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '),
    }
