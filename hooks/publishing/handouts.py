"""Handouts: pages that are also PDFs, made from the page's own words, so that the two cannot drift apart.

That each fits its pages, and that no text is too small, is checked here, not hoped.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from posixpath import relpath

from mkdocs.config.defaults import MkDocsConfig

from content.editions import ANYWHERE, SUMS, Edition, ways_of
from content.languages import folder_on_the_web
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.printed import pages_beside, prints_of
from content.problems import Problem
from content.settings import is_trial, load_settings
from content.untranslated import English
from publishing.handout_problems import sheet_problems
from publishing.handout_sheets import FORMATS
from publishing.handout_subject import Subject, code_in, told
from publishing.handout_words import CLINIC, foot_of, name_of
from publishing.paper_nodes import link_up, paper_nodes, unlink
from publishing.publisher import settings_of
from publishing.redirects import folder_of
from publishing.sheet_shelf import Shelf, set_alike


@dataclass(frozen=True)
class Printed:
    """An edition that was made: for which country, how it is printed, and where its PDF is."""

    country: str
    format: str
    address: str


@dataclass(frozen=True)
class Place:
    """A country that can be chosen for the print of a web page: its numbers, and its words for whom to
    contact, where they are other than the page's, by the id of the care card, as JSON.
    """

    name: str
    numbers: str
    contact: str


@dataclass(frozen=True)
class Handout:
    """What a handout's web page shows besides its words.

    For its print: the names of the clinic's `fields`, the `places` that have a number of their own, the lines
    of the `foot` and of `sources`, and the QR code.
    """

    fields: tuple[str, ...]
    places: tuple[Place, ...]
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
    printed = [address for *_, address in prints_of(library, page)]
    return [*printed, SUMS] if printed else []


def make_handouts(
    library: Library,
    shown: dict[str, tuple[PageTree, str]],
    beside: Mapping[str, PageTree],
    config: MkDocsConfig,
) -> Made:
    """Make every handout in every edition. `shown` has the tree and the whole address of each web page by
    its path, `beside` the trees of pages in other languages that stand beside them, shown without a build.
    """
    made, shelf, home = Made(), Shelf(), str(config.site_url)
    for path, (tree, url) in sorted(shown.items()):
        page = library.pages[path]
        if ways_of(page):
            _make(made, _subject(library, page, tree, url, config), beside, shelf)
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


def _subject(library: Library, page: Page, tree: PageTree, url: str, config: MkDocsConfig) -> Subject:
    nodes, home = paper_nodes(tree, url), str(config.site_url)
    if is_trial(home):
        unlink(nodes, home)
    return Subject(library, page, tree, nodes, url, config)


def _columns(subject: Subject, edition: Edition, beside: Mapping[str, PageTree]) -> list[Subject]:
    """The page as it stands on an edition's sheets, in each of its languages."""
    top = str(subject.config.site_url).removesuffix(folder_on_the_web(subject.page.language))
    columns = []
    for page in pages_beside(subject.library, subject.page, edition):
        if page is subject.page:
            columns.append(subject)
        else:
            config = settings_of(subject.library.root, page.language)
            # While serving, it is the address at which MkDocs shows the site.
            home = config.site_url = top + folder_on_the_web(page.language)
            tree = link_up(beside[page.path], page, home)
            columns.append(_subject(subject.library, page, tree, home + folder_of(page.uri), config))
    return columns


def _make(made: Made, subject: Subject, beside: Mapping[str, PageTree], shelf: Shelf) -> None:
    page, words, editions = subject.page, subject.words, subject.library.editions.values()
    printed = []
    asked = [
        (edition, FORMATS[way], address, _columns(subject, edition, beside))
        for edition, way, address in prints_of(subject.library, page)
    ]
    sheets = set_alike(shelf, [told(columns, edition, way) for edition, way, _, columns in asked])
    for (edition, way, address, columns), sheet in zip(asked, sheets, strict=True):
        name = name_of(words, way.name, edition.paper)
        # A sheet in two languages is made with each, and told of with the first.
        if columns[0] is subject:
            made.problems += sheet_problems(page, name, way, sheet, subject.config)
        made.files[address] = sheet.pdf
        printed.append(Printed(edition.name.get(page.language, ""), name, address))
    code = code_in([subject], "WEB", [subject.nodes])
    made.handouts[page.path] = Handout(
        CLINIC,
        tuple(
            _place(subject, edition)
            for edition in editions
            if edition.country != ANYWHERE and not edition.languages
        ),
        foot_of(subject.library, page, subject.url, code, subject.config).lines,
        # As on the sheets of standard size.
        subject.sources(FORMATS["page"].notes, FORMATS["page"].margin),
        "" if subject.trial else subject.qr.replace("<svg ", '<svg aria-hidden="true" ', 1),
        tuple(printed),
    )


def _place(subject: Subject, edition: Edition) -> Place:
    page = subject.page
    cards = [card.id for block in page.blocks for card in subject.library.cards_of(block)]
    words = {id: edition.contact[id][page.language] for id in cards if id in edition.contact}
    # What is still English stays as the page has it, which marks it.
    own = {id: said for id, said in words.items() if not isinstance(said, English)}
    return Place(
        edition.name[page.language],
        " ".join(sorted(edition.numbers, key=edition.number.__ne__)),
        json.dumps(own, ensure_ascii=False),
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
