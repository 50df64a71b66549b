"""The picture that stands beside a shared link (https://ogp.me), with words of our own and no face."""

from functools import lru_cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_mukta
import typst

ADDRESS = "assets/images/share.png"
_LAYOUT = Path(__file__).resolve().parents[2] / "overrides" / "share.typ"
_LOGO = _LAYOUT.parent / "assets" / "images" / "logo.svg"


# While someone is editing, a build follows a build, and the picture stays as it was.
@lru_cache(maxsize=4)
def share_picture(site: str, title: str, line: str, foot: str) -> bytes:
    """A PNG of 1,200 by 630 pixels with the site's name, a title, a line below it and a foot."""
    return typst.compile(
        str(_LAYOUT),
        format="png",
        ppi=144,
        ignore_system_fonts=True,
        font_paths=[
            str(Path(font.__file__).parent / "files")
            for font in (fontpkg_atkinson_hyperlegible, fontpkg_mukta)
        ],
        sys_inputs={
            "site": site,
            "title": title,
            "line": line,
            "foot": foot,
            "logo": _LOGO.read_text(encoding="utf-8"),
        },
    )
