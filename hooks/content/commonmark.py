"""The site's Markdown: CommonMark with tables, as the hosting site's preview shows it, and in it citations
and blocks.

A page is parsed here, once. Its tokens know their lines: the check reads them, and the page that is shown is
made of them, so that nothing is shown that was not checked.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from content.citations import CITATION, parse_citation

# How many lists and quotations may stand within each other: the parser would leave out what stands deeper
# than 20 elements.
DEEPEST = 8
_BLOCK = re.compile(r"(?P<name>[a-z-]+)(?:[ \t]+(?P<argument>.*))?")


def parse(body: str, first_line: int = 1) -> tuple[Token, ...]:
    """The tokens of a page's body. Their `map` is the file's own first line and the line after their last.

    Besides CommonMark's there are `site_block` (`info` is its name, `content` what follows it) and, within a
    line, `citation` (`content` as written, `meta["mentions"]` as read).
    """
    tokens = _MARKDOWN.parse(body)
    for token in tokens:
        if token.map:
            token.map = [line + first_line for line in token.map]
    return tuple(tokens)


# Without one of these, a text is one run of plain words.
_MARKS = frozenset("[]*_`<\\&\n")


def parse_words(text: str) -> list[Token]:
    """The tokens of a text that is no page: words, links, citations."""
    if _MARKS.isdisjoint(text):
        return [Token("text", "", 0, content=text)]
    return _MARKDOWN.parseInline(text)[0].children or []


def count_cells(row: str) -> int:
    """How many cells a line of a table has, as GitHub Flavored Markdown counts them."""
    cells = escapedSplit(row.strip().lstrip("> \t"))
    return len(cells) - cells[:1].count("") - (cells[-1:].count("") if len(cells) > 1 else 0)


def without_comments(html: str) -> str:
    """HTML without its comments; what is left stands on the lines where it stood."""
    parts, at = [], 0
    for start, end in comments_in(html):
        parts += [html[at:start], "\n" * html.count("\n", start, end)]
        at = end
    return "".join(parts) + html[at:]


def comments_in(html: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends.

    A search for both at once would look through all of a long row of beginnings again.
    """
    end = 0
    while (start := html.find("<!--", end)) >= 0 and (close := html.find("-->", start + 4)) >= 0:
        end = close + 3
        yield start, end


def _site_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins with three colons.

    It begins a paragraph's place, and ends none: under words it is words.
    """
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if not line.startswith(":::") or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("site_block", "", 0)
        token.map = [start, start + 1]
        words = line[3:]
        found = _BLOCK.fullmatch(words.strip()) if words[:1].isspace() else None
        token.info, token.content = (found["name"], found["argument"] or "") if found else (words.strip(), "")
    state.line = start + 1
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """What stands in square brackets with an @, outside links: a link in a link is no use to anyone, and not
    valid HTML.
    """
    # Silent, the parser looks for the end of a link's words: brackets are to be counted then, not read.
    if silent or state.linkLevel or state.src[state.pos] != "[":
        return False
    found = CITATION.match(state.src, state.pos)
    mentions = parse_citation(unescapeAll(found["body"])) if found else None
    if found is None or mentions is None:
        return False
    token = state.push("citation", "", 0)
    token.content, token.meta = found.group(), {"mentions": mentions}
    state.pos = found.end()
    return True


def _citation_alone(state: StateInline, silent: bool) -> bool:
    """A citation that is no link, since no address follows: to see that first spares a search for its end."""
    if silent or state.src[state.pos] != "[":
        return False
    found = CITATION.match(state.src, state.pos)
    return found is not None and not state.src.startswith("(", found.end()) and _citation(state, silent)


class _Reader(MarkdownIt):
    """Every address is to be seen and judged, as it was written; as it comes, this parser would take a
    dangerous one for plain words.
    """

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parser's own name
        return url


def _markdown() -> MarkdownIt:
    # Without definitions of links: an address stands where its words stand, or a reviewer would not see where
    # it leads. With text_join, an escaped bracket would become a plain one, and `\[@a]` a citation.
    reader = _Reader("commonmark").enable("table").disable(["reference", "text_join"])
    # First, since `::: a` over `---` would be a heading.
    reader.block.ruler.before("table", "site_block", _site_block)
    reader.inline.ruler.before("link", "citation_alone", _citation_alone)
    # After links and pictures, whose words hold no citations.
    reader.inline.ruler.after("image", "citation", _citation)
    return reader


_MARKDOWN = _markdown()
