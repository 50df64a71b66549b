"""The blocks of a page: each is one that the site knows, names what there is, and can be shown there."""

import re
from collections.abc import Iterator

from content.editions import ways_of
from content.figures import FIGURES
from content.library import Library
from content.pages import Page
from content.problems import Problem, did_you_mean, nearest
from content.signs import SIGNS

# What the evidence says of a claim in the news.
VERDICTS = ("supported", "changed", "misleading", "unsupported")
# What a handout can show on its page of paper.
ON_PAPER = ("care-card", "checklist", "picture")
BLOCKS = (
    "care-card",
    "changes",
    "checklist",
    "claim",
    "claim-filter",
    "countries",
    "embed",
    "fold",
    "glossary",
    "handouts",
    "numbers",
    "one-publisher",
    "picture",
    "search",
    "sources",
    "strip",
    "you-said",
)
# Blocks that name an entry: what it is called, and where the library keeps it.
_NAMED = {
    "care-card": ("care card", "cards", SIGNS),
    "checklist": ("checklist", "checklists", SIGNS),
    "picture": ("figure", "figures", FIGURES),
}
# What stands between names in a sentence.
_PARTED = re.compile(r"[,;]| (?:and|&) ")


def check_blocks(library: Library, page: Page) -> Iterator[Problem]:
    """Check each block of a page."""
    for block in page.blocks:
        yield from _check_block(library, page, block.name, block.argument, block.line)
    if ways_of(page):
        yield from _on_screens_only(page)


def _on_screens_only(page: Page) -> Iterator[Problem]:
    """The blocks of a handout that no sheet can show: with several, it hardly is one."""
    wrong = [block for block in page.blocks if block.name in BLOCKS and block.name not in ON_PAPER]
    names = [f"'::: {name}'" for name in dict.fromkeys(block.name for block in wrong)]
    told = f"a handout cannot show {', '.join(names)}"
    shown = "the blocks for handouts are ::: " + ", ::: ".join(ON_PAPER)
    if len(wrong) == 1:
        yield Problem(page.path, wrong[0].line, told, shown)
    elif wrong:
        mend = f"take 'handout' out, if this page is not to be printed as a sheet; {shown}"
        yield Problem(page.path, page.meta.lines["handout"], told, mend)


def _check_names(library: Library, page: Page, name: str, argument: str, line: int) -> Iterator[Problem]:
    """Check what the argument of a block names."""
    what, entries, file = _NAMED[name]
    known = getattr(library, entries)
    if name == "care-card" and (found := _PARTED.search(argument)):
        told = f"'{found.group().strip()}' stands between the names of care cards"
        yield Problem(page.path, line, told, "part them by spaces alone")
        return
    for id in argument.split() if name == "care-card" and argument else [argument]:
        if not known.knows(id):
            wrong = f"there is no {what} '{id}'" if id else f"'::: {name}' names no {what}"
            otherwise = f"the {what}s stand in {file}"
            mend = did_you_mean(id, known, otherwise) if id else f"name one of {', '.join(known) or file}"
            yield Problem(page.path, line, wrong, mend)


def _check_block(library: Library, page: Page, name: str, argument: str, line: int) -> Iterator[Problem]:
    if not name.strip(":") and not argument:
        yield Problem(page.path, line, "':::' ends nothing", "take it out: a block of this site is one line")
    elif name not in BLOCKS:
        near = nearest(name.split(" ", maxsplit=1)[0] if name else "", BLOCKS)
        yield Problem(
            page.path,
            line,
            f"'::: {name}' is not a block this site knows",
            f"did you mean '::: {near}'?" if near else "the blocks are ::: " + ", ::: ".join(BLOCKS),
        )
    elif ways_of(page) and name not in ON_PAPER:
        return  # Of these it is told together.
    elif name in _NAMED:
        yield from _check_names(library, page, name, argument, line)
    elif name == "claim":
        if not re.fullmatch(rf"[a-z0-9-]+ (?:{'|'.join(VERDICTS)})", argument):
            yield Problem(
                page.path,
                line,
                f"'::: claim {argument}' is not an anchor and a verdict",
                f"write '::: claim some-words VERDICT' with one of {', '.join(VERDICTS)}",
            )
    elif argument:
        yield Problem(
            page.path,
            line,
            f"'::: {name}' takes nothing after it, but here stands '{argument}'",
            "take that out",
        )
