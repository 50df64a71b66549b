"""What is no place in a source: words where one is still to be named, or that lead a reader nowhere."""

import re
from collections.abc import Iterator

from content.problems import Problem
from editing.wording import PLACEHOLDER

# A section may be called by a question.
_NO_PLACE = re.compile(
    r"(?:.*\s)?\?+|.*\?\?.*|\.\.\.|…|place|here|(?:see )?(?:above|below)|ibid\.?", re.IGNORECASE
)


def check_place(path: str, line: int, locator: str) -> Iterator[Problem]:
    """Check the place that a citation names in its source; it may name none."""
    if _NO_PLACE.fullmatch(locator) or PLACEHOLDER.search(locator):
        what = f"'{locator}' is no place in a source"
        yield Problem(path, line, what, "name the section, page or table, or leave it out")
