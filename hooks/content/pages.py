"""Pages: their front matter, checked, and what their body holds."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from content import kinds, people
from content.data_files import check_shape
from content.dates import is_far_ahead, is_to_come
from content.front_matter import split_page
from content.kinds import Shape
from content.page_body import Block, Prose, read_body, read_words
from content.page_marks import Mark
from content.problems import Problem
from content.text_files import read_text
from content.yaml_reader import Map

_KEYS_OF_REVIEW = {"by": people.name, "role": people.who, "date": kinds.day}
# What the words were that it is of (content.shown). Without it, only the dates can tell that they have
# changed.
_DIGEST = kinds.pattern("[a-p]{12}", "the 12 letters that 'make review' writes")
# Statements that were not the reviewer's to judge, and whose they are.
_LEFT = Shape({"words": kinds.text, "who": people.who}, ("words", "who"))
_REVIEW = Shape(_KEYS_OF_REVIEW | {"digest": _DIGEST, "left": kinds.list_of(_LEFT)}, tuple(_KEYS_OF_REVIEW))
FOLLOWED = kinds.pattern("[a-p]{12}", "the 12 letters that 'make follow' writes")
# What a search engine shows before it cuts off.
LONGEST_DESCRIPTION = 160
FRONT_MATTER = Shape(
    {
        "title": kinds.text,
        "description": kinds.text,
        "message": kinds.text,
        "kind": kinds.one_of("health", "about"),
        "written": kinds.day,
        "review-due": kinds.day,
        "review": _REVIEW,
        # In another language: the digest of the English page that it follows (content.twins).
        "follows": FOLLOWED,
        # Also made as PDF: a sheet, a card of which eight stand on one, or a slip of which four do.
        "handout": kinds.one_of("page", "card", "slip"),
    },
    ("title", "description", "message", "written", "review-due"),
)


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is from the project's root, `uri` from its language's folder.

    `meta` is empty for a page that cannot be read; then nothing is known of what it holds.
    """

    path: str
    language: str
    uri: str
    meta: Map = field(compare=False, hash=False)
    prose: tuple[Prose, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    # The body as it was read: what the page is made of.
    tokens: tuple[Token, ...] = field(default=(), compare=False, hash=False, repr=False)

    @property
    def title(self) -> str:
        """The title, or the file's name while there is none."""
        return str(self.meta.get("title") or self.uri)

    @property
    def shown(self) -> dict[str, str]:
        """What the page's head says, for MkDocs: its own reading would take `no` for false and 12:30:45 for
        45045.
        """
        return {
            key: self.meta[key] for key in ("title", "description") if isinstance(self.meta.get(key), str)
        }

    @property
    def head(self) -> list[Prose]:
        """The same as pieces of prose, each of the kind that its key names."""
        return [Prose(key, self.meta.lines[key], words) for key, words in self.shown.items()]

    def day(self, key: str) -> str:
        """A date of the front matter as ISO text, or an empty string if there is none that can be read."""
        value = self.meta.get(key)
        return str(value) if kinds.day(value) is None else ""

    @property
    def review(self) -> dict[str, Any] | None:
        """The clinician's review with `by`, `role`, `date` and perhaps `digest` and `left`, or None while
        none is whole.
        """
        review = self.meta.get("review")
        if not isinstance(review, Map):
            return None
        asked = [key for key in _REVIEW.keys if key in review or key in _REVIEW.required]
        return None if any(_REVIEW.keys[key](review.get(key)) for key in asked) else dict(review)

    @property
    def left_to_judge(self) -> list[Map]:
        """The statements that its reviewers left to others, each with its `words` and `who` is to judge
        them.
        """
        left = (self.review or {}).get("left", [])
        return [each for each in left if not check_shape(self.path, "", each, 0, _LEFT)]

    @property
    def is_health(self) -> bool:
        """Whether it states health facts; pages about the site itself say `kind: about`."""
        return str(self.meta.get("kind", "health")) == "health"


def load_page(root: Path, path: str, today: date) -> tuple[Page, list[Problem]]:
    """Load and check one page: its encoding, front matter and dates.

    One that cannot be read has neither keys nor words.
    """
    file, problems = read_text(root, path)
    if file is None:
        return _page(path, Map(1), "", 1), problems
    page, more = _parse(path, file.text)
    return page, problems + list(more) + _check_dates(page, today)


@lru_cache(maxsize=4096)
def _parse(path: str, text: str) -> tuple[Page, tuple[Problem, ...]]:
    """Parse a page's text. Remembered, so that editing one page of many reads only that one again."""
    meta, body, first_line, problems = split_page(path, text)
    if not problems:
        problems = _check_front_matter(path, meta)
    return _page(path, meta, body, first_line), tuple(problems)


def _check_front_matter(path: str, meta: Map) -> list[Problem]:
    problems = check_shape(path, "the front matter", meta, 1, FRONT_MATTER)
    review, description = meta.get("review"), meta.get("description")
    if isinstance(review, Map):
        problems += check_shape(path, "the review", review, meta.lines["review"], _REVIEW)
        left = review.get("left")
        for each in left if isinstance(left, list) else []:
            line = each.line if isinstance(each, Map) else review.lines["left"]
            problems += check_shape(path, "what the review left", each, line, _LEFT)
    if isinstance(description, str) and len(description) > LONGEST_DESCRIPTION:
        problems.append(
            Problem(
                path,
                meta.lines["description"],
                f"the description has {len(description)} characters",
                f"shorten it to {LONGEST_DESCRIPTION}, or search engines cut it off",
            )
        )
    return problems


def _page(path: str, meta: Map, body: str, first_line: int) -> Page:
    read = read_body(body, first_line)
    message = meta.get("message")
    front = [read_words("front matter", meta.lines["message"], message)] if isinstance(message, str) else []
    _, language, uri = path.split("/", 2)
    return Page(path, language, uri, meta, (*front, *read.prose), read.blocks, read.marks, read.tokens)


def _check_dates(page: Page, today: date) -> list[Problem]:
    problems = []
    meta, review = page.meta, page.meta.get("review")
    due = page.day("review-due")
    if due and due < today.isoformat():
        problems.append(
            Problem(
                page.path,
                meta.lines["review-due"],
                f"the page was due for review on {due}",
                "check it against its sources, then set 'review-due' anew",
                "warning",
                "past-review",
            )
        )
    if due and is_far_ahead(due, today):
        problems.append(
            Problem(
                page.path,
                meta.lines["review-due"],
                f"the page is due for review on {due}, more than three years ahead",
                "is the year right? Give a day within three years",
                "warning",
            )
        )
    dates = [(meta, "written", "the page was written on")]
    if isinstance(review, Map):
        dates.append((review, "date", "the review is dated"))
    for mapping, key, words in dates:
        value = str(mapping.get(key))
        if kinds.day(value) is not None:
            continue
        if is_to_come(value, today):
            problems.append(
                Problem(
                    page.path,
                    mapping.lines[key],
                    f"{words} {value}, which is still to come",
                    "give the day on which it was done",
                )
            )
        if due and value > due:
            problems.append(
                Problem(
                    page.path,
                    mapping.lines[key],
                    f"{words} {value}, after 'review-due' {due}",
                    "set 'review-due' to a later day",
                )
            )
    return problems
