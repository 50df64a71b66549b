"""What went wrong in YAML between two lines: a quote left open, a value above a list, a line too far right.

YAML tells of such a slip on a later line, where nothing is wrong.
"""

import re

from content.problems import shorten

# The value on a line: after its key, its hyphen or an opening bracket.
VALUE = re.compile(r"^\s*(?:- +)*(?:(?:[{\[,] ?)?[\w./-]+: +)*(?P<value>\S.*)?$")
# An apostrophe within straight quotes of its own kind.
APOSTROPHE = re.compile(r"(?:^|[\s:\[{,])'[^']*\w'\w")
COLON_WITHIN = "mapping values are not allowed in this context"
QUOTE_OPEN = ("a quote is opened here and not closed", "end the text with the same quote")
_KEY = re.compile(r"^\s*(?:- +)?(?P<key>[\w./-]+):(?:\s|$)")
_KEY_WITH_VALUE = re.compile(r"^\s*(?:- +)?(?P<key>[\w-]+): +(?P<value>[^\s\"'|>\[{&!#].*)$")
# So many lines above, a quote may have been left open; and so often a word stands as a key.
_FAR, _OFTEN = 40, 2


def between_lines(problem: str, rows: list[str], here: int) -> tuple[int, str, str] | None:
    """What went wrong above this line: on which line from 0, what is wrong there, and how to mend it."""
    for row in range(here, max(here - _FAR, -1), -1):
        if _leaves_a_quote_open(rows, row):
            return row, *QUOTE_OPEN
    above, line = _KEY_WITH_VALUE.match(rows[here - 1] if here else ""), rows[here]
    below = _KEY.match(line)
    if not above:
        return None
    if line.strip().startswith("- ") and len(line) - len(line.lstrip()) == above.start("key"):
        what = f"a list begins below this line, and '{above['key']}' has a value here already"
        return here - 1, what, f"write '- {shorten(above['value'])}' as a line of that list"
    if problem == COLON_WITHIN and below and below.start("key") > above.start("key"):
        key = below["key"]
        # Within a text, hardly a word has a colon that is a key elsewhere.
        if sum(bool(found and found["key"] == key) for found in map(_KEY.match, rows)) > _OFTEN:
            what = f"'{key}' begins further right than '{above['key']}' above, so it is read as its text"
            return here, what, "begin both lines in the same column"
    return None


def _leaves_a_quote_open(rows: list[str], row: int) -> bool:
    """Whether a value begins with a quote and does not end on its line, though the next begins with a key."""
    found = VALUE.match(rows[row])
    quote = ((found["value"] if found else "") or " ")[0]
    following = rows[row + 1] if row + 1 < len(rows) else ""
    # Of an apostrophe within the text there is a slip of its own.
    odd = quote in "\"'" and rows[row].count(quote) % 2 and not APOSTROPHE.search(rows[row])
    return bool(odd and _KEY.match(following))
