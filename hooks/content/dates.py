"""Dates in words."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def in_words(iso: str) -> str:
    """Write an ISO date as people read it: 2026-11-22 -> 22 November 2026, 2026-11 -> November 2026.

    No date gives no words.
    """
    if not iso:
        return ""
    year, *rest = str(iso).split("-")
    words = [str(int(part)) if place else _MONTHS[int(part) - 1] for place, part in enumerate(rest)]
    return " ".join([*reversed(words), year])
