"""`make review PAGE=docs/en/emergency.md`: what a clinician reads and signs. `make review DONE=...` reads
her answers back.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from content.editions import ways_of
from content.library import Library, load_library
from content.page_body import read_body
from content.pages import Page
from content.problems import Problem, count
from content.settings import load_settings
from content.shown import changed_since_review
from content.signs import SIGNS
from content.statements import Statement
from content.yaml_reader import Map
from editing.check import check_site
from editing.handout_rules import check_handouts
from editing.review_pack import Pack, make_pack, read_page
from editing.review_sheets import MOST_SIDES, pack_page, set_pack
from tools.command import command, run
from tools.history import content_at, git
from tools.review_answers import Answers, load_answers
from tools.review_record import record
from tools.whole_files import write_whole

FOLDER = "review"
_HEAD = """\
# A clinician's answers to {path}, as it is printed in {name}.pdf.
# Fill in by, role and date (such as {today}). Write 'others: agree' if she agrees with all not named below.
# Name what she wants changed or taken out by its number, in place of the []:
#
#   change:
#   - {{statement: 12, to: "The new words.", why: "In a few words."}}
#   delete:
#   - {{statement: 14, why: "In a few words."}}
#   not-mine:
#   - {{statement: 16, who: "a pharmacist"}}
#
# 'others: not mine' leaves all that are not named to others; then name those she agrees with: agree: [3, 4].
# Then: make review DONE={folder}/{name}.yml
page: {path}
written: {written}
by: ''
role: ''
date: ''
others: not judged
change: []
delete: []
not-mine: []

# What she read, in the order of the numbers. It says which words the answers are about: leave it as it is.
read:
"""


def find_pages(library: Library, names: Sequence[str]) -> list[Page]:
    """The pages of these names, each a path or the id of a care card; all pages of health facts if there
    are none.

    Raises ValueError, in words, for a name of neither.
    """
    pages = []
    for name in names or [page.path for page in library.pages.values() if page.is_health]:
        if name in library.pages:
            pages.append(library.pages[name])
        elif name in library.cards:
            pages.append(_card_alone(library, name))
        else:
            raise ValueError(
                f"there is no page and no care card '{name}'; name a page as docs/en/emergency.md, "
                "and a card by its id"
            )
    return pages


def _card_alone(library: Library, id: str) -> Page:
    """A page that holds one care card and nothing else."""
    card = library.cards[id]
    body = read_body(f"::: care-card {id}", card.line)
    return Page(
        SIGNS, "en", f"card-{id}.md", Map(card.line), body.prose, body.blocks, body.marks, body.tokens
    )


def reviewed_before(root: Path, library: Library, page: Page) -> list[Statement] | None:
    """A page's statements as its last review saw them. None if there was none, or nobody knows what it
    saw.
    """
    digest = (page.review or {}).get("digest")
    if not digest:
        return None
    if not changed_since_review(library, page):
        return read_page(library, page)
    try:
        commit = git(root, "log", "-1", "--format=%H", f"-S{digest}", "--", page.path).decode().strip()
        with content_at(root, commit) as folder:
            then = load_library(folder, library.today)[0]
            return read_page(then, then.pages[page.path])
    except (ValueError, KeyError):
        return None


def write_pack(folder: Path, pack: Pack, name: str, today: date) -> Iterator[str]:
    """Write a pack as PDF and HTML, and the file for the answers. Yields what there is to say of it."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf, sides = set_pack(pack)
    write_whole(folder / f"{name}.pdf", pdf)
    write_whole(folder / f"{name}.html", pack_page(pack, name))
    head = _HEAD.format(path=pack.path, name=name, today=today.isoformat(), folder=FOLDER, written=pack.day)
    read = "".join(f"- {json.dumps(row.statement.as_read, ensure_ascii=False)}\n" for row in pack.rows)
    write_whole(folder / f"{name}.yml", head + read)
    sheets = -(-sides // 2)
    on_paper = f", {count(sheets, 'sheet')} printed on both sides" if sides > 1 else ""
    yield (
        f"{FOLDER}/{name}.pdf ({count(sides, 'side')}{on_paper}), .html to fill in, .yml for the answers: "
        f"{count(len(pack.rows), 'statement')}, {sum(not row.statement.mentions for row in pack.rows)} "
        "without a source"
    )
    if sides > MOST_SIDES:
        yield f"warning: {pack.path} takes more than {MOST_SIDES // 2} sheets; make it shorter, or two pages"


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Make packs, or take answers. Exit code 1 if the content has problems, or answers do not let a review
    be recorded.
    """
    parser = command(__doc__)
    parser.add_argument("pages", nargs="*", help="such as docs/en/emergency.md, or the id of a care card")
    parser.add_argument(
        "--done", nargs="+", default=[], metavar="FILE", help="a file of answers; of two reviewers, two"
    )
    options = parser.parse_args(arguments)
    root, day = options.root, today or date.today()
    library, problems, _ = check_site(root, day)
    if errors := _errors(problems):
        print(*errors, sep="\n", file=sys.stderr)
        return 1
    if options.done:
        return _take(root, library, options.done)
    try:
        pages = find_pages(library, options.pages)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    site = load_settings(root)[0]["site_name"].value
    for page in pages:
        pack = make_pack(library, page, site, reviewed_before(root, library, page))
        print(
            *write_pack(root / FOLDER, pack, re.sub(r"/(?:index)?", "-", page.uri.removesuffix(".md")), day),
            sep="\n",
        )
    return 0


def _take(root: Path, library: Library, files: Sequence[str]) -> int:
    answers: list[Answers] = []
    problems = []
    for file in files:
        loaded, wrong = load_answers(file, library)
        problems += wrong
        answers += [loaded] if loaded else []
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    page = root / answers[0].page
    before = page.read_bytes()
    said, recorded = record(root, library, answers)
    # One that the check does not let pass would stop everybody's next run: its day, say, or a name too long
    # for a sheet.
    if recorded and (wrong := _found(root, library.today, answers[0].page)):
        write_whole(page, before)
        said, recorded = [*map(str, wrong), "Nothing is recorded: mend this, then run this again."], False
    print(*said, sep="\n")
    return 0 if recorded else 1


def _found(root: Path, day: date, path: str) -> list[Problem]:
    library, problems, _ = check_site(root, day)
    sheets = check_handouts(library, problems) if ways_of(library.pages[path]) else []
    return _errors([*problems, *sheets])


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level == "error"]


if __name__ == "__main__":
    run(main)
