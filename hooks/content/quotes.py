"""A source's own words at a place in it, and the link that leads to them on the live page."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote as percent

from content import kinds
from content.data_files import check_shape
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Map

# More is no longer a quotation but a copy; fewer are found by chance.
MOST_WORDS, FEWEST_WORDS = 25, 4


@kinds.kind(**kinds.text.schema())
def quote(value: Any) -> str | None:
    """A source's own words, as they stand there."""
    if wrong := kinds.text(value):
        return wrong
    count = len(value.split())
    if count > MOST_WORDS:
        return f"it has {count} words, and at most {MOST_WORDS} may be quoted"
    return (
        None
        if count >= FEWEST_WORDS
        else f"it has fewer than {FEWEST_WORDS} words, which stand in many places"
    )


PLACE = Shape({"locator": kinds.text, "quote": quote}, ("locator", "quote"))


def check_places(name: str, where: str, custom: Map) -> Iterator[Problem]:
    """Check the `places` of a source, each with its own words."""
    seen: set[str] = set()
    places = custom.get("places")
    for place in places if isinstance(places, list) else []:
        line = place.line if isinstance(place, Map) else custom.lines["places"]
        if wrong := check_shape(name, f"a place of {where}", place, line, PLACE):
            yield from wrong
        elif place["locator"] in seen:
            yield Problem(
                name,
                place.lines["locator"],
                f"{where} has the place '{place['locator']}' twice",
                "keep the words that say most",
            )
        else:
            seen.add(place["locator"])


def address_of(url: str, words: str) -> str:
    """The address that leads to these words on a page (https://wicg.github.io/scroll-to-text-fragment/)."""
    # Of these the directive makes signs of its own.
    text = percent(" ".join(words.split()), safe="").replace("-", "%2D")
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"
