"""The body of a page as the check sees it: its prose, blocks, comments and marks, each with its line in the
file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.token import Token

from content.commonmark import DEEPEST, count_cells, parse, parse_words, without_comments
from content.page_marks import HOLDS_WORDS, Mark, find_comments, find_marks, find_odd, line_of
from content.plain_words import plain_words


@dataclass(frozen=True)
class Prose:
    """A heading, paragraph, list item, table cell or front-matter text. `line` is the file's own.

    `text` keeps line ends and citations; code and link labels in it hold no citation any more. `bare` is what
    was taken for plain words: as long as the text, with spaces in the place of citations, code, pictures,
    escapes and written-out addresses.
    """

    kind: str
    line: int
    text: str
    level: int = 0
    bare: str = ""

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
class Body:
    """What a page's body holds, and the tokens that it was read from."""

    prose: tuple[Prose, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    tokens: tuple[Token, ...]


def read_body(body: str, first_line: int) -> Body:
    """Read a page's body, whose first line is this line of its file."""
    tokens = parse(body, first_line)
    found = _Found(body.split("\n"), first_line)
    for token, following in pairwise([*tokens, None]):
        if token and token.type in _READERS:
            _READERS[token.type](found, token)
        if token and following and token.type in HOLDS_WORDS:
            found.marks += find_odd(token, following)
    return Body(tuple(found.prose), tuple(found.blocks), tuple(found.marks), tokens)


@dataclass
class _Found:
    """What was found so far, and where in the page the next words stand."""

    source: list[str]
    first_line: int
    prose: list[Prose] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    kind: str = "paragraph"
    level: int = 0
    # The open lists, innermost last: the line, the items so far, and the number of the first. None stands for
    # a quotation.
    around: list[list[int] | None] = field(default_factory=list)
    columns: int = 0

    def words_begin(self, token: Token) -> None:
        """A heading, paragraph or cell: what the words are that come next."""
        in_list = any(each is not None for each in self.around)
        self.kind = {"h": "heading", "t": "cell"}.get(token.tag[0], "item" if in_list else "paragraph")
        self.level = int(token.tag[1]) if self.kind == "heading" else 0
        self.columns += token.tag == "th"

    def words(self, token: Token) -> None:
        inner = token.children or []
        text, bare = plain_words(inner)
        self.prose.append(Prose(self.kind, line_of(token), text, self.level, bare))
        self.marks += find_marks(inner, line_of(token))

    def open(self, token: Token) -> None:
        start = int(token.attrGet("start") or 1)
        self.around.append([line_of(token), 0, start] if token.tag != "blockquote" else None)
        if len(self.around) == DEEPEST + 1:
            self.marks.append(Mark("deep", line_of(token), ""))

    def close(self, token: Token) -> None:
        if counted := self.around.pop():
            self.marks.append(Mark("list", counted[0], "", count=counted[1]))

    def item(self, token: Token) -> None:
        if counted := self.around[-1]:
            counted[1] += 1
            # All of them may have the number of the first.
            shown = counted[2] + counted[1] - 1
            if token.info and int(token.info) not in (shown, counted[2]):
                self.marks.append(Mark("numbered", line_of(token), token.info, count=shown))
                # The items after it go on from there.
                counted[2] += int(token.info) - shown

    def block(self, token: Token) -> None:
        self.blocks.append(Block(token.info, token.content, line_of(token)))

    def code(self, token: Token) -> None:
        self.marks.append(
            Mark("code", line_of(token) + (token.type == "fence"), token.content.strip().split("\n")[0])
        )

    def html(self, token: Token) -> None:
        self.marks += find_comments(token.content, line_of(token))
        rest = without_comments(token.content)
        if rest.strip():
            before = rest[: len(rest) - len(rest.lstrip())].count("\n")
            self.marks.append(Mark("html", line_of(token) + before, rest.strip().split("\n")[0]))

    def table(self, token: Token) -> None:
        self.columns = 0

    def row(self, token: Token) -> None:
        row = self.source[line_of(token) - self.first_line].strip()
        # The heads are counted when they come; in the row before them there is nothing to compare with.
        if self.columns and (many := count_cells(row) - self.columns):
            self.marks.append(Mark("row", line_of(token), row, count=many))


_READERS: dict[str, Callable[[_Found, Token], None]] = {
    **dict.fromkeys(("heading_open", "paragraph_open", "th_open", "td_open"), _Found.words_begin),
    **dict.fromkeys(("bullet_list_open", "ordered_list_open", "blockquote_open"), _Found.open),
    **dict.fromkeys(("bullet_list_close", "ordered_list_close", "blockquote_close"), _Found.close),
    **dict.fromkeys(("code_block", "fence"), _Found.code),
    "inline": _Found.words,
    "list_item_open": _Found.item,
    "site_block": _Found.block,
    "html_block": _Found.html,
    "table_open": _Found.table,
    "tr_open": _Found.row,
}


def read_words(kind: str, line: int, text: str) -> Prose:
    """The prose of a text that is no page, such as a page's message."""
    words, bare = plain_words(parse_words(text))
    return Prose(kind, line, words, bare=bare)
