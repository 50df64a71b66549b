"""`make grades`: the reading grade of each English page, from the easiest on."""

from datetime import date
from statistics import median

from content.library import load_library
from editing.reading_grade import page_grade
from tools.command import command, run


def main(arguments: list[str] | None = None) -> int:
    """Print the grades, and the one in the middle."""
    library, _ = load_library(command(__doc__).parse_args(arguments).root, date.today())
    grades = sorted((page_grade(page), page.path) for page in library.pages.values() if page.language == "en")
    for grade, path in [*grades, (median(grade for grade, _ in grades), "median")]:
        print(f"{grade:5.1f}  {path}")
    return 0


if __name__ == "__main__":
    run(main)
