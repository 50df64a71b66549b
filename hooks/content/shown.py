"""What a page shows of the content, by name, and the digest of all that: by it a review knows which words
it is of.

It is taken from what editors wrote and not from HTML, so that a change of the machine makes no review old.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from content.digests import letters_for
from content.editions import PAIRED, ways_of
from content.file_names import is_language
from content.languages import ENGLISH
from content.library import Library
from content.page_body import Block
from content.pages import Page

# Of a source, what says which document it is; a new look at it changes no words of ours.
_OF_SOURCE = ("title", "URL", "DOI", "issued")
# Blocks that show all there is of a kind.
_WHOLE = {"glossary": "glossary", "countries": "countries"}


def shown_on(library: Library, page: Page) -> dict[str, str]:
    """What a page shows, by name, each with its words and values as text: a change of one is a change of
    the page.

    The same words on other lines are the same, and so are other dates, comments and words in other languages.
    """
    shown: dict[str, object] = {"its text": text_of(page)}
    for id in library.cited_on(page):
        if id in library.sources:
            csl = library.sources[id].csl
            shown[f"source '{id}'"] = {key: csl[key] for key in _OF_SOURCE if key in csl}
    for block in page.blocks:
        shown |= _of_block(library, block)
    if ways_of(page):
        shown["the editions"] = _of_editions(library, page)
    pick = _picker(page.language)
    texts = {
        name: json.dumps(pick(value), ensure_ascii=False, sort_keys=True) for name, value in shown.items()
    }
    words = " ".join(texts.values()).lower()
    for term in library.glossary.values():
        forms = term.forms(page.language)
        if any(re.search(rf"(?<![\w-]){re.escape(form.lower())}(?![\w-])", words) for form in forms):
            written = library.glossary.written[term.id]
            texts.setdefault(
                f"term '{term.id}'", json.dumps(pick(written), ensure_ascii=False, sort_keys=True)
            )
    return texts


def digest_of(library: Library, page: Page) -> str:
    """What stands for all that a page shows."""
    return letters_for(shown_on(library, page))


def changed_since_review(library: Library, page: Page) -> bool:
    """Whether a page shows other words than its review is of. False where there is no review, or none that
    says so.
    """
    digest = (page.review or {}).get("digest")
    return bool(digest) and digest != digest_of(library, page)


def whole_review(library: Library, page: Page) -> dict[str, Any] | None:
    """The review of a page if it is of all that the page shows, as it stands now."""
    in_part = changed_since_review(library, page) or page.left_to_judge
    return None if in_part else page.review


def text_of(page: Page) -> list[object]:
    """A page's own words, in order: its head, prose, blocks, and where its links lead."""
    placed: list[tuple[int, list[str]]] = [
        (each.line, [each.kind, " ".join(each.text.split())]) for each in page.prose
    ]
    placed += [(block.line, [block.name, block.argument]) for block in page.blocks]
    placed += [
        (mark.line, [mark.kind, mark.text, mark.address])
        for mark in page.marks
        if mark.kind in ("link", "image", "code")
    ]
    # Within a line they keep the order in which they were read.
    ordered = [words for _, words in sorted(placed, key=lambda each: each[0])]
    return [page.meta.get("title"), page.meta.get("description"), *ordered]


def _of_block(library: Library, block: Block) -> Iterator[tuple[str, object]]:
    for card in library.cards_of(block):
        yield f"care card '{card.id}'", library.cards.written[card.id]
        for sign in [*card.signs, *card.facts]:
            yield f"sign '{sign.id}'", library.signs.written[sign.id]
    if block.name == "checklist" and block.argument in library.checklists:
        yield f"checklist '{block.argument}'", library.checklists.written[block.argument]
        if library.checklists[block.argument].is_form:
            yield "the form's questions", dict(library.form.questions.written)
    elif block.name == "picture" and block.argument in library.figures:
        yield f"figure '{block.argument}'", library.figures.written[block.argument]
    elif block.name == "strip" and library.strip:
        yield "the strip", library.strip.text
    elif block.name in _WHOLE:
        yield f"the {block.name}", dict(getattr(library, _WHOLE[block.name]).written)
    if block.name in ("numbers", "strip") or any(
        card.level == "emergency" for card in library.cards_of(block)
    ):
        yield (
            "the numbers to ring",
            [[number.country, number.number, number.label] for number in library.ring],
        )


def _of_editions(library: Library, page: Page) -> dict[str, object]:
    """What the editions of a handout say that the page does not."""
    cards = {card.id for block in page.blocks for card in library.cards_of(block)}
    return {
        edition.id: [
            edition.number,
            edition.beside,
            {id: words for id, words in edition.contact.items() if id in cards},
        ]
        for edition in library.editions.values()
        if edition.number and (not edition.languages or page.meta.get("handout") in PAIRED)
    }


def english_of(written: object) -> object:
    """An entry of the data as it was written, of each text the English words alone."""
    return _picker(ENGLISH)(written)


def _picker(language: str) -> Callable[[Any], Any]:
    """Takes of each text that is given by language this one, whichever others a site leaves out."""

    def pick(value: Any) -> Any:
        if isinstance(value, Mapping):
            if language in value and all(map(is_language, value)):
                return pick(value[language])
            return {key: pick(inner) for key, inner in value.items()}
        return [pick(each) for each in value] if isinstance(value, list) else value

    return pick
