"""The sheets of a handout: the ways to print one, and how Typst sets it from a tree of words.

overrides/handout.typ is the layout. Typst writes PDF/UA-1 (ISO 14289-1), tagged for screen readers, or
refuses.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from publishing.paper_fonts import fonts

# How wide and high all copies of the same are together, in millimetres, in the middle of the sheet: as much
# as A4 and Letter share. Printed as it is on the other of the two papers, no card or slip loses anything.
_AREA = (210.0, 279.4)
_OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"


@dataclass(frozen=True)
class Format:
    """One way to print a handout.

    Sizes are in points: of the body those to aim at, from the largest, then those that are allowed besides;
    of the notes, and of the smallest text. The margin is in millimetres, as is the area that is filled by
    more than one `across` and `down`, which are copies of the same.
    """

    name: str
    sizes: tuple[tuple[float, ...], ...]
    notes: float
    smallest: float
    pages: int = 1
    margin: int = 13
    across: int = 1
    down: int = 1
    area: tuple[float, float] = _AREA

    @property
    def is_copied(self) -> bool:
        """Whether it stands several times on a sheet, which is cut apart."""
        return self.across * self.down > 1


# One sheet, on both sides where the words need it; 12 point is the least for print that the public reads.
_PAGE = Format("page", ((15, 14.5, 14, 13.5, 13, 12.5, 12),), 9, 9, pages=2)
# Large print: two sheets, aimed at 18 point, and nothing under 16.
_LARGE = Format("large", ((20, 19, 18), (17, 16)), 16, 16, pages=4, margin=10)
# Cards are printed on both sides, and folded.
_CARDS = Format("card", ((10.5, 10, 9.5, 9),), 9, 9, pages=2, margin=0, across=2, down=4)
# A card of twice the width is folded once more, and as small as the others.
_PAIRS = replace(_CARDS, name="pair", across=1)
_POSTER = Format("poster", ((28, 26, 24, 22, 20, 19, 18),), 12, 12, margin=10)
_SLIPS = Format("slip", ((12, 11.5, 11),), 9, 9, margin=0, across=2, down=2)
# By name, as in content.editions.WAYS and PAIRED.
FORMATS = {each.name: each for each in (_PAGE, _LARGE, _CARDS, _PAIRS, _POSTER, _SLIPS)}


@dataclass(frozen=True)
class Sheet:
    """What came of one edition: the PDF, the size of its body in points, the lines it is too long, the lines
    that its foot has more than there is always room for, what went wrong, and how many pages it has
    if it is not one of copies.
    """

    pdf: bytes = b""
    size: float = 0
    over: int = 0
    foot: int = 0
    wrong: str = ""
    pages: int = 0


def layout_text() -> str:
    """The layout as it is now, all its files, and the styles that it reads."""
    files = [
        _OVERRIDES / "handout.typ",
        *sorted((_OVERRIDES / "handouts").glob("*.typ")),
        _OVERRIDES / "assets/css/drawing.css",
    ]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def set_sheet(told: str) -> Sheet:
    """Set one edition of a handout, with its fields: `told` is what the layout is told, as JSON."""
    data = json.loads(told)
    compiler = typst.Compiler(
        _OVERRIDES / "handout.typ",
        root=_OVERRIDES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"handout": told},
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=datetime.fromisoformat(data["written"]).replace(tzinfo=UTC),
        )
        fit = json.loads(compiler.query("<fit>", field="value", one=True))
    except typst.TypstError as error:
        return Sheet(wrong=error.message)
    # A list would be of pictures, one for each page.
    made = _finished(pdf, data) if isinstance(pdf, bytes) else b""
    said = "; ".join(warning.message for warning in warnings)
    return Sheet(made, fit["size"], fit["over"], fit["foot"], said, fit.get("pages", 0))


def _finished(pdf: bytes, told: Any) -> bytes:
    """The PDF with its copies and fields. The same gives the same bytes."""
    # Here and not above: most builds make no sheet anew, and shall not wait for what writes PDFs.
    from publishing import handout_copies, handout_fields, paper_update  # noqa: PLC0415

    update, way = paper_update.Update(pdf), told["format"]
    handout_copies.repeat(update, way["across"], way["down"], way["area"])
    labels = {
        f"{column['words']['language']}/{name}": label
        for column in told["columns"]
        for name, label in column["words"]["fields"].items()
    }
    handout_fields.add_fields(update, labels)
    return update.written()
