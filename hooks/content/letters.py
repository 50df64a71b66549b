"""Letters that are not what they seem: those that no editor shows, those that are drawn like others, and
those that came of a wrong encoding.

No search finds a word with one, no id fits, and the fonts of handouts have few of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# No-break and other odd spaces, marks of direction, Word's own bullets, letters without a shape. Hindi needs
# U+200C and U+200D, and small pictures U+FE0F: behind a sign of ASCII none has anything to do. What stands
# before is asked behind the character, so that a search looks at nothing else.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f"
    "\u2028-\u202f\u2060-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U0010ffff](?<!(?<![\x00-\x7f])[\u200c\u200d\ufe0f])(?<!\ufe0f(?=\u20e3))"
)
_NO_ROOM = ("Cf", "Mn")
# Letters that are drawn like Latin ones.
_TWINS = dict(
    zip("АВЕЅІЈКМНОРСТХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXaesijopcyxABEZHIKMNOPTYXo", strict=True)
)
_DRAWN_ALIKE = "".join(_TWINS)
# Of other alphabets, all letters: Cyrillic, Armenian, Cherokee, Coptic, Lisu.
_OTHERS = "\u0400-\u058f\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4fd"
_TWIN = re.compile(rf"(?<=[A-Za-z])[{_DRAWN_ALIKE}{_OTHERS}]|[{_DRAWN_ALIKE}{_OTHERS}](?=[A-Za-z])")
# A word of such letters alone, among Latin ones: a CT scan in Cyrillic. Where other words are in that
# alphabet, it is one of them.
_TWIN_WORD = re.compile(rf"(?<![^\W\d_])[{_DRAWN_ALIKE}]+(?![^\W\d_])")
_LATIN, _OF_ANOTHER = re.compile("[A-Za-z]"), re.compile(rf"(?![{_DRAWN_ALIKE}])[\u0370-\u052f]")
# One sign for what is typed with others: ligatures, Roman numbers, raised, circled, wide and bold letters and
# marks.
_SIGNS = (
    "\u0132\u0133\u0149\u017f\u02b0-\u02b8\u037e\u1d2c-\u1d6a\u2024\u2025\u203c\u2047-\u2049\u2071\u207f\u2090-\u209c"
    "\u2160-\u217f\u24b6-\u24e9\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e\uff61\U0001d400-\U0001d7ff"
)
_STANDS_FOR = re.compile(f"[{_SIGNS}]+")
_APOSTROPHES = "´ʹʼˈ′"
_APOSTROPHE = re.compile(f"(?<=[A-Za-z])[{_APOSTROPHES}](?=[A-Za-z])")
# A mark that stands apart from its letter, as some systems write file names.
_APART = re.compile("(?<=[A-Za-z])[\u0300-\u034e\u0350-\u036f]+")
# UTF-8 that was read as Windows' own encoding and saved again.
_MISREAD = re.compile("â€[^\\w\\s]?|[ÃÂ][\xa1-\xbf]|à[¤¥]|ï»¿")
# Whatever is odd, one of these stands in it. Most texts have none, and are done with.
_ODD = re.compile(f"[{_DRAWN_ALIKE}{_OTHERS}{_SIGNS}{_APOSTROPHES}\u0300-\u036fâÃÂàï]")


def find_unseen(text: str) -> Iterator[tuple[int, str]]:
    """The line, counted from 1, and a description of each character that no editor shows."""
    for line, before, character in _find(_UNSEEN, text):
        yield line, f"(U+{ord(character):04X}) stands " + (f"after '{before}'" if before else "here")


def find_odd_letters(text: str) -> Iterator[tuple[int, str]]:
    """The line, counted from 1, and a description of each letter or sign that is not the one that was meant:
    it is drawn like a Latin one beside it, stands for others, or came of a wrong encoding.
    """
    if not _ODD.search(text):
        return
    for line, before, character in _find(_TWIN, text):
        yield line, f"{_named('letter', character, before)} only looks like a Latin one"
    lines = text.split("\n")
    for line, before, word in _find(_TWIN_WORD, text):
        if _is_alone(lines[line - 1]):
            yield line, f"{_named('letter', word[0], before)} only looks like a Latin one"
    for pattern in (_STANDS_FOR, _APOSTROPHE):
        for line, before, signs in _find(pattern, text):
            if (meant := _meant(signs)).isascii():
                yield line, f"{_named('sign', signs, before)} stands for '{meant}'"
    for line, before, marks in _find(_APART, text):
        yield line, f"{_named('mark', marks, before)} stands apart from its letter"
    for line, before, signs in _find(_MISREAD, text):
        where = f" after '{before}'" if before else ""
        yield line, f"'{signs}'{where} comes of a file that was read in a wrong encoding"


def seen(text: str) -> str:
    """The text as it was meant: a space for each character that cannot be seen and takes room, Latin letters
    for their twins, and what a sign stands for.
    """
    text = _UNSEEN.sub(lambda found: "" if unicodedata.category(found.group()) in _NO_ROOM else " ", text)
    text = _STANDS_FOR.sub(lambda found: _meant(found.group()), text)
    text = _APOSTROPHE.sub("'", text)
    text = unicodedata.normalize("NFC", text) if _APART.search(text) else text
    return _TWIN.sub(lambda found: _TWINS.get(found.group(), "x"), text)


def _meant(sign: str) -> str:
    return "'" if sign in _APOSTROPHES else unicodedata.normalize("NFKC", sign)


# A line may hold thousands of such words.
@lru_cache(maxsize=64)
def _is_alone(line: str) -> bool:
    """Whether a word of twins on this line stands among Latin words, and no other of its alphabet."""
    return bool(_LATIN.search(line)) and not _OF_ANOTHER.search(line)


def _named(kind: str, characters: str, before: str) -> str:
    alphabet = unicodedata.name(characters[0], "a letter").split(" ")[0].capitalize()
    code = f"U+{ord(characters[0]):04X}" + (f", {alphabet}" if kind == "letter" else "")
    return f"the {kind} '{characters}' ({code}) " + (f"after '{before}'" if before else "here")


def _find(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str, str]]:
    """The line, the last words before it on that line, and the character, for each that a pattern finds."""
    line, counted = 1, 0
    for match in pattern.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield line, text[max(0, counted - 20) : counted].rpartition("\n")[2].strip(), match.group()
