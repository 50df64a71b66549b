"""What a document says of itself, or Crossref of it, as a CSL item."""

import html
import re
from typing import Any
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup

from content import kinds
from tools.answers import UNREADABLE, NoAnswer, ask, ask_crossref
from tools.bounded import Unreadable, read_bounded

DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
# Crossref's names for what CSL calls otherwise.
_TYPES = {
    "journal-article": "article-journal",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "monograph": "book",
    "dissertation": "thesis",
    "book": "book",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
}
# Highwire's, Dublin Core's and Open Graph's names for the same things, best first.
_META = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title"),
    "doi": ("citation_doi", "dc.identifier"),
    "issued": (
        "citation_publication_date",
        "citation_date",
        "dcterms.issued",
        "dc.date",
        "article:published_time",
    ),
}


def look_up(doi: str, url: str, contact: str) -> tuple[dict[str, Any], list[str]]:
    """What Crossref knows of a DOI, or an address says of itself: a CSL item, and a line for each failure.

    A title or a day of issue that nobody could tell is None.
    """
    item: dict[str, Any] = {"type": "article-journal" if doi else "webpage", "title": None, "issued": None}
    failures = []
    try:
        if not doi:
            item |= read_bounded(from_page, ask(url, contact))
            doi = item.pop("DOI")
        if doi:
            item |= from_crossref(ask_crossref(f"works/{quote(doi, safe='')}", contact))
    except NoAnswer as error:
        failures.append(f"{'Crossref' if doi else urlsplit(url).hostname} {error}")
    except Unreadable:
        failures.append(f"{urlsplit(url).hostname} {UNREADABLE}")
    return {**item, "URL": url or f"https://doi.org/{doi}", **({"DOI": doi} if doi else {})}, failures


def from_page(page: bytes) -> dict[str, str | None]:
    """`title`, `issued` and `DOI` as a page's own metadata give them, each None if it does not."""
    soup = BeautifulSoup(page, "html.parser")
    meta = {
        str(tag.get("name") or tag.get("property")).lower(): _words(tag.get("content"))
        for tag in soup.find_all("meta")
    }
    title, doi, issued = (
        next((meta[name] for name in names if meta.get(name)), None) for names in _META.values()
    )
    day = re.match(r"\d{4}(?:[-/]\d{2}){0,2}(?!\d)", issued or "")
    match = DOI.fullmatch(doi or "")
    return {
        "title": title or _words(soup.title.string if soup.title else None),
        "DOI": match and match[1],
        "issued": _date(day and day[0].replace("/", "-")),
    }


def from_crossref(message: dict[str, Any]) -> dict[str, Any]:
    """The CSL item in a Crossref record, with only what it holds.

    Raises NoAnswer if it is not such a record.
    """
    try:
        authors = [
            (
                {"literal": _words(name["name"])}
                if name.get("name")
                else {key: _words(name[key]) for key in ("family", "given") if name.get(key)}
            )
            for name in message.get("author", [])
            if name.get("name") or name.get("family")
        ]
        issued = "-".join(f"{part:02}" for part in message["issued"]["date-parts"][0] if part)
        item = {
            "type": _TYPES.get(message["type"], "document"),
            "title": _words(message["title"][0]),
            "author": authors,
            "publisher": _words(message.get("publisher")),
            "issued": _date(issued),
            "container-title": _words((message.get("container-title") or [None])[0]),
            **{key: _words(message.get(key)) for key in ("volume", "issue", "page")},
        }
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise NoAnswer(UNREADABLE) from None
    return {key: value for key, value in item.items() if value}


def _words(text: object) -> str | None:
    """Text on one line and without tags, or None: 'A <i>b</i> &amp; c' -> 'A b & c'."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", str(text))).split()) or None if text else None


def _date(text: str | None) -> str | None:
    return text if kinds.issue_date(text) is None else None
