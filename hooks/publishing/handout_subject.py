"""A page that is printed: what the layout is told of it, for one edition and one way to print."""

from dataclasses import asdict, dataclass
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

    @property
    def words(self) -> Words:
        """The interface's words in the page's language."""
        return Words(self.library.interface, self.page.language)

    @property
    def trial(self) -> str:
        """What stands on paper while the site has no address of its own; then nothing leads to it."""
        return self.words.say("trial") if is_trial(str(self.config.site_url)) else ""

    @property
    def qr(self) -> str:
        """The code that leads to the web page, as an SVG element."""
        return _qr(self.url)

    def code(self, country: str, nodes: Node) -> str:
        """The code of the words as one country has them."""
        name = self.page.uri.removesuffix(".md").rpartition("/")[2]
        initials = initials_in(self.library, self.page.language, self.config.site_name)
        return code_of(initials, name, country, self.page.day("written"), plain(nodes))

    def sources(self, size: float, margin: float) -> str:
        """The line of sources at a size in points and a margin in millimetres. What stands behind a
        number to ring and nothing else is on the web alone: a line has no room to say what each is for.
        """
        width = (_NARROWER - 2 * margin) * _POINTS
        of_numbers = {reference.source for ring in self.library.ring for reference in ring.sources}
        cards = [card for block in self.page.blocks for card in self.library.cards_of(block)]
        of_words = {reference.source for card in cards for reference in card.references}
        of_words.update(self.library.citations_on(self.page))
        sources = [source for source in self.tree.sources if source.id not in of_numbers - of_words]
        return sources_line(sources, self.words, size, width)

    def told(self, edition: Edition, way: Format) -> dict[str, object]:
        """What the layout (overrides/handout.typ) is told, as JSON has it."""
        nodes = in_edition(self.nodes, edition, self.page.language)
        code = self.code(edition.country, nodes)
        foot = foot_of(self.library, self.page, self.url, code, self.config)
        sources = self.sources(way.notes, way.margin)
        below = [sources] if sources else []
        several = way.across > 1
        return {
            "title": self.page.title,
            "description": self.page.meta["description"],
            "author": self.config.extra["publisher"],
            "site": self.config.site_name,
            "written": self.page.day("written"),
            "url": self.url,
            "address": bare(self.url),
            "words": self._words(),
            "trial": self.trial,
            "foot": foot.card if several else [*foot.draft, *foot.lines, *below],
            "kept": foot.card_kept if several else [*foot.draft, *foot.kept, *below],
            "qr": self.qr.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1),
            "tree": nodes,
            "paper": edition.paper,
            "format": asdict(way),
        }

    def _words(self) -> dict[str, object]:
        """The layout's own words, and how the language is named to screen readers."""
        words = self.words
        language, _, region = words.tag.partition("-")
        return {
            "language": language,
            "region": region or None,
            "fields": {name: words.say(f"field-{name}") for name in FIELDS},
            "qr": words.say("sheet-qr", address=bare(self.url)),
            "date": words.say("note-date"),
            # The layout puts words into its curly brackets.
            "sentence": words.say("sentence", words="{words}"),
            # The layout alone knows which page it is of how many.
            "page": words.say("sheet-page", page="{page}", pages="{pages}"),
        }


def initials_in(library: Library, language: str, name: str) -> str:
    """How the codes of a language begin, such as BPS or BPS-hi. `name` is the site's in that language."""
    # In letters that can be read out over a telephone: those of the English name.
    site = library.settings.get("site_name")
    initials = initials_of(site.value if site else name)
    return initials if language == ENGLISH else f"{initials}-{language}"


# Every edition of a handout has the same.
@cache
def _qr(url: str) -> str:
    code = segno.make(url, error="m")
    return str(code.svg_inline(border=2, omitsize=True, svgclass="clinic-qr", lineclass=None))
