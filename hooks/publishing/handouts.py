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
from publishing.handout_sheets import FORMATS, Format, Sheet
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
    editions: list[Printed] = field(default_factory=list)


@dataclass(frozen=True)
class _Asked:
    """A sheet to make: of which page, in which edition and way, where it will be, and what stands on it."""

    subject: Subject
    edition: Edition
    way: Format
    address: str
    columns: list[Subject]


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
    made, shelf = Made(), Shelf()
    pages = [(library.pages[path], *page) for path, page in sorted(shown.items())]
    subjects = [_subject(library, page, tree, url, config) for page, tree, url in pages if ways_of(page)]
    asked = [each for subject in subjects for each in _asked(subject, beside)]
    # All at once, so that no processor waits for the last of one page.
    sheets = set_alike(shelf, [told(each.columns, each.edition, each.way) for each in asked])
    shelf.tidy()
    for subject in subjects:
        made.handouts[subject.page.path] = _handout(subject)
    for each, sheet in zip(asked, sheets, strict=True):
        _take(made, each, sheet)
    if made.files:
        made.files[SUMS] = _sums(made.files)
        if is_trial(str(config.site_url)):
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


def _asked(subject: Subject, beside: Mapping[str, PageTree]) -> list[_Asked]:
    return [
        _Asked(subject, edition, FORMATS[way], address, _columns(subject, edition, beside))
        for edition, way, address in prints_of(subject.library, subject.page)
    ]


def _take(made: Made, asked: _Asked, sheet: Sheet) -> None:
    page = asked.subject.page
    name = name_of(asked.subject.words, asked.way.name, asked.edition.paper)
    # A sheet in two languages is made with each, and told of with the first.
    if asked.columns[0] is asked.subject:
        made.problems += sheet_problems(page, name, asked.way, sheet, asked.subject.config)
    made.files[asked.address] = sheet.pdf
    printed = Printed(asked.edition.name.get(page.language, ""), name, asked.address)
    made.handouts[page.path].editions.append(printed)


def _handout(subject: Subject) -> Handout:
    """What a web page shows, before the sheets are made."""
    code = code_in([subject], "WEB", [subject.nodes])
    return Handout(
        CLINIC,
        tuple(
            _place(subject, edition)
            for edition in subject.library.editions.values()
            if edition.country != ANYWHERE and not edition.languages
        ),
        foot_of(subject.library, subject.page, subject.url, code, subject.config).lines,
        # As on the sheets of standard size.
        subject.sources(FORMATS["page"].notes, FORMATS["page"].margin),
        "" if subject.trial else subject.qr.replace("<svg ", '<svg aria-hidden="true" ', 1),
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
