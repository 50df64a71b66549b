"""What an editor is told of a handout that cannot be given out: at its line, in plain words."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from content.pages import Page
from content.problems import Problem
from publishing.handout_sheets import Format, Sheet
from publishing.handout_words import ROOM, longest_value

# Typst's words for a character that neither font has.
_NO_LETTER = re.compile(r'the text `?"(.+?)"`? could not be displayed')
# So many lines are not left over by a word too many: what was to be a card or a slip is a page.
_HOPELESS = 24


def sheet_problems(page: Page, name: str, way: Format, sheet: Sheet, config: MkDocsConfig) -> list[Problem]:
    """What is wrong with an edition: it does not fit, has something that cannot be set, or could not be
    made.
    """
    if sheet.over:
        return [_too_long(page, name, way, sheet, config)]
    if not sheet.wrong:
        return []
    found = re.search(r"panicked with: (small|unknown|wide)\|(.*)", sheet.wrong, re.DOTALL)
    kind, told = found.groups() if found else ("", sheet.wrong)
    if kind == "small":
        return [
            Problem(
                page.path,
                1,
                f"the handout '{name}' has text of {told} point, and the smallest allowed is "
                f"{way.smallest:g}",
                "make it larger in overrides/handout.typ",
            )
        ]
    if kind == "unknown":
        tag, line = told.split("|")
        return [
            Problem(
                page.path,
                int(line),
                f"a handout cannot show <{tag}>",
                "use headings, paragraphs, lists, tables and ::: blocks",
            )
        ]
    if kind == "wide":
        return [
            Problem(
                page.path,
                int(told),
                f"the table is too wide for the handout '{name}'",
                "take out a column, or use shorter words",
            )
        ]
    if found := _NO_LETTER.search(told):
        return [
            Problem(
                page.path,
                _line_with(Path(config.config_file_path).parent / page.path, found[1]),
                f"no font of the handouts has '{found[1]}'",
                "write it in words, or with letters and signs of a keyboard",
            )
        ]
    told = told.removeprefix("assertion failed: ")
    return [
        Problem(page.path, 1, f"the handout '{name}' could not be made: {told}", "mend that and build again")
    ]


def _too_long(page: Page, name: str, way: Format, sheet: Sheet, config: MkDocsConfig) -> Problem:
    """A sheet that is too long for what stands in its foot, or for its words; reviewed words are never to be
    cut.
    """
    lines = f"{sheet.over} line{'s' * (sheet.over > 1)} too long"
    if sheet.foot >= sheet.over and (longest := longest_value(page, config)):
        value, place, length = longest
        return Problem(
            *place,
            f"the foot of the handout '{name}' is {lines}, since {value} has {length} letters",
            f"use a shorter form of it, of at most {ROOM} letters; the handout's own words fit",
        )
    words = (
        f"the handout '{name}' is {lines} for {way.pages} page{'s' * (way.pages > 1)} at {sheet.size:g} point"
    )
    kind = str(page.meta.get("handout"))
    if kind != "page" and sheet.over > _HOPELESS:
        # The same for each edition, so that it is told once.
        told = f"far more stands on this page than has room on a '{kind}'"
        mend = f"write another kind than 'handout: {kind}', or make a page of few words of it"
        return Problem(page.path, page.meta.lines["handout"], told, mend)
    if page.review:
        return Problem(
            page.path, 1, words, "take out what was added since the review, or have a shorter form reviewed"
        )
    return Problem(page.path, 1, words, "shorten its words by as much")


def _line_with(file: Path, letter: str) -> int:
    """The first line of a page that holds a letter; 1 if it came from the data."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if letter in line), 1)
