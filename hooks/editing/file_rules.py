"""Files below docs/ that were meant to be seen and would not be, names that not all programs read, links to
other places, and drawings that could run or fetch something."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from content.drawings import wrong_in_drawing
from content.file_names import DOCS, files_below, find_pages
from content.languages import language_folders
from content.letters import find_odd_letters, find_unseen
from content.problems import Problem, shorten

# What is published besides pages, as it lies there.
PICTURES = (".svg", ".png", ".webp")
# With what these begin: https://www.w3.org/TR/png-3/ and https://www.rfc-editor.org/rfc/rfc9649
_BEGIN = {".png": rb"\x89PNG\r\n\x1a\n", ".webp": rb"RIFF....WEBP"}
_OTHER_PICTURES = (".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif")
# A page that was saved under another name; an ending that is none comes from a web editor.
_NEARLY_PAGES = (
    "",
    ".markdown",
    ".mdown",
    ".mkd",
    ".mkdn",
    ".mdx",
    ".qmd",
    ".rmd",
    ".rst",
    ".txt",
    ".html",
    ".htm",
)
_OF_DATA = (".yml", ".yaml")


def check_files(root: Path) -> list[Problem]:
    """Check every name and kind of file below docs/, that no two pages have one address, and what lies below
    overrides/ without being written here.
    """
    problems = []
    languages = language_folders(root)
    for path in (*files_below(root, DOCS), *files_below(root, "overrides")):
        place = PurePosixPath(path)
        if (root / path).is_symlink():
            problems.append(
                Problem(
                    path,
                    1,
                    "this is a link to another place, which may hold what nobody here has read",
                    "put the file itself here",
                )
            )
            continue
        if place.suffix.lower() == ".svg":
            problems += _drawing(root, path)
        if place.parts[0] != DOCS:
            continue
        if place.parts[1] not in languages:
            problems += _outside(place)
        else:
            wrong = _kind(place) or _name(place) or _folder(place) or _begins(root, place)
            problems += [wrong] if wrong else []
    return problems + [
        problem for language in languages for problem in _one_address(find_pages(root, language))
    ]


def _drawing(root: Path, path: str) -> list[Problem]:
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return [
            Problem(
                path, 1, f"this file cannot be read ({error.strerror})", "let everybody read it: chmod a+r"
            )
        ]
    return [Problem(path, *wrong) for wrong in wrong_in_drawing(data)]


def _outside(place: PurePosixPath) -> Iterator[Problem]:
    """A file in no language's folder. Data stand in docs/_data/."""
    if place.parts[1] == "_data":
        return
    shown = place.suffix.lower() in (".md", *PICTURES, *_OTHER_PICTURES, *_NEARLY_PAGES)
    if shown:
        yield Problem(
            str(place),
            1,
            "this file lies in no language's folder, so it is not published",
            "move it into the folder of its language, such as docs/en/; pictures lie beside the pages",
        )


def _kind(place: PurePosixPath) -> Problem | None:
    ending = place.suffix
    if place.name.lower() == "readme.md":
        return Problem(
            str(place),
            1,
            "a README is no page here",
            "name it index.md, or put its words there and take it out",
        )
    if ending in (".md", *PICTURES):
        return None
    if ending.lower() == ".md" or ending.lower() in _NEARLY_PAGES:
        return Problem(
            str(place),
            1,
            (
                f"this page is not published, since its name ends in '{ending}'"
                if ending
                else "this page is not published, since its name has no ending"
            ),
            f"name it {_plain(place.stem.removesuffix('.md'))}.md",
        )
    if ending.lower() in (*PICTURES, *_OTHER_PICTURES):
        new = ending.lower() if ending.lower() in PICTURES else ".webp"
        return Problem(
            str(place),
            1,
            f"a picture whose name ends in '{ending}' is not published",
            f"save it as {_plain(place.stem)}{new}; pictures are {', '.join(PICTURES)}, in small letters",
        )
    if ending.lower() in _OF_DATA:
        return Problem(
            str(place), 1, "data beside the pages are read by nobody", "move the file to docs/_data/"
        )
    return Problem(
        str(place),
        1,
        f"a file whose name ends in '{shorten(ending)}' is not published",
        "keep it somewhere else, if nobody needs it here",
        "warning",
    )


def _name(place: PurePosixPath) -> Problem | None:
    """Small letters, digits and hyphens make an address that every program reads alike."""
    for part in (*place.parts[2:-1], place.stem):
        for character in part:
            if (
                (character.isascii() and not (character.isalnum() or character in "-_"))
                or character != character.lower()
                or (character.isspace())
            ):
                told = "a space" if character.isspace() else f"'{character}'"
                new = "/".join([*map(_plain, place.parts[2:-1]), _plain(place.stem) + place.suffix])
                return Problem(
                    str(place),
                    1,
                    f"its name holds {told}, which not every program reads alike in an address",
                    f"name it {new}, and change the links to it",
                )
        if odd := next((each for each in (*find_unseen(part), *find_odd_letters(part))), None):
            # Its description begins with where it stands.
            what = odd[1] if odd[1].startswith("the ") else f"a character that cannot be seen {odd[1]}"
            return Problem(str(place), 1, f"in its name {what}", "name it anew, typing every letter")
        if part.startswith("_"):
            return Problem(
                str(place),
                1,
                "its name begins with '_', which is kept for what is no page",
                f"name it {_plain(place.stem)}{place.suffix}",
            )
    return None


def _begins(root: Path, place: PurePosixPath) -> Problem | None:
    """A picture that is none, whatever its name says: a page of a website, or half a file."""
    begins = _BEGIN.get(place.suffix)
    if not begins or re.match(begins, _first_bytes(root / place), re.DOTALL):
        return None
    what = f"its name ends in '{place.suffix}', but it holds no such picture"
    return Problem(str(place), 1, what, "save the picture anew, and put it here")


def _first_bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(12)
    except OSError:
        return b""


def _folder(place: PurePosixPath) -> Problem | None:
    if place.parts[2] == "templates" and len(place.parts) > 3:
        # MkDocs leaves this folder out.
        return Problem(
            str(place),
            1,
            "what lies in a folder named 'templates' is not published",
            "name the folder otherwise",
        )
    return None


def _one_address(pages: list[str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path in pages:
        place = PurePosixPath(path)
        if place.stem.lower() == "readme":
            continue
        address = str(place.parent if place.stem == "index" else place.with_suffix(""))
        if address in first:
            yield Problem(
                path,
                1,
                f"it has the same address as {first[address]}",
                "keep one of them, or name it otherwise",
            )
        first.setdefault(address, path)


def _plain(name: str) -> str:
    words = "".join(each if each.isalnum() else "-" for each in name.lower())
    return "-".join(part for part in words.split("-") if part) or "page"
