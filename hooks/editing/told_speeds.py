"""A page says no slower speed of a sign than its care card does: "if one leg turns weak, see a doctor in the
next days" stands nowhere, as "how soon" stands in one place.

For English, where the words of the cards for now can be found again: a sentence that names such a sign, and
in a table a cell under another head than that for now.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from content.languages import ENGLISH
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem, shorten
from content.sentences import split_sentences
from editing.sign_words import no_sign, words_of_signs
from editing.speed_words import later_words, without_denials

RULE = "slower-speed"
_MEND = "say it as its card does, or link to the page for emergencies"
# Words that tell no sign; and what says "now", whatever else a sentence says.
_NO_SIGN = no_sign("any|some|sudden|suddenly|someone")
_NOW = re.compile(
    r"\b(?:now|ambulance|emergency|at once|immediately|straight away|999|911|112)\b", re.IGNORECASE
)
_MOST_PARTS = 2
_THE_SIGNS = re.compile(r"\b(?:an?|any|one)(?: of)?(?: the| these)? emergency signs?\b", re.IGNORECASE)
# Of which the beginning is the same, and which denies nothing.
_CANNOT = re.compile(r"\bcan(?:not|['’]t)\b", re.IGNORECASE)
_HOW_SOON = re.compile(r"\bhow soon\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no(?! longer)|none|nobody|without)\b", re.IGNORECASE)


def check_told_speeds(library: Library) -> Iterator[Problem]:
    """Check the English pages of health facts. What the pages about the site say of the rule, they quote."""
    signs = _signs(library)
    if not signs:
        return
    words = re.compile(rf"\b(?:{'|'.join(map(re.escape, signs))})\b")
    # Most texts are done with at one look.
    last = re.compile("|".join([*dict.fromkeys(re.escape(sign.split()[-1]) for sign in signs), "ncy sign"]))
    for page in library.pages.values():
        if page.language == ENGLISH and page.meta and page.is_health:
            for prose in page.prose:
                if prose.kind != "cell" and last.search(prose.text.lower()):
                    yield from _sentences(page, prose, words)
            yield from _tables(page, words)


def _signs(library: Library) -> list[str]:
    """The words that name a sign for now and none of another speed, each as the beginnings of its words."""
    cards = library.cards.values()
    now = [card for card in cards if card.speed == "now" and card.audience == "anyone"]
    some = {sign.id for card in now for addition in card.also if addition.audience for sign in addition.signs}
    facts = [fact for card in now for fact in card.facts if fact.id not in some]
    found = [part for fact in facts for part in _parts(fact.text.get(ENGLISH, ""))]
    if library.strip:
        clauses = (re.sub(r"^\s*or\b", "", clause) for clause in library.strip.text[ENGLISH].split(","))
        found += [part for clause in clauses if " or " not in clause for part in _parts(clause)]
    others = [fact for card in cards if card.speed != "now" for fact in card.facts]
    slower = " | ".join(_begin(text.get(ENGLISH, "")) for fact in others for text in (fact.text, fact.note))
    return [part for part in dict.fromkeys(found) if part not in slower]


def _parts(text: str) -> Iterator[str]:
    """The ways in which a text names a sign: of "an arm or a leg turns weak", the words from "a leg" on.

    A single word tells too little, and so do words that count only with others, or in a longer list.
    """
    words = text.split(",", maxsplit=1)[0]
    parts = re.split(r"\bor\b", words)
    if len(parts) <= _MOST_PARTS and not re.search(r"\b(?:with|as well as)\b", words):
        yield from (begun for part in parts if " " in (begun := _begin(part)))


def _begin(text: str) -> str:
    words = words_of_signs(text, _NO_SIGN)
    return " ".join("pee" if word.startswith("pee") else word[:4] for word in words)


def _names(text: str, words: re.Pattern[str]) -> bool:
    """Whether a text names a sign, and does not deny it. That somebody cannot do something is a sign."""
    return words.search(_begin(without_denials(_CANNOT.sub("cannod", text)))) is not None


def _sentences(page: Page, prose: Prose, words: re.Pattern[str]) -> Iterator[Problem]:
    for start, end in split_sentences(prose.text):
        sentence = prose.text[start:end]
        if not words.search(_begin(sentence)) and not _THE_SIGNS.search(sentence):
            continue  # Seen sooner than what else it says.
        later = later_words(_HOW_SOON.sub("", without_denials(sentence)))
        calm = _NONE.search(sentence) or _NOW.search(_THE_SIGNS.sub("", sentence))
        if later and not calm and (_THE_SIGNS.search(sentence) or _names(sentence, words)):
            what = f"'{shorten(sentence)}' says '{later}' of a sign that needs help now"
            yield Problem(page.path, prose.line_at(start), what, _MEND, rule=RULE)


def _tables(page: Page, words: re.Pattern[str]) -> Iterator[Problem]:
    """Cells under a head for later, in a table with one for now."""
    heads: list[str] = []
    head = last = 0
    cells = (prose for prose in page.prose if prose.kind == "cell")
    for line, row in groupby(cells, key=lambda prose: prose.line):
        texts = [prose.text for prose in row]
        # A line of hyphens stands under the heads alone.
        if line != last + (2 if last == head else 1):
            heads, head = texts, line
        elif any(map(_NOW.search, heads)):
            for column, text in zip(heads, texts, strict=False):
                if not _NOW.search(column) and _names(text, words):
                    what = f"'{shorten(text)}' needs help now, and stands under '{shorten(column)}'"
                    yield Problem(page.path, line, what, "put it under the head for now", rule=RULE)
        last = line
