"""Retired pages: each old address still leads somewhere."""
from collections.abc import Collection
from pathlib import Path

from content.data_files import load_yaml
from content.problems import Problem, nearest

REDIRECTS = "docs/_data/redirects.yml"


def load_redirects(root: Path, pages: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """Load and check redirects.yml: the old page's file name to the new one's, both from the language's folder.

    `pages` are the pages that exist, by that name. A project may have no such file.
    """
    if not (root / REDIRECTS).exists():
        return {}, []
    data, problems = load_yaml(root, REDIRECTS)
    good = {}
    for old, new in (data or {}).items():
        line = data.lines[old]
        if not isinstance(new, str) or not old.endswith(".md") or old.startswith(("/", ".")):
            problems.append(Problem(REDIRECTS, line, f"'{old}' is not the file name of a page with that of another",
                                    "write 'old-page.md: new-page.md'"))
        elif old in pages:
            problems.append(Problem(REDIRECTS, line, f"the page '{old}' still exists",
                                    "delete its file, or take this line out"))
        elif new in data:
            problems.append(Problem(REDIRECTS, line, f"'{old}' leads to '{new}', which was retired too",
                                    f"let it lead to '{data[new]}'"))
        elif new not in pages:
            near = nearest(new, pages)
            problems.append(Problem(REDIRECTS, line, f"'{old}' leads to '{new}', and there is no such page",
                                    f"did you mean '{near}'?" if near else "name a page that exists"))
        else:
            good[old] = new
    return good, problems
