"""How the words of another language are written, by translation.yml: one script, one spelling, sentences that
end."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from content.blanks import blank
from content.citations import CITATION
from content.library import Library
from content.pages import Page
from content.problems import Problem, shorten
from content.translation import TRANSLATION, Writing
from content.twins import twin_of
from editing.data_words import told_in
from editing.wording import MOST_WORDS, Finding

_DIGITS = re.compile(r"\d(?<![0-9])(?:(?![0-9])\d)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
# A text that was left in English is told of once.
_LATIN_WORDS = re.compile(rf"{_LATIN.pattern}(?:[\s\d,.;:?!'’\"“”–—-]+{_LATIN.pattern})*")
_LEFT_IN_ENGLISH = re.compile(rf"(?<![A-Za-zÀ-ɏ])(?:{_LATIN.pattern}[\s,.;:?!'’-]+){{4}}")
_ENDED = re.compile(r"[.?!][\"'”’)]*\s*$")
# What is filled in.
_GAP = re.compile(r"\{[a-z]+\}")
# What is no sentence, and may be longer.
_NO_SENTENCES = ("heading", "cell", "title", "description")
# How the names of letters begin that stand in texts of any script.
_OF_ANY_SCRIPT = ("LATIN", "COMBINING", "MICRO", "MODIFIER", "VARIATION")
# That a space follows these is house style, where it is one.
_LATIN_ENDS = ".?!"
_CLOSING = "\"'”’) "


def check_scripts(library: Library) -> list[Problem]:
    """Check every text in a language of translation.yml, on pages and in data."""
    problems: list[Problem] = []
    names = tuple(each.short_name for each in library.organizations.values())
    for page in library.pages.values():
        if writing := library.writings.get(page.language):
            problems += _on_page(library, page, writing, names)
    for language in {page.language for page in library.pages.values()} & set(library.writings):
        writing = library.writings[language]
        for name, line, text, english in told_in(library, language):
            problems += [
                Problem(name, line, what, mend)
                for _, what, mend, _ in find_slips(
                    _GAP.sub("_", text), writing, names, bool(_ENDED.search(english))
                )
            ]
    return problems


def _on_page(library: Library, page: Page, writing: Writing, names: tuple[str, ...]) -> Iterator[Problem]:
    head = page.head
    english = twin_of(library, page)
    others = english.prose if english else ()
    alike = [each.kind for each in others] == [each.kind for each in page.prose]
    texts = [each.text for each in others] if alike else [""] * len(page.prose)
    for prose, other in zip((*head, *page.prose), ([""] * len(head) + texts), strict=True):
        bare = blank(CITATION, prose.text)
        must_end = bool(_ENDED.search(CITATION.sub("", other).rstrip()))
        for position, what, mend, rule in find_slips(bare, writing, names, must_end):
            if rule == "long-sentence" and prose.kind in _NO_SENTENCES:
                continue
            yield Problem(page.path, prose.line_at(position), what, mend, rule=rule)


def find_slips(
    text: str, writing: Writing, names: tuple[str, ...] = (), must_end: bool = False
) -> Iterator[Finding]:
    """Find in a text what is written otherwise than its language is. `names` stand in any letters; `must_end`
    says that the English text ends as a sentence.
    """
    for match in _DIGITS.finditer(text):
        what = f"'{match.group()}' is not written in the digits 0 to 9"
        yield match.start(), what, f"write {in_figures(match.group())}", ""
    if _LATIN.search(text):
        yield from _of_two_scripts(text, writing)
        yield from _latin(text, writing, names)
    if strange := {letter for letter in set(text) if _is_strange(letter, writing.script)}:
        yield from _of_no_script(text, writing, strange)
    for match in _never(tuple(writing.never)).finditer(text) if writing.never else ():
        if is_word(text, match):
            yield (
                match.start(),
                f"'{match.group()}' is not the word for this here",
                f"write: {writing.never[match.group()]} ({TRANSLATION})",
                "spelling",
            )
    yield from _ends(text, writing, must_end)


def _ends(text: str, writing: Writing, must_end: bool) -> Iterator[Finding]:
    first = writing.ends[0]
    for match in re.finditer(r"\.(?=[\"'”’)]*(?:\s|$))", text):
        if match.start() and writing.has(text[match.start() - 1]):
            yield match.start(), "a full stop ends a sentence here", f"write '{first}'", ""
    # In the place of a citation stand more spaces than one.
    for match in re.finditer(rf"(?<=\S) {first}|{first}(?=\w)", text) if first not in _LATIN_ENDS else ():
        where, mend = ("before", "take it out") if match.group()[0] == " " else ("missing behind", "put one")
        yield match.start(), f"a space is {where} '{first}'", mend, ""
    last = text.rstrip(_CLOSING + "\n")
    if must_end and last and last[-1] not in writing.ends + ".":
        wrong = f"the last sentence does not end in {' or '.join(writing.ends)}"
        yield len(last) - 1, wrong, f"write '{first}' behind it", ""
    # What stands before a colon is a label.
    for match in re.finditer(rf"(?:[^:{re.escape(writing.ends)}]+|:(?!\s))+", text):
        words = match.group().split()
        # Dashes and the like between them are no words; most sentences are short, whatever is counted.
        if len(words) > MOST_WORDS:
            words = [word for word in words if any(map(str.isalnum, word))]
        # Of what was left in English is told as that.
        if len(words) > MOST_WORDS and not _LEFT_IN_ENGLISH.search(match.group()):
            yield (
                match.start() + len(match.group()) - len(match.group().lstrip()),
                f"a sentence has {len(words)} words: '{' '.join(words[:6])} ...'",
                f"make it two, of at most {MOST_WORDS} words each",
                "long-sentence",
            )


def _of_two_scripts(text: str, writing: Writing) -> Iterator[Finding]:
    for match in re.finditer(r"[^\s/()\[\]-]+", text):
        word = match.group()
        if _LATIN.search(word) and any(
            {bool(_LATIN.match(one)), bool(_LATIN.match(other))} == {True, False}
            and (writing.has(one) or writing.has(other))
            for one, other in pairwise(word)
        ):
            mend = "write it in one, or put a space between"
            yield match.start(), f"'{word}' mixes two scripts in one word", mend, ""


def _of_no_script(text: str, writing: Writing, strange: set[str]) -> Iterator[Finding]:
    for match in re.finditer(r"\S+", text):
        if found := next((letter for letter in match.group() if letter in strange), ""):
            of = unicodedata.name(found).split()[0].title()
            wrong = f"'{match.group()}' has a letter of another script ({of})"
            yield match.start(), wrong, f"type it anew, in {writing.script.title()}", ""


@lru_cache(maxsize=2048)
def _is_strange(letter: str, script: str) -> bool:
    """Whether a letter is of neither the script nor Latin, nor a sign that goes with any letter."""
    if letter.isascii() or unicodedata.category(letter)[0] not in "LM":
        return False
    return not unicodedata.name(letter, "LATIN").startswith((script, *_OF_ANY_SCRIPT))


def _latin(text: str, writing: Writing, names: tuple[str, ...]) -> Iterator[Finding]:
    kept = _kept((*writing.kept, *names))
    spared = blank(kept, text) if kept else text
    for match in _LATIN_WORDS.finditer(spared):
        neighbours = spared[max(0, match.start() - 1) : match.start()] + spared[match.end() : match.end() + 1]
        if not any(map(writing.has, neighbours)):
            yield (
                match.start(),
                f"'{shorten(text[match.start() : match.end()])}' stands in Latin letters",
                f"translate it, or add it to 'kept' in {TRANSLATION}",
                "",
            )


def in_figures(text: str) -> str:
    """A text with the digits 0 to 9 in the place of those of its script."""
    return _DIGITS.sub(lambda found: "".join(str(unicodedata.digit(each)) for each in found.group()), text)


def has_word(text: str, word: str) -> bool:
    """Whether a word, or several, stand in a text, and are no part of another word there."""
    return any(is_word(text, found) for found in re.finditer(re.escape(word), text))


def is_word(text: str, match: re.Match[str]) -> bool:
    """Whether no letter, and no sign that goes with one, stands right before or behind."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return not any(unicodedata.category(letter)[0] in "LM" for letter in around)


@lru_cache(maxsize=8)
def _never(words: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first, so that it is told of and not a part of it; those with the same first letter
    # together, so that not each of hundreds is asked for at each letter of a text.
    rest: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        rest[word[0]].append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(each)})" for first, each in rest.items()))


@lru_cache(maxsize=8)
def _kept(words: tuple[str, ...]) -> re.Pattern[str] | None:
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<![A-Za-z])(?:{longest})(?![A-Za-z])") if words else None
