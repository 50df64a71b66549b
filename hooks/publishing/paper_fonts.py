"""The fonts of what is printed: letters that are hard to mistake, and Devanagari."""

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
_FOLDERS = [font.ROOT / "files" for font in (fontpkg_atkinson_hyperlegible, fontpkg_mukta)]
# Of a font's file, what a PDF needs (ISO 32000-1, 9.9): nothing that sets letters closer or joins them.
_OF_PROGRAM = (b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
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


@cache
def _measured() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(REGULAR, _UNIT, layout_engine=ImageFont.Layout.BASIC)


def width_of(text: str, size: float = _UNIT) -> float:
    """How wide a text stands in the regular font, in the unit of the size."""
    return _units(text) * size / _UNIT


# A line is measured for every edition that it stands in.
@lru_cache(maxsize=4096)
def _units(text: str) -> float:
    return _measured().getlength(text)
