"""The search worker: the theme's own if it has one, as Material does, else ours over the lunr that MkDocs
brings.

Both stand at one address and answer the same messages (overrides/assets/js/search.js). Material ends on 5 May
2027; CONTRIBUTING.md says what is to be changed then.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import mkdocs

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


def search_files(folders: Iterable[str], language: str) -> Iterator[tuple[str, str | bytes]]:
    """The address and the content of each file that search needs, besides the index.

    `folders` are those of the theme; `language` is that of the pages, by its code.
    """
    theme = _theme(folders)
    if theme is None:
        yield ADDRESS, own_worker(language)
        return
    yield ADDRESS, next((theme / _WORKERS).glob("search.*.js")).read_bytes()
    if language != "en":
        for name in ("min/lunr.stemmer.support.min.js", f"min/lunr.{language}.min.js", "wordcut.js"):
            if (theme / _LUNR / name).exists():
                yield f"{_LUNR}/{name}", (theme / _LUNR / name).read_bytes()


def known_endings(folders: Iterable[str], language: str) -> str | None:
    """The language whose endings the worker knows: the one given or none. English needs no file."""
    if theme := _theme(folders):
        known = (theme / _LUNR / f"min/lunr.{language}.min.js").exists()
    else:
        known = _endings(language).exists() and language not in _WITHOUT_SPACES
    return language if known or language == "en" else None


def own_worker(language: str) -> str:
    """The worker that needs no theme, in one file, with a language's endings if MkDocs' lunr knows them."""
    lunr = (_OF_MKDOCS / "templates/search/lunr.js").read_text(encoding="utf-8")
    # What begins with an exclamation mark is kept: who made it, and its licence.
    parts = [lunr.replace("/**", "/*!", 1)]
    if language != "en" and known_endings([], language):
        parts += [
            _endings("stemmer.support").read_text(encoding="utf-8"),
            _NO_PARTER,
            _endings(language).read_text(encoding="utf-8"),
        ]
    return shrink_script("\n;".join([*parts, _OUR_OWN.read_text(encoding="utf-8")]))


def _theme(folders: Iterable[str]) -> Path | None:
    return next(
        (folder for folder in map(Path, folders) if any((folder / _WORKERS).glob("search.*.js"))), None
    )


def _endings(language: str) -> Path:
    return _OF_MKDOCS / f"lunr-language/lunr.{language}.js"
