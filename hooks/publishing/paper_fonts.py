"""The fonts of what is printed: letters that are hard to mistake, and Devanagari."""

import re
import struct
from functools import cache, lru_cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_mukta
import typst
from PIL import ImageFont

# The packages that bring them.
PACKAGES = ("fontpkg-atkinson-hyperlegible", "fontpkg-mukta")
REGULAR = fontpkg_atkinson_hyperlegible.ROOT / "files" / "AtkinsonHyperlegible-Regular.ttf"
_DEVANAGARI = fontpkg_mukta.ROOT / "files" / "Mukta-Regular.ttf"
_FOLDERS = [font.ROOT / "files" for font in (fontpkg_atkinson_hyperlegible, fontpkg_mukta)]
# Of a font's file, what a PDF needs (ISO 32000-1, 9.9): nothing that sets letters closer or joins them.
_OF_PROGRAM = (b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
# Letters of Devanagari; in a line with one, all but Latin letters and digits is of its font, and spaces are
# wider.
_LETTER, _OTHERS, _SPACE = re.compile("[\u0900-\u097f]"), "[^1-9A-Za-z]+", 1.3
# As large as a font's own unit is fine.
_UNIT = 1000


def files() -> list[Path]:
    """Every file of these fonts."""
    return sorted(file for folder in _FOLDERS for file in folder.iterdir())


@cache
def fonts() -> typst.Fonts:
    """The fonts for Typst, which knows no others."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=_FOLDERS,
    )


def program() -> bytes:
    """The regular font as a PDF holds it whole: its file with the tables that matter there."""
    data: bytes = REGULAR.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    entries = [struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count)]
    entries = [entry for entry in entries if entry[0] in _OF_PROGRAM]
    head, tables = b"", b""
    for tag, checksum, start, length in entries:
        head += struct.pack(">4sIII", tag, checksum, 12 + 16 * len(entries) + len(tables), length)
        tables += data[start : start + length] + bytes(-length % 4)
    # How to search the tables by halving, which the format asks for.
    power = len(entries).bit_length() - 1
    search = struct.pack(">4H", len(entries), 16 << power, power, 16 * len(entries) - (16 << power))
    return data[:4] + search + head + tables


def width_of_letter(letter: str) -> float:
    """How wide a letter is in the regular Latin font, in thousandths of its size."""
    return float(_font(REGULAR).getlength(letter))


# A line is measured for every edition that it stands in.
@lru_cache(maxsize=4096)
def width_of(text: str, size: float) -> float:
    """How wide a text stands in the regular fonts, in the unit of the size, as overrides/handouts/told.typ
    chooses them.
    """
    latin, devanagari = _font(REGULAR), _font(_DEVANAGARI)
    own, space = (_OTHERS, _SPACE) if _LETTER.search(text) else ("0+", 1)
    units = 0.0
    for piece in re.findall(f"{own}|(?:(?!{own}).)+", text, re.DOTALL):
        if re.match(own, piece):
            units += devanagari.getlength(piece) + (space - 1) * piece.count(" ") * devanagari.getlength(" ")
        else:
            units += latin.getlength(piece)
    return units * size / _UNIT


@cache
def _font(file: Path) -> ImageFont.FreeTypeFont:
    # Letters that are joined are measured as if they were not, a little wider: what joins them is not on each
    # machine, and a line of sources has to be the same on all.
    return ImageFont.truetype(file, _UNIT, layout_engine=ImageFont.Layout.BASIC)
