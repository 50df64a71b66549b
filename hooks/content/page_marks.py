"""Marks: what the Markdown of a page holds besides words and blocks, each with its line."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token

from content.commonmark import comments_in
from content.plain_words import BREAKS

# What begins what is to hold words.
HOLDS_WORDS = {
    "list_item_open": "an item of a list",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
}
_LISTS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True)
class Mark:
    """Something in the Markdown besides words. `kind` is emphasis, link, image, html, comment, code, list,
    address, title, deep, row, empty, bare, underlined or numbered.

    `text` is what is marked, the words of a link, picture, comment or title, the row, or what is empty;
    `address` is where a link or picture leads; `count` is how many items a list has, how many cells a row
    has too many (below 0: too few), or with which number a numbered item is shown. What is deep stands within
    too many lists and quotations, what is bare within another of its kind with no words before it. An
    underlined heading has hyphens or equals signs below it. An address is a website's, which stands in <>
    without words.
    """

    kind: str
    line: int
    text: str
    address: str = ""
    count: int = 0


def leads_to(uri: str, address: str) -> tuple[str, str]:
    """Where a link within the site leads, from the page of this name: a file in the language's folder, and an
    anchor.
    """
    place, _, anchor = unquote(address).partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(uri), place)) if place else uri
    return there, anchor


def line_of(token: Token) -> int:
    """The line of the page's file on which a block of it begins."""
    return token.map[0] if token.map else 1


def find_comments(html: str, line: int) -> Iterator[Mark]:
    """The comments within HTML, whose first line this is."""
    for start, end in comments_in(html):
        yield Mark("comment", line + html.count("\n", 0, start), html[start + 4 : end - 3].strip())


def find_marks(tokens: list[Token], line: int) -> Iterator[Mark]:
    """The marks within a line of Markdown, whose first line this is."""
    for position, token in enumerate(tokens):
        if title := token.attrGet("title"):
            yield Mark("title", line, str(title))
        if token.type in ("em_open", "strong_open", "link_open"):
            close = token.type.replace("open", "close")
            end = next(place for place in range(position, len(tokens)) if tokens[place].type == close)
            words = "".join(" " if inner.type in BREAKS else inner.content for inner in tokens[position:end])
            if token.markup == "autolink" and words.startswith("https:"):
                yield Mark("address", line, words)
            yield Mark(
                "link" if token.type == "link_open" else "emphasis",
                line,
                words,
                str(token.attrGet("href") or ""),
            )
        elif token.type == "image":
            yield Mark("image", line, token.content, str(token.attrGet("src") or ""))
        elif token.type == "code_inline":
            yield Mark("code", line, token.content)
        elif token.type == "html_inline":
            comments = list(find_comments(token.content, line))
            yield from comments or [Mark("html", line, token.content)]
        line += 1 if token.type in BREAKS else token.content.count("\n")


def find_odd(token: Token, following: Token) -> Iterator[Mark]:
    """What is well formed and yet hardly meant, told by a token of HOLDS_WORDS and the one after it."""
    line, name = line_of(token), HOLDS_WORDS[token.type]
    if following.nesting == -1 or (following.type == "inline" and not following.content):
        yield Mark("empty", line, name)
    elif token.type == "list_item_open" and following.type in _LISTS:
        yield Mark("bare", line, "list")
    elif token.type == following.type == "blockquote_open":
        yield Mark("bare", line, "quotation")
    elif token.type == "heading_open" and token.markup in ("-", "="):
        yield Mark("underlined", line, following.content)
