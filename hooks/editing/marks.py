"""Marks that no reader is meant to meet: of Markdown, of HTML, of other programs, of word processors.

Whatever Markdown does not take for a mark is shown as it was typed. Each rule looks at what the rules before
it have left (`editing.left_over`), so that a mistake is told once.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from content.stray import HTML


class Rule(NamedTuple):
    """A pattern, what is wrong with what it finds ({}), how to mend that, and the kinds of prose that it is
    not for. `signs` are those of which one stands in whatever it finds; none if that may be without.
    """

    signs: Collection[str]
    pattern: re.Pattern[str]
    what: str
    mend: str
    not_in: tuple[str, ...] = ()
    # A mark that often comes in many: the first in a paragraph is told.
    once: bool = False


def _any(*patterns: str, signs: Collection[str] = "") -> tuple[Collection[str], re.Pattern[str]]:
    return signs, re.compile("|".join(patterns), re.MULTILINE)


_OTHER_PROGRAM = (
    "'{}' is a mark of another program, and would be shown as it stands",
    "take it out, and write plain words",
)
_NO_LIST = "a line begins with '{}', which makes no list"
_TAKE_OUT = (
    "'{}' would be shown as it stands",
    "take it out, or put a backslash before it if readers shall see it",
)
# Bullets of word processors and mails; arrows, numbers in circles, shapes and small pictures, of which
# Unicode has whole blocks; a digit on a key.
_BULLET = (
    "(?:[•·‣∙⁃⦁¤–—◦\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?|\\d\ufe0f?\u20e3)"
)

# Most texts have none of these, and most of the time is spent in seeing that. So a rule is not asked for a
# text without its signs. And where it can be, each way in which a mark is written begins with a sign, and
# what must not stand before it is asked behind that sign: a search then looks at nothing in between.
RULES = (
    # Before the rule for three colons, which it would be half of.
    Rule(*_any(r"^[ \t]*\.\.[ \t]+[\w-]+::", signs=["::"]), *_OTHER_PROGRAM),
    Rule(*_any(r"::(?<=\w::)(?!:)", signs=["::"]), *_OTHER_PROGRAM),
    # What ends a block in other programs.
    Rule(
        *_any(r"^[ \t]*:::+[ \t]*$", signs=["::"]),
        "'{}' ends nothing",
        "take it out: a block of this site is one line",
    ),
    # A block with too few colons, behind other words or right under them.
    Rule(
        *_any(r"(?:^[ \t]*::|:::)[ \t:]*[a-z-]*", signs=["::"]),
        "'{}' would be shown as words",
        "write a block with three colons on a line of its own, and put an empty line before it",
    ),
    # Boxes, tabs, tasks, meanings, lists of contents, what is put in from elsewhere.
    Rule(
        *_any(
            r"^(?:(?:!!!|!\?\?|\?\?\?\+?|===[ \t]|///)[^\n]*|\[[ xX]?\](?=\s)|\*\[[^\[\]\n]*\]:[^\n]*|"
            r":[ \t]*(?=[^\W\d])(?!\w[\w-]*:))",
            signs="!?=/[:",
        ),
        *_OTHER_PROGRAM,
    ),
    Rule(
        *_any(
            r"\[(?:![a-zA-Z]+|TOC)\]|;?--?8<[^\n]*",
            r"!(?<![\w!]!)[A-Za-z][\w-]*\b(?:\([^()\n]*\))?",
            signs="[!<",
        ),
        *_OTHER_PROGRAM,
    ),
    Rule(
        *_any(
            r"\[[^\[\]\n]*\]\{[^{}\n]*\}?",
            r"\$?\{+[^{}\n]*\}*",
            r"\}\}*",
            r"!?\[\[[^\[\]\n]*\]\]",
            signs="[{}",
        ),
        *_OTHER_PROGRAM,
    ),
    # Headings, titles and code of other programs.
    Rule(
        *_any(
            r"^(?:(?:h[1-6]|bq)\.(?=[ \t])|\.(?=[A-Z])|#[+.][^\n]*|"
            r"(?:import\s[^\n]*\sfrom\s|export\s(?:const|default|function)\b)[^\n]*)",
        ),
        *_OTHER_PROGRAM,
    ),
    # Struck out, marked, put in; small pictures by name; formulas, notes, places for values.
    Rule(
        *_any(
            r"~~[^~\n]+~~|==[^=\n]+==|\+\+[^+\n]+\+\+",
            r":(?<![\w:]:)[a-z][a-z0-9_+-]*:(?![\w:])",
            r"\$\$[^$\n]*\$*",
            r"\$(?<![\w$]\$)[A-Za-z(\\](?:[^$\n]{0,60}[^\s$])?\$",
            r"\$(?<![\w$]\$)[A-Za-z_]\w*",
            r"%%[^%\n]*%*",
            r"#(?<![\w#&/]#)[a-z][\w-]+",
            r"%(?<![\w%]%)(?:[sdf]\b|\(\w+\)[sdf]?)",
            r"</?[%#][^\n]*?[%#]?>",
            signs="~=+:$%#<",
        ),
        *_OTHER_PROGRAM,
    ),
    Rule(
        *_any(r"^[ \t]*\[[^\[\]\n]+\]:[ \t]*\S+", signs="["),
        "the address of a link stands apart from its words: '{}'",
        "put it right behind the words, as in [words](page.md)",
    ),
    # Another reader of Markdown could see a link here.
    Rule(
        *_any(
            r"!\[[^\[\]\n]*\][ \t]?(?:\([^()\n]*\)?|\[[^\[\]\n]*\]?)",
            r"\[[^\[\]\n]*\][ \t]?(?:\([^()\n]*\)?|\[[^\[\]\n]*\]?)",
            r"\][ \t]?[(\[]",
            r"\([^()\n]*\)\[[^\[\]\n]*\]",
            r"\([\w./-]+\.md(?:#[\w-]*)?\)",
            signs="[](",
        ),
        "a link begins here that cannot be read",
        "write it as [words](page.md), with no space in the address",
    ),
    Rule(
        *_any(r"\[[^\[\]\n]*\]?", r"\]", signs="[]"),
        "'{}' would be shown with its bracket",
        "write a link as [words](page.md) and a citation as [@source-id, place], or take the bracket out",
    ),
    Rule("<", HTML, "'{}' is HTML", "write it as Markdown, or as a ::: block"),
    Rule(
        *_any(r"&(?:#?\w+;|(?:#x?[0-9a-f]+|amp|gt|lt|nbsp|quot)\b)", r"\b(?:nbsp|amp|quot);", signs="&;"),
        "'{}' is HTML",
        "write the letter itself",
    ),
    Rule(
        *_any(
            r"\b(?:https?://|www\.(?=\w))[^\s<>]*[^\s<>.,;:!?)]",
            r"(?<![\w.@/-])(?:[\w-]+\.)+(?:uk|org|com|net|gov|edu|int|eu|in)/[\w/.-]*[\w/-]",
            signs=("/", "www."),
        ),
        "nobody can tap on '{}'",
        "write it as [words](address)",
    ),
    Rule(
        *_any(
            rf"^[ \t]*(?:{_BULLET}(?=[ \t]*\S)|[-=]+>|[üØ¨⁌⁍](?=[ \t])|[vq§](?=\t)|"
            # a) (a) ii) (1) a. ii. 1: and what a word processor's second bullet comes out as.
            r"(?:\(?(?:[A-Za-z]|[ivx]{2,4})\)|\(\d{1,2}\)|(?:[a-z]|[ivx]{2,4})\.|\d{1,2}:|o)(?=[ \t])|"
            # 1 - ring; A. ring and B. wait; Step 1: ring and Step 2: wait.
            r"\d{1,2}[ \t][-–—](?=[ \t]+[^\W\d])|"
            r"A\.(?=[ \t][^\n]*\n[ \t]*B\.[ \t])|Step \d{1,2}\b(?=[^\n]*\n[ \t]*Step \d))",
            r"^(?<=[.:;?!]\n)[ \t]*\d{1,2}[.)](?=[ \t]+[^\W\d])",
        ),
        _NO_LIST,
        "begin each item with a hyphen and a space, and put an empty line before the first",
        ("heading", "cell", "data"),
    ),
    Rule(
        *_any(r"^[ \t]*[•‣∙⁃⦁◦](?=[ \t]*\S)", signs="•‣∙⁃⦁◦"),
        "'{}' begins this text, and would be shown",
        "take it out",
        ("paragraph", "item"),
    ),
    Rule(
        *_any(r"[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?"),
        "'{}' is a small picture, which not everyone sees",
        "write it in words",
    ),
    Rule(
        *_any(r"^[ \t]*(?:[-+]|\d{1,2}[.)])(?=[^\W\d_])", signs="-+.)"),
        _NO_LIST,
        "put a space behind it",
        ("heading", "cell"),
    ),
    Rule(
        *_any(r"^[ \t]*(?:#{2,6}|#(?=[^\W\d_]))[^\s#][^\n]*", signs="#"),
        "'{}' makes no heading",
        "put a space behind the #",
    ),
    Rule(
        *_any(r"^[ \t]*#{7,}", signs="#"), "'{}' makes no heading", "write two to four of them, and a space"
    ),
    # As in a table of another program.
    Rule(
        *_any(r"\t(?<=\S\t)\t*(?=\S)", signs="\t"),
        "a tab stands within the line",
        "put a space in its place; for a table write | between its cells",
        once=True,
    ),
    # A cell has no other way to hold one than behind a backslash.
    Rule(
        *_any(r"\|(?:[ \t:-]*\|)*", signs="|"),
        "'{}' would be shown as it stands",
        "for a table put a line such as |---|---| under its heads, with as many cells as they are",
        ("cell",),
        once=True,
    ),
    *(
        Rule(*_any(mark, signs=[sign]), *_TAKE_OUT, once=True)
        for sign, mark in (
            *((sign, rf"\{sign}\{sign}*") for sign in r"*`_\~^"),
            ("@", r"@(?<![\w.+-]@)@*"),
            ("..", r"\.(?<!\.\.)\.(?:\.\.+)?(?![./\w])"),
            # One of these alone may be meant; C++ is a name.
            *((2 * sign, rf"\{sign}\{sign}+") for sign in "=<>-/;'?,"),
            ("++", r"\+(?<![\w+]\+)\++"),
        )
    ),
)
