"""`make claims`: every cited sentence with its sources, page by page, to be signed off on paper."""

import sys
from collections.abc import Iterator
from typing import Any

from content.citations import Mention, find_citations, without_citations
from content.dates import in_words
from content.entries import Reference, references
from content.library import Library
from content.page_body import Block
from content.pages import Page
from content.sentences import split_sentences
from content.yaml_reader import Map
from editing.check import check_site
from tools.command import command, run


def claims_record(library: Library, page: Page) -> Iterator[str]:
    """The lines of one page's record: each cited sentence, below it each source with its tier and how it was
    read, and a line to sign on. What blocks show follows: each sign of a care card, pictures, terms and
    countries.
    """
    yield f"\n# {page.title}\n\n{page.path}, written {in_words(page.day('written'))}\n"
    number = 0
    for prose in page.prose:
        for start, end in split_sentences(prose.text):
            mentions = [
                mention for _, found in find_citations(prose.text[start:end]) for mention in found or ()
            ]
            if mentions:
                number += 1
                yield f"{number}. (line {prose.line_at(start)}) {without_citations(prose.text[start:end])}"
                yield from _sources(library, mentions)
    for block in page.blocks:
        for card in library.cards_of(block):
            yield f"\nCare card '{card.id}': {card.heading[page.language]}"
            for sign in card.signs:
                number += 1
                yield f"{number}. {sign.text[page.language]}"
                yield from _sources(library, [Mention(each.source, each.locator) for each in sign.sources])
        for words, found in _entries(library, block, page.language):
            number += 1
            yield f"{number}. {words}"
            yield from _sources(library, [Mention(each.source, each.locator) for each in found])
    yield f"\nAll {number} statements agreed: ______________________ Name, role, date: ______________________"


def _entries(library: Library, block: Block, language: str) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    """What a block shows from a data file other than care cards: the words of each entry, and its sources."""
    if block.name == "picture":
        figure = library.figures[block.argument]
        yield (
            _words([figure["title"], *(row["text"] for row in figure["rows"]), figure["caption"]], language),
            references(figure),
        )
    elif block.name == "glossary":
        for term in library.glossary.values():
            yield _words([term["term"], term["plain"]], language), references(term)
    elif block.name == "countries":
        for country in library.countries.values():
            for value in country.values():
                for part in value if isinstance(value, list) else [value]:
                    if isinstance(part, Map) and references(part):
                        yield (
                            _words(
                                [country["name"], *(each for key, each in part.items() if key != "sources")],
                                language,
                            ),
                            references(part),
                        )


def _words(parts: list[Any], language: str) -> str:
    return " / ".join(str(part[language] if isinstance(part, Map) else part) for part in parts)


def _sources(library: Library, mentions: list[Mention]) -> Iterator[str]:
    for mention in mentions:
        source = library.sources[mention.source]
        place = f", {mention.locator}" if mention.locator else ""
        read = {"full": "read whole", "excerpt": "read in part"}[source.extent]
        copy = {"live": "live page", "stored": "saved copy"}[source.copy]
        yield (
            f"   - {source.organization.short_name}, {source.title}{place} [{source.id}; "
            f"{source.organization.tier}; {copy}, {read}, {source.checked}]"
        )


def main(arguments: list[str] | None = None) -> int:
    """Print the record of the pages named, or of all. Exit code 1 if the content has problems."""
    parser = command(__doc__)
    parser.add_argument("pages", nargs="*", help="such as docs/en/emergency.md")
    options = parser.parse_args(arguments)
    library, problems, _ = check_site(options.root)
    if errors := [problem for problem in problems if problem.level == "error"]:
        print(*errors, sep="\n", file=sys.stderr)
        return 1
    for path in options.pages or library.pages:
        if path not in library.pages:
            print(f"there is no page '{path}'; name it as docs/en/emergency.md", file=sys.stderr)
            return 1
        print(*claims_record(library, library.pages[path]), sep="\n")
    return 0


if __name__ == "__main__":
    run(main)
