"""`make ready`: what a publisher has still to decide or to get before the site goes live, and where."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from content.countries import COUNTRIES
from content.library import Library
from content.organizations import TIERS
from content.pages import Page
from content.problems import Problem, count
from content.records import RECORDS, load_records
from content.settings import CONFIGURATION, Setting, load_settings
from content.shown import digest_of
from content.signs import SIGNS
from content.sources import SOURCES
from content.telephones import digits_of, numbers_to_ring
from content.translation import TRANSLATION
from content.twins import readers_missing
from content.untranslated import BEHIND
from editing.check import check_site
from tools.command import command, run
from tools.due import CODEOWNERS

Records = dict[tuple[str, str], str]

_SETTINGS = {
    "site_url": "the address of the site",
    "repo_url": "the address of the repository",
    "contact": "the address for mistakes",
    "publisher": "the publisher's name",
    "funding": "who pays",
}
# RFC 2606 and RFC 6761: names that lead nowhere, or to this machine.
_NOWHERE = re.compile(r"\bexample\.(?:org|com|net)\b|\blocalhost\b|\b127\.|\.(?:example|invalid|test)\b")


def find_open(library: Library, decided: dict[str, Setting], records: Records) -> Iterator[Problem]:
    """Everything that is still open, in the order in which a publisher meets it."""
    for key, words in _SETTINGS.items():
        now = decided.get(key, Setting(key, "", 1))
        # A default in words may well be true, but somebody has to say so.
        if not now.value or now.is_default or _NOWHERE.search(now.value):
            yield Problem(
                CONFIGURATION,
                now.line,
                f"{words} is still a placeholder, '{now.value}'",
                f"set {key.upper()} in the environment of the build, or write '{key}: ...' here without !ENV",
            )
    yield from _owners(library.root)
    for page in library.pages.values():
        yield from _on_page(library, page, records)
    yield from _translations(library)
    yield from _numbers(library, records)
    for tier in TIERS:
        of_tier = [source for source in library.sources.values() if source.organization.tier == tier]
        if stored := [source for source in of_tier if source.copy == "stored"]:
            yield Problem(
                SOURCES,
                stored[0].line,
                f"{len(stored)} of {count(len(of_tier), f'{tier} source')} read only in "
                "saved copies, the first of them here",
                "read the live page, then set 'copy: live' and 'checked'",
            )


def _owners(root: Path) -> Iterator[Problem]:
    """Names that the hosting site does not know, it passes over: then "a code owner has agreed" guards
    nothing.
    """
    lines = (
        (root / CODEOWNERS).read_text(encoding="utf-8").splitlines() if (root / CODEOWNERS).exists() else []
    )
    open_lines = [number for number, line in enumerate(lines, 1) if "placeholder" in line.partition("#")[0]]
    if open_lines:
        yield Problem(
            CODEOWNERS,
            open_lines[0],
            f"{count(len(open_lines), 'line')} with placeholders as owners, the "
            "first of them here; nobody is asked to agree to a change",
            "write your own people or teams there",
        )


def _on_page(library: Library, page: Page, records: Records) -> Iterator[Problem]:
    # Without a digest nobody can tell which words a review is of.
    if page.is_health and (page.review or {}).get("digest", "") != digest_of(library, page):
        yield Problem(
            page.path,
            page.meta.lines["written"],
            "no clinician has reviewed this page as it stands now",
            f"'make review PAGE={page.path}' makes what to read and sign, and records the review",
        )
    elif page.is_health:
        for each in page.left_to_judge:
            yield Problem(
                page.path,
                page.meta.lines["review"],
                f"nobody has judged '{each['words']}'; its review leaves it to {each['who']}",
                f"'make review PAGE={page.path}' makes what to read; record both files of answers together",
            )
    for block in page.blocks:
        if (
            block.name == "checklist"
            and page.language == "en"
            and ("legal-advice", block.argument) not in records
        ):
            yield Problem(
                page.path,
                block.line,
                f"nobody has given legal advice on the checklist '{block.argument}', which "
                "must not count as a medical device where the site is published",
                f"ask a lawyer, then add 'what: legal-advice, about: {block.argument}' to {RECORDS}",
            )


# What each reader of a translation has to do.
_TO_READ = {
    "translation": (
        "nobody who grew up with it",
        "have them read aloud, by somebody to whom the words have to say something",
    ),
    "translation-in-health-care": (
        "no health worker who grew up with it",
        "have them compared with the English pages, each card, number and term of docs/_data/ too",
    ),
}


def _translations(library: Library) -> Iterator[Problem]:
    """For each language and reader, the pages that are left to read; and the words left to decide on."""
    for language in sorted({page.language for page in library.pages.values()}):
        for who, (nobody, mend) in _TO_READ.items():
            left = [
                page
                for page in library.pages.values()
                if page.language == language and who in readers_missing(library, page)
            ]
            if left:
                yield Problem(
                    left[0].path,
                    left[0].meta.lines["written"],
                    f"{count(len(left), 'page')} in '{language}' read by {nobody} as they stand now, "
                    "the first of them here",
                    f"{mend}, then add 'what: {who}, about: {language}' to {RECORDS}",
                )
    for language, writing in library.writings.items():
        if writing.unseen:
            line, english, own = writing.unseen[0]
            yield Problem(
                TRANSLATION,
                line,
                f"{count(len(writing.unseen), 'word')} of '{language}' not known from any health text, the"
                f" first of them here, '{own}' for '{english}'",
                "ask both readers, and write under 'seen' where it stands, or that they agreed on it",
            )


def _behind(problems: Iterable[Problem]) -> Iterator[Problem]:
    """In one line, what translators have to bring over."""
    behind = [problem for problem in problems if problem.rule == BEHIND]
    if behind:
        yield Problem(
            behind[0].path,
            behind[0].line,
            f"{count(len(behind), 'thing')} missing or older than the English in another language, "
            "the first of them here",
            "'make due' lists each",
        )


def _numbers(library: Library, records: Records) -> Iterator[Problem]:
    listed = set()
    for code, country in library.countries.items():
        for kind, part in country.numbers:
            number = f"{code} {part.number}"
            listed.add(digits_of(part.number))
            if ("number", number) not in records:
                how = "ask the service, but do not ring it to try it" if kind == "emergency" else "ring it"
                yield Problem(
                    COUNTRIES,
                    part.line,
                    f"nobody has confirmed the number {number}",
                    f"{how}, then add 'what: number, about: {number}' to {RECORDS}",
                )
    for card in library.cards.values():
        words = " ".join([*card.contact.values(), *card.how_soon.values()])
        for number in sorted(set(numbers_to_ring(words)) - listed):
            # Those of a country are confirmed there.
            if ("number", number) not in records:
                yield Problem(
                    SIGNS,
                    card.line,
                    f"nobody has confirmed the number {number} of care card '{card.id}'",
                    f"add it to {COUNTRIES}, or add 'what: number, about: {number}' to {RECORDS}",
                )


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Print what is open. Exit code 1 if the content has problems or, with --strict, if anything is open;
    else 0.
    """
    parser = command(__doc__)
    parser.add_argument("--strict", action="store_true", help="fail while anything is open")
    options = parser.parse_args(arguments)
    library, problems, _ = check_site(options.root, today)
    if errors := [problem for problem in problems if problem.level == "error"]:
        print(*errors, sep="\n", file=sys.stderr)
        return 1
    found = list(find_open(library, load_settings(options.root)[0], load_records(options.root)[0]))
    found += _behind(problems)
    print(*found, f"{count(len(found), 'thing')} to do before this site goes live", sep="\n")
    return 1 if found and options.strict else 0


if __name__ == "__main__":
    run(main)
