"""Citations as small numbered links with a source card, and the references at the end of the page."""
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from content.citations import CITATION, Mention, parse_citation
from content.dates import in_words
from content.pages import Page
from content.problems import Problem
from content.sources import Source
from rendering.context import Context, add, add_text

_EXTENT = {"full": "", "excerpt": "part of "}
_COPY = {"live": "the live page", "stored": "a saved copy"}


def citation(mentions: tuple[Mention, ...]) -> Element:
    """An element that the references processor will number and fill in."""
    element = Element("sup", {"class": "cite"})
    for mention in mentions:
        child = add(element, "a", data_source=mention.source, data_locator=mention.locator)
        child.set("data-prefix", mention.prefix)
    return element


def compare(page: Page, cited: list[str], checked: list[str]) -> list[Problem]:
    """Compare the citations that a page shows with those that were checked; they must be the same.

    A difference means that the page and the check read the Markdown differently.
    """
    shown, expected = Counter(cited), Counter(checked)
    problems = [Problem(page.path, 1, f"the page shows {count} citations of '{id}' that were not checked",
                        "keep citations in plain paragraphs, lists and tables") for id, count in
                (shown - expected).items()]
    problems += [Problem(page.path, 1, f"{count} citations of '{id}' stand where the page does not show them",
                         "take them out of HTML, and put a blank line before and after lists and tables")
                 for id, count in (expected - shown).items()]
    return sorted(problems)


def how_checked(source: Source) -> str:
    """Say how a source was read: 'Part of a saved copy read 22 November 2026.'"""
    words = f"{_EXTENT[source.extent]}{_COPY[source.copy]} read {in_words(source.checked)}."
    return words[0].upper() + words[1:]


class _CitationProcessor(InlineProcessor):
    # A link in a link is no use to anyone, and not valid HTML.
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(CITATION.pattern, md)
        self.context = context

    def handleMatch(self, m: Any, data: str) -> tuple[Element | None, int | None, int | None]:
        mentions = parse_citation(m["body"])
        if mentions is None:
            return None, None, None
        self.context.cited += [mention.source for mention in mentions]
        # The space before goes too, so that a number never begins a line.
        start = m.start(0)
        return citation(mentions), start - data[:start][-1:].isspace(), m.end(0)


class _ReferencesProcessor(Treeprocessor):
    """Numbers the citations in the order of the text and adds the references."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        # Source id -> its number, and the places in the text by locator.
        numbers: dict[str, int] = {}
        places: dict[str, dict[str, list[str]]] = {}
        count = 0
        for element in root.iter("sup"):
            links = [child for child in element if child.get("data-source")]
            for position, link in enumerate(links):
                mention = Mention(link.get("data-source", ""), link.get("data-locator", ""), link.get("data-prefix", ""))
                source = self.context.library.sources.get(mention.source)
                link.attrib.clear()
                if source is None:
                    # Only while serving: a build stops at the problem.
                    link.tag = "mark"
                    link.text = AtomicString(f"?{mention.source}")
                    continue
                count += 1
                number = numbers.setdefault(source.id, len(numbers) + 1)
                places.setdefault(source.id, {}).setdefault(mention.locator, []).append(f"cite-{count}")
                link.attrib.update({"href": f"#ref-{source.id}", "id": f"cite-{count}", "aria-label": f"Source {number}",
                                    "aria-describedby": f"card-{count}"})
                link.text = AtomicString(str(number))
                element.insert(list(element).index(link) + 1, _source_card(source, mention, f"card-{count}"))
                if mention.prefix:
                    _before(element, link, AtomicString(mention.prefix + " "))
        if numbers:
            root.append(self._references(numbers, places))

    def _references(self, numbers: dict[str, int], places: dict[str, dict[str, list[str]]]) -> Element:
        section = Element("section", {"class": "references", "aria-labelledby": "references"})
        add(section, "h2", "Where this comes from", id="references")
        items = add(section, "ol")
        for id in numbers:
            source = self.context.library.sources[id]
            item = add(items, "li", id=f"ref-{id}")
            add(item, "a", href=source.url).text = AtomicString(source.title)
            add_text(item, f". {_publication(source)}. ")
            back = add(item, "span", class_="ref-places")
            for position, (locator, anchors) in enumerate(places[id].items()):
                add_text(back, AtomicString(("; " if position else "Where: ") + (locator or "the whole text")))
                for place, anchor in enumerate(anchors, 1):
                    label = f"Back to the text{f', {locator}' if locator else ''}" + (f", place {place}" if place > 1 else "")
                    add(back, "a", href=f"#{anchor}", aria_label=label).text = AtomicString("↑")
            add_text(back, ". ")
            add(item, "span", class_="ref-checked").text = AtomicString(" ".join([how_checked(source), source.note]).strip())
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


def _source_card(source: Source, mention: Mention, id: str) -> Element:
    card = Element("span", {"class": "source-card", "id": id})
    add(card, "b").text = AtomicString(source.organization.short_name)
    add_text(card, AtomicString(f" {source.title}" + (f", {source.year}" if source.year else "")))
    if mention.locator:
        add(card, "span").text = AtomicString(mention.locator)
    return card


def _before(parent: Element, child: Element, text: str) -> None:
    position = list(parent).index(child)
    if position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class CitationsExtension(Extension):
    """Shows `[@source, place]`.

    | class                | registry       | name       | priority |
    | _CitationProcessor   | inlinePatterns | citation   | 75       |
    | _ReferencesProcessor | treeprocessors | references | 15       |
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:
        # 75: after code (190), escapes (180), links (160) and HTML (90), so that none of them is a
        # citation; before emphasis (60), so that a locator keeps its asterisks.
        md.inlinePatterns.register(_CitationProcessor(md, self.context), "citation", 75)
        # 15: after the inline patterns have run (20), before the result is tidied (10).
        md.treeprocessors.register(_ReferencesProcessor(md, self.context), "references", 15)
