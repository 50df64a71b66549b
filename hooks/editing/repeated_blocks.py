"""What stands twice on a page, and would give two places of it one anchor, so that links lead to the wrong
one.
"""

from collections.abc import Iterator

from content.library import Library
from content.pages import Page
from content.problems import Problem


def check_repeats(library: Library) -> list[Problem]:
    """Check that no block, care card or claim stands twice on one page, by itself or within a checklist."""
    return [problem for page in library.pages.values() for problem in _check(library, page)]


def _check(library: Library, page: Page) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for block in page.blocks:
        shown = [f"care card '{card.id}'" for card in library.cards_of(block)]
        if block.name == "claim":
            shown = [f"the claim '{block.argument.split(' ')[0]}'"]
        if block.name == "fold":
            continue
        for name in shown or [f"'::: {block.name} {block.argument}".rstrip() + "'"]:
            if name in first:
                yield Problem(
                    page.path,
                    block.line,
                    f"{name} stands on this page twice",
                    f"take it out here, or on line {first[name]}",
                )
            first.setdefault(name, block.line)
