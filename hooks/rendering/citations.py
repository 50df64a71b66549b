"""Citations as small numbered links, and the references at the end of the page that they lead to.

What a card shows of a source when a number is pointed at is taken from its reference
(overrides/assets/js/cards.js), so that nothing but numbers stands in a sentence.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.readings import Readings
from content.sources import Source
from rendering.components import component
from rendering.context import Context, add
from rendering.inline import Citation, add_text


@dataclass(frozen=True)
class _Reference:
    """An entry of the references: the source, who published it, where and when, how it was read, and the
    anchors of each place in it.
    """

    source: Source
    publication: list[str]
    how: str
    places: dict[str, list[str]]


class ReferencesProcessor(Treeprocessor):
    """Numbers the citations in the order of the text and adds the references."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        # Source id -> its number, and the places in the text by locator.
        numbers: dict[str, int] = {}
        places: dict[str, dict[str, list[str]]] = {}
        count = 0
        for element in [each for each in root.iter("sup") if isinstance(each, Citation)]:
            for mention in element.mentions:
                source = self.context.library.sources.get(mention.source)
                if source is None:
                    # Only while serving: a build stops at the problem.
                    add(element, "mark").text = f"?{mention.source}"
                    continue
                count += 1
                number = numbers.setdefault(source.id, len(numbers) + 1)
                places.setdefault(source.id, {}).setdefault(mention.locator, []).append(f"cite-{count}")
                if len(element):
                    # Where nobody sees the style sheet, two numbers must not look like one.
                    add_text(element, self.context.words.say("between"))
                if mention.prefix:
                    add_text(element, mention.prefix + " ")
                add(element, "a", str(number), role="doc-noteref", href=f"#ref-{number}", id=f"cite-{count}")
        if numbers:
            sources = self.context.tree.sources = tuple(self.context.library.sources[id] for id in numbers)
            readings = Readings(sources, self.context.words)
            root.extend(
                component(
                    self.context,
                    "references",
                    usual=readings.told_once,
                    references=[
                        _Reference(source, self._publication(source), readings.of(source), places[source.id])
                        for source in sources
                    ],
                )
            )

    def _publication(self, source: Source) -> list[str]:
        """Who published a source, where and when: 'Cochrane', '2010', or 'BMJ', '2023'."""
        words = self.context.words
        organization = source.organization
        parts = [organization.name]
        if source.container and source.container not in (organization.name, organization.short_name):
            parts.append(source.container)
        return [*parts, words.day(source.issued) if source.issued else words.say("no-date")]
