"""The body of a page: its prose, blocks, comments and marks, each with its line in the file.

Read with markdown-it (CommonMark), which keeps line numbers; pages are shown by Python-Markdown, which
does not. Where the two could disagree on what is a citation, the build compares them (`rendering.citations`).
"""
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BLOCK = re.compile(r":::[ \t]+(?P<name>[a-z-]+)(?:[ \t]+(?P<argument>.*?))?[ \t]*$")


@dataclass(frozen=True)
class Prose:
    """A heading, paragraph, list item, table cell or front-matter text. `line` is the file's own.

    `text` keeps line ends and citations; code and link labels in it hold no citation any more.
    """

    kind: str
    line: int
    text: str
    level: int = 0

    def line_at(self, position: int) -> int:
        """The file's line of a place in the text."""
        return self.line + self.text.count("\n", 0, position)


@dataclass(frozen=True)
class Block:
    """A line such as `::: care-card emergency` that puts something into the page."""

    name: str
    argument: str
    line: int


@dataclass(frozen=True)
class Mark:
    """Something in the Markdown besides words. `kind` is emphasis, link, image, html, code, list or joined-list.

    `text` is what is marked, the link's words, the picture's words, or how many items the list has; `address` is
    where a link or picture leads. A joined list has no empty line before it: Python-Markdown shows no list then.
    """

    kind: str
    line: int
    text: str
    address: str = ""


# text_join would turn an escaped bracket back into a plain one, and `\[@a]` into a citation.
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("text_join")
# Every address is to be seen and judged; as it comes, this parser would take a dangerous one for plain words.
_MARKDOWN.validateLink = lambda address: True
_MARKDOWN.normalizeLink = lambda address: address
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_KINDS = {"heading_open": "heading", "td_open": "cell", "th_open": "cell", "paragraph_open": "paragraph"}


def read_body(body: str, first_line: int) -> tuple[
        tuple[Prose, ...], tuple[Block, ...], tuple[tuple[int, str], ...], tuple[Mark, ...]]:
    """Split a page's body into prose, blocks, comments and marks, each with its line in the file."""
    prose: list[Prose] = []
    blocks: list[Block] = []
    comments: list[tuple[int, str]] = []
    marks: list[Mark] = []
    kind, level, items = "paragraph", 0, 0
    lists: list[list[int]] = []
    paragraph_end = -1
    for token in _MARKDOWN.parse(body):
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "paragraph_open" and not lists:
            paragraph_end = token.map[1]
        if token.type.endswith("_list_open"):
            if token.map[0] == paragraph_end and not lists:
                marks.append(Mark("joined-list", first_line + token.map[0], ""))
            lists.append([first_line + (token.map or [0])[0], 0])
        elif token.type == "list_item_open":
            lists[-1][1] += 1
        elif token.type.endswith("_list_close"):
            line, count = lists.pop()
            marks.append(Mark("list", line, str(count)))
        if token.type in _KINDS:
            kind = "item" if items and token.type == "paragraph_open" else _KINDS[token.type]
            level = int(token.tag[1]) if kind == "heading" else 0
        line = first_line + (token.map[0] if token.map else 0)
        if token.type in ("code_block", "fence"):
            marks.append(Mark("code", line + (token.type == "fence"), token.content.strip().split("\n")[0]))
        if token.type == "html_block" or (token.type == "inline" and "<!--" in token.content):
            # A comment keeps its line ends, so that what follows it keeps its line.
            rest = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), token.content)
            if token.type == "html_block" and rest.strip():
                before = rest[:len(rest) - len(rest.lstrip())].count("\n")
                marks.append(Mark("html", line + before, rest.strip().split("\n")[0]))
            comments += [(line + token.content.count("\n", 0, found.start()), found[1].strip())
                         for found in _COMMENT.finditer(token.content)]
        if token.type != "inline":
            continue
        inner = token.children or []
        if kind in ("paragraph", "item") and token.content.startswith(":::"):
            found = _BLOCK.match(token.content.partition("\n")[0])
            blocks.append(Block(found["name"] if found else token.content.partition("\n")[0][3:].strip(),
                                (found["argument"] or "") if found else "", line))
            # Text right under the block's line is a paragraph of its own.
            ends = [place for place, each in enumerate(inner) if each.type in ("softbreak", "hardbreak")]
            if not ends:
                continue
            inner, line = inner[ends[0] + 1:], line + 1
        prose.append(Prose(kind, line, _plain(inner), level))
        marks += _find_marks(inner, line)
    return tuple(prose), tuple(blocks), tuple(comments), tuple(marks)


def _find_marks(tokens: list[Token], line: int) -> Iterator[Mark]:
    for position, token in enumerate(tokens):
        line += token.type in ("softbreak", "hardbreak")
        if token.type in ("em_open", "strong_open", "link_open"):
            close = token.type.replace("open", "close")
            end = next(place for place in range(position, len(tokens)) if tokens[place].type == close)
            words = "".join(inner.content for inner in tokens[position:end])
            yield Mark("link" if token.type == "link_open" else "emphasis", line, words, str(token.attrGet("href") or ""))
        elif token.type == "image":
            yield Mark("image", line, token.content, str(token.attrGet("src") or ""))
        elif token.type == "code_inline":
            yield Mark("code", line, token.content)
        elif token.type == "html_inline":
            if not token.content.startswith("<!--"):
                yield Mark("html", line, token.content)
            line += token.content.count("\n")


# Stand for brackets that belong to code, links or escapes, so that they begin no citation.
_MASK = str.maketrans("[]", "⟦⟧")


def _plain(tokens: list[Token]) -> str:
    """The reader's words of a run of inline tokens, with citations in place and line ends kept."""
    parts = []
    in_link = 0
    for token in tokens:
        in_link += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "html_inline":
            parts.append("\n" * token.content.count("\n"))
        elif token.type in ("code_inline", "text_special", "image") or (in_link and token.content):
            parts.append(token.content.translate(_MASK))
        else:
            parts.append(token.content)
    return "".join(parts)
