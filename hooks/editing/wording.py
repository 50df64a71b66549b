"""The house style of a text, wherever it stands: short sentences, plain British words, round numbers, no
shouting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import eq
from typing import Any

from content.sentences import split_sentences
from editing.date_words import find_dates
from editing.decimals import find_decimals
from editing.pasted import OF_TALK, find_broken, find_talk
from editing.reading_grade import plain_sentences

MOST_WORDS = 20
# What writers leave where words are still to come; a reader must never meet it.
_WORD_LOST = r"Error! (?:Reference source|Bookmark) not (?:found|defined)"
PLACEHOLDER = re.compile(
    rf"\b(?:TODO|TBC|TBD|FIXME|XXX|lorem ipsum|as an AI(?: language)? model|{_WORD_LOST})\b|\(\?+\)",
    re.IGNORECASE,
)
# Of each of them the word that is rarest in other texts.
_RARE = OF_TALK | {"todo", "tbc", "tbd", "fixme", "xxx", "ipsum", "model", "error"}
_SHOUT = re.compile(r"(?<![\w’'])[\w’']+!(?!(?<=Error!) (?:Reference source|Bookmark) not )")
# Slips of the keyboard. A word twice is one of those that nobody means twice.
_TWICE = re.compile(
    r"\b(a|an|and|are|as|at|be|by|can|do|for|from|has|have|if|in|is|it|not|of|on|or|the|this|to|was|will|with|"
    r"you|your)\s+\1\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\.(?<=[a-z][a-z]\.)(?!(?:Com|Net|Org)\b)[A-Z][a-z]+")
_SPACE_BEFORE = re.compile(r" (?<=[^\s.,;:!?|] ) *[.,;!?](?=\s|$)")
# As other languages quote; what German ends a quotation with begins one here.
_FOREIGN_QUOTE = re.compile(r"„|‚(?=\w)|«[^«»\n]*»?|»[^«»\n]*«?|‹[^‹›\n]*›?")
_QUOTE = re.compile(r"[“”\"](?P<after_a_number>(?<=\d\"))?")
# Three words and more, of which one is longer than most abbreviations are.
CAPITALS = re.compile(r"(?<![\w'’-])(?=(?:[A-Z]+ )*[A-Z]{4})[A-Z]+(?: [A-Z]+){2,}(?![\w'’-])")
_FOUR_CAPITALS = re.compile(r"[A-Z][A-Z]{3}")
_POINT = re.compile(r"\.\d")
_WORD = re.compile(r"\w+")

# Where something is wrong in a text, what, how to mend it, and the rule that a waiver can silence.
Finding = tuple[int, str, str, str]


@dataclass(frozen=True)
class Wording:
    """The words that style.yml knows, ready to be looked for."""

    words: dict[str, tuple[str, str]]
    names: tuple[str, ...]
    allowed: re.Pattern[str] | None
    pattern: re.Pattern[str] | None
    # The single words of each: a text that lacks one has none of them.
    parts: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, style: dict[str, Any]) -> "Wording":
        """Take them from style.yml as `content.style` loads it."""
        words = {
            word.lower(): (kind, instead)
            for kind in ("banned", "spelling")
            for word, instead in style[kind].items()
        }
        parts = tuple(frozenset(_WORD.findall(each)) for each in words)
        return cls(words, tuple(style["names"]), _any_of(style["allowed"]), _any_of(words), parts)

    def find(self, text: str) -> Iterator[Finding]:
        """Find placeholders, shouting, decimals, and words that this site does not use."""
        # Most texts have nothing of the kind, and a look at their words and signs shows it soonest.
        words = _WORD.findall(text.lower())
        if "(?" in text or not _RARE.isdisjoint(words):
            if talk := find_talk(text, words):
                yield from talk  # It goes as a whole.
                return
            for match in PLACEHOLDER.finditer(text):
                yield match.start(), f"'{match.group()}' is a placeholder", "write the words", ""
        if "!" in text:
            yield from _shouts(text)
        if _FOUR_CAPITALS.search(text):
            for match in CAPITALS.finditer(text):
                what = f"'{match.group()}' is all in capitals"
                yield match.start(), what, "write it in small letters", "spelling"
        if _POINT.search(text):
            yield from find_decimals(text)
        for start, what, mend in find_dates(text):
            yield start, what, mend, "spelling"
        yield from _slips(text, words)
        if any(map(frozenset(words).issuperset, self.parts)):
            yield from self._words(text)

    def _words(self, text: str) -> Iterator[Finding]:
        allowed = [match.span() for match in self.allowed.finditer(text)] if self.allowed else []
        for match in self.pattern.finditer(text) if self.pattern else ():
            kind, instead = self.words[match.group().lower()]
            if match.group() in self.names or any(start <= match.start() < end for start, end in allowed):
                continue
            if kind == "banned":
                yield (
                    match.start(),
                    f"'{match.group()}' is not a word of this site",
                    f"write: {instead}",
                    "banned-word",
                )
            elif not _is_name(text, match):
                yield (
                    match.start(),
                    f"'{match.group()}' is not British spelling",
                    f"write: {instead}",
                    "spelling",
                )


def _shouts(text: str) -> Iterator[Finding]:
    for match in _SHOUT.finditer(text):
        what = f"'{match.group()}' ends in an exclamation mark"
        yield match.start(), what, "end it with a full stop", ""


def _slips(text: str, words: list[str]) -> Iterator[Finding]:
    """Find slips of the keyboard: a space too many or too few beside a mark, a word twice,
    half a quotation, a word in two. `words` are those of the text, in small letters.
    """
    for match in _TWICE.finditer(text) if any(map(eq, words, words[1:])) else ():
        yield match.start(), f"'{' '.join(match.group().split())}' is a word twice", "keep one", "spelling"
    if "- " in text or "-\n" in text:
        yield from find_broken(text)
    for match in _JOINED.finditer(text):
        # At most as much of the word before it as a message has room for.
        before = re.split(r"[^\w-]", text[max(0, match.start() - 20) : match.start()])[-1]
        what = f"no space stands behind the full stop in '{before}{match.group()}'"
        yield match.start(), what, "put one", "spelling"
    for match in _SPACE_BEFORE.finditer(text):
        yield match.end() - 1, f"a space stands before '{match.group().strip()}'", "take it out", "spelling"
    for match in _FOREIGN_QUOTE.finditer(text):
        what = f"'{match.group()[0]}' is a quotation mark of another language"
        yield match.start(), what, 'begin and end the quotation with "', "spelling"
    yield from _half_quotations(text)


def _half_quotations(text: str) -> Iterator[Finding]:
    # German ends a quotation with the mark that begins one here; its beginning has been told of.
    if "„" in text:
        return
    begun: re.Match[str] | None = None
    for match in _QUOTE.finditer(text):
        if begun is None and match["after_a_number"] is not None:
            continue  # Inches.
        if begun is None and match.group() == "”":
            what = "'”' ends a quotation that nothing begins"
            yield match.start(), what, 'put " before its first word', "spelling"
        # A straight one begins a quotation, or ends the one that stands open.
        begun = match if match.group() == "“" or (match.group() == '"' and not begun) else None
    if begun:
        what = f"'{begun.group()}' begins a quotation that nothing ends"
        yield begun.start(), what, 'put " behind its last word', "spelling"


def find_long_sentences(text: str) -> Iterator[Finding]:
    """Find each sentence that has more words than a reader can hold."""
    if len(text.split()) <= MOST_WORDS:
        return
    for (start, _), sentence in zip(split_sentences(text), plain_sentences(text), strict=True):
        count = len(sentence.split())
        if count > MOST_WORDS:
            yield (
                start,
                f"a sentence has {count} words: '{' '.join(sentence.split()[:6])} ...'",
                f"make it two, of at most {MOST_WORDS} words each",
                "long-sentence",
            )


def _any_of(words: Any) -> re.Pattern[str] | None:
    return (
        re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
        if words
        else None
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Say whether a word is part of a name: it has a capital, and does not begin a sentence.

    Dr Gray, Cancer Center.
    """
    before = text[max(0, match.start() - 40) : match.start()].rstrip(" \"'“‘(")
    return match.group()[0].isupper() and bool(before) and before[-1] not in ".!?:\n|"
