"""What changed on an English page since the words that a translation of it follows, line by line."""

from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from content.library import Library
from content.pages import Page, load_page
from content.twins import digest_to_follow, twin_of
from tools.history import git
from tools.whole_files import write_whole


def changed_lines(library: Library, page: Page) -> list[str]:
    """The lines that are no more (-) and those that are new (+); none if git does not know the old page."""
    english = twin_of(library, page)
    before = _followed(library, page, english) if english else ""
    now = (library.root / english.path).read_text(encoding="utf-8") if english and before else ""
    changes = unified_diff(before.splitlines(), now.splitlines(), n=0, lineterm="")
    # The first two lines name the files.
    return [line for line in list(changes)[2:] if line[:1] in "+-" and line[1:].strip()]


def _followed(library: Library, page: Page, english: Page) -> str:
    """The English page's text as it was when the translation followed it."""
    try:
        commits = git(library.root, "log", "--format=%H", "--", english.path).decode().split()
        for commit in commits:
            with TemporaryDirectory() as folder:
                file = Path(folder) / english.path
                file.parent.mkdir(parents=True)
                write_whole(file, git(library.root, "show", f"{commit}:./{english.path}"))
                old, _ = load_page(Path(folder), english.path, library.today)
                if digest_to_follow(old) == page.meta.get("follows"):
                    return file.read_text(encoding="utf-8")
    except ValueError:
        # No git, or a commit at which there was no such page.
        pass
    return ""
