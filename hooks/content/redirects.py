"""Retired pages: each old address still leads somewhere."""

import re
from collections.abc import Collection
from pathlib import Path

from content import kinds
from content.data_files import load_yaml
from content.file_names import DOCS
from content.languages import ENGLISH, language_folders
from content.problems import Problem, did_you_mean, shorten
from content.yaml_reader import Map

REDIRECTS = "docs/_data/redirects.yml"
# An address of ours and nothing else: what stands here is written into rules that hosts read line by line.
_OLD = r"[a-z0-9_-]+(?:/[a-z0-9_-]+)*\.md"
FILE = kinds.map_of(kinds.pattern(_OLD, "the file name of a page"), kinds.text)


def load_redirects(root: Path, pages: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """Load and check redirects.yml: the old page's file name to the new one's, both from the language's
    folder.

    `pages` are the pages that exist, by that name. A project may have no such file.
    """
    if not (root / REDIRECTS).exists():
        return {}, []
    data, problems = load_yaml(root, REDIRECTS)
    data = data or Map(1)
    good = {}
    folders = "|".join(language_folders(root))
    addresses = {_address(page): page for page in pages}
    for old, new in data.items():
        if wrong := _wrong_name(old, new, folders):
            problems.append(Problem(REDIRECTS, data.lines[old], *wrong))
            continue
        there, lead = _still_there(root, old, pages, addresses), _wrong_lead(old, new, data, pages)
        # Of two that lead to each other, one line is to be mended.
        if (wrong := there or lead) and not (wrong == lead and _is_way_back(old, new, data)):
            problems.append(Problem(REDIRECTS, data.lines[old], *wrong))
        # A page that is gone in English is retired, even if one of its twins was forgotten.
        if not lead and (not there or not (root / DOCS / ENGLISH / old).is_file()):
            good[old] = new
    return good, problems


def _wrong_name(old: str, new: object, folders: str) -> tuple[str, str] | None:
    """What is wrong with two names as they are written, and how to mend it. `folders` are the languages'."""
    if not isinstance(new, str):
        return (
            f"'{shorten(old)}' is not the file name of a page with that of another",
            "write 'old-page.md: new-page.md'",
        )
    for name in (old, new):
        if found := re.match(rf"/?(?:docs/[a-z-]+|{folders})/(.+)", name):
            return f"'{shorten(name)}' begins with the folder of its language", f"write '{shorten(found[1])}'"
    if "#" in new:
        return (
            f"'{shorten(new)}' names a part of a page, which not every host can lead to",
            f"write '{new.partition('#')[0]}'",
        )
    if old.lower().endswith("readme.md"):
        return "a README is no page here", f"write '{old[:-9]}index.md', whose address it had"
    if not re.fullmatch(_OLD, old):
        return (
            f"'{shorten(old)}' is not the file name of a page with that of another",
            "write 'old-page.md: new-page.md'",
        )
    return None


def _still_there(
    root: Path, old: str, pages: Collection[str], addresses: dict[str, str]
) -> tuple[str, str] | None:
    """What is wrong with a page that was to be retired, and how to mend it."""
    if old in pages:
        files = [f"{DOCS}/{language}/{old}" for language in language_folders(root)]
        there = " and ".join(file for file in files if (root / file).is_file())
        return f"the page '{old}' still exists", f"delete {there}, or take this line out"
    if same := addresses.get(_address(old)):
        return f"'{old}' has the address of the page '{same}', which exists", "take this line out"
    return None


def _is_way_back(old: str, new: str, data: Map) -> bool:
    """Whether a line says the way back of one above it."""
    return data.get(new) == old and data.lines[new] < data.lines[old]


def _wrong_lead(old: str, new: str, data: Map, pages: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with where one page leads to, and how to mend it."""
    if new == old:
        return f"'{old}' leads to itself", "name a page that exists"
    if new in data:
        last = _last(new, data)
        if data[new] == old:
            return f"'{old}' and '{shorten(new)}' lead to each other", "name a page that exists"
        if last == new:
            return None  # Of that line, which names no page, it is told.
        if not last:
            return f"'{old}' leads to '{shorten(new)}', and from there in a circle", "name a page that exists"
        mend = f"let it lead to '{shorten(last)}'"
        return f"'{old}' leads to '{shorten(new)}', which was retired too", mend
    if new not in pages:
        return (
            f"'{old}' leads to '{shorten(new)}', and there is no such page",
            did_you_mean(new, pages, "name a page that exists"),
        )
    return None


def _last(new: str, data: Map) -> str | None:
    """Where a retired page leads to at last; None if that has no end."""
    passed: set[str] = set()
    while isinstance(data.get(new), str):
        if new in passed:
            return None
        passed.add(new)
        new = data[new]
    return new


def _address(name: str) -> str:
    return re.sub(r"(?:^|/)index$", "", name.removesuffix(".md"))
