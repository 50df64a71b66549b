"""Files spoilt at random, from a seed, in the ways that editors, programs and strangers spoil them."""

import random

# Bits that mean something to YAML, Markdown or one of our rules, and values that no file should hold.
BITS = (
    ": ",
    " #",
    "- ",
    "&a ",
    "*a",
    "!!int x",
    "!!float ''",
    "!x ",
    ".NaN",
    "-.Inf",
    "[",
    "]",
    "{",
    "}",
    "[[[[",
    "{{ x }}",
    "'",
    '"',
    "? ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\t",
    "\n",
    "\n\n",
    "\n---\n",
    "\n...\n",
    "...",
    "~",
    "null",
    "true",
    "0x1F",
    "0o17",
    "1e999",
    "9" * 5000,
    "<<<<<<< HEAD\n",
    "\n=======\n",
    ">>>>>>> main\n",
    "[@nice-ng234]",
    "[@",
    "](tel:",
    "](javascript:x)",
    "![",
    "<b>",
    "<!-- ",
    " -->",
    "::: care-card emergency\n",
    "::: ",
    "\n# ",
    "\n1. ",
    "\n  - ",
    "| a | b |\n|---|---|\n",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\x00",
    "\u0085",
    "\u2028",
    "\u0441",
    "\U0001f4de",
    "1,",
    "half of ",
    "per 1000",
    "999",
    "\\",
    "&amp;",
    "\r\n",
    "\r",
)
ODD = (
    "[]",
    "{}",
    "[a]",
    "{a: b}",
    "''",
    "null",
    "5",
    "-1",
    "1.5",
    "true",
    ".nan",
    "2026-13-45",
    "[[a]]",
    "{[a]: b}",
    "&x y",
    "*x",
)


def spoil(text: str, chance: random.Random, most: int = 4) -> str:
    """The text with one to four things done to it, or fewer at most."""
    for _ in range(chance.randint(1, most)):
        text = chance.choice(_WAYS)(text, chance)
    return text


def _put(text: str, chance: random.Random) -> str:
    place, bit = chance.randint(0, len(text)), chance.choice(BITS)
    return text[:place] + bit * (chance.choice((1, 1, 1, 3, 300)) if len(bit) < 100 else 1) + text[place:]


def _cut(text: str, chance: random.Random) -> str:
    start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[:start] + text[min(end, start + 200) :]


def _repeat(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    piece = text[start : start + chance.randint(1, 80)]
    return text[:start] + piece * chance.choice((2, 2, 50)) + text[start:]


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chosen = chance.randrange(len(lines))
    lines[chosen] = chance.choice(
        (
            "",
            " " + lines[chosen],
            "  - " + lines[chosen],
            lines[chosen].strip(),
            lines[chance.randrange(len(lines))],
        )
    )
    return "\n".join(lines)


def _value(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chosen = chance.randrange(len(lines))
    key, colon, _ = lines[chosen].partition(": ")
    lines[chosen] = f"{key}: {chance.choice(ODD)}" if colon else chance.choice(ODD)
    return "\n".join(lines)


_WAYS = (_put, _put, _cut, _repeat, _lines, _value, _value)
