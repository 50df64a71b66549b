"""A page as readers see it: the one tree that the web page, the handouts and the search index are made of."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from content.sources import Source


@dataclass
class PageTree:
    """`words` is the page as HTML elements, without the list of its references; that is HTML already, as it
    stands below them.

    `sources` are those that the page cites, in the order of their numbers. `lines` has the line of the page's
    file for each element that was written there; for what a block puts into the page, that of its topmost
    element.
    """

    words: Element = field(default_factory=lambda: Element("div"))
    references: str = ""
    sources: tuple[Source, ...] = ()
    lines: dict[Element, int] = field(default_factory=dict)

    @property
    def lacks_words(self) -> bool:
        """Whether English words stand on the page in the place of its own language's."""
        return any("lang" in span.attrib for span in self.words.iter("span"))
