"""All that the site knows, loaded once: organizations, sources, signs, care cards and pages."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from content.care_cards import Addition, CareCard
from content.checklists import load_rule
from content.citations import Mention, find_citations
from content.countries import COUNTRIES, Ring, country_references, emergency_numbers, load_countries
from content.data_files import Entries
from content.entries import Reference, references
from content.figures import FIGURES, load_figures
from content.file_names import find_pages, languages_of
from content.glossary import GLOSSARY, load_glossary
from content.interface import Interface, load_interface
from content.organizations import load_organizations
from content.page_body import Block
from content.pages import Page, load_page
from content.problems import Problem
from content.redirects import load_redirects
from content.search_words import SearchWords, load_search_words
from content.signs import SIGNS
from content.source_entries import load_sources

DATA = "docs/_data"


@dataclass(frozen=True)
class Library:
    """The whole content. Entries and pages with problems in them may be missing from it."""

    root: Path
    today: date
    organizations: Entries
    sources: Entries
    signs: Entries
    cards: Entries
    checklists: Entries
    figures: Entries
    glossary: Entries
    countries: Entries
    pages: dict[str, Page]
    interface: Interface = field(default_factory=Interface)
    redirects: dict[str, str] = field(default_factory=dict)
    search_words: dict[str, SearchWords] = field(default_factory=dict)
    ring: tuple[Ring, ...] = ()
    strip: Addition | None = None

    def citations_on(self, page: Page) -> list[str]:
        """The source id of every citation in a page's own text, in order, repeated as there."""
        return [
            mention.source
            for prose in page.prose
            for _, mentions in find_citations(prose.text)
            for mention in mentions or ()
        ]

    def cards_of(self, block: Block) -> tuple[CareCard, ...]:
        """The care cards that a block of a page shows, in order: one, several, or those of a checklist."""
        if block.name == "checklist" and block.argument in self.checklists:
            return self.checklists[block.argument].cards
        ids = block.argument.split() if block.name == "care-card" else []
        return tuple(self.cards[id] for id in ids if id in self.cards)

    def references_of(self, block: Block) -> list[Reference]:
        """The sources of what a block puts into the page, in order."""
        if block.name == "picture" and block.argument in self.figures:
            return list(references(self.figures[block.argument]))
        if block.name == "glossary":
            return [reference for term in self.glossary.values() for reference in references(term)]
        if block.name == "countries":
            return [
                reference for country in self.countries.values() for reference in country_references(country)
            ]
        return [reference for card in self.cards_of(block) for reference in self._references_of(card)]

    def _references_of(self, card: CareCard) -> list[Reference]:
        """A card's references, and in an emergency those of the numbers to ring, which stand on it."""
        ring = self.ring if card.level == "emergency" else ()
        return [*card.references, *(reference for number in ring for reference in number.sources)]

    def every_reference(self) -> Iterator[tuple[str, Reference]]:
        """Every source named in a data file, with the file's name."""
        for sign in self.signs.values():
            yield from ((SIGNS, reference) for reference in sign.own_sources)
        for card in self.cards.values():
            yield from ((SIGNS, reference) for reference in card.sources)
        for name, entries in ((FIGURES, self.figures), (GLOSSARY, self.glossary)):
            yield from ((name, reference) for entry in entries.values() for reference in references(entry))
        yield from (
            (COUNTRIES, reference)
            for country in self.countries.values()
            for reference in country_references(country)
        )

    def cited_on(self, page: Page) -> list[str]:
        """The ids of the sources a page cites, itself or through a care card, in order and each once."""
        ids = self.citations_on(page)
        for block in page.blocks:
            ids += [reference.source for reference in self.references_of(block)]
        return list(dict.fromkeys(ids))

    def used_on(self, language: str) -> dict[str, list[Page]]:
        """For each source id, the pages of one language that use it, in the order of their addresses."""
        used: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages.values():
            if page.language == language:
                for id in self.cited_on(page):
                    used[id].append(page)
        return dict(used)

    def card_mentions(self, card: CareCard) -> tuple[Mention, ...]:
        """A card's references in the form of a citation, each source once with all its places; in an
        emergency those of the numbers to ring as well.
        """
        places: dict[str, list[str]] = defaultdict(list)
        for reference in self._references_of(card):
            places[reference.source] += [reference.locator] if reference.locator else []
        return tuple(Mention(id, "; ".join(locators)) for id, locators in places.items())


def load_library(root: Path, today: date) -> tuple[Library, list[Problem]]:
    """Load everything below the project's root. `today` tells which dates have passed."""
    languages = languages_of(root)
    organizations, problems = load_organizations(root)
    sources, more = load_sources(root, organizations, today)
    problems += more
    countries, ring, of_countries = load_countries(root, languages)
    signs, cards, checklists, strip, more = load_rule(root, languages, emergency_numbers(countries))
    problems += more
    others = []
    for load in (load_figures, load_glossary):
        entries, more = load(root, languages)
        others.append(entries)
        problems += more
    problems += of_countries
    interface, more = load_interface(root, languages)
    problems += more
    pages = {}
    for language in languages:
        for path in find_pages(root, language):
            pages[path], more = load_page(root, path, today)
            problems += more
    redirects, more = load_redirects(root, {page.uri for page in pages.values()})
    problems += more
    search_words, more = load_search_words(
        root,
        {
            language: [page.uri for page in pages.values() if page.language == language]
            for language in languages
        },
    )
    problems += more
    return (
        Library(
            root,
            today,
            organizations,
            sources,
            signs,
            cards,
            checklists,
            *others,
            countries,
            pages,
            interface,
            redirects,
            search_words,
            ring,
            strip,
        ),
        problems,
    )
