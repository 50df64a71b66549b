"""Handouts that are too long or too wide, or hold what cannot be printed: told without a build.

A handout is set as a build sets it, from the same words, and lies on the same shelf: what a check has set,
the next build takes from there. What was found is kept with a digest of all that it came of, so that while
nothing changes nothing is even looked up.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path

from content.editions import ways_of
from content.library import Library
from content.pages import Page
from content.problems import Problem
from content.settings import load_settings

# All that makes a sheet besides a project's own files: code, layouts, and the packages that are asked for.
_MACHINE = Path(__file__).resolve().parents[2]
_PARTS = ("hooks/**/*.py", "overrides/**/*.*", "requirements.txt")
# Of the project, besides the handouts' own pages: what the other pages say stands on no sheet.
_CONTENT = ("docs/_data/*.yml", "mkdocs*.yml")
KEPT = _MACHINE / ".cache" / "told"


def check_handouts(library: Library, problems: list[Problem], kept: Path = KEPT) -> list[Problem]:
    """Set each handout, and tell what is wrong with it.

    `problems` are those found so far. A page with an error waits until that is mended, and all pages wait for
    the data and the settings, whose words stand on many.
    """
    wrong = {problem.path for problem in problems if problem.level == "error"}
    if any(not path.endswith(".md") for path in wrong):
        return []
    known = {path: page for path, page in library.pages.items() if path not in wrong}
    # Nor does one with an error stand beside another.
    library, pages = replace(library, pages=known), [page for page in known.values() if ways_of(page)]
    if not pages:
        return []
    file = kept / _digest(library, pages)
    with suppress(OSError, ValueError):
        return [Problem(*told) for told in json.loads(file.read_text(encoding="utf-8"))]
    found = list(_set(library, pages))
    with suppress(OSError):
        kept.mkdir(parents=True, exist_ok=True)
        # Only the last is ever asked for.
        for old in kept.iterdir():
            old.unlink(missing_ok=True)
        file.write_text(json.dumps([astuple(problem) for problem in found]), encoding="utf-8")
    return found


def _set(library: Library, pages: list[Page]) -> Iterator[Problem]:
    # Here and not above: setting a sheet takes more than all other rules together to be ready for.
    from editing.handout_sheets import problems_of  # noqa: PLC0415

    for language in sorted({page.language for page in pages}):
        yield from problems_of(library, [page for page in pages if page.language == language], language)


def _digest(library: Library, pages: list[Page]) -> str:
    """A digest of everything that the problems of these handouts come of."""
    settings = load_settings(library.root)[0].values()
    digest = sha256(repr((sys.version, library.today, *settings)).encode())
    for root, patterns in ((library.root, [*_CONTENT, *(page.path for page in pages)]), (_MACHINE, _PARTS)):
        for file in sorted(file for pattern in patterns for file in root.glob(pattern) if file.is_file()):
            digest.update(f"\0{file.relative_to(root)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
