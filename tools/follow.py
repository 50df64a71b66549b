"""`make follow`: write down which English words a translated page or care card follows, once it says the
same.
"""

import sys
from pathlib import Path

from content.followed import FOLLOWED, load_followed
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.twins import digest_of_card, digest_to_follow, is_untranslated, twin_of
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


def follow_cards(root: Path, library: Library, id: str) -> list[str]:
    """Write into followed.yml what the translations of one card follow, or of all that follow nothing yet.
    A card with words that are missing follows nothing. Returns the ids.
    """
    languages = sorted({page.language for page in library.pages.values()} - {ENGLISH})
    followed, _ = load_followed(root)
    told = {language: dict(followed.get(language, {})) for language in {*followed, *languages}}
    done = set()
    for language in languages:
        for card in library.cards.values():
            wanted = card.id == id if id else card.id not in told[language]
            if wanted and not is_untranslated(library, card, language):
                told[language][card.id] = digest_of_card(library, card)
                done.add(card.id)
    if done:
        head = [
            "# yaml-language-server: $schema=../../contributing/schemas/followed.json",
            "# Written by `make follow`.",
        ]
        lines = [
            line
            for language, cards in sorted(told.items())
            for line in (
                "",
                f"{language}:",
                *(f"  {card}: {digest}" for card, digest in sorted(cards.items())),
            )
        ]
        write_whole(root / FOLLOWED, "\n".join([*head, *lines]) + "\n")
    return sorted(done)


def main(arguments: list[str] | None = None) -> int:
    """Write it for one page or care card, or for all that name nothing yet. Exit code 1 if there is none."""
    parser = command(__doc__)
    parser.add_argument("page", nargs="?", help="such as docs/hi/emergency.md")
    parser.add_argument("--card", default="", help="the id of a care card")
    options = parser.parse_args(arguments)
    library, _, _ = check_site(options.root)
    pages = [page for page in library.pages.values() if twin_of(library, page) and page.meta]
    asked = [
        page
        for page in pages
        if (page.path == options.page if options.page else "follows" not in page.meta and not options.card)
    ]
    cards = follow_cards(options.root, library, options.card) if not options.page else []
    if (options.page and not asked) or (options.card and not cards):
        what = f"{options.page} is no page of another language; try: docs/hi/emergency.md"
        print(
            f"make: {what if options.page else f'there is no translated care card {options.card}'}",
            file=sys.stderr,
        )
        return 1
    for page in asked:
        done = follow(options.root, library, page)
        print(f"{page.path}: {'now follows' if done else 'follows already'} docs/en/{page.uri}")
    for card in cards:
        print(f"{FOLLOWED}: care card '{card}' now follows its English words")
    return 0


if __name__ == "__main__":
    run(main)
