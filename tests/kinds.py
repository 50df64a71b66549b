"""How much of all that there is one run of the tests tries.

`make test` has to be over while somebody waits for it, so of many pages, sheets or examples that the same code makes it
tries one of each kind. `make test EVERY=1` tries all, as main does after each change.
"""

import os
from collections.abc import Mapping, Sequence, Set
from typing import Any, TypeVar

EVERY = bool(os.environ.get("EVERY"))
Thing = TypeVar("Thing")


def one_of_each(things: Mapping[Thing, Set[Any]]) -> list[Thing]:
    """Few of the things that show every kind together, those with the most kinds first; or, with EVERY=1, all.

    `things` says which kinds each of them shows.
    """
    if EVERY:
        return list(things)
    left, chosen = set[Any]().union(*things.values()), []
    while left:
        chosen.append(max(things, key=lambda thing: len(things[thing] & left)))
        left -= things[chosen[-1]]
    return chosen


def some(things: Sequence[Thing], one_in: int) -> Sequence[Thing]:
    """One in so many of things that are much alike, the first among them; or, with EVERY=1, all."""
    return things if EVERY else things[::one_in]
