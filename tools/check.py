"""`make check`: every problem with the content, at its line, without building the site."""

from content.problems import Problem, count, tidy
from editing.check import check_site
from editing.handout_rules import check_handouts
from tools.command import command, run


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
    options = parser.parse_args(arguments)
    library, problems, waived = check_site(options.root)
    problems = tidy([*problems, *check_handouts(library, problems)])
    errors = [p for p in problems if p.level == "error" or (options.due and p.rule == "past-review")]
    warnings = [p for p in problems if p not in errors]
    if options.format == "github":
        lines = [annotation(problem, "error" if problem in errors else "warning") for problem in problems]
    else:
        lines = [*map(str, errors), *["Warnings, which stop nothing:"] * bool(warnings), *map(str, warnings)]
    for line in [*lines, *waived]:
        print(line)
    print(
        f"{len(library.pages)} pages and {len(library.sources)} sources read: "
        f"{count(len(errors), 'problem')}, {count(len(warnings), 'warning')}, {count(len(waived), 'waiver')}"
    )
    return 1 if errors else 0


def annotation(problem: Problem, level: str) -> str:
    """A problem as GitHub reads it from a log: https://docs.github.com/actions/reference/workflow-commands"""
    path, words = (_escaped(each) for each in (problem.path, f"{problem.what}; {problem.mend}"))
    path = path.replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={problem.line}::{words}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    run(main)
