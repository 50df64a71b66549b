"""What a reviewer is given of a page: every statement with its sources, where sources differ, and what has
changed.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from content.citations import Mention
from content.dates import in_words
from content.library import Library
from content.pages import Page
from content.readings import Readings
from content.settings import contact_of
from content.shown import digest_of
from content.sources import Source
from content.statements import Statement, statements_of
from content.words import Words
from editing.review_own import own_words, sources_of_cards
from editing.review_pictures import pictures_on
from editing.review_points import Point, points_for
from editing.review_sources import Cited, Listed, cited_at, listed
from editing.wording import MOST_WORDS
from rendering.context import Context
from rendering.extensions import show_page

# How many words a minute are read aloud with care.
_ALOUD = 130


@dataclass(frozen=True)
class Row:
    """A statement with its number. `same_as` is that of the row before with the same sources; `alone` says
    that all of them are of one publisher; `is_new` that it was not there at the last review; `is_picture`
    that it is the title of one, whose `drawing` (SVG) is shown if it is drawn. `of_card` says that the
    sources are those of a whole care card, of which none may say just this; `own` are the words in it that
    no source says.
    """

    number: int
    statement: Statement
    cited: tuple[Cited, ...]
    same_as: int = 0
    alone: bool = False
    is_new: bool = False
    is_picture: bool = False
    drawing: str = ""
    of_card: bool = False
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """All that is printed. `day` is that on which the page was written (ISO); `gone` are the words that the
    last review saw and that are here no more; `contact` is whom to ask; `most_words` what a sentence has;
    `minutes` how long it takes to read the rows aloud.
    """

    title: str
    path: str
    site: str
    contact: str
    most_words: int
    written: str
    day: str
    digest: str
    history: str
    usual: str
    minutes: int
    rows: tuple[Row, ...]
    gone: tuple[str, ...]
    differing: tuple[Point, ...]
    listed: tuple[Listed, ...]


def read_page(library: Library, page: Page) -> list[Statement]:
    """Every statement of a page, as readers meet them."""
    return statements_of(library, page, show_page(Context(library), page))


def make_pack(library: Library, page: Page, site: str, before: Sequence[Statement] | None) -> Pack:
    """The pack of a page. `before` are its statements as they were at its last review, or None if nobody
    knows.
    """
    statements = read_page(library, page)
    sources = [
        library.sources[id]
        for id in dict.fromkeys(mention.source for each in statements for mention in each.mentions)
        if id in library.sources
    ]
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    readings = Readings(sources, Words(library.interface, page.language))
    known = {each.as_read for each in before or ()}
    told = {each.words for each in statements}
    rows = tuple(
        _rows(
            statements,
            {source.id: (numbers[source.id], source) for source in sources},
            readings,
            known if before is not None else None,
            library,
            page,
        )
    )
    return Pack(
        page.title,
        page.path,
        site,
        contact_of(library.root),
        MOST_WORDS,
        in_words(page.day("written")),
        page.day("written"),
        digest_of(library, page),
        _history(page, before),
        readings.told_once,
        _minutes(rows),
        rows,
        tuple(dict.fromkeys(each.words for each in before or () if each.words not in told)),
        tuple(points_for(library, page, statements, numbers)),
        tuple(listed(number, source, readings) for number, source in enumerate(sources, 1)),
    )


def pack_as_data(pack: Pack) -> dict[str, object]:
    """The pack as plain values, for a layout that is not Python."""
    return asdict(pack)


def _minutes(rows: Iterable[Row]) -> int:
    told = [
        words
        for row in rows
        for words in (
            row.statement.words,
            *(f"{each.name} {each.place} {each.about} {each.quote}" for each in row.cited),
        )
    ]
    return math.ceil(sum(len(words.split()) for words in told) / _ALOUD)


def _history(page: Page, before: Sequence[Statement] | None) -> str:
    review = page.review
    if not review:
        return "No clinician has reviewed this page yet."
    by = f"Last reviewed by {review['by']}, {review['role']}, on {in_words(review['date'])}."
    return by + (" What it was then is not known here: read all of it." if before is None else "")


def _rows(
    statements: Iterable[Statement],
    sources: dict[str, tuple[int, Source]],
    readings: Readings,
    known: set[str] | None,
    library: Library,
    page: Page,
) -> Iterable[Row]:
    pictures, of_cards = pictures_on(library, page), sources_of_cards(library, page)
    first: dict[tuple[Mention, ...], int] = {}
    for number, statement in enumerate(statements, 1):
        cited = tuple(
            cited_at(mention, *sources[mention.source], readings)
            for mention in statement.mentions
            if mention.source in sources
        )
        publishers = {
            sources[each.source][1].organization.id for each in statement.mentions if each.source in sources
        }
        is_picture = statement.kind == "words" and statement.words in pictures
        before = first.setdefault(statement.mentions, number)
        yield Row(
            number,
            statement,
            cited if before == number else (),
            before if cited and before != number else 0,
            bool(statement.level) and len(publishers) == 1,
            known is not None and statement.as_read not in known,
            is_picture,
            pictures[statement.words] if is_picture else "",
            bool(statement.level) and any(each <= set(statement.mentions) for each in of_cards),
            own_words(library, page, statement),
        )
