"""Handouts: pages that are also PDFs, made from the page's own words, so that the two cannot drift apart.

That each fits its pages, and that no text is too small, is checked here, not hoped.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig

from content.editions import ANYWHERE, SUMS, Edition, pdf_address, ways_of
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.problems import Problem
from content.settings import is_trial, load_settings
from publishing.handout_problems import sheet_problems
from publishing.handout_sheets import FORMATS, Format
from publishing.handout_subject import Subject
from publishing.handout_words import CLINIC, foot_of, name_of
from publishing.paper_nodes import paper_nodes, unlink
from publishing.sheet_shelf import Shelf


@dataclass(frozen=True)
class Printed:
    """An edition that was made: for which country, how it is printed, and where its PDF is."""

    country: str
    format: str
    address: str


@dataclass(frozen=True)
class Handout:
    """What a handout's web page shows besides its words.

    For its print: the names of the clinic's `fields`, the `places` that have a number of their own, each
    with its numbers, the lines of the `foot` and of `sources`, and the QR code.
    """

    fields: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    foot: tuple[str, ...]
    sources: str
    qr: str
    editions: tuple[Printed, ...]


@dataclass
class Made:
    """All handouts: the files by address, what the web pages show by the pages' paths, and the problems."""

    files: dict[str, bytes] = field(default_factory=dict)
    handouts: dict[str, Handout] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def handout_addresses(library: Library, page: Page) -> list[str]:
    """The addresses of a handout's PDFs, one for each edition in each way, and of the list of all digests;
    none for a page for the web only.
    """
    printed = [address for *_, address in _to_print(library, page)]
    return [*printed, SUMS] if printed else []


def _to_print(library: Library, page: Page) -> Iterator[tuple[Edition, Format, str]]:
    for edition in library.editions.values():
        for name, ending in ways_of(page).items():
            yield edition, FORMATS[name], pdf_address(page, edition, ending)


def make_handouts(library: Library, shown: dict[str, tuple[PageTree, str]], config: MkDocsConfig) -> Made:
    """Make every handout in every edition. `shown` has the tree and the whole address of each web page by
    its path.
    """
    made, shelf, home = Made(), Shelf(), str(config.site_url)
    for path, (tree, url) in sorted(shown.items()):
        page = library.pages[path]
        if ways_of(page):
            nodes = paper_nodes(tree, url)
            if is_trial(home):
                unlink(nodes, home)
            _make(made, Subject(library, page, tree, nodes, url, config), shelf)
    shelf.tidy()
    if made.files:
        made.files[SUMS] = _sums(made.files)
        if is_trial(home):
            made.problems.append(_on_trial(Path(config.config_file_path)))
    # What is wrong with a page's words is wrong in each edition.
    made.problems = list(dict.fromkeys(made.problems))
    return made


def _sums(files: dict[str, bytes]) -> bytes:
    """The digest of each PDF as sha256sum writes and checks them, seen from the folder of the list."""
    folder = SUMS.rpartition("/")[0]
    lines = (
        f"{sha256(data).hexdigest()}  {relpath(address, folder)}\n" for address, data in sorted(files.items())
    )
    return "".join(lines).encode()


def _make(made: Made, subject: Subject, shelf: Shelf) -> None:
    page, words, editions = subject.page, subject.words, subject.library.editions.values()
    printed = []
    for edition, way, address in _to_print(subject.library, page):
        sheet = shelf.sheet(json.dumps(subject.told(edition, way)))
        name = name_of(words, way.name, edition.paper)
        made.problems += sheet_problems(page, name, way, sheet, subject.config)
        made.files[address] = sheet.pdf
        printed.append(Printed(edition.name.get(page.language, ""), name, address))
    code = subject.code("WEB", subject.nodes)
    made.handouts[page.path] = Handout(
        CLINIC,
        tuple(
            (edition.name[page.language], " ".join(sorted(edition.numbers, key=edition.number.__ne__)))
            for edition in editions
            if edition.country != ANYWHERE
        ),
        foot_of(subject.library, page, subject.url, code, subject.config).lines,
        # As on the sheets of standard size.
        subject.sources(FORMATS["page"].notes, FORMATS["page"].margin),
        "" if subject.trial else subject.qr.replace("<svg ", '<svg aria-hidden="true" ', 1),
        tuple(printed),
    )


def _on_trial(configuration: Path) -> Problem:
    setting = load_settings(configuration.parent, configuration.name)[0].get("site_url")
    return Problem(
        configuration.name,
        setting.line if setting else 1,
        "the site has no address of its own yet, so its handouts say that they are not to be given out",
        "set SITE_URL in the environment before you print them",
        "warning",
    )
