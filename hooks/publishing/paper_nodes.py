"""A page's tree as plain nodes, for a layout that is not HTML (overrides/handout.typ)."""

import re
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element, tostring

from content.page_tree import PageTree
from content.pages import Page
from publishing.redirects import folder_of

# `tag`, `class` and `children`, which are nodes and words; the others as `paper_nodes` says.
Node = dict[str, Any]
# On paper the sources stand in one line at the foot.
_LEFT_OUT = {"cite", "card-sources"}


def paper_nodes(tree: PageTree, address: str) -> Node:
    """The elements of a page as nodes: `tag`, `class`, `line`, `alt`, and `href`, `lang`, `start` and
    `card` where there are any, and `children`, which are nodes and words.

    `line` is that of the page's file, `card` the id of a care card. Links become whole addresses, seen from
    `address`. A drawing is one node with its source under `svg`. What is hidden on the web page is left out,
    and so are citations.
    """
    return _node(tree.words, tree, address, 1)


def link_up(tree: PageTree, page: Page, home: str) -> PageTree:
    """A tree that was shown without a build, with its links to pages as a build makes them: to addresses
    below `home`, that of the page's site.
    """
    for link in tree.words.iter("a"):
        place, mark, anchor = link.get("href", "").partition("#")
        if place.endswith(".md"):
            uri = normpath(join(dirname(page.uri), unquote(place)))
            link.set("href", f"{home}{folder_of(uri)}{mark}{anchor}")
    return tree


def unlink(node: Node, address: str) -> None:
    """Take the links to an address and below it off a node and those below it; their words stay."""
    if str(node.get("href", "")).startswith(address):
        del node["href"]
    for child in node["children"]:
        if isinstance(child, dict):
            unlink(child, address)


def _node(element: Element, tree: PageTree, address: str, line: int) -> Node:
    line = tree.lines.get(element, line)
    node: Node = {
        "tag": element.tag,
        "class": element.get("class", ""),
        "line": line,
        "alt": element.get("alt", ""),
    }
    if element.tag == "svg":
        return node | {"svg": _source(element), "alt": element.get("aria-label", ""), "children": []}
    if "href" in element.attrib:
        node["href"] = urljoin(address, element.attrib["href"])
    if "lang" in element.attrib:
        node["lang"] = element.attrib["lang"]
    if "start" in element.attrib:
        node["start"] = int(element.attrib["start"])
    if element.get("aria-labelledby", "").startswith("card-"):
        node["card"] = element.get("aria-labelledby", "").removeprefix("card-")
    children: list[Node | str] = [*_words(element.text)]
    for child in element:
        if "hidden" not in child.attrib and not _LEFT_OUT & set(child.get("class", "").split()):
            children.append(_node(child, tree, address, line))
        children += _words(child.tail)
    return node | {"children": children}


def _words(text: str | None) -> list[str]:
    return [re.sub(r"\s+", " ", text)] if text else []


def _source(drawing: Element) -> str:
    """A drawing as a file of its own. Its tail is no part of it."""
    copy = Element("svg", {"xmlns": "http://www.w3.org/2000/svg"} | drawing.attrib)
    copy.extend(drawing)
    return tostring(copy, encoding="unicode", short_empty_elements=False)
