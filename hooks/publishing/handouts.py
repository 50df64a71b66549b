"""Handouts: pages that are also PDFs, set by Typst from the page's own words (overrides/handout.typ is the layout).

Each is tagged for screen readers as PDF/UA-1 (ISO 14289-1) asks; Typst refuses to write one that is not. The page
and the PDF show the same words. What a clinic has to know before it prints one is checked here, not hoped: that it
fits, and that no text is too small.
"""
import json
import re
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_mukta
import segno
import typst
from mkdocs.config.defaults import MkDocsConfig
from PIL import Image

from content.dates import in_words
from content.library import Library
from content.pages import Page
from content.problems import Problem
from publishing.page_frame import reviewed
from publishing.page_tree import Node, find, page_tree

LAYOUT = Path(__file__).resolve().parents[2] / "overrides" / "handout.typ"

# What stands around a handout's words, in each language it can be made in.
WORDS = {"en": {
    "region": "GB", "clinic": "Your clinic", "lines": ["Name:", "Telephone:", "Out of hours:"],
    "page": "Page {x} of {y}", "qr": "QR code that leads to", "date": "Date:", "sources": "Sources, in full on the web:",
    "foot": ["On the web: {address}. {reviewed}. General information, not a diagnosis. Do not put off getting help because of "
             "something you read here.",
             "Version of {written}, by {author}. After {due}, look for a newer one on the web. Free to copy and "
             "share: {copyright}."],
}}


@dataclass(frozen=True)
class Edition:
    """One way to print a handout. Sizes in points, of the body from the largest to try to the smallest allowed, of the
    notes and of the smallest text; the margin in millimetres."""

    name: str
    ending: str
    paper: str
    sizes: tuple[float, ...]
    notes: float
    smallest: float
    pages: int = 1
    margin: int = 13
    cards: bool = False


_PAGE = Edition("A4", "a4", "a4", (13, 12.5, 12, 11.5, 11), 9, 9)
# Large print: 18 point, and nothing under 16.
_LARGE = Edition("Large print, A4", "a4-large", "a4", (18,), 16, 16, pages=2, margin=10)
_CARDS = Edition("Eight cards, A4", "a4", "a4", (9.5, 9, 8.5), 8, 8, margin=0, cards=True)
_POSTER = Edition("Poster, A4", "a4-large", "a4", (30, 28, 26, 24, 22, 20, 18), 16, 16, margin=12)


def _editions(*sheets: Edition) -> tuple[Edition, ...]:
    """The sheets in A4, and each in US Letter."""
    return tuple(made for sheet in sheets for made in (sheet, replace(
        sheet, name=sheet.name.replace("A4", "US Letter"), ending=sheet.ending.replace("a4", "letter"), paper="us-letter")))


EDITIONS = {"page": _editions(_PAGE, _LARGE), "card": _editions(_CARDS, _POSTER)}


@dataclass(frozen=True)
class Made:
    """What came of one edition: the PDF, and the picture of its first page where one is wanted; or what went wrong."""

    pdf: bytes = b""
    picture: bytes = b""
    fit: tuple[float, int, int] = (0, 0, 0)
    wrong: str = ""


def handout_addresses(page: Page) -> list[str]:
    """The addresses of a handout's PDFs, one for each edition, and of the picture of its first page; none if it is a page
    for the web only."""
    stem = page.uri.removesuffix(".md")
    editions = EDITIONS.get(str(page.meta.get("handout")), ())
    return [f"{stem}-{edition.ending}.pdf" for edition in editions] + [f"{stem}.webp"] * bool(editions)


