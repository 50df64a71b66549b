"""Pages: their front matter, and their prose with line numbers.

Prose is read with markdown-it (CommonMark), which keeps line numbers; pages are shown by
Python-Markdown, which does not. Where the two could disagree on what is a citation, the build
compares them (`rendering.citations`).
"""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content import kinds
from content.data_files import Map, check_shape, parse_yaml, read_text
from content.problems import Problem

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BLOCK = re.compile(r":::[ \t]+(?P<name>[a-z-]+)(?:[ \t]+(?P<argument>.*?))?[ \t]*$")

_REVIEW = {"by": kinds.text, "role": kinds.text, "date": kinds.day}
_SHAPE = {
    "title": kinds.text, "description": kinds.text, "message": kinds.text, "audience": kinds.text,
    "action": kinds.text, "kind": kinds.one_of("health", "about"), "written": kinds.day, "review-due": kinds.day,
    "review": kinds.mapping, "template": kinds.text,
}
_REQUIRED = ("title", "description", "message", "audience", "action", "written", "review-due")
# What a search engine shows before it cuts off.
LONGEST_DESCRIPTION = 160


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
    """Something in the Markdown besides words. `kind` is emphasis, link, image, html or list.

    `text` is what is marked, the link's words, the picture's words, or how many items the list has.
    """

    kind: str
    line: int
    text: str


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is from the project's root, `uri` from its language's folder."""

    path: str
    language: str
    uri: str
    meta: Map = field(compare=False, hash=False)
    prose: tuple[Prose, ...]
    blocks: tuple[Block, ...]
    comments: tuple[tuple[int, str], ...]
    marks: tuple[Mark, ...] = ()

    @property
    def title(self) -> str:
        return str(self.meta.get("title") or self.uri)

    def day(self, key: str) -> str:
        """A date of the front matter as ISO text, or an empty string if there is none that can be read."""
        value = self.meta.get(key)
        return value if kinds.day(value) is None else ""

    @property
    def review(self) -> dict[str, str] | None:
        """The clinician's review with `by`, `role` and `date`, or None while there is none that is complete."""
        review = self.meta.get("review")
        complete = isinstance(review, Map) and not any(wrong(review.get(key)) for key, wrong in _REVIEW.items())
        return dict(review) if complete else None

    @property
    def is_health(self) -> bool:
        """Whether it states health facts; pages about the site itself say `kind: about`."""
        return self.meta.get("kind", "health") == "health"


def load_page(root: Path, path: str, today: date) -> tuple[Page | None, list[Problem]]:
    """Load and check one page: its encoding, front matter and dates."""
    file, problems = read_text(root, path)
    if file is None:
        return None, problems
    page, more = _parse(path, file.text)
    return page, problems + list(more) + _check_dates(page, today)


@lru_cache(maxsize=4096)
def _parse(path: str, text: str) -> tuple[Page, tuple[Problem, ...]]:
    """Parse a page's text. Remembered, so that editing one page of many reads only that one again."""
    problems: list[Problem] = []
    meta, body, first_line = Map(1), text, 1
    match = _FRONT_MATTER.match(text)
    if match:
        first_line = 1 + match.group().count("\n")
        body = text[match.end():]
        parsed, problems = parse_yaml(path, match.group(1) or "", 2)
        if isinstance(parsed, Map):
            meta = parsed
        elif not problems:
            problems.append(Problem(path, 2, "the front matter does not begin with a key and a colon",
                                    "write lines such as 'title: ...' between the two lines of three hyphens"))
    elif text.startswith("---"):
        problems.append(Problem(path, 1, "the front matter is never closed", "put a line with three hyphens under it"))
    else:
        problems.append(Problem(path, 1, "the page has no front matter",
                                "begin it with three hyphens, 'title: ...' and the other keys, and three hyphens"))
    if not problems:
        problems = check_shape(path, "the front matter", meta, 1, _SHAPE, _REQUIRED)
        if isinstance(review := meta.get("review"), Map):
            problems += check_shape(path, "the review", review, meta.lines["review"], _REVIEW, tuple(_REVIEW))
        description = meta.get("description")
        if isinstance(description, str) and len(description) > LONGEST_DESCRIPTION:
            problems.append(Problem(path, meta.lines["description"],
                                    f"the description has {len(description)} characters",
                                    f"shorten it to {LONGEST_DESCRIPTION}, or search engines cut it off"))
    prose, blocks, comments, marks = _read_body(body, first_line)
    front = [Prose("front matter", meta.lines[key], meta[key]) for key in ("message", "audience", "action")
             if isinstance(meta.get(key), str)]
    _, language, uri = path.split("/", 2)
    return Page(path, language, uri, meta, (*front, *prose), blocks, comments, marks), tuple(problems)


