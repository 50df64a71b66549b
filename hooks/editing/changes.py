"""`make summary BASE=<commit>`: what a change does to the pages since that commit, in plain words, as Markdown."""
import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

# Run as a file, this module finds its neighbours in hooks/.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from content.dates import in_words
from content.library import Library, load_library
from content.pages import Page
from editing.check import ROOT, check_site, count
from editing.reading_grade import page_grade


def uses(library: Library, page: Page) -> dict[str, str]:
    """What a page shows besides its own text, each with its words and values: a change of one is a change of the page."""
    used: dict[str, object] = {f"source '{id}'": library.sources[id].csl for id in library.cited_on(page)
                               if id in library.sources}
    for block in page.blocks:
        for card in library.cards_of(block):
            used[f"care card '{card.id}'"] = card
            used |= {f"sign '{sign.id}'": sign for sign in card.signs}
        if block.name == "picture":
            used[f"figure '{block.argument}'"] = library.figures.get(block.argument)
        used |= {"glossary": {"the terms": library.glossary}, "countries": {"the countries": library.countries}}.get(
            block.name, {})
    # The same words on another line are the same.
    return {name: re.sub(r"\bline=\d+", "", repr(entry)) for name, entry in used.items()}


def compare_pages(before: Library, now: Library) -> Iterator[tuple[str, str, str, str, str]]:
    """For each page that differs: its path, what changed, how its review stands, its reading grade and its size.

    The size is that of its Markdown after gzip: what a change of the words adds, without building the site twice.
    """
    for path in sorted({*before.pages, *now.pages}):
        old, new = before.pages.get(path), now.pages.get(path)
        if new is None:
            yield path, "retired", "", "", ""
            continue
        changed = ["new page"] if old is None else ["its text"] if _text(before, old) != _text(now, new) else []
        if old:
            was, now_is = uses(before, old), uses(now, new)
            changed += [name for name in now_is if name in was and was[name] != now_is[name]]
        if changed:
            review = new.review
            by = f"{review['by']}, {in_words(review['date'])}" if review else ""
            stale = bool(review and old and old.review == review)
            yield (path, ", ".join(changed), f"out of date ({by})" if stale else by or "none yet",
                   _both(f"{page_grade(old):.1f}" if old else "", f"{page_grade(new):.1f}") if new.language == "en" else "",
                   _both(_kib(_text(before, old)) if old else "", _kib(_text(now, new))))


def summary(root: Path, base: str, today: date) -> Iterator[str]:
    """The summary of the content below `root` against the commit where it left `base`, line by line.

    Raises ValueError, in words, if git does not know that commit.
    """
    start = _git(root, "merge-base", base, "HEAD").decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["tar", "-x", "-C", folder], input=_git(root, "archive", start, "docs"), check=True)
        before, _ = load_library(Path(folder), today)
        now, problems, _ = check_site(root, today)
        rows = list(compare_pages(before, now))
        data = [f"`{file.relative_to(root).as_posix()}`" for file in sorted((root / "docs/_data").glob("*.yml"))
                if not (was := Path(folder) / file.relative_to(root)).exists() or was.read_bytes() != file.read_bytes()]
    errors = [problem for problem in problems if problem.level == "error"]
    stale = sum(row[2].startswith("out of date") for row in rows)
    yield (f"## {count(len(errors), 'problem')} to mend, {count(len(rows), 'page')} changed, "
           f"{count(stale, 'review')} out of date\n")
    yield from (f"- `{problem}`" for problem in errors)
    if rows:
        yield "\n| page | what changed | review by a clinician | reading grade | size |\n|---|---|---|---|---|"
        yield from ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    if data:
        yield f"\nData files that changed: {', '.join(data)}"
    if stale:
        yield "\nA review that is out of date covers the old words. Ask for a new one, or take it out of the front matter."


def _text(library: Library, page: Page) -> bytes:
    return (library.root / page.path).read_bytes().replace(b"\r\n", b"\n")


def _kib(text: bytes) -> str:
    return f"{len(gzip.compress(text, mtime=0)) / 1024:.1f} KiB"


def _both(old: str, new: str) -> str:
    return f"{old} → {new}" if old and old != new else new


def _git(root: Path, *arguments: str) -> bytes:
    result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)
    if result.returncode:
        raise ValueError(f"git {arguments[0]} failed: {result.stderr.decode().strip()}")
    return result.stdout


def main(arguments: list[str] | None = None) -> int:
    """Print the summary. Exit code 1 only if there is nothing to compare with: `make check` tells right from wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("base", help="a commit or branch, such as origin/main")
    options = parser.parse_args(arguments)
    try:
        print(*summary(options.root, options.base, date.today()), sep="\n")
    except ValueError as error:
        print(f"make: '{options.base}' is no commit to compare with ({error}); name one: make summary BASE=origin/main",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
