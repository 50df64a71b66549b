"""The fonts of what is printed: letters that are hard to mistake, and Devanagari."""

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