def _check_dates(page: Page, today: date) -> list[Problem]:
    problems = []
    now = today.isoformat()
    meta, review = page.meta, page.meta.get("review")
    due = meta.get("review-due")
    if kinds.day(due) is None and due < now:
        problems.append(Problem(page.path, meta.lines["review-due"], f"the page was due for review on {due}",
                                "check it against its sources, then set 'review-due' anew", "warning", "past-review"))
    dates = [(meta, "written", "the page was written on")]
    if isinstance(review, Map):
        dates.append((review, "date", "the review is dated"))
    for mapping, key, words in dates:
        value = mapping.get(key)
        if kinds.day(value) is None and value > now:
            problems.append(Problem(page.path, mapping.lines[key], f"{words} {value}, which is still to come",
                                    "give the day on which it was done"))
        if kinds.day(value) is None and kinds.day(due) is None and value > due:
            problems.append(Problem(page.path, mapping.lines[key], f"{words} {value}, after 'review-due' {due}",
                                    "set 'review-due' to a later day"))
    return problems


# text_join would turn an escaped bracket back into a plain one, and `\[@a]` into a citation.
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("text_join")
_KINDS = {"heading_open": "heading", "td_open": "cell", "th_open": "cell", "paragraph_open": "paragraph"}


def _read_body(body: str, first_line: int) -> tuple[
        tuple[Prose, ...], tuple[Block, ...], tuple[tuple[int, str], ...], tuple[Mark, ...]]:
    """Split a page's body into prose, blocks, comments and marks, each with its line in the file."""
    prose: list[Prose] = []
    blocks: list[Block] = []
    comments: list[tuple[int, str]] = []
    marks: list[Mark] = []
    kind, level, items = "paragraph", 0, 0
    lists: list[list[int]] = []
    for token in _MARKDOWN.parse(body):
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type.endswith("_list_open"):
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
        if token.type == "html_block" or (token.type == "inline" and "<!--" in token.content):
            if token.type == "html_block" and not token.content.lstrip().startswith("<!--"):
                marks.append(Mark("html", line, token.content.split("\n")[0]))
            comments += [(line + token.content.count("\n", 0, found.start()), found[1].strip())
                         for found in re.finditer(r"<!--(.*?)-->", token.content, re.DOTALL)]
        if token.type != "inline":
            continue
        if kind == "paragraph" and token.content.startswith(":::"):
            first, _, rest = token.content.partition("\n")
            found = _BLOCK.match(first)
            blocks.append(Block(found["name"] if found else first[3:].strip(), (found["argument"] or "") if found else "",
                                line))
            if rest:
                prose.append(Prose(kind, line + 1, rest))
            continue
        prose.append(Prose(kind, line, _plain(token.children or []), level))
        marks += _find_marks(token.children or [], line)
    return tuple(prose), tuple(blocks), tuple(comments), tuple(marks)


def _find_marks(tokens: list[Token], line: int) -> Iterator[Mark]:
    for position, token in enumerate(tokens):
        line += token.type in ("softbreak", "hardbreak")
        if token.type in ("em_open", "strong_open", "link_open"):
            close = token.type.replace("open", "close")
            end = next(place for place in range(position, len(tokens)) if tokens[place].type == close)
            words = "".join(inner.content for inner in tokens[position:end])
            yield Mark("link" if token.type == "link_open" else "emphasis", line, words)
        elif token.type == "image":
            yield Mark("image", line, token.content)
        elif token.type == "html_inline" and not token.content.startswith("<!--"):
            yield Mark("html", line, token.content)


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
