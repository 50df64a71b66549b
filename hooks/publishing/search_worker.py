"""The search worker: the theme's own if it has one, as Material does, else ours over the lunr that MkDocs
brings.

Both stand at one address and answer the same messages (overrides/assets/js/search.js). Material ends on 5 May
2027; CONTRIBUTING.md says what is to be changed then.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import mkdocs

from publishing.licences import Borrowed
from publishing.shrink import shrink_script

ADDRESS = "assets/javascripts/workers/search.js"
# Material's worker asks for what it needs beside it.
_WORKERS, _LUNR = "assets/javascripts/workers", "assets/javascripts/lunr"
_OUR_OWN = Path(__file__).resolve().parents[2] / "overrides/search-worker.js"
# ProperDocs brings the same files, and answers to this name.
_OF_MKDOCS = Path(mkdocs.__file__).parent / "contrib/search"
# Their words are not parted by spaces, which is a matter of its own.
_WITHOUT_SPACES = {"ja", "jp", "th", "zh"}
# lunr's files for some of the languages look for a parter of words, which is used for the former alone.
_NO_PARTER = "lunr.wordcut = { init() {} };"


def search_files(folders: Collection[str], language: str) -> Iterator[tuple[str, str | bytes]]:
    """The address and the content of each file that search needs, besides the index.

    `folders` are those of the theme; `language` is that of the pages, by its code.
    """
    theme = _theme(folders)
    if theme is None:
        yield ADDRESS, own_worker(language)
        return
    yield ADDRESS, _worker(theme).read_bytes()
    if known_endings(folders, language) not in (None, "en"):
        for name in ("min/lunr.stemmer.support.min.js", f"min/lunr.{language}.min.js"):
            yield f"{_LUNR}/{name}", (theme / _LUNR / name).read_bytes()
        yield f"{_LUNR}/wordcut.js", _NO_PARTER


def borrowed(folders: Collection[str], language: str) -> Iterator[Borrowed]:
    """What of these files others made."""
    theme = _theme(folders)
    if theme:
        yield Borrowed("mkdocs-material", ADDRESS)
    worker = _worker(theme).read_text(encoding="utf-8") if theme else _lunr()
    version = re.search(r"lunrjs\.com.* - ([\d.]+)$", worker, re.MULTILINE)
    yield Borrowed("lunr", ADDRESS, "MIT", version[1] if version else "")
    if known_endings(folders, language) not in (None, "en"):
        yield Borrowed("lunr-languages", f"{_LUNR}/min/*.js" if theme else ADDRESS, "MPL-1.1")


def known_endings(folders: Collection[str], language: str) -> str | None:
    """The language whose endings the worker knows: the one given or none. English needs no file."""
    theme = _theme(folders)
    file = theme / _LUNR / f"min/lunr.{language}.min.js" if theme else _endings(language)
    known = language == "en" or (file.exists() and language not in _WITHOUT_SPACES)
    return language if known else None


def own_worker(language: str) -> str:
    """The worker that needs no theme, in one file, with a language's endings if MkDocs' lunr knows them."""
    # What begins with an exclamation mark is kept: who made it, and its licence.
    parts = [_lunr().replace("/**", "/*!", 1)]
    if language != "en" and known_endings([], language):
        parts += [
            _endings("stemmer.support").read_text(encoding="utf-8"),
            _NO_PARTER,
            _endings(language).read_text(encoding="utf-8"),
        ]
    return shrink_script("\n;".join([*parts, _OUR_OWN.read_text(encoding="utf-8")]))


def _theme(folders: Collection[str]) -> Path | None:
    return next(
        (folder for folder in map(Path, folders) if any((folder / _WORKERS).glob("search.*.js"))), None
    )


def _lunr() -> str:
    return (_OF_MKDOCS / "templates/search/lunr.js").read_text(encoding="utf-8")


def _worker(theme: Path) -> Path:
    return next((theme / _WORKERS).glob("search.*.js"))


def _endings(language: str) -> Path:
    return _OF_MKDOCS / f"lunr-language/lunr.{language}.js"
