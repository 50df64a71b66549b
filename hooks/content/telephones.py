"""Telephone links and mail links: what a tap rings or writes to is what the words say.

`tel:` follows RFC 3966 without its visual separators, `mailto:` RFC 6068 with one address.
"""

import re
import unicodedata

# Digits in ASCII alone: a telephone dials no others.
DIALLED = re.compile(r"\+?[0-9]+")
_SEPARATORS = re.compile(r"[\s().\-–/]+")
_MAIL = re.compile(r"[^\s@,;:<>]+@[^\s@,;:<>]+\.[^\s@,;:<>?]+(?:\?(?:subject|body)=[^\s?]*)?")
_COPIES = re.compile(r"[?&](?:to|b?cc)=", re.IGNORECASE)
_TWO_SCHEMES = re.compile(r"https?:/*(?P<inner>(?:tel|mailto):.*)", re.IGNORECASE)
_SCHEME = re.compile(r"(?P<scheme>tel|mailto):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
# A number in words, in the digits of any script, perhaps with its end in letters (1-800-4-CANCER).
_IN_WORDS = re.compile(r"\d(?:[\s().\-–]*\d|-[A-Z]{3,})*")
# The same as it is spoken: nine nine nine, one-oh-one, triple nine.
NAMES = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
DIGITS = {name: str(number) for number, name in enumerate(NAMES.split("|"))}
_SPOKEN_DIGITS = DIGITS | {
    "oh": "0",
    "nought": "0",
}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_SPOKEN_DIGIT = rf"(?:(?:{'|'.join(_TIMES)})[\s-]+)?(?:{'|'.join(_SPOKEN_DIGITS)})"
SPOKEN_NUMBER = rf"{_SPOKEN_DIGIT}(?:(?:[\s-]|,\s)+{_SPOKEN_DIGIT})*"
SPOKEN = re.compile(rf"\b{SPOKEN_NUMBER}\b", re.IGNORECASE)
# Shorter ones are hours and ages.
_FEWEST_DIGITS = 3
# With the code of a country before them: none of any country are shorter (ITU-T E.164 sets the most alone).
_FEWEST_ABROAD = 7
# A country's code with a 0 in brackets behind it, which calls from abroad leave out; those to Italy keep it.
_BRACKETS = re.compile(r"(\+(?!39|378)\d{1,3}[\s.-]*)\(0\)[\s.-]*")
# The same without brackets, for countries in which no number has a 0 there.
_KEPT = re.compile(r"\+(27|33|353|44|49|61|63|64|880|91|92|94|971|977)0")
# The letters on a telephone's keys (ITU-T E.161).
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
# A number to ring in a text: in its link, or in plain words.
_TO_RING = re.compile(
    r"\(tel:([^)]*)\)|\b(?:ring|call|dial|phone)(?: us| them)?(?: on)? "
    rf"([0-9][0-9 -]*[0-9]\b|{SPOKEN_NUMBER}\b)",
    re.IGNORECASE,
)


def digits_of(number: str) -> str:
    """The digits that a written number dials: '0800 611 116' -> '0800611116'.

    What stands in brackets is left out, and a + stays.
    """
    return re.sub(r"\(.*\)|[^0-9+]", "", number)


def numbers_to_ring(text: str) -> list[str]:
    """The digits of each number that a text tells its reader to ring, in its order and repeated as there."""
    found = [link or words for link, words in _TO_RING.findall(text)]
    spoken = [words if not words[:1].isalpha() else spoken_digits(words) for words in found]
    # Spoken, one digit or two is a count: ring one of them.
    return [
        re.sub(r"[^0-9]", "", digits)
        for words, digits in zip(found, spoken, strict=True)
        if not words[:1].isalpha() or len(digits) >= _FEWEST_DIGITS
    ]


def wrong_contact(address: str, words: str) -> tuple[str, str] | None:
    """What is wrong with a link to ring or to write to and how to mend it, or None, as for any other link.

    `words` are what the reader sees of the link.
    """
    if two := _TWO_SCHEMES.fullmatch(address):
        return f"'{address}' is two addresses in one, and leads nowhere", f"write {two['inner']}"
    found = _SCHEME.fullmatch(address)
    if not found:
        return None
    scheme, rest = found["scheme"], found["rest"].strip()
    if words.lower().startswith("tel:"):
        return f"the link '{words}' shows its mark", f"write it as [{rest}](tel:{rest})"
    if scheme != scheme.lower():
        return f"'{scheme}:' stands in capitals", f"write {scheme.lower()}:{rest}"
    return _wrong_number(address, rest, words) if scheme == "tel" else _wrong_mail(address, rest, words)


def _wrong_mail(address: str, rest: str, words: str) -> tuple[str, str] | None:
    if not rest:
        return (
            f"the link '{words}' writes to nobody",
            "put the address after mailto:, such as mailto:us@example.org",
        )
    if not _MAIL.fullmatch(rest) or _COPIES.search(rest):
        return (
            f"'{address}' is no e-mail address",
            "write one address and nothing else, such as mailto:us@example.org",
        )
    return None


def _wrong_number(address: str, rest: str, words: str) -> tuple[str, str] | None:
    if not rest:
        return f"the link '{words}' rings nobody", "put the number after tel:, such as tel:999"
    if not DIALLED.fullmatch(address.removeprefix("tel:")):
        dialled = _SEPARATORS.sub("", _BRACKETS.sub(r"\1", rest))
        return (
            f"'{address}' holds more than a number",
            (
                f"write tel:{dialled}"
                if DIALLED.fullmatch(dialled)
                else "after tel: write digits alone, such as tel:999, with a + before the code of a country"
            ),
        )
    if kept := _keeps_zero(rest, words):
        return f"the link '{address}' keeps the 0 that is for calls within the country", kept
    told = _BRACKETS.sub(r"\1", words)
    numbers = [*map(_dialled, _IN_WORDS.findall(told)), *map(spoken_digits, SPOKEN.findall(words))]
    shown = [number for number in numbers if len(number) >= _FEWEST_DIGITS]
    if shown and rest.lstrip("+") not in shown:
        return f"the words say '{words}', but the link rings {rest}", "give both the same digits"
    if len(set(shown)) > 1:
        return f"the words say '{words}', but the link rings {rest} alone", "make a link of each number"
    if rest[0] == "+" and len(rest) <= _FEWEST_ABROAD:
        return (
            f"'{address}' is too short to begin with the code of a country",
            f"take out the + if {rest[1:]} is the whole number, or write the rest of it",
        )
    if len(rest) < 2:
        return f"nobody can be rung at '{address}'", "write the whole number, such as tel:999"
    return None


def _keeps_zero(rest: str, words: str) -> str | None:
    """How to mend a number with a 0 behind its country's code that calls from abroad leave out, or None."""
    if shown := _BRACKETS.search(words):
        code = re.sub(r"[^+\d]", "", shown[1])
        return f"write tel:{code}{rest[len(code) + 1 :]}" if rest.startswith(f"{code}0") else None
    if found := _KEPT.match(rest):
        also = ", and no 0 there in the words" if rest[1:] in _dialled(words) else ""
        return f"write tel:+{found[1]}{rest[found.end() :]}{also}"
    return None


def _dialled(words: str) -> str:
    """The digits of a number in words: of any script, and of letters as they stand on the keys."""
    return "".join(str(unicodedata.decimal(each)) for each in words.translate(_KEYS) if each.isdecimal())


def spoken_digits(words: str) -> str:
    """The digits of a number that is spoken: triple nine -> 999."""
    digits, times = "", 1
    for word in re.findall(r"[a-z]+", words.lower()):
        digits += _SPOKEN_DIGITS.get(word, "") * times
        times = _TIMES.get(word, 1)
    return digits
