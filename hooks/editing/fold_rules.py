"""The rules for what may be folded away on a page."""

from collections.abc import Iterator

from content.library import Library
from content.page_marks import line_of
from content.pages import Page
from content.problems import Problem

# What tells how soon to get help is always in sight.
_ALWAYS_SHOWN = ("care-card", "checklist", "numbers", "strip")


def check_folds(library: Library) -> list[Problem]:
    """Check that each `::: fold` stands under a heading, and that nothing is folded that must be seen."""
    return [problem for page in library.pages.values() for problem in _check(page)]


def _check(page: Page) -> Iterator[Problem]:
    before, folded = "", 0
    for token in page.tokens:
        here = f"{token.type} {token.tag}"
        if here == "heading_open h2":
            folded = 0
        elif token.type == "site_block" and token.info == "fold":
            folded = line_of(token)
            if before != "heading_close h2":
                yield Problem(
                    page.path,
                    folded,
                    "'::: fold' does not stand right under a heading (##), whose part it folds",
                    "put it there, or take it out",
                )
        elif token.type == "site_block" and token.info in _ALWAYS_SHOWN and folded:
            yield Problem(
                page.path,
                line_of(token),
                f"'::: {f'{token.info} {token.content}'.strip()}' is folded away by line {folded}, "
                "and what says how soon to get help must be in sight",
                "take '::: fold' out, or move this under another heading",
            )
        before = here
