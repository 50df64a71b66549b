"""The files below docs/: what lies there, and which of it are pages."""

import os
from pathlib import Path

DOCS = "docs"
# Where the site tells the licences of what others made.
LICENCES = "licences.txt"


def is_left_alone(name: str) -> bool:
    """Say whether a name is that of a file which programs leave about, such as .#page.md, ._page.md or
    page.md~.
    """
    return (
        name.startswith(".")
        or name.endswith(("~", ".swp", ".tmp"))
        or name in ("Thumbs.db", "desktop.ini")
        or (name.startswith("#") and name.endswith("#"))
    )


def is_language(name: str) -> bool:
    """Say whether a folder's name is a language code: two or three letters, perhaps with a region or script
    (BCP 47).
    """
    first, *rest = name.split("-")
    return (
        len(first) in (2, 3)
        and first.isascii()
        and first.isalpha()
        and first.islower()
        and all(part.isascii() and part.isalnum() for part in rest)
    )


def find_pages(root: Path, language: str) -> list[str]:
    """The paths of a language's pages from the project's root, sorted."""
    return [
        file
        for file in files_below(root, f"{DOCS}/{language}")
        if file.endswith(".md") and not (root / file).is_symlink()
    ]


def files_below(root: Path, folder: str) -> list[str]:
    """The path of every file and of every link below a folder, sorted; linked folders are not entered."""
    found = []
    for where, folders, files in os.walk(root / folder):
        folders[:] = [name for name in folders if not is_left_alone(name)]
        links = [name for name in folders if (Path(where) / name).is_symlink()]
        found += [
            (Path(where) / name).relative_to(root).as_posix()
            for name in (*files, *links)
            if not is_left_alone(name)
        ]
    return sorted(found)
