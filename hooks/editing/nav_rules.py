"""The menu of mkdocs.yml: each page stands in it once, and each of its lines is a page."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from content.configurations import Keys, keys_in, menu_lines
from content.file_names import DOCS, is_language
from content.languages import ENGLISH, languages_of
from content.library import Library
from content.problems import Problem, nearest, shorten
from content.text_files import unfinished_merge
from content.yaml_slips import why_not_yaml


def check_nav(library: Library) -> list[Problem]:
    """Check `nav:` of mkdocs.yml, and of such as mkdocs.hi.yml, against the pages of the language that it
    builds.
    """
    return [
        problem for file in sorted(library.root.glob("mkdocs*.yml")) for problem in _check_file(library, file)
    ]


def _check_file(library: Library, file: Path) -> list[Problem]:
    """Without `nav:`, MkDocs takes every page."""
    text = file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    if merge := unfinished_merge(file.name, text):
        return [merge]
    try:
        keys = keys_in(text)
    except yaml.YAMLError as error:
        line, what, mend = why_not_yaml(error, text.split("\n"))
        return [Problem(file.name, line + 1, what, mend)]
    if wrong := _wrong_folder(library.root, file.name, keys):
        return [wrong]
    if "nav" not in keys:
        return []
    folder = _folder(keys)
    if Path(folder).name not in languages_of(library.root):
        return []  # The publisher leaves it out.
    pages = {page.uri: page.path for page in library.pages.values() if page.language == Path(folder).name}
    return list(_check(file.name, keys["nav"][1], pages))


def _folder(keys: Keys) -> str:
    return str(keys["docs_dir"][1].value) if "docs_dir" in keys else f"{DOCS}/{ENGLISH}"


def _wrong_folder(root: Path, file: str, keys: Keys) -> Problem | None:
    """What is wrong with the folder that a file takes its pages from: mkdocs.hi.yml those of docs/hi."""
    folder, language = _folder(keys), file.removeprefix("mkdocs").removesuffix(".yml").lstrip(".") or ENGLISH
    line = keys["docs_dir"][1].start_mark.line + 1 if "docs_dir" in keys else 1
    what = f"docs_dir names '{shorten(folder)}'" if "docs_dir" in keys else "docs_dir is missing"
    if "nav" in keys and not (root / folder).is_dir():
        mend = "name the folder of the language, such as docs/en"
        return Problem(file, line, f"{what}, and there is no such folder", mend)
    own = f"{DOCS}/{language}"
    if is_language(language) and (root / own).is_dir() and Path(folder) != Path(own):
        what += f", and the site of '{language}' would have other pages"
        return Problem(file, line, what, f"write 'docs_dir: {own}'")
    return None


def _check(file: str, nav: yaml.Node, pages: dict[str, str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    meant: set[str | None] = set()
    for _, each in menu_lines(nav):
        name, line = str(each.value), each.start_mark.line + 1
        if not name:
            yield Problem(file, line, "this line of the menu names no page", "write it as '  - page.md'")
        elif " - " in name:
            # So YAML reads a line that begins further right than the one above.
            yield Problem(
                file, line, "this line of the menu and the next run together", "begin both in the same column"
            )
            meant.update(name.split(" - "))
        elif name.startswith(("https://", "/")):
            continue
        elif name not in pages:
            near = nearest(name, pages) or next(
                (uri for uri in pages if Path(uri).name == Path(name).name), None
            )
            meant.add(near)
            yield Problem(
                file,
                line,
                f"the menu names '{shorten(name)}', and there is no such page",
                (
                    f"did you mean '{near}'?"
                    if near
                    else "name a file from the language's folder, or take the line out"
                ),
            )
        elif name in first:
            yield Problem(
                file,
                line,
                f"'{name}' stands in the menu twice",
                f"keep one; the first is on line {first[name]}",
            )
        first.setdefault(name, line)
    for uri, path in pages.items():
        if uri not in first and uri not in meant:
            yield Problem(path, 1, "the page is in no menu", f"add a line '  - {uri}' below 'nav:' in {file}")
