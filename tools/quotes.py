"""Whether a source still says what we quote: its live page is read, and each of our quotes looked for in it.

Only letters and digits are compared, so that another quotation mark, a word cut up by tags or the hyphen at
the end of a line of a PDF make no difference, and another word does.
"""

import io
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from content.library import Library
from content.problems import Problem
from content.resting import Resting, resting_on
from content.sources import SOURCES, Source
from tools.answers import UNREADABLE, Answer, NoAnswer, fetch
from tools.bounded import Unreadable, read_bounded

_LOOK = "look at it in a browser"
# What no reader sees of a page.
_UNSEEN = ("script", "style", "template", "noscript", "head")


def check_quotes(library: Library, addresses: Collection[str], contact: str) -> Iterator[Problem]:
    """A problem for each statement whose source no longer has the words that it rests on.

    Only these addresses are asked: those that answered a moment ago, and let programs in.
    """
    for source in library.sources.values():
        if source.quotes and source.url in addresses:
            try:
                answer = fetch(source.url, contact)
            except NoAnswer as error:
                yield _cannot_tell(source, f"it {error}")
            else:
                yield from _look_in(library, source, answer)


def _look_in(library: Library, source: Source, answer: Answer) -> Iterator[Problem]:
    """Look for each quote of a source in what its address answered."""
    try:
        seen, unseen, why = read_bounded(_texts, answer)
    except Unreadable:
        yield _cannot_tell(source, f"it {UNREADABLE}")
        return
    lost = {place: words for place, words in source.quotes.items() if _bare(words) not in _bare(seen)}
    if lost and why:
        yield _cannot_tell(source, why)
        return
    for place, words in lost.items():
        if _bare(words) in _bare(unseen):
            yield _cannot_tell(
                source, f"'{words}' stands in a script of its page, which a program cannot run"
            )
            continue
        moved = "" if _same(source.url, answer.address) else f", which leads to {answer.address} now,"
        for each in resting_on(library, source.id, place):
            yield _changed(source, each, f"{source.url}{moved} no longer says", words)


def _changed(source: Source, each: Resting, what: str, words: str) -> Problem:
    statement = f"'{each.words}' rests on" if each.words else "this rests on"
    return Problem(
        each.path,
        each.line,
        f"the source has changed under us: {statement} '{source.id}', but {what} '{words}'",
        f"read it anew, then correct the statement, or the quote in {SOURCES}:{_line(source, words)}",
    )


def _line(source: Source, words: str) -> int:
    return next(source.quote_lines[place] for place, quote in source.quotes.items() if quote == words)


def _cannot_tell(source: Source, why: str) -> Problem:
    return Problem(
        SOURCES,
        source.line,
        f"nobody can tell if {source.url} of source '{source.id}' still says what we quote: {why}",
        _LOOK,
        "warning",
    )


def _texts(answer: Answer) -> tuple[str, str, str]:
    """What a reader sees of an answer, what stands in its scripts, and why one cannot tell, if so."""
    if answer.kind == "application/pdf" or answer.body.startswith(b"%PDF-"):
        try:
            pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.body)).pages]
        except (PyPdfError, ValueError, KeyError, RecursionError):
            return "", "", "it is a PDF that cannot be read"
        return " ".join(pages), "", "" if "".join(pages).strip() else "it is a PDF of pictures"
    # A page may name its encoding itself; what the server says comes first, as in browsers.
    page = BeautifulSoup(answer.body, "html.parser", from_encoding=answer.charset)
    asks = page.find("input", type="password") is not None
    unseen = " ".join(script.get_text() for script in page.find_all("script"))
    for element in page.find_all(_UNSEEN):
        element.decompose()
    return page.get_text(), unseen, "it asks its readers to sign in" if asks else ""


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _same(one: str, other: str) -> bool:
    """Whether two addresses are the same but for what hosts add and drop."""
    first, second = (
        (urlsplit(each).netloc.removeprefix("www."), urlsplit(each).path.rstrip("/")) for each in (one, other)
    )
    return first == second
