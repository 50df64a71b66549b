"""All that the site knows, loaded once: organizations, sources, signs, care cards and pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from content.care_cards import Addition, CareCard
from content.changes import Change, load_changes
from content.checklists import Checklist, load_rule
from content.citations import Mention, find_citations
from content.countries import COUNTRIES, Country, Ring, emergency_numbers
from content.country_entries import load_countries
from content.data_files import Entries
from content.editions import Edition, load_editions
from content.entries import Reference
from content.figures import FIGURES, Figure, load_figures
from content.file_names import find_pages
from content.followed import load_followed
from content.form import Form
from content.glossary import GLOSSARY, Term, load_glossary
from content.interface import Interface, load_interface
from content.languages import built_languages, languages_of
from content.organizations import Organization, load_organizations
from content.page_body import Block
from content.pages import Page, load_page
from content.problems import Problem
from content.questions import load_form
from content.records import load_records
from content.redirects import load_redirects
from content.search_words import SearchWords, load_search_words
from content.settings import Setting, load_settings
from content.signs import SIGNS, Sign
from content.source_entries import load_sources
from content.sources import Source
from content.translation import Writing, load_writings

T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """The whole content. Entries and pages with problems in them may be missing from it."""

    root: Path
    today: date
    organizations: Entries[Organization]
    sources: Entries[Source]
    signs: Entries[Sign]
    cards: Entries[CareCard]
    checklists: Entries[Checklist]
    figures: Entries[Figure]
    glossary: Entries[Term]
    countries: Entries[Country]
    pages: dict[str, Page]
    interface: Interface = field(default_factory=Interface)
    redirects: dict[str, str] = field(default_factory=dict)
    search_words: dict[str, SearchWords] = field(default_factory=dict)
    ring: tuple[Ring, ...] = ()
    strip: Addition | None = None
    own_words: dict[str, int] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    editions: Entries[Edition] = field(default_factory=Entries)
    form: Form = field(default_factory=Form)
    writings: dict[str, Writing] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether all that can cite could be read: with something faulty, what it cites is not known."""
        entries = (self.sources, self.signs, self.cards, self.figures, self.glossary, self.countries)
        return all(each.is_whole for each in entries) and all(page.meta for page in self.pages.values())

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """The settings of the English site, which are those of the others too."""
        return load_settings(self.root)[0]

    @cached_property
    def languages(self) -> list[str]:
        """The languages that a build makes a site of, English first."""
        return built_languages(self.root)

    @cached_property
    def records(self) -> dict[tuple[str, str], str]:
        """The latest day by what somebody did and what about: content.records."""
        return load_records(self.root)[0]

    @cached_property
    def followed(self) -> dict[str, Mapping[str, str]]:
        """For each other language the digest of the English words that a card follows, by the card's id."""
        return load_followed(self.root)[0]

    @cached_property
    def newest(self) -> str:
        """The newest date on which a page was written, as ISO text."""
        return max((page.day("written") for page in self.pages.values()), default="")

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
            return list(self.figures[block.argument].sources)
        if block.name == "glossary":
            return [reference for term in self.glossary.values() for reference in term.sources]
        checklist = self.checklists.get(block.argument) if block.name == "checklist" else None
        if checklist and checklist.is_form:
            # They stand where its cards stand as such (editing/form_rules.py).
            return []
        if block.name == "countries":
            return [reference for country in self.countries.values() for reference in country.references]
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
        for figure in self.figures.values():
            yield from ((FIGURES, reference) for reference in figure.sources)
        for term in self.glossary.values():
            yield from ((GLOSSARY, reference) for reference in term.sources)
        for country in self.countries.values():
            yield from ((COUNTRIES, reference) for reference in country.references)

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
        # A dictionary in the place of an ordered set: a place that two signs name stands there once.
        places: dict[str, dict[str, None]] = defaultdict(dict)
        for reference in self._references_of(card):
            named = (reference.locator or "").split("; ")
            places[reference.source] |= dict.fromkeys(place for place in named if place)
        return tuple(Mention(id, "; ".join(named)) for id, named in places.items())


def load_library(root: Path, today: date) -> tuple[Library, list[Problem]]:
    """Load everything below the project's root. `today` tells which dates have passed."""
    problems: list[Problem] = []

    def keep(loaded: tuple[T, list[Problem]]) -> T:
        """What was loaded. What is wrong with it goes to the other problems."""
        problems.extend(loaded[1])
        return loaded[0]

    languages = languages_of(root)
    organizations = keep(load_organizations(root))
    countries, ring = keep(load_countries(root, languages))
    rule = keep(load_rule(root, languages, emergency_numbers(countries)))
    paths = [path for language in languages for path in find_pages(root, language)]
    pages = {path: keep(load_page(root, path, today)) for path in paths}
    addresses: dict[str, list[str]] = {language: [] for language in languages}
    for page in pages.values():
        addresses[page.language].append(page.uri)
    redirects = keep(load_redirects(root, {page.uri for page in pages.values()}))
    library = Library(
        root=root,
        today=today,
        organizations=organizations,
        sources=keep(load_sources(root, organizations, today)),
        signs=rule.signs,
        cards=rule.cards,
        checklists=rule.checklists,
        figures=keep(load_figures(root, languages)),
        glossary=keep(load_glossary(root, languages)),
        countries=countries,
        pages=pages,
        interface=keep(load_interface(root, languages)),
        redirects=redirects,
        writings=keep(load_writings(root)),
        search_words=keep(load_search_words(root, addresses, redirects)),
        ring=ring,
        strip=rule.strip,
        own_words=rule.own,
        changes=keep(load_changes(root, languages)),
        editions=keep(load_editions(root, languages, countries, rule.cards)),
        form=keep(load_form(root, languages, rule.signs)),
    )
    return library, problems
