"""The sheets of a handout: its editions, and how Typst sets one from a tree of words.

overrides/handout.typ is the layout. Typst writes PDF/UA-1 (ISO 14289-1), tagged for screen readers, or refuses.
"""
import json
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_mukta
import typst
from PIL import Image


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


# One sheet, on both sides where the words need it; 12 point is the least for print that the public reads.
_PAGE = Edition("A4", "a4", "a4", (13, 12.5, 12), 9, 9, pages=2)
# Large print: two sheets at 18 point, and nothing under 16.
_LARGE = Edition("Large print, A4", "a4-large", "a4", (18,), 16, 16, pages=4, margin=8)
_CARDS = Edition("Eight cards, A4", "a4", "a4", (10.5, 10, 9.5, 9, 8.5, 8), 8, 8, margin=0, cards=True)
_POSTER = Edition("Poster, A4", "a4-large", "a4", tuple(range(30, 17, -1)), 16, 16, margin=9)


def _in_both_papers(*sheets: Edition) -> tuple[Edition, ...]:
    """The sheets in A4, and each in US Letter."""
    return tuple(made for sheet in sheets for made in (sheet, replace(
        sheet, name=sheet.name.replace("A4", "US Letter"), ending=sheet.ending.replace("a4", "letter"), paper="us-letter")))


EDITIONS = {"page": _in_both_papers(_PAGE, _LARGE), "card": _in_both_papers(_CARDS, _POSTER)}


@dataclass(frozen=True)
class Sheet:
    """What came of one edition: the PDF, the picture of its first page where one is wanted, the size of its body in points,
    the lines it is too long, the lines that its foot has more than there is always room for, and what went wrong."""

    pdf: bytes = b""
    picture: bytes = b""
    size: float = 0
    over: int = 0
    foot: int = 0
    wrong: str = ""


@cache
def fonts() -> typst.Fonts:
    """The fonts of everything that is set on paper."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[
        font.ROOT / "files" for font in (fontpkg_atkinson_hyperlegible, fontpkg_mukta)])


@lru_cache(maxsize=256)
def set_sheet(layout: Path, layout_as_it_is: bytes, told: str) -> Sheet:
    """Set one edition of a handout: `told` is what the layout is told, as JSON.

    Remembered, so that while serving only what changed is made again; that is why it takes the layout's bytes too.
    """
    data = json.loads(told)
    compiler = typst.Compiler(layout, root=layout.parent, font_paths=fonts(), ignore_system_fonts=True,
                              sys_inputs={"handout": told})
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(data["written"]).replace(tzinfo=timezone.utc))
        fit = json.loads(compiler.query("<fit>", field="value", one=True))
        first = compiler.compile(format="png", ppi=96) if data["edition"]["ending"] == "a4" else None
    except typst.TypstError as error:
        return Sheet(wrong=error.message)
    return Sheet(pdf, _picture(first[0] if isinstance(first, list) else first) if first else b"",
                fit["size"], fit["over"], fit["foot"], "; ".join(warning.message for warning in warnings))


def _picture(page: bytes) -> bytes:
    """A page as a small picture, a few kB: to see which handout it is, not to read it."""
    image = Image.open(BytesIO(page)).convert("RGB")
    image.thumbnail((300, 300), Image.Resampling.LANCZOS)
    image.save(small := BytesIO(), "WEBP", quality=20, method=6)
    return small.getvalue()
