"""Citations as small numbered links, and the references at the end of the page that they lead to.

What a card shows of a source when a number is pointed at is taken from its reference (overrides/assets/js/cards.js), so
that nothing but numbers stands in a sentence.
"""
from collections import Counter
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from content.dates import in_words
from content.sources import Source
from rendering.context import Context, add
from rendering.inline import Citation, add_text

_EXTENT = {"full": "", "excerpt": "part of "}
_COPY = {"live": "the live page", "stored": "a saved copy"}


def usual_reading(sources: Iterable[Source]) -> tuple[str, str]:
    """How and when most of the sources were read. A page says it once, since it would be a tenth of its weight."""
    (copy, checked), _ = Counter((source.copy, source.checked) for source in sources).most_common(1)[0]
    return copy, checked


def usual_reading_in_words(usual: tuple[str, str]) -> str:
    """The sentence that stands before a list of sources."""
    return f"Where an entry says nothing else, we read {_COPY[usual[0]]} of it on {in_words(usual[1])}."


def how_checked(source: Source, usual: tuple[str, str]) -> str:
    """Say how a source was read, as far as it is not as usual: 'Part of a saved copy read 22 November 2026.'"""
    if (source.copy, source.checked) == usual:
        return "Read in part." if source.extent == "excerpt" else ""
    words = f"{_EXTENT[source.extent]}{_COPY[source.copy]} read {in_words(source.checked)}."
    return words[0].upper() + words[1:]


class ReferencesProcessor(Treeprocessor):
    """Numbers the citations in the order of the text and adds the references."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        # Source id -> its number, and the places in the text by locator.
        numbers: dict[str, int] = {}
        places: dict[str, dict[str, list[str]]] = {}
        count = 0
        for element in [each for each in root.iter("sup") if isinstance(each, Citation)]:
            for mention in element.mentions:
                source = self.context.library.sources.get(mention.source)
                if source is None:
                    # Only while serving: a build stops at the problem.
                    add(element, "mark").text = AtomicString(f"?{mention.source}")
                    continue
                count += 1
                number = numbers.setdefault(source.id, len(numbers) + 1)
                places.setdefault(source.id, {}).setdefault(mention.locator, []).append(f"cite-{count}")
                if len(element):
                    # Where nobody sees the style sheet, two numbers must not look like one.
                    add_text(element, ", ")
                if mention.prefix:
                    add_text(element, AtomicString(mention.prefix + " "))
                add(element, "a", str(number), role="doc-noteref", href=f"#ref-{number}", id=f"cite-{count}")
        if numbers:
            self.context.tree.sources = tuple(self.context.library.sources[id] for id in numbers)
            root.append(self._references(places))

    def _references(self, places: dict[str, dict[str, list[str]]]) -> Element:
        section = Element("section", {"class": "references", "aria-labelledby": "references"})
        sources = self.context.tree.sources
        # Open as it is sent, for paper and for browsers without a script; overrides/assets/js/site.js folds it.
        box = add(section, "details", open="")
        add(add(box, "summary"), "h2", f"Where this comes from ({len(sources)})", id="references")
        usual = usual_reading(sources)
        add(box, "p", usual_reading_in_words(usual))
        items = add(box, "ol")
        for number, source in enumerate(sources, 1):
            item = add(items, "li", id=f"ref-{number}")
            add(item, "a", href=source.url).text = AtomicString(source.title)
            add_text(item, f". {_publication(source)}. ")
            # An element of its own: a source card shows only the place that was pointed at.
            where = add(item, "span", "Where: ")
            for position, (locator, anchors) in enumerate(places[source.id].items()):
                add_text(where, "; " if position else "")
                add(where, "a", href=f"#{anchors[0]}").text = AtomicString(locator or "the whole text")
                # Further places with the same locator: ways back, of no use on paper.
                again = add(where, "small") if anchors[1:] else where
                for place, anchor in enumerate(anchors[1:], 2):
                    add_text(again, " ")
                    add(again, "a", href=f"#{anchor}").text = AtomicString(str(place))
            add_text(item, AtomicString(f". {how_checked(source, usual)}".rstrip()))
        return section


def _publication(source: Source) -> AtomicString:
    """Who published it, where and when: 'Cochrane, 2010', 'BMJ, 2023'."""
    parts = [source.organization.name]
    if source.container and source.container not in (source.organization.name, source.organization.short_name):
        parts.append(source.container)
    if source.issued:
        parts.append(in_words(source.issued))
    else:
        parts.append("no date given")
    return AtomicString(", ".join(parts))
