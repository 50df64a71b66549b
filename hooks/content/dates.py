"""Dates in words, and which are still to come."""

from datetime import date, timedelta

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(iso: str) -> str:
    """Write an ISO date as people read it: 2026-11-22 -> 22 November 2026, 2026-11 -> November 2026.

    No date gives no words.
    """
    if not iso:
        return ""
    year, *rest = str(iso).split("-")
    words = [str(int(part)) if place else _MONTHS[int(part) - 1] for place, part in enumerate(rest)]
    return " ".join([*reversed(words), year])


def is_far_ahead(iso: str, today: date) -> bool:
    """Whether a day (ISO) of a next review is more than three years away: by then, too much has changed."""
    return iso > f"{today.year + 3}{today.isoformat()[4:]}"


def is_to_come(iso: str, today: date) -> bool:
    """Whether a day (ISO) is still to come everywhere. Where an editor sits it can be tomorrow already:
    machines that check changes go by UTC, and clocks run up to 14 hours ahead of it.
    """
    return iso > (today + timedelta(days=1)).isoformat()
