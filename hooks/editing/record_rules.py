"""A record of ready.yml is about something of this site, and of a day that has been: else nobody would ask
again. So is a number's day in countries.yml.
"""

from collections.abc import Iterator

from content.countries import COUNTRIES
from content.dates import is_to_come
from content.library import Library
from content.problems import Problem, did_you_mean, shorten
from content.records import READERS, RECORDS, read_records
from content.telephones import numbers_to_ring


def check_records(library: Library) -> list[Problem]:
    """Check ready.yml, also against what it is about."""
    records, problems = read_records(library.root)
    known = {
        "number": set(_numbers(library)),
        "legal-advice": set(library.checklists),
        **dict.fromkeys(READERS, {page.language for page in library.pages.values()} - {"en"}),
    }
    # With something faulty, what there is is not known.
    whole = all(each.is_whole for each in (library.countries, library.cards, library.checklists))
    for record in records:
        if is_to_come(record.date, library.today):
            problems.append(
                Problem(
                    RECORDS,
                    record.line,
                    f"it was done on {record.date}, which is still to come",
                    "give the day on which it was done",
                )
            )
        elif whole and record.about not in known[record.what]:
            problems.append(
                Problem(
                    RECORDS,
                    record.line,
                    f"there is no {record.what} '{shorten(record.about)}' on this site",
                    did_you_mean(
                        record.about, sorted(known[record.what]), "correct what it is about, or take it out"
                    ),
                )
            )
    return [*problems, *_checked(library)]


def _checked(library: Library) -> Iterator[Problem]:
    """The numbers that were checked on a day to come."""
    for country in library.countries.values():
        for _, each in country.numbers:
            if is_to_come(each.checked, library.today):
                yield Problem(
                    COUNTRIES,
                    each.line,
                    f"the number {each.number} was checked on {each.checked}, which is still to come",
                    "give the day on which it was checked",
                )


def _numbers(library: Library) -> Iterator[str]:
    """Each number as `make ready` names it: a country's with its code, a care card's by its digits."""
    for code, country in library.countries.items():
        yield from (f"{code} {each.number}" for _, each in country.numbers)
    for card in library.cards.values():
        yield from numbers_to_ring(" ".join([*card.contact.values(), *card.how_soon.values()]))
