"""A page's rendered words as a tree, for a layout that is not HTML."""
import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

Node = dict[str, object]
_VOID = {"br", "hr", "img", "input"}


def page_tree(html: str, address: str) -> Node:
    """Read a page's HTML as nodes: `tag`, `class`, `href` and `alt` where there are any, and `children`, which are nodes
    and words. Links become whole addresses, seen from `address`. A drawing is one node with its source under `svg`.
    """
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    return reader.open[0]


def find(node: Node, name: str) -> list[Node]:
    """The nodes below this one that have a tag or a class of that name, in the order of the page."""
    nodes = [child for child in node["children"] if isinstance(child, dict)]
    return [found for child in nodes
            for found in ([child] if name in (child["tag"], *child["class"].split()) else []) + find(child, name)]


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.open: list[Node] = [{"tag": "page", "class": "", "children": []}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" in self.open[-1]:
            # The parser's own names are in small letters; SVG knows capitals.
            self.open[-1]["svg"] += self.get_starttag_text()
            self.open[-1]["depth"] += 1
            return
        given = {key: value or "" for key, value in attrs}
        node: Node = {"tag": tag, "class": given.get("class", ""), "alt": given.get("alt", ""), "children": []}
        if "href" in given:
            node["href"] = urljoin(self.address, given["href"])
        if tag == "svg":
            source = re.sub(r"^<svg(?! xmlns)", '<svg xmlns="http://www.w3.org/2000/svg"', self.get_starttag_text() or "")
            node |= {"svg": source, "depth": 1, "alt": given.get("aria-label", "")}
        if "hidden" not in given:
            self.open[-1]["children"].append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        top = self.open[-1]
        if "svg" in top:
            top["svg"] += f"</{tag}>"
            top["depth"] -= 1
        if tag not in _VOID and not top.get("depth"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "svg" in self.open[-1]:
            self.open[-1]["svg"] += escape(data)
        else:
            self.open[-1]["children"].append(re.sub(r"\s+", " ", data))
