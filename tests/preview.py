"""What a reader sees of a page, in a form that can be compared: from our HTML, and from that of the hosting site's preview.

The preview is made by GitHub's own reader of Markdown (cmark-gfm), which shares no line with the one that reads our pages.
"""

import re
from urllib.parse import unquote

import cmarkgfm
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from content.citations import CITATION
from content.page_body import Body

# What stands for itself; within a line, other elements only mark words.
_BLOCKS = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "blockquote",
    "table",
    "tr",
    "th",
    "td",
    "pre",
    "hr",
)
# Stands for a citation, with the space before it, which we leave out.
_NUMBER = "\u2063"
_SPACE = re.compile(rf"\s*{_NUMBER}\s*")

# A block's tag with its words, or of a list its first number; or a link or picture with its address.
Outline = list[tuple[str, str]]


def shown(html: str) -> Outline:
    """The outline of a page as we show it, without the numbers of its sources."""
    return _outline(html)


def preview(markdown: str) -> Outline:
    """The outline of a page as the hosting site's preview shows it, without its citations."""
    return _outline(cmarkgfm.github_flavored_markdown_to_html(markdown, cmarkgfm.Options.CMARK_OPT_UNSAFE))


def without_blocks(text: str, body: Body, first_line: int) -> str:
    """A page's body with empty lines in the place of its `:::` blocks, of which no preview knows anything."""
    lines = text.split("\n")
    for block in body.blocks:
        lines[block.line - first_line] = ""
    return "\n".join(lines)


def _outline(html: str) -> Outline:
    page = BeautifulSoup(html, "html.parser")
    for number in page.select("sup.cite"):
        number.replace_with(_NUMBER)
    for gone in page.select("section.references, nav"):
        gone.decompose()
    found: Outline = []
    _visit(page, found)
    return [(tag, _plain(words) if tag == "words" else words) for tag, words in found]


def _plain(words: str) -> str:
    return " ".join(_SPACE.sub(_NUMBER, CITATION.sub(_NUMBER, words)).split())


def _visit(element: Tag, found: Outline) -> None:
    for child in element.children:
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString):
            _add_words(found, str(child))
        elif isinstance(child, Tag):
            if child.name in _BLOCKS:
                found.append((child.name, str(child.get("start", "1")) if child.name == "ol" else ""))
            elif child.name == "br":
                _add_words(found, "\n")
            elif child.name in ("a", "img"):
                _add_words(found, "", True)
                _visit(child, found)
                found.append((child.name, unquote(str(child.get("href") or child.get("src") or ""))))
                continue
            _visit(child, found)
            if child.name in _BLOCKS:
                found.append(("/" + child.name, ""))


def _add_words(found: Outline, words: str, always: bool = False) -> None:
    """Words go on from those before them in their block; links and pictures come after all words. Space alone begins none."""
    before = next(
        (place for place in range(len(found) - 1, -1, -1) if found[place][0] not in ("a", "img")), 0
    )
    if found and found[before][0] == "words":
        found[before] = ("words", found[before][1] + words)
    elif always or words.strip():
        found.append(("words", words))
