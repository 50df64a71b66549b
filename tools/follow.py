"""`make follow`: write down which English words a translated page follows, once it says the same."""

import sys
from pathlib import Path

from content.library import Library
from content.pages import Page
from content.twins import digest_to_follow, twin_of
from editing.check import check_site
from tools.command import command, run
from tools.whole_files import write_whole


def with_followed(text: str, page: Page, digest: str) -> str:
    """A page's text with the digest in its front matter, in the place of an older one or below
    `review-due`.
    """
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if "follows" in page.meta:
        at = page.meta.lines["follows"] - 1
        lines[at : at + 1] = [f"follows: {digest}{end}"]
    else:
        lines.insert(page.meta.lines["review-due"], f"follows: {digest}{end}")
    return "".join(lines)


def follow(root: Path, library: Library, page: Page) -> bool:
    """Write what a page follows into it. Returns whether anything was to be written."""
    english = twin_of(library, page)
    digest = digest_to_follow(english) if english else ""
    if not digest or page.meta.get("follows") == digest:
        return False
    file = root / page.path
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    write_whole(file, with_followed(text, page, digest))
    return True


def main(arguments: list[str] | None = None) -> int:
    """Write it into one page, or into all that name nothing yet. Exit code 1 if there is no such page."""
    parser = command(__doc__)
    parser.add_argument(
        "page", nargs="?", help="such as docs/hi/emergency.md; else all that follow nothing yet"
    )
    options = parser.parse_args(arguments)
    library, _, _ = check_site(options.root)
    pages = [page for page in library.pages.values() if twin_of(library, page) and page.meta]
    asked = [
        page for page in pages if (page.path == options.page if options.page else "follows" not in page.meta)
    ]
    if options.page and not asked:
        print(
            f"make: {options.page} is no page of another language; try: docs/hi/emergency.md", file=sys.stderr
        )
        return 1
    for page in asked:
        done = follow(options.root, library, page)
        print(f"{page.path}: {'now follows' if done else 'follows already'} docs/en/{page.uri}")
    return 0


if __name__ == "__main__":
    run(main)
