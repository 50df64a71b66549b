"""`make check`: every problem with the content, at its line, without building the site."""

import argparse
import statistics
import sys
from datetime import date
from pathlib import Path

# Run as a file, this module finds its neighbours in hooks/.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from content.file_names import check_files
from content.library import Library, load_library
from content.problems import Problem, tidy
from content.settings import load_settings
from content.waivers import apply_waivers
from editing.card_rules import check_cards
from editing.citation_rules import check_citations
from editing.command import run
from editing.country_codes import check_country_codes
from editing.figure_rules import check_figures
from editing.left_over import check_left_over
from editing.link_rules import check_links
from editing.nav_rules import check_nav
from editing.prose import check_prose
from editing.reading_grade import page_grade
from editing.record_rules import check_records
from editing.repeated_blocks import check_repeats
from editing.telephone_rules import check_emergency_numbers

ROOT = Path(__file__).resolve().parents[2]


def check_site(root: Path, today: date | None = None) -> tuple[Library, list[Problem], list[str]]:
    """Load the content below `root` and check it.

    Returns what was loaded, the problems sorted by path and line, and a line for each waiver in use.
    `today` is the day by which review dates are judged, the real one if left out.
    """
    library, problems = load_library(root, today or date.today())
    problems += [
        *load_settings(root)[1],
        *check_files(root),
        *check_nav(library),
        *check_records(library),
        *check_country_codes(library),
        *check_repeats(library),
    ]
    problems, waived = apply_waivers(
        library.pages.values(),
        [
            *problems,
            *check_cards(library),
            *check_citations(library),
            *check_figures(library),
            *check_links(library),
            *check_left_over(library),
            *check_prose(library),
        ],
    )
    numbers, although = check_emergency_numbers(library)
    return library, tidy([*problems, *numbers]), [*waived, *although]


def command(description: str | None) -> argparse.ArgumentParser:
    """What all commands for editors have in common: a description, and the project's folder as --root."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Print the problems. Exit code 1 if one of them must be mended, else 0."""
    parser = command(__doc__)
    parser.add_argument("--due", action="store_true", help="review dates that have passed are errors")
    parser.add_argument(
        "--format",
        choices=("plain", "github"),
        default="plain",
        help="github: as annotations, which stand at the changed lines of a pull request",
    )
    parser.add_argument("--grades", action="store_true", help="also show the reading grade of each page")
    options = parser.parse_args(arguments)
    library, problems, waived = check_site(options.root)
    errors = [p for p in problems if p.level == "error" or (options.due and p.rule == "past-review")]
    warnings = [p for p in problems if p not in errors]
    if options.format == "github":
        lines = [annotation(problem, "error" if problem in errors else "warning") for problem in problems]
    else:
        lines = [*map(str, errors), *["Warnings, which stop nothing:"] * bool(warnings), *map(str, warnings)]
    for line in [*lines, *waived]:
        print(line)
    if options.grades:
        grades = sorted(
            (page_grade(page), page.path) for page in library.pages.values() if page.language == "en"
        )
        print("\n".join(f"{grade:5.1f}  {path}" for grade, path in grades))
        print(f"{statistics.median(grade for grade, _ in grades):5.1f}  median")
    print(
        f"{len(library.pages)} pages and {len(library.sources)} sources read: "
        f"{count(len(errors), 'problem')}, {count(len(warnings), 'warning')}, {count(len(waived), 'waiver')}"
    )
    return 1 if errors else 0


def annotation(problem: Problem, level: str) -> str:
    """A problem as GitHub reads it from a log: https://docs.github.com/actions/reference/workflow-commands"""
    words = f"{problem.what}; {problem.mend}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={problem.line}::{words}"


def count(number: int, noun: str) -> str:
    """Say how many: 1 problem, 2 problems."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


if __name__ == "__main__":
    run(main)
