"""The house style, checked: short sentences, plain headings, plain words. The limits are those of the NHS
content style guide (https://service-manual.nhs.uk/content) and of the CDC Clear Communication Index."""

import re
from collections.abc import Iterator
from itertools import pairwise

from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem
from content.sentences import split_sentences
from content.style import load_style
from editing.data_words import words_of
from editing.foreign_words import find_foreign
from editing.pasted import find_cut_off
from editing.reading_grade import HIGHEST_GRADE, page_grade
from editing.wording import Wording, find_long_sentences

MOST_SENTENCES, MOST_ITEMS, LONGEST_HEADING = 4, 7, 65
_DENOMINATOR = re.compile(r"in(?<=\bin)\s+(?:every\s+)?(10|100|1,000|10,000|100,000)\b(?!,\d)")
_EMPTY_LINKS = ("click here", "here", "read more", "more", "this page", "link", "learn more")


def check_prose(library: Library) -> list[Problem]:
    """Check every English page and all English words of the data against the house style.

    Other languages have other rules.
    """
    style, problems = load_style(library.root)
    wording = Wording.of(style)
    for page in library.pages.values():
        if page.language == "en":
            problems += [
                *_sentences(page, wording),
                *_marks(page),
                *_headings(page, style["names"]),
                *_whole_page(library, page),
            ]
    for name, line, text in words_of(library, "en"):
        if foreign := find_foreign(text, 1):
            problems.append(Problem(name, line, *_foreign(foreign)))
            continue
        # What stands before a colon there is a label.
        found = [
            *wording.find(text),
            *(each for part in text.split(": ") for each in find_long_sentences(part)),
        ]
        problems += [Problem(name, line, what, mend, rule=rule) for _, what, mend, rule in found]
    return problems


def _problem(page: Page, prose: Prose, position: int, what: str, mend: str, rule: str) -> Problem:
    return Problem(page.path, prose.line_at(position), what, mend, rule=rule)


def _sentences(page: Page, wording: Wording) -> Iterator[Problem]:
    head = page.head
    for prose in (*head, *page.prose):
        if foreign := find_foreign(prose.text):
            yield Problem(page.path, prose.line_at(foreign[0]), *_foreign(foreign))
            continue
        for found in wording.find(prose.text):
            yield _problem(page, prose, *found)
        if prose.kind in ("heading", "cell", "title", "description"):
            continue
        for found in find_long_sentences(prose.text):
            yield _problem(page, prose, *found)
        if prose.kind != "paragraph":
            continue
        for found in find_cut_off(prose.text, prose.bare):
            if prose.text.strip() not in (mark.text for mark in page.marks if mark.kind == "link"):
                yield _problem(page, prose, *found)
        if (count := len(split_sentences(prose.text))) > MOST_SENTENCES:
            yield _problem(
                page,
                prose,
                0,
                f"a paragraph has {count} sentences",
                f"put a blank line after the first {MOST_SENTENCES} or fewer",
                "long-paragraph",
            )


def _foreign(found: tuple[int, str]) -> tuple[str, str]:
    return f"'{found[1]}' is not written in English", "translate it, or put it in quotes"


def _marks(page: Page) -> Iterator[Problem]:
    for mark in page.marks:

        def problem(what: str, mend: str, rule: str, line: int = mark.line) -> Problem:
            return Problem(page.path, line, what, mend, rule=rule)

        if mark.kind == "emphasis":
            yield problem(
                f"'{mark.text}' is set in italics or bold",
                "take the asterisks out; put what matters first",
                "emphasis",
            )
        elif mark.kind == "link" and mark.text.lower().strip(" .") in _EMPTY_LINKS:
            yield problem(
                f"the link '{mark.text}' does not say where it goes", "name the page it leads to", "link-text"
            )
        elif mark.kind == "list" and mark.count > MOST_ITEMS:
            yield problem(
                f"a list has {mark.count} items",
                f"split it, or keep the {MOST_ITEMS} that matter most",
                "long-list",
            )


def _headings(page: Page, names: list[str]) -> Iterator[Problem]:
    headings = [prose for prose in page.prose if prose.kind == "heading" and page.meta]
    for prose in headings:
        capital = next(
            (
                word
                for word in re.findall(r"[\w'’-]+", prose.text)[1:]
                if re.fullmatch(r"[A-Z][a-z'’-]+", word)
                and word not in names
                and not re.search(rf"[.:?]\s+{word}", prose.text)
            ),
            None,
        )
        if capital:
            yield _problem(
                page,
                prose,
                0,
                f"'{capital}' has a capital within a heading",
                "write headings like sentences; a name goes under 'names:' in docs/_data/style.yml",
                "heading-case",
            )
        elif prose.text.isupper() and len(re.findall(r"[A-Z]{2,}", prose.text)) > 1:
            yield _problem(
                page,
                prose,
                0,
                f"the heading '{prose.text}' stands in capitals",
                "write headings like sentences",
                "heading-case",
            )
        if len(prose.text) > LONGEST_HEADING:
            yield _problem(
                page,
                prose,
                0,
                f"a heading has {len(prose.text)} characters",
                f"shorten it to {LONGEST_HEADING}",
                "long-heading",
            )
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield _problem(
                page,
                after,
                0,
                f"a heading skips from level {before.level} to level {after.level}",
                f"write it with {'#' * (before.level + 1)}",
                "",
            )
    tops = [prose for prose in headings if prose.level == 1]
    if not tops and page.meta:
        yield Problem(page.path, 1, "the page has 0 headings with one #", "give it one, its main statement")
    for another in tops[1:]:
        what = f"the page has {len(tops)} headings with one #"
        yield _problem(page, another, 0, what, "write this one with ##, or as words", "")


def _whole_page(library: Library, page: Page) -> Iterator[Problem]:
    if not page.meta:
        # The front matter is what is wrong; the rest can wait.
        return
    grade = page_grade(page)
    if grade > HIGHEST_GRADE:
        yield Problem(
            page.path,
            1,
            f"the page reads at grade {grade:.1f}",
            f"use shorter sentences and plainer words, to reach {HIGHEST_GRADE:.0f}",
        )
    first: str | None = None
    for prose in page.prose:
        for match in _DENOMINATOR.finditer(prose.text):
            first = first or match[1]
            if match[1] != first:
                yield _problem(
                    page,
                    prose,
                    match.start(),
                    f"'in {match[1]}' stands on a page that counts 'in {first}'",
                    "use one of them on the whole page",
                    "denominators",
                )
    seen: dict[tuple[str, str], str] = {}
    for block in page.blocks:
        for card in library.cards_of(block) if block.name == "care-card" else ():
            other = seen.setdefault((card.speed, card.audience), card.id)
            if other != card.id:
                yield Problem(
                    page.path,
                    block.line,
                    f"care cards '{other}' and '{card.id}' are both {card.speed} for the same readers",
                    "keep one of them on the page",
                    rule="too-many-cards",
                )
