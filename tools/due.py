"""`make due`: pages, sources, translations and numbers that somebody has to look at soon, and who."""

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from fnmatch import fnmatchcase
from pathlib import Path

from content.countries import COUNTRIES
from content.guidelines import GUIDELINES, read_families
from content.library import Library
from content.pages import Page
from content.problems import Problem, count
from content.records import load_records
from content.settings import contact_of, load_settings
from content.shown import changed_since_review
from content.sources import SOURCES
from content.twins import changed_since
from content.untranslated import BEHIND
from editing.check import check_site
from tools.as_markdown import plain
from tools.behind import changed_lines
from tools.command import command, run

# How many days a look holds where nothing says until when. Our own rule: numbers change without notice,
# guidelines slowly.
NUMBER_HOLDS, SOURCE_HOLDS, VERSION_HOLDS = 365, 730, 365
CODEOWNERS = ".github/CODEOWNERS"


def find_due(library: Library, records: dict[tuple[str, str], str]) -> Iterator[tuple[str, Problem]]:
    """Everything with a day (ISO text) by which somebody has to look at it, whenever that is; what, and what
    to do.
    """
    for page in library.pages.values():
        yield from _of_page(library, page)
    for source in library.sources.values():
        if not (source.superseded_by or source.retracted):
            yield (
                source.review_due or _after(source.checked, SOURCE_HOLDS),
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}', read on {source.checked}",
                    "read it again, then set its dates anew",
                ),
            )
    for family in read_families(library.root)[0]:
        version = f"version of {family.version}" if family.version else "without a date"
        newer = f", and a newer one of {family.reported} is reported" if family.reported else ""
        yield (
            family.seen if newer else _after(family.seen, VERSION_HOLDS),
            Problem(
                GUIDELINES,
                family.line,
                f"guideline '{family.name}', {version}, seen on {family.seen}{newer}",
                f"see at {family.home} if there is a newer one, then set its dates anew",
            ),
        )
    for code, country in library.countries.items():
        for _, part in country.numbers:
            number = f"{code} {part.number}"
            if looked := max(part.checked, records.get(("number", number), "")):
                yield (
                    _after(looked, NUMBER_HOLDS),
                    Problem(
                        COUNTRIES,
                        part.line,
                        f"number {number}, looked at on {looked}",
                        "see that it is still right, then set its date anew",
                    ),
                )


def _of_page(library: Library, page: Page) -> Iterator[tuple[str, Problem]]:
    yield (
        page.day("review-due"),
        Problem(
            page.path,
            page.meta.lines["review-due"],
            f"page '{page.title}'",
            "check it against its sources, then set 'review-due' anew",
        ),
    )
    if page.review and changed_since_review(library, page):
        yield (
            library.today.isoformat(),
            Problem(
                page.path,
                page.meta.lines["review"],
                f"page '{page.title}' shows other words than the review of {page.review['date']} is of",
                f"print 'make review PAGE={page.path}', and have it reviewed anew",
            ),
        )
    for each in page.left_to_judge:
        yield (
            library.today.isoformat(),
            Problem(
                page.path,
                page.meta.lines["review"],
                f"nobody has judged '{each['words']}' on page '{page.title}', left to {each['who']}",
                f"print 'make review PAGE={page.path}', and record both files of answers together",
            ),
        )
    english = library.pages.get(f"docs/en/{page.uri}", page)
    if changed_since(library, page):
        yield (
            english.day("written"),
            Problem(
                page.path,
                page.meta.lines["follows"],
                f"page '{page.title}' is older than {english.path}",
                f"bring over what changed there, then: make follow PAGE={page.path}",
            ),
        )


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def owner_of(root: Path, path: str, otherwise: str) -> str:
    """Who looks after a file: the last line of CODEOWNERS whose pattern fits, or else `otherwise`.

    Patterns are read more simply than the hosting site does: a * also matches a slash.
    """
    lines = (
        (root / CODEOWNERS).read_text(encoding="utf-8").splitlines() if (root / CODEOWNERS).exists() else []
    )
    for pattern, *owners in (
        line.split() for line in reversed(lines) if line.strip() and not line.startswith("#")
    ):
        anywhere = pattern if pattern.startswith("/") else f"*/{pattern}"
        if fnmatchcase(f"/{path}", anywhere) or fnmatchcase(f"/{path}", anywhere.rstrip("/") + "/*"):
            return " ".join(owners)
    return otherwise


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Print what is due. Exit code 1 if the content has problems, since something could be missing from the
    list.
    """
    parser = command(__doc__)
    parser.add_argument("--days", default="60", help="how many days to look ahead")
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    options = parser.parse_args(arguments)
    # Further ahead than this, nobody plans, and the calendar ends.
    if not (re.fullmatch(r"\d{1,5}", options.days) and int(options.days) <= 36500):
        print(
            f"make: DAYS={options.days} is no number of days from 0 to 36500; try: make due DAYS=60",
            file=sys.stderr,
        )
        return 2
    root, now = options.root, (today or date.today()).isoformat()
    library, problems, _ = check_site(root, today)
    if errors := [problem for problem in problems if problem.level == "error"]:
        print(*errors, sep="\n", file=sys.stderr)
        return 1
    last = _after(now, int(options.days))
    # Of a page that is behind, the list below says since when, and what changed.
    missing = [each for each in problems if each.rule == BEHIND and each.path not in library.pages]
    due = [*find_due(library, load_records(root)[0]), *((now, each) for each in missing)]
    due = sorted(each for each in due if each[0] <= last)
    print(
        f"{count(len(due), 'thing')} to look at by {last}, {sum(day < now for day, _ in due)} of them"
        f" late{':' * bool(due)}\n"
    )
    repository, contact = load_settings(root)[0]["repo_url"].value.rstrip("/"), contact_of(root)
    for day, item in due:
        when = f"{'late since' if day < now else 'due on'} {day} ({owner_of(root, item.path, contact)})"
        place = f"{repository}/blob/main/{item.path}#L{item.line}"
        print(
            f"- [ ] [{plain(item.what)}]({place}), {when}: {plain(item.mend)}"
            if options.format == "markdown"
            else f"{item.path}:{item.line}: {item.what}, {when}; {item.mend}"
        )
        page = library.pages.get(item.path)
        if page and item.line == page.meta.lines.get("follows"):
            for line in changed_lines(library, page):
                print(f"    {line}")
    return 0


if __name__ == "__main__":
    run(main)
