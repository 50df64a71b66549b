"""Medical terms: explained at their first use on a page, and listed on the words page.

The explanation is a native popover: it opens by keyboard and touch, needs no script, and stands in
brackets on paper.
"""
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from content.data_files import Entries, Map
from content.entries import references
from content.citations import Mention
from content.page_body import Block
from rendering.citations import citation
from rendering.context import Context, add

# Where a term is not explained: in headings and links, in boxes to act on, and where it is explained already.
_NOT_IN = {"h1", "h2", "h3", "a", "button", "code", "sup", "label", "th", "form", "fieldset"}
_NOT_IN_CLASSES = {"card", "references", "glossary", "source-list", "verdict"}


def glossary(context: Context, block: Block) -> list[Element]:
    """List every term with its explanation."""
    box = Element("dl", {"class": "glossary"})
    for term in sorted(context.library.glossary.values(), key=lambda term: term["term"][context.language].lower()):
        row = add(box, "div", id=term["id"])
        name = ", ".join([term["term"][context.language], *term.get("also", {}).get(context.language, [])])
        add(row, "dt", name)
        meaning = add(row, "dd", term["plain"][context.language])
        found = references(term)
        if found:
            meaning.append(citation(tuple(Mention(each.source, each.locator) for each in found)))
    return [box]


class TermProcessor(Treeprocessor):
    """Gives the first use of each term on a page a button that shows its explanation."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        # A handout has to fit on its page; its words are plain, or explained where they stand.
        on_paper = self.context.page and "handout" in self.context.page.meta
        if self.context.library.glossary and not on_paper:
            pattern, forms = _forms(self.context.library.glossary, self.context.language)
            self._visit(root, pattern, forms, set())

    def _visit(self, element: Element, pattern: re.Pattern[str], forms: dict[str, Map], seen: set[str]) -> None:
        if element.tag in _NOT_IN or _NOT_IN_CLASSES & set(element.get("class", "").split()):
            return
        if element.text and not isinstance(element.text, AtomicString):
            self._explain(element, None, pattern, forms, seen)
        for child in list(element):
            self._visit(child, pattern, forms, seen)
            if child.tail and not isinstance(child.tail, AtomicString):
                self._explain(element, child, pattern, forms, seen)

    def _explain(self, parent: Element, after: Element | None, pattern: re.Pattern[str], forms: dict[str, Map],
                 seen: set[str]) -> None:
        text = (parent.text if after is None else after.tail) or ""
        position = 0 if after is None else list(parent).index(after) + 1
        pieces: list[Element] = []
        start = 0
        for match in pattern.finditer(text):
            term = forms[match.group().lower()]
            if term["id"] in seen:
                continue
            seen.add(term["id"])
            before = text[start:match.start()]
            if pieces:
                pieces[-1].tail = before
            elif after is None:
                parent.text = before
            else:
                after.tail = before
            button = Element("button", {"type": "button", "class": "term", "popovertarget": f"term-{term['id']}"})
            button.text = AtomicString(match.group())
            meaning = Element("span", {"popover": "", "class": "term-meaning", "id": f"term-{term['id']}"})
            meaning.text = AtomicString(f" ({term['plain'][self.context.language]})")
            pieces += [button, meaning]
            start = match.end()
        if pieces:
            pieces[-1].tail = text[start:]
            for offset, piece in enumerate(pieces):
                parent.insert(position + offset, piece)


@lru_cache(maxsize=8)
def _patterns(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.IGNORECASE)


def _forms(terms: Entries, language: str) -> tuple[re.Pattern[str], dict[str, Map]]:
    forms = {word.lower(): term for term in terms.values()
             for word in [term["term"][language], *term.get("also", {}).get(language, [])]}
    return _patterns(tuple(forms)), forms
