"""Medical terms: explained at their first use on a page, and listed on the words page.

In the sentence a term is a quiet link and nothing else, so that whatever reads the page keeps the sentence
whole: a reading view, a text browser, a translation, copy and paste, a search engine. It leads to its
explanation at the end of the page, which overrides/assets/js/cards.js shows in a card as well.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.glossary import Term
from content.page_body import Block
from rendering.components import component
from rendering.context import Context

# Where a term is not explained: in headings and links, in boxes to act on, in lists, and where it is
# explained already.
_NOT_IN = {"h1", "h2", "h3", "a", "code", "sup", "label", "th", "form", "fieldset"}
_NOT_IN_CLASSES = {
    "card",
    "search-first",
    "strip",
    "references",
    "glossary",
    "source-list",
    "all-pages",
    "verdict",
}


def glossary(context: Context, block: Block) -> list[Element]:
    """List every term with its explanation."""
    terms = sorted(context.library.glossary.values(), key=lambda term: term.term[context.language].lower())
    return component(context, "glossary", terms=terms)


class TermProcessor(Treeprocessor):
    """Makes the first use of each term on a page a link to its explanation, and lists the explanations at the
    end.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        # A handout has to fit on its page; its words are plain, or explained where they stand.
        on_paper = self.context.page and "handout" in self.context.page.meta
        if not self.context.library.glossary or on_paper:
            return
        # The words page lists every term already, each under its own id.
        listed = any(element.get("class") == "glossary" for element in root.iter("dl"))
        links = _Links(self.context, "" if listed else "term-")
        links.visit(root)
        if links.explained and not listed:
            root.extend(component(self.context, "words-explained", terms=links.explained.values()))


class _Links:
    """Goes through a page and turns the first use of each term into a link to `#`, prefix and its id."""

    def __init__(self, context: Context, prefix: str) -> None:
        self.pattern, self.forms = _forms(context.library.glossary.values(), context.language)
        self.prefix = prefix
        # By id, in the order of the page.
        self.explained: dict[str, Term] = {}

    def visit(self, element: Element) -> None:
        if element.tag in _NOT_IN or _NOT_IN_CLASSES & set(element.get("class", "").split()):
            return
        if element.text:
            element.text, links = self._split(element.text)
            element[:0] = links
        else:
            links = []
        for child in list(element)[len(links) :]:
            self.visit(child)
            if child.tail:
                child.tail, links = self._split(child.tail)
                after = list(element).index(child) + 1
                element[after:after] = links

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """The text before the first term, then a link for each term with the text after it as its tail."""
        pieces, links, start = [], [], 0
        for match in self.pattern.finditer(text):
            term = self.forms[match.group().lower()]
            if term.id in self.explained:
                continue
            self.explained[term.id] = term
            link = Element(
                "a", {"class": "term", "href": f"#{self.prefix}{term.id}", "id": f"word-{term.id}"}
            )
            link.text = match.group()
            links.append(link)
            pieces.append(text[start : match.start()])
            start = match.end()
        before, *tails = [*pieces, text[start:]]
        for link, tail in zip(links, tails, strict=True):
            link.tail = tail
        return before, links


@lru_cache(maxsize=8)
def _patterns(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.IGNORECASE
    )


def _forms(terms: Iterable[Term], language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    forms = {word.lower(): term for term in terms for word in term.forms(language)}
    return _patterns(tuple(forms)), forms
