"""A page that is printed: what the layout is told of it, for one edition and one way to print."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache

import segno
from mkdocs.config.defaults import MkDocsConfig

from content.editions import Edition
from content.languages import ENGLISH
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.settings import is_trial
from content.words import Words
from publishing.handout_sheets import Format
from publishing.handout_words import FIELDS, bare, foot_of
from publishing.paper_nodes import Node
from publishing.paper_words import code_of, in_edition, initials_of, plain, sources_line

# Points in a millimetre, and how wide the narrower paper is.
_POINTS = 72 / 25.4
_NARROWER = 210


@dataclass(frozen=True)
class Subject:
    """A page that is printed: its words on paper, and the whole address of its web page."""

    library: Library
    page: Page
    tree: PageTree
    nodes: Node
    url: str
    config: MkDocsConfig
    # The lines of sources, by size and margin: each edition has the same.
    lines: dict[tuple[float, float], str] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The interface's words in the page's language."""
        return Words(self.library.interface, self.page.language)

    @property
    def trial(self) -> str:
        """What stands on paper while the site has no address of its own; then nothing leads to it."""
        return self.words.say("trial") if is_trial(str(self.config.site_url)) else ""

    @property
    def leads_to(self) -> str:
        """The address on paper: none on trial, so that a sheet is the same wherever it is tried."""
        return "" if self.trial else self.url

    @property
    def qr(self) -> str:
        """The code that leads to the web page, as an SVG element."""
        return _qr(self.url)

    def sources(self, size: float, margin: float) -> str:
        """The line of sources at a size in points and a margin in millimetres. What stands behind a
        number to ring and nothing else is on the web alone: a line has no room to say what each is for.
        """
        if (size, margin) not in self.lines:
            self.lines[size, margin] = self._sources(size, margin)
        return self.lines[size, margin]

    def _sources(self, size: float, margin: float) -> str:
        width = (_NARROWER - 2 * margin) * _POINTS
        of_numbers = {reference.source for ring in self.library.ring for reference in ring.sources}
        cards = [card for block in self.page.blocks for card in self.library.cards_of(block)]
        of_words = {reference.source for card in cards for reference in card.references}
        of_words.update(self.library.citations_on(self.page))
        sources = [source for source in self.tree.sources if source.id not in of_numbers - of_words]
        return sources_line(sources, self.words, size, width)

    def nodes_in(self, edition: Edition) -> Node:
        """Its words as an edition has them."""
        return in_edition(self.nodes, edition, self.page.language)

    def column(self, edition: Edition, way: Format, code: str, beside: Sequence[Page]) -> dict[str, object]:
        """What stands on a sheet in this language. `beside` are the pages side by side, if several are."""
        foot = foot_of(self.library, self.page, self.url, code, self.config, beside)
        sources = self.sources(way.notes, way.margin)
        below = [sources] if sources else []
        return {
            "words": self._words(),
            "url": self.leads_to,
            "address": bare(self.leads_to),
            "trial": self.trial,
            "foot": foot.card if way.is_copied else [*foot.draft, *foot.lines, *below],
            "kept": foot.card_kept if way.is_copied else [*foot.draft, *foot.kept, *below],
            "qr": self.qr.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
            if self.leads_to
            else "",
            "tree": self.nodes_in(edition),
        }

    def _words(self) -> dict[str, object]:
        """The layout's own words, and how the language is named to screen readers."""
        words = self.words
        language, _, region = words.tag.partition("-")
        return {
            "language": language,
            "region": region or None,
            "fields": {name: words.say(f"field-{name}") for name in FIELDS},
            "qr": words.say("sheet-qr", address=bare(self.leads_to)),
            "date": words.say("note-date"),
            # The layout puts words into its curly brackets.
            "sentence": words.say("sentence", words="{words}"),
            # The layout alone knows which page it is of how many.
            "page": words.say("sheet-page", page="{page}", pages="{pages}"),
            "turn": words.say("sheet-turn"),
        }


def told(subjects: Sequence[Subject], edition: Edition, way: Format) -> dict[str, object]:
    """What the layout (overrides/handout.typ) is told of a page, as JSON has it; of several side by side,
    each has a column.
    """
    first, pages = subjects[0], [subject.page for subject in subjects]
    code = code_in(subjects, edition.country, [subject.nodes_in(edition) for subject in subjects])
    beside = pages if len(pages) > 1 else []
    return {
        "title": " / ".join(page.title for page in pages),
        "description": " ".join(str(page.meta["description"]) for page in pages),
        "author": first.config.extra["publisher"],
        "site": first.config.site_name,
        "written": _written(pages),
        "paper": edition.paper,
        "format": asdict(way),
        "columns": [subject.column(edition, way, code, beside) for subject in subjects],
    }


def code_in(subjects: Sequence[Subject], country: str, nodes: Sequence[Node]) -> str:
    """The code of the words as one country has them: those of a page, or of several side by side."""
    first = subjects[0]
    languages = [subject.page.language for subject in subjects]
    initials = initials_in(first.library, languages, first.config.site_name)
    name = first.page.uri.removesuffix(".md").rpartition("/")[2]
    written = _written([subject.page for subject in subjects])
    return code_of(initials, name, country, written, " ".join(plain(node) for node in nodes))


def _written(pages: Sequence[Page]) -> str:
    return max(page.day("written") for page in pages)


def initials_in(library: Library, languages: Sequence[str], name: str) -> str:
    """How the codes of some languages begin, such as BPS, BPS-hi or BPS-hi-en. `name` is the site's in one
    of them.
    """
    # In letters that can be read out over a telephone: those of the English name.
    site = library.settings.get("site_name")
    initials = initials_of(site.value if site else name)
    return initials if [*languages] == [ENGLISH] else "-".join((initials, *languages))


# Every edition of a handout has the same.
@cache
def _qr(url: str) -> str:
    code = segno.make(url, error="m")
    return str(code.svg_inline(border=2, omitsize=True, svgclass="clinic-qr", lineclass=None))
