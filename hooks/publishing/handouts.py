"""Handouts: pages that are also PDFs, made from the page's own words, so that the two cannot drift apart.

That each fits its pages, and that no text is too small, is checked here, not hoped.
"""
import json
from dataclasses import asdict, dataclass, field
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
from publishing.handout_sheets import EDITIONS, Edition, Sheet, set_sheet
from publishing.handout_words import WORDS, Words, bare, foot_of
from publishing.paper_nodes import paper_nodes, unlink

LAYOUT = Path(__file__).resolve().parents[2] / "overrides" / "handout.typ"


@dataclass(frozen=True)
class Printed:
    """An edition that was made: its name, the address of its PDF, and how many kB that has."""

    name: str
    address: str
    kilobytes: int


@dataclass(frozen=True)
class Around:
    """What stands around a handout's words, the same on its web page's print and on the PDF.

    `kept` and `card_kept` are the lines of the feet at their longest usual. Of the sources, the organizations and years stand in
    one line. `trial` is empty once the site has an address.
    """

    title: str
    description: str
    author: str
    site: str
    language: str
    written: str
    url: str
    address: str
    words: Words
    trial: str
    foot: tuple[str, ...]
    kept: tuple[str, ...]
    card_foot: tuple[str, ...]
    card_kept: tuple[str, ...]
    sources: tuple[str, ...]
    qr: str


@dataclass(frozen=True)
class Handout:
    """What a handout's web page, and the list of all handouts, show of it. `page` and `picture` are addresses."""

    around: Around
    page: str
    picture: str
    editions: tuple[Printed, ...]


@dataclass
class Made:
    """All handouts: the files by address, what the web pages show by the pages' paths, and the problems."""

    files: dict[str, bytes] = field(default_factory=dict)
    handouts: dict[str, Handout] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def editions_of(page: Page) -> tuple[Edition, ...]:
    """The editions in which a page is printed; none if it is a page for the web only."""
    return EDITIONS.get(str(page.meta.get("handout")), ())


def handout_addresses(page: Page) -> list[str]:
    """The addresses of a handout's PDFs, one for each edition, and of the picture of its first page; none if it is a page
    for the web only."""
    stem, editions = page.uri.removesuffix(".md"), editions_of(page)
    return [f"{stem}-{edition.ending}.pdf" for edition in editions] + [f"{stem}.webp"] * bool(editions)


def make_handouts(library: Library, shown: dict[str, tuple[PageTree, str]], config: MkDocsConfig) -> Made:
    """Make every handout in every edition. `shown` has the tree and the whole address of each web page by its path."""
    made = Made()
    for path, (tree, url) in sorted(shown.items()):
        page = library.pages[path]
        if editions_of(page) and page.language not in WORDS:
            made.problems.append(Problem(
                path, page.meta.lines["handout"], f"there are no words in '{page.language}' for what stands around a handout",
                "add them to WORDS in hooks/publishing/handout_words.py"))
        elif editions_of(page):
            _make(made, page, tree, _around(library, page, tree.sources, url, config), config)
    if made.handouts and is_trial(config.site_url):
        made.problems.append(_on_trial(Path(config.config_file_path)))
    # What is wrong with a page's words is wrong in each edition.
    made.problems = list(dict.fromkeys(made.problems))
    return made


def _make(made: Made, page: Page, tree: PageTree, around: Around, config: MkDocsConfig) -> None:
    words = paper_nodes(tree, around.url)
    if around.trial:
        unlink(words, str(config.site_url))
    *addresses, picture = handout_addresses(page)
    sheets = [_sheet(around, words, edition) for edition in editions_of(page)]
    printed = []
    for edition, address, sheet in zip(editions_of(page), addresses, sheets, strict=True):
        made.problems += sheet_problems(page, edition, sheet, config)
        made.files[address] = sheet.pdf
        printed.append(Printed(edition.name, address, -(-len(sheet.pdf) // 1000)))
    made.files[picture] = sheets[0].picture
    made.handouts[page.path] = Handout(around, page.uri.removesuffix(".md") + "/", picture, tuple(printed))


def _sheet(around: Around, words: dict[str, object], edition: Edition) -> Sheet:
    told = json.dumps(asdict(around) | {"tree": words, "edition": vars(edition)})
    return set_sheet(LAYOUT, LAYOUT.read_bytes(), told)


def _on_trial(configuration: Path) -> Problem:
    setting = load_settings(configuration.parent, configuration.name)[0].get("site_url")
    return Problem(configuration.name, setting.line if setting else 1, "the site has no address of its own yet, so its handouts "
                   "say that they are not to be given out", "set SITE_URL in the environment before you print them", "warning")


def _around(library: Library, page: Page, sources: tuple[Source, ...], url: str, config: MkDocsConfig) -> Around:
    words, foot = WORDS[page.language], foot_of(library, page, url, config)
    return Around(
        page.title, str(page.meta["description"]), str(config.extra["publisher"]), config.site_name, page.language,
        page.day("written"), url, bare(url), words, words.trial if is_trial(str(config.site_url)) else "",
        foot.lines, foot.kept, foot.card, foot.card_kept,
        tuple(f"{number} {source.organization.short_name} {source.year}".strip() for number, source in enumerate(sources, 1)),
        segno.make(url, error="m").svg_inline(border=2).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))
