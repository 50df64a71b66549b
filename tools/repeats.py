"""`make repeats`: statements that stand on several pages in the same or nearly the same words, so that each
fact keeps one home.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import count
from editing.check import check_site
from editing.reading_grade import plain_sentences
from tools.command import command, run

# A statement may stand on two pages: its home, and one that needs it.
MOST_PAGES = 2
# Below this heading, and its like in other languages, stands where to go on, in one name a page.
ONWARD = "Next"
# Shorter sentences are alike by chance. The share of words in common from which two are nearly the same is
# our own rule.
FEWEST_WORDS, ALIKE = 7, 0.75


@dataclass(frozen=True)
class Statement:
    """A sentence of a page, its line in the page's file, and the words it is made of."""

    page: Page
    line: int
    text: str
    words: frozenset[str]


def find_repeats(library: Library) -> list[list[Statement]]:
    """Groups of statements that are nearly the same and stand on more pages than they may, the most repeated
    first.

    Care cards, pictures and the like are left out: they are one object wherever they are shown.
    """
    groups: list[list[Statement]] = []
    homes: dict[str, list[int]] = {}
    for statement in _statements(library):
        near = {place for word in statement.words for place in homes.get(word, ())}
        place = next(
            (place for place in sorted(near) if _alike(groups[place][0].words, statement.words)), len(groups)
        )
        if place == len(groups):
            groups.append([])
            for word in statement.words:
                homes.setdefault(word, []).append(place)
        groups[place].append(statement)
    repeated = [group for group in groups if _pages(group) > MOST_PAGES]
    return sorted(repeated, key=_pages, reverse=True)


def _statements(library: Library) -> Iterator[Statement]:
    for page in library.pages.values():
        # A translated page has the headings of the English one, in its order.
        headings = _headings(library.pages.get(f"docs/{ENGLISH}/{page.uri}", page))
        onward = headings.index(ONWARD) if ONWARD in headings else len(headings)
        place = -1
        for prose in page.prose:
            place += prose.kind == "heading"
            if place != onward and prose.kind in ("paragraph", "item", "front matter"):
                for text in plain_sentences(prose.text):
                    words = re.findall(r"[\w’']+", text.lower())
                    if len(words) >= FEWEST_WORDS:
                        yield Statement(page, prose.line, text, frozenset(words))


def _headings(page: Page) -> list[str]:
    return [prose.text for prose in page.prose if prose.kind == "heading"]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Jaccard's measure: the share of all words of two sentences that they have in common."""
    return len(one & other) >= ALIKE * len(one | other)


def _pages(group: list[Statement]) -> int:
    return len({statement.page.path for statement in group})


def main(arguments: list[str] | None = None) -> int:
    """Print each repeated statement with its places. Exit code 1 if there is one."""
    options = command(__doc__).parse_args(arguments)
    repeats = find_repeats(check_site(options.root)[0])
    for group in repeats:
        print(f"On {count(_pages(group), 'page')}, in the same or nearly the same words:")
        for statement in group:
            print(f"  {statement.page.path}:{statement.line}: {statement.text}")
    print(f"{count(len(repeats), 'statement')} on more than {MOST_PAGES} pages")
    return 1 if repeats else 0


if __name__ == "__main__":
    run(main)
