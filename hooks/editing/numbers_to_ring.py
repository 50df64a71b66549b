"""Each number that a text leads its reader to ring is one of a country in countries.yml: a slip of one
digit rings nobody.

Cards have the same rule for their emergency (`content.card_entries`).
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from content.countries import COUNTRIES, Country
from content.data_files import Entries
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem
from content.signs import SIGNS
from content.telephones import SPOKEN, digits_of, numbers_to_ring, spoken_digits
from content.twins import changed_since, twin_of
from content.yaml_reader import Map
from editing.data_words import told_in, words_in
from editing.helpline_rules import Helplines
from editing.phone_directory import SHORTEST_OWN, is_short, regions_of
from editing.told_to_ring import may_tell, told_by, told_in_english

_LINK = re.compile(r"tel:(\d{2,4})")
# A service such as one for textphones has more digits, and may stand nowhere in the file.
_LONGEST_SHORT = 4
# A text for one country, and a sentence that speaks of one or several: India: ring; in the UK; in Germany.
_LABEL = re.compile(r"\s*((?:[A-Z]\w*\s?)+):")
_IN = re.compile(r"\b[Ii]n (?:(?:most|all|parts) of )?(?:the )?([A-Z]\w*(?: [A-Z]\w*)*)")
_TEXTED = re.compile(r"\b(?:text|sms)\w*(?: messages?)?(?: to| on| via| through)?\s$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!]*")


@dataclass(frozen=True)
class _Place:
    """A text that can lead its reader to ring a number. `of` has the codes of the countries it is for."""

    path: str
    line: int
    text: str
    of: tuple[str, ...]
    # What another rule tells of.
    is_told: Callable[[str], bool]

    def line_at(self, start: int) -> int:
        """The file's line of a place in the text."""
        return self.line + self.text.count("\n", 0, start)


class _Known:
    """The numbers of all countries, and the names of these."""

    def __init__(self, countries: Entries[Country]) -> None:
        self._numbers = {
            code: {digits_of(each.number) for _, each in country.numbers}
            for code, country in countries.items()
        }
        self._codes = {
            words[ENGLISH].casefold(): code
            for code, country in countries.items()
            for words in (country.name, country.short)
        }
        self._helplines = Helplines(countries.items())

    def has(self, number: str) -> bool:
        """Whether it is a number of some country."""
        return any(number in each for each in self._numbers.values())

    def wrong(self, number: str, of: list[str], is_texted: bool = False) -> tuple[str, str] | None:
        """What is wrong with a number and how to mend it, or None. `of` are the countries it would be of."""
        where = "any country"
        if self.has(number):
            if not of or any(number in self._numbers[code] for code in of):
                return None
            where = " or ".join(f"'{code}'" for code in of)
        elif len(number) >= SHORTEST_OWN:
            return self._helplines.wrong(number)
        elif len(number) > _LONGEST_SHORT and not is_texted:
            regions = regions_of(of or self._numbers)
            if any(is_short(number, region) for region in regions):
                return None
        what = f"{number} is no number of {where} in {COUNTRIES}"
        return what, "correct it, or add it there with its source"

    def spoken_of(self, text: str, start: int) -> list[str]:
        """The countries that the sentence around a place speaks of; none if it speaks of others too."""
        sentence = next(each for each in _SENTENCE.finditer(text.replace("\n", " ")) if each.end() >= start)
        label = _LABEL.match(text)
        first = [label[1]] if label and label[1].casefold() in self._codes else []
        codes = [self._codes.get(each.casefold(), "") for each in (*first, *_IN.findall(sentence.group()))]
        return codes if all(codes) else []


def check_numbers_to_ring(library: Library) -> Iterator[Problem]:
    """Check the numbers in links of pages, and those in plain words on pages and in data."""
    countries = library.countries
    if not countries or not countries.is_whole:
        return
    known = _Known(countries)
    for page in library.pages.values():
        links = ((m.line, _LINK.fullmatch(m.address)) for m in page.marks if m.kind == "link")
        for line, number in dict.fromkeys((line, found[1]) for line, found in links if found):
            if wrong := known.wrong(number, []):
                yield Problem(page.path, line, *wrong)
    templates = {language: each.rings for language, each in library.writings.items()}
    for language in sorted({page.language for page in library.pages.values()}):
        for place in _places(library, language):
            told = told_by(place.text, templates.get(language, ()))
            for start, number in told_in_english(place.text) if language == ENGLISH else told:
                of = [*place.of, *known.spoken_of(place.text, start)]
                wrong = known.wrong(number, of, bool(_TEXTED.search(place.text, 0, start)))
                if wrong and not place.is_told(number):
                    yield Problem(place.path, place.line_at(start), *wrong)


def _places(library: Library, language: str) -> Iterator[_Place]:
    for page in library.pages.values():
        for prose in (*page.head, *page.prose) if page.language == language else ():
            if may_tell(prose.text):
                yield _Place(page.path, prose.line, prose.text, (), partial(_lacks, library, page))
    emergency = {
        line
        for card in library.cards.values()
        if card.speed == "now"
        for key in ("heading", "contact", "how-soon", "why")
        if (line := library.cards.written[card.id].get(key, Map(0)).lines.get(language))
    }
    of = {
        line: (code,)
        for code, country in library.countries.written.items()
        for line, _ in words_in(country, language)
    }
    for name, line, text, english in told_in(library, language):
        if may_tell(text):
            codes = of.get(line, ()) if name == COUNTRIES else ()
            on_card = numbers_to_ring(text) if name == SIGNS and line in emergency else ()
            yield _Place(name, line, text, codes, partial(_is_told, on_card, english))


def _lacks(library: Library, page: Page, number: str) -> bool:
    """Whether the English page that a page follows has no such number, of which has been told."""
    if page.language == ENGLISH or changed_since(library, page) or not (twin := twin_of(library, page)):
        return False
    return not any(number in _joined(each.text) for each in (*twin.head, *twin.prose))


def _is_told(on_card: Collection[str], english: str, number: str) -> bool:
    return number in on_card or number not in _joined(english)


def _joined(text: str) -> str:
    """A text whose numbers are of one piece, also those that are spoken."""
    return re.sub("[ -]", "", SPOKEN.sub(lambda words: spoken_digits(words.group()), text))