def make_handouts(library: Library, shown: dict[str, tuple[str, str]], config: MkDocsConfig) -> tuple[
        dict[str, bytes], dict[str, dict], list[Problem]]:
    """Make every handout in every edition.

    `shown` has the HTML and the whole address of each web page by its path. Returns the files by address; for each
    handout's page, by path, what its web page says of it and of its editions; and the problems.
    """
    made: dict[str, bytes] = {}
    told: dict[str, dict] = {}
    problems: list[Problem] = []
    for path, (html, url) in sorted(shown.items()):
        page = library.pages[path]
        editions = EDITIONS.get(str(page.meta.get("handout")), ())
        if editions and page.language not in WORDS:
            problems.append(Problem(path, page.meta.lines["handout"], f"there are no words in '{page.language}' for what stands "
                                    "around a handout", "add them to WORDS in hooks/publishing/handouts.py"))
        elif editions:
            tree = page_tree(html, url)
            around = _around(library, page, tree, url, config)
            *addresses, picture = handout_addresses(page)
            sheets = [_set(LAYOUT, LAYOUT.read_bytes(), json.dumps(around | {"tree": tree, "edition": vars(edition)}))
                      for edition in editions]
            for edition, address, sheet in zip(editions, addresses, sheets, strict=True):
                problems += _check(library, page, edition, sheet)
                made[address] = sheet.pdf
            made[picture] = sheets[0].picture
            told[path] = around | {"picture": picture, "editions": [
                (edition.name, address, -(-len(made[address]) // 1000)) for edition, address in zip(editions, addresses)]}
    return made, told, problems


def _around(library: Library, page: Page, tree: Node, url: str, config: MkDocsConfig) -> dict[str, object]:
    """What stands around the words, the same on the web page's print and on the PDF. Takes the references off the tree:
    on paper their organizations and years stand in one line."""
    words = WORDS[page.language]
    by_url = {source.url: source for source in library.sources.values()}
    references = find(tree, "references")
    tree["children"] = [child for child in tree["children"] if child not in references]
    cited = [by_url[find(item, "a")[0]["href"]] for each in references for item in find(each, "li")]
    address = re.sub(r"^https?://|/$", "", url)
    facts = {"reviewed": reviewed(page), "written": in_words(page.day("written")), "due": in_words(page.day("review-due")),
             "author": config.extra["publisher"], "address": address, "copyright": config.copyright}
    return {
        "title": page.title, "description": page.meta["description"], "author": facts["author"], "site": config.site_name,
        "language": page.language, "region": words["region"], "written": page.day("written"), "url": url, "address": address,
        "words": words, "foot": [line.format(**facts) for line in words["foot"]],
        "sources": [f"{number} {source.organization.short_name} {source.year}".strip()
                    for number, source in enumerate(cited, 1)],
        "qr": segno.make(url, error="m").svg_inline(border=2).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '),
    }


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[
        font.ROOT / "files" for font in (fontpkg_atkinson_hyperlegible, fontpkg_mukta)])


@lru_cache(maxsize=256)
def _set(layout: Path, layout_as_it_is: bytes, told: str) -> Made:
    """Set one edition. Remembered, so that while serving only what changed is made again."""
    data = json.loads(told)
    compiler = typst.Compiler(layout, root=layout.parent, font_paths=_fonts(), ignore_system_fonts=True,
                              sys_inputs={"handout": told})
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=datetime.fromisoformat(data["written"]).replace(tzinfo=timezone.utc))
        fit = json.loads(compiler.query("<fit>", field="value", one=True))
        first = compiler.compile(format="png", ppi=96) if data["edition"]["ending"] == "a4" else None
    except typst.TypstError as error:
        return Made(wrong=error.message)
    return Made(pdf, _picture(first[0] if isinstance(first, list) else first) if first else b"",
                (fit["size"], fit["pages"], fit["over"]), "; ".join(warning.message for warning in warnings))


def _picture(page: bytes) -> bytes:
    """A page as a small picture, a few kB: to see which handout it is, not to read it."""
    image = Image.open(BytesIO(page)).convert("RGB")
    image.thumbnail((300, 300), Image.Resampling.LANCZOS)
    image.save(small := BytesIO(), "WEBP", quality=45, method=6)
    return small.getvalue()


def _check(library: Library, page: Page, edition: Edition, made: Made) -> list[Problem]:
    """What is wrong with an edition: it does not fit, has something that cannot be set, or could not be made."""
    size, pages, over = made.fit
    if pages > edition.pages:
        return [Problem(page.path, 1, f"the handout '{edition.name}' is {over} line{'s' * (over > 1)} too long for "
                        f"{edition.pages} page{'s' * (edition.pages > 1)} at {size:g} point", "shorten its words by as much")]
    if not made.wrong:
        return []
    found = re.search(r'panicked with: "(small|unknown|wide)\|(.*)"', made.wrong, re.DOTALL)
    kind, told = found.groups() if found else ("", made.wrong)
    if kind == "small":
        return [Problem(page.path, 1, f"the handout '{edition.name}' has text of {told} point, and the smallest allowed is "
                        f"{edition.smallest:g}", f"make it larger in overrides/{LAYOUT.name}")]
    if kind == "unknown":
        tag, _, words = told.partition("|")
        return [Problem(page.path, _line(library, page, words), f"a handout cannot show <{tag}>",
                        "use headings, paragraphs, lists, tables and ::: blocks")]
    if kind == "wide":
        return [Problem(page.path, _line(library, page, told), f"the table is too wide for the handout '{edition.name}'",
                        "take out a column, or use shorter words")]
    return [Problem(page.path, 1, f"the handout '{edition.name}' could not be made: {told}", "mend that and build again")]


def _line(library: Library, page: Page, words: str) -> int:
    """The line of a page's file that holds the beginning of these words; 1 if none does."""
    lines = (library.root / page.path).read_text(encoding="utf-8").splitlines()
    starts = [" ".join(words.split()[:count]) for count in range(6, 0, -1)] if words.split() else []
    return next((number for start in starts for number, line in enumerate(lines, 1) if start in line), 1)
