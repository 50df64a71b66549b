"""`make summary BASE=<commit>`: what a change does to the pages since that commit, in plain words, as
Markdown.
"""

import argparse
import gzip
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from content.dates import in_words
from content.languages import languages_of
from content.library import Library, load_library
from content.pages import Page
from content.problems import Problem, count
from content.redirects import REDIRECTS
from content.shown import changed_since_review, shown_on
from editing.check import check_site
from editing.reading_grade import page_grade
from tools.as_markdown import code, plain
from tools.command import ROOT, run
from tools.history import content_at, git
from tools.untold import find_untold


def compare_pages(before: Library, now: Library) -> Iterator[tuple[str, str, str, str, str]]:
    """For each page that differs: its path, what changed, how its review stands, its reading grade and its
    size.

    The size is that of its Markdown after gzip: what a change of the words adds, without building the site
    twice.
    """
    # One that the publisher leaves out now is left out of what was, too.
    languages = languages_of(now.root)
    left_out = {path for path, page in before.pages.items() if page.language not in languages}
    for path in sorted({*before.pages, *now.pages} - left_out):
        old, new = before.pages.get(path), now.pages.get(path)
        if new is None:
            leads = now.redirects.get(old.uri) if old else None
            yield (
                path,
                f"retired, leads to {leads}" if leads else f"retired, leads nowhere: add it to {REDIRECTS}",
                "",
                "",
                "",
            )
            continue
        was = shown_on(before, old) if old else {}
        changed = [name for name, words in shown_on(now, new).items() if was.get(name, words) != words]
        changed += ["its review"] * bool(old and old.review != new.review)
        if changed or not old:
            review = new.review
            by = f"{review['by']}, {in_words(review['date'])}" if review else "none yet"
            # A digest knows; a review without one is as old as what changed.
            stale = review and (
                changed_since_review(now, new) if "digest" in review else old and old.review == review
            )
            both = [(library, page) for library, page in ((before, old), (now, new)) if page]
            grades = [f"{page_grade(page):.1f}" if page.language == "en" else "" for _, page in both]
            sizes = [
                f"{len(gzip.compress(_text(library, page), mtime=0)) / 1024:.1f} KiB"
                for library, page in both
            ]
            yield (
                path,
                ", ".join(changed) or "new page",
                f"out of date ({by})" if stale else by,
                " → ".join(dict.fromkeys(grades)),
                " → ".join(dict.fromkeys(sizes)),
            )


def summary(root: Path, base: str, today: date) -> tuple[list[str], bool]:
    """The summary of the content below `root` against the commit where it left `base`, line by line, and
    whether readers are told of all that changed for them.

    Raises ValueError, in words, if git does not know that commit.
    """
    start = git(root, "merge-base", base, "HEAD").decode().strip()
    with content_at(root, start) as folder:
        before, _ = load_library(folder, today)
        now, problems, _ = check_site(root, today)
        rows, untold = list(compare_pages(before, now)), list(find_untold(before, now))
    data = [
        code(name) for name in git(root, "diff", "--name-only", start, "--", "docs/_data").decode().split()
    ]
    errors = [*(problem for problem in problems if problem.level == "error"), *untold]
    return list(_lines(errors, rows, data)), not untold


def _lines(
    errors: list[Problem], rows: list[tuple[str, str, str, str, str]], data: list[str]
) -> Iterator[str]:
    stale = sum(row[2].startswith("out of date") for row in rows)
    yield (
        f"## {count(len(errors), 'problem')} to mend, {count(len(rows), 'page')} changed, "
        f"{count(stale, 'review')} out of date\n"
    )
    yield from (f"- {code(str(problem))}" for problem in errors)
    if rows:
        yield (
            "\n| page | what changed | review by a clinician | reading grade | size |\n|---|---|---|---|---|"
        )
        yield from ("| " + " | ".join(map(plain, row)) + " |" for row in rows)
    if data:
        yield f"\nData files that changed: {', '.join(data)}"
    if stale:
        yield (
            "\nA review that is out of date covers the old words. Ask for a new one, or take it out of the"
            " front matter."
        )


def _text(library: Library, page: Page) -> bytes:
    return (library.root / page.path).read_bytes().replace(b"\r\n", b"\n")


def main(arguments: list[str] | None = None) -> int:
    """Print the summary. Exit code 1 if readers are not told of a change, or there is nothing to compare
    with; what else is wrong, `make check` tells.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("base", help="a commit or branch, such as origin/main")
    options = parser.parse_args(arguments)
    try:
        lines, all_told = summary(options.root, options.base, date.today())
    except ValueError as error:
        print(
            f"make: '{options.base}' is no commit to compare with ({error}); name one: make summary"
            " BASE=origin/main",
            file=sys.stderr,
        )
        return 1
    print(*lines, sep="\n")
    return 0 if all_told else 1


if __name__ == "__main__":
    run(main)
