"""What mkdocs.yml puts on every page besides its settings, the names in menus and the top bar, and what it
must not switch off. Whether a menu has all pages, `editing.nav_rules` asks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from content.configurations import Keys, keys_of
from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem, nearest, shorten
from content.settings import CONFIGURATION
from content.stray import find_html

# As many links as the top bar has room for on a telephone.
_MOST = 4
# What would be shown as it stands, small pictures included.
_MARK = re.compile("[*_`\\[\\]{}<>|~^\\\\]|[\u2600-\u27bf\U0001f000-\U0001faff]")
_LINE = "write it as '- [A page, page/]'"


def check_menus(library: Library) -> Iterator[Problem]:
    """Check each mkdocs*.yml that can be read; of one that cannot, the rules of the menu tell."""
    for file in sorted(library.root.glob("mkdocs*.yml")):
        yield from _check(library, file.name, keys_of(file))


def _check(library: Library, name: str, keys: Keys) -> Iterator[Problem]:
    for words, line in _names(keys["nav"][1]) if "nav" in keys else ():
        yield from _name(name, line, words)
    extra = keys["extra"][1] if "extra" in keys else None
    if isinstance(extra, yaml.MappingNode):
        folder = str(keys["docs_dir"][1].value) if "docs_dir" in keys else "docs/en"
        for key, node in extra.value:
            if key.value == "menu":
                yield from _bar(library, name, node, _addresses(library, Path(folder).name))
    yield from _switched_off(name, keys)


def _names(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The names in a menu, of its parts too, each with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), key.start_mark.line + 1
            yield from _names(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _names(each)


def _name(file: str, line: int, words: str) -> Iterator[Problem]:
    if not words.strip():
        yield Problem(file, line, "this line of the menu has no name", "write it as '  - A page: page.md'")
    elif html := find_html(words):
        found, mend = html
        yield Problem(file, line, f"'{found}' is HTML", mend)
    elif mark := _MARK.search(words):
        yield Problem(
            file, line, f"'{mark.group()}' would be shown in the name '{shorten(words)}'", "write plain words"
        )


def _addresses(library: Library, language: str) -> set[str]:
    """The addresses of a language's pages, and of the English ones, which others stand in for."""
    uris = [page.uri for page in library.pages.values() if page.language in (language, ENGLISH)]
    return {re.sub(r"(?:^|(?<=/))index/$", "", f"{uri.removesuffix('.md')}/") for uri in uris}


def _bar(library: Library, file: str, node: yaml.Node, addresses: set[str]) -> Iterator[Problem]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.SequenceNode):
        yield Problem(file, line, "the top bar is no list of links", _LINE)
        return
    if len(node.value) > _MOST:
        what = f"the top bar has {len(node.value)} links, and has room for {_MOST}"
        yield Problem(file, node.value[_MOST].start_mark.line + 1, what, "take one out")
    for each in node.value:
        line = each.start_mark.line + 1
        pair = [str(part.value) for part in each.value] if isinstance(each, yaml.SequenceNode) else []
        if len(pair) != 2:
            yield Problem(file, line, "a line of the top bar is no name with an address", _LINE)
            continue
        words, address = pair
        yield from _name(file, line, words)
        # One that was retired leads on.
        if addresses and address not in addresses and f"{address.rstrip('/')}.md" not in library.redirects:
            near = nearest(f"{address.strip('/').removesuffix('.md')}/", addresses)
            yield Problem(
                file,
                line,
                f"the top bar leads to '{shorten(address)}', and no page has that address",
                f"did you mean '{near}'?" if near else "write the address of a page, such as emergency/",
            )


def _switched_off(file: str, keys: Keys) -> Iterator[Problem]:
    """What a site cannot do without; the files of other languages take it from the English one."""
    if file != CONFIGURATION or "site_name" not in keys:
        return
    for key, what, mend in (
        ("strict", "a build would go on in spite of problems", "write 'strict: true'"),
        ("hooks", "nothing would be checked or made", "write 'hooks: [hooks/events.py]'"),
    ):
        node = keys[key][1] if key in keys else None
        wanted = "true" if key == "strict" else "events.py"
        if node is None or wanted not in _text(node):
            line = node.start_mark.line + 1 if node else 1
            yield Problem(file, line, f"without {key}, {what}", mend)
    for key in ("extra_css", "extra_javascript"):
        if key in keys:
            yield Problem(
                file,
                keys[key][0].start_mark.line + 1,
                f"no page takes what {key} names",
                "put styles and scripts into overrides/assets/",
            )


def _text(node: yaml.Node) -> str:
    return " ".join(map(_text, node.value)) if isinstance(node, yaml.SequenceNode) else str(node.value)
