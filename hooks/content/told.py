"""What the data files say to readers, sentence by sentence, and on which sources each rests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from content.care_cards import CareCard, without_links
from content.citations import Mention
from content.entries import Reference
from content.library import Library
from content.sentences import split_sentences
from content.words import Words


def sources_told(library: Library, language: str) -> dict[str, tuple[Mention, ...]]:
    """The sources of each sentence of the data files in one language, without marks; those that stand in
    several places have the sources of all.
    """
    told: dict[str, list[Mention]] = defaultdict(list)
    for text, found in _texts(library, language):
        words = " ".join(without_links(text).split())
        for start, end in split_sentences(words):
            told[words[start:end]] += [Mention(each.source, each.locator) for each in found]
    return {words: tuple(dict.fromkeys(mentions)) for words, mentions in told.items()}


def _texts(library: Library, language: str) -> Iterator[tuple[str, Iterable[Reference]]]:
    for sign in library.signs.values():
        yield from (
            (text[language], sign.sources)
            for text in (sign.text, sign.explain, sign.note, sign.absent)
            if language in text
        )
    for card in library.cards.values():
        yield from _of_card(card, language)
    if library.strip:
        yield library.strip.text[language], [each for sign in library.strip.signs for each in sign.sources]
    for number in library.ring:
        yield f"{number.number} {number.label[language]}", number.sources
    words = Words(library.interface, language)
    for figure in library.figures.values():
        yield from ((text[language], figure.sources) for text in (figure.title, figure.caption))
        for row in figure.rows:
            step = words.say("step", speed=words.say(f"speed-{row.speed}")) if row.speed else ""
            yield f"{step} {row.text[language]}".strip(), figure.sources
    for term in library.glossary.values():
        yield from ((text[language], term.sources) for text in (term.term, term.plain))


def _of_card(card: CareCard, language: str) -> Iterator[tuple[str, Iterable[Reference]]]:
    for words in (card.heading, card.contact, card.how_soon, card.why):
        if language in words:
            yield words[language], card.sources
    for addition in card.also:
        yield addition.text[language], [each for sign in addition.signs for each in sign.sources]
