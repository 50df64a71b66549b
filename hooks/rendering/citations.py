"""Citations as small numbered links, and the references at the end of the page that they lead to.

What a card shows of a source when a number is pointed at is taken from its reference (overrides/assets/js/site.js), so
that nothing but numbers stands in a sentence.
"""
from collections import Counter
from collections.abc import Iterable
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
        for element in [each for each in root.iter("sup") if each.get("class") == "cite"]:
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
                link.attrib.update({"role": "doc-noteref", "href": f"#ref-{number}", "id": f"cite-{count}"})
                link.text = AtomicString(str(number))
                if position:
                    # Where nobody sees the style sheet, two numbers must not look like one.
                    _before(element, link, ", ")
                if mention.prefix:
                    _before(element, link, AtomicString(mention.prefix + " "))
        if numbers:
            root.append(self._references(numbers, places))

    def _references(self, numbers: dict[str, int], places: dict[str, dict[str, list[str]]]) -> Element:
        section = Element("section", {"class": "references", "aria-labelledby": "references"})
        add(section, "h2", "Where this comes from", id="references")
        sources = [self.context.library.sources[id] for id in numbers]
        usual = usual_reading(sources)
        add(section, "p", usual_reading_in_words(usual))
        items = add(section, "ol")
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
