"""`make follow`: write down which English words a translated page, care card or other text follows, once it
says the same.
"""

import sys
from pathlib import Path

from content.followed import FOLLOWED, TEXTS, load_followed, texts_to_follow
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import count
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
    told = _told(root, library)
    done = set()
    for language, digests in told.items():
        for card in library.cards.values():
            wanted = card.id == id if id else card.id not in digests
            if wanted and not is_untranslated(library, card, language):
                digests[card.id] = digest_of_card(library, card)
                done.add(card.id)
    if done:
        _write(root, told)
    return sorted(done)


def follow_texts(root: Path, library: Library, file: str = "", key: str = "") -> dict[str, int]:
    """The same for the other texts of the data: of one file, perhaps only that of a key, or of all that
    follow nothing yet; what is there no more is taken out. Returns how many of each file there were.
    """
    told, before = _told(root, library), _told(root, library)
    done = dict[str, int]()
    for language, digests in told.items():
        for name in [file] if file else TEXTS:
            texts = texts_to_follow(root, name, language)
            within = f"{Path(name).name}/"
            for gone in [each for each in digests if each.startswith(within) and each not in texts]:
                del digests[gone]
            for each, (_, digest) in texts.items():
                wanted = each == within + key if key else bool(file) or each not in digests
                if wanted and digests.get(each) != digest:
                    digests[each] = digest
                    done[name] = done.get(name, 0) + 1
    if told != before:
        _write(root, told)
    return done


def _told(root: Path, library: Library) -> dict[str, dict[str, str]]:
    languages = {page.language for page in library.pages.values()} - {ENGLISH}
    followed, _ = load_followed(root)
    return {language: dict(followed.get(language, {})) for language in sorted({*followed, *languages})}


def _write(root: Path, told: dict[str, dict[str, str]]) -> None:
    head = [
        "# yaml-language-server: $schema=../../contributing/schemas/followed.json",
        "# Written by `make follow`.",
    ]
    lines = [
        line
        for language, digests in told.items()
        for line in ("", f"{language}:", *(f"  {key}: {digest}" for key, digest in sorted(digests.items())))
    ]
    write_whole(root / FOLLOWED, "\n".join([*head, *lines]) + "\n")


def main(arguments: list[str] | None = None) -> int:
    """Write it for one page or care card, or for all that name nothing yet. Exit code 1 if there is none."""
    parser = command(__doc__)
    parser.add_argument("page", nargs="?", help="such as docs/hi/emergency.md, or docs/_data/glossary.yml")
    parser.add_argument("--card", default="", help="the id of a care card")
    options = parser.parse_args(arguments)
    library, _, _ = check_site(options.root)
    file, _, key = (options.page or "").partition(":")
    if file in TEXTS:
        written = follow_texts(options.root, library, file, key)
        print(f"{options.page}: {_texts(written.get(file, 0))}")
        return 0
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
    if not options.page and not options.card:
        for file, number in follow_texts(options.root, library).items():
            print(f"{file}: {_texts(number)}")
    return 0


def _texts(number: int) -> str:
    return f"{count(number, 'text')} now {'follows' if number == 1 else 'follow'} the English words"


if __name__ == "__main__":
    run(main)
