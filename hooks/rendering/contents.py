"""The list of a page's parts, folded under its main message, on pages that are long."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.twins import is_behind
from rendering.components import component
from rendering.context import Context

# Longer than four screens of a phone (360 x 740 pixels), each of which holds about 115 words of ours. What is
# folded takes none.
_LONG = 4 * 115
_APART = ("words", "references")


@dataclass(frozen=True)
class Part:
    """A part of a page: where it begins, and the words of its heading; of a care card, how soon it is."""

    anchor: str
    words: str
    speed: str = ""


class ContentsProcessor(Treeprocessor):
    """Lists the parts of a long page. Not on the first page, whose doors are its list, nor on a sheet to
    print.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        page = self.context.page
        if page is None or page.uri == "index.md" or "handout" in page.meta:
            return
        body = [element for element in root if element.get("class") not in _APART]
        if (
            sum(
                len("".join(element.itertext()).split()) for element in body if element.get("class") != "fold"
            )
            < _LONG
        ):
            return
        # A form is gone through from its start.
        parts = [part for element in body if element.tag != "form" for part in self._parts(element)]
        # Two cards of one speed on a page speak to different people, so their headings tell them apart.
        speeds = Counter(part.speed for part in parts)
        parts = [replace(part, speed="") if speeds[part.speed] > 1 else part for part in parts]
        if parts:
            place = _place(root)
            root[place:place] = component(self.context, "contents", parts=parts)

    def _parts(self, element: Element) -> Iterator[Part]:
        for heading in element.iter("h2"):
            anchor = heading.get("id", "")
            card = (
                self.context.library.cards.get(anchor.removeprefix("card-"))
                if anchor.startswith("card-")
                else None
            )
            # The ambulance is not on the list: it has a button in the bar, and its card stands first.
            if card is None or card.speed != "now":
                # Of a card that is behind, the heading says how soon and no more.
                words = (
                    f"{card.heading[self.context.language].rstrip(':')}…"
                    if card and not is_behind(self.context.library, card, self.context.language)
                    else "".join(heading.itertext()).strip()
                )
                yield Part(anchor, words, card.speed if card else "")


def _place(root: Element) -> int:
    """Under the main message, and under the numbers to ring where they follow it."""
    return next(
        (
            place
            for place, element in enumerate(root)
            if element.tag != "h1" and element.get("class") not in ("lead", "ring")
        ),
        len(root),
    )
