"""Sheets that were made before, kept on disk, so that a build sets only those of which something changed.

Each lies in a file that is named by a digest of everything that goes into it: what the layout is told, the
layout, the fonts, the code that makes it, and the versions of the programs that this stands on. A file comes
into its place whole, by one step of the disk, and says the digest of what it holds: half a file is none, and
two builds at once do not disturb each other. Where nothing can be written, sheets are made each time.
"""

import json
import os
import sys
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from publishing import paper_fonts
from publishing.handout_sheets import Sheet, layout_text, set_sheet

# Beside the layout that it is of.
FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "handouts"
# The modules that make a sheet of what Typst and its layout are told.
MAKERS = [
    Path(__file__).with_name(f"{name}.py")
    for name in ("handout_sheets", "handout_copies", "handout_fields", "paper_fonts", "paper_update")
]
# Of all sheets together, in bytes: those of the site a dozen times. Those not asked for the longest go first.
MOST = 64 * 1024**2


@dataclass(frozen=True)
class Shelf:
    """A folder of sheets that were made before, and the layout as it is at the start of a build."""

    folder: Path = FOLDER
    layout: str = field(default_factory=layout_text)

    def sheet(self, told: str) -> Sheet:
        """The sheet of one edition, as `set_sheet` makes it."""
        file = self.folder / sha256(f"{machine()}\0{self.layout}\0{told}".encode()).hexdigest()
        sheet = _kept(file)
        if not sheet:
            sheet = set_sheet(told)
            # What could not be made is tried again.
            if sheet.pdf:
                _keep(file, sheet)
        return sheet

    def sheets(self, told: Iterable[str]) -> list[Sheet]:
        """The sheets of several editions, in their order, as many at once as there are processors."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(self.sheet, told))

    def tidy(self) -> None:
        """Take away the sheets that were not asked for the longest, if there are too many."""
        size = 0
        with suppress(OSError):
            lying = [(file.stat(), file) for file in self.folder.iterdir()]
            for facts, file in sorted(lying, key=lambda each: each[0].st_mtime, reverse=True):
                size += facts.st_size
                if size > MOST:
                    file.unlink(missing_ok=True)


def set_alike(shelf: Shelf, told: Sequence[dict[str, Any]]) -> list[Sheet]:
    """The sheets of the editions of some handouts, in their order.

    The first of each handout, way and paper finds the size at which its words fit. The others say almost the
    same, and are set like it, without measuring again; one that does not fit so finds a size of its own.
    """
    kinds = [(each["title"], each["format"]["name"], each["paper"]) for each in told]
    firsts = {kind: kinds.index(kind) for kind in kinds}
    made = dict(
        zip(firsts.values(), shelf.sheets(json.dumps(told[at]) for at in firsts.values()), strict=True)
    )
    others = [at for at in range(len(told)) if at not in made]
    alike = [told[at] | _like(made[firsts[kinds[at]]]) for at in others]
    made |= zip(others, shelf.sheets(map(json.dumps, alike)), strict=True)
    own = [at for at in others if made[at].over]
    made |= zip(own, shelf.sheets(json.dumps(told[at]) for at in own), strict=True)
    return [made[at] for at in range(len(told))]


def _like(sheet: Sheet) -> dict[str, Any]:
    return {"like": {"size": sheet.size, "pages": sheet.pages}} if sheet.pages and not sheet.over else {}


def _kept(file: Path) -> Sheet | None:
    """What a file of the shelf holds; nothing if there is none, or not all of it."""
    try:
        digest, _, whole = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != sha256(whole).hexdigest().encode():
        return None
    with suppress(OSError):
        file.touch()
    facts, _, pdf = whole.partition(b"\n")
    return Sheet(pdf, **json.loads(facts))


def _keep(file: Path, sheet: Sheet) -> None:
    facts = {name: value for name, value in vars(sheet).items() if name != "pdf"}
    whole = json.dumps(facts).encode() + b"\n" + sheet.pdf
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as part:
            part.write(sha256(whole).hexdigest().encode() + b"\n" + whole)
        Path(part.name).replace(file)


@cache
def machine() -> str:
    """A digest of what makes a sheet of a layout and what this is told: fonts, code, and programs."""
    digest = sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in ("typst", "pypdf", "Pillow"):
        digest.update(version(name).encode())
    for file in (*MAKERS, *paper_fonts.files()):
        digest.update(file.read_bytes())
    return digest.hexdigest()
