"""What comes along when words are pasted into an English text: the talk of a chat program, the greeting and
the end of a mail, the hyphens of printed lines; and what is lost, such as the end of a sentence.
"""

import re
from collections.abc import Iterator

from content.blanks import blank
from content.citations import without_citations
from content.problems import shorten

_LINE = r"(?:^|(?<=\n))[ \t]*"
_ITS_END = r"[ \t]*(?=\n|$)"
# What a program that writes says to the one who asked it, and not to readers.
_REWORKED = "revised|rewritten|reworded|rephrased|restructured|edited|polished|shortened|simplified|condensed"
_DRAFT = (
    r"(?:version|text|section|draft|paragraph|passage|sentence|wording|copy|translation|rewrite|article)s?"
)
CHAT = re.compile(
    rf"\b(?:Sure(?: thing)?|Certainly|Of course|Absolutely|Great(?: question)?|Ok(?:ay)?|Got it|No problem)"
    rf"[,.!:;–—-]*\s+here(?:['’]s|\s+(?:is|are))\b|"
    rf"\bHere(?:['’]s|\s+(?:is|are))\s+(?:[\w-]+\s+){{0,3}}(?:{_REWORKED}|updated|improved)\s+"
    rf"(?:[\w-]+\s+){{0,2}}{_DRAFT}\b|"
    rf"\bI(?:['’]ve|\s+have)\s+(?:{_REWORKED})\s+(?:the|your|this|it|that)\b|"
    r"\bhope\s+(?:this|that)\s+(?:helps|is\s+helpful|clarifies|answers\s+your|meets\s+your|works\s+for\s+you|"
    r"(?:e-?mail|message)\s+finds)\b|"
    r"\blet\s+me\s+know\s+(?:(?:if|whether)\s+you(?:['’]d|\s+would)?\s+(?:like|want|need|prefer|have)|"
    r"(?:if|how|whether)\s+(?:this|that|it|there)|what\s+you\s+think)\b|"
    r"\b(?:would\s+you\s+like|do\s+you\s+want)\s+me\s+to\s+(?:also\s+)?(?:adjust|rewrite|draft|expand|format|"
    r"generate|tailor|shorten|simplify|translate|convert|refine|turn\s+(?:this|it))\b|"
    r"\bmy\s+(?:knowledge\s+cut-?off|(?:last|latest)\s+(?:knowledge\s+|training\s+)?update|training\s+data)\b",
    re.IGNORECASE,
)
# In whatever it says stands one of these.
_OF_CHAT = frozenset(
    ["here", "hope", "know", "me", "cutoff", "cut", "update", "training", *_REWORKED.split("|")]
)
MAIL = re.compile(
    rf"{_LINE}(?:Sent\s+from\s+(?:my|Outlook|Mail|Yahoo|Gmail|Proton)\b[^\n]*|Get\s+Outlook\s+for\b[^\n]*|"
    rf"(?:(?:Kind(?:est)?|Best|Warm(?:est)?|With\s+(?:kind|best|warm)|Many)\s+(?:regards|wishes|thanks)|"
    rf"Yours\s+(?:sincerely|faithfully|truly)|Sincerely\s+yours),?{_ITS_END}|"
    rf"(?:(?:Regards|Cheers|Thanks|Sincerely)|(?:Hi|Hello|Hey|Dear)\s+(?:all|team|both|everyone|colleagues?)|"
    rf"(?:Hi|Hello|Hey)\s+(?-i:[A-Z])[\w’'-]+),{_ITS_END}|"
    rf"On\s[^\n]{{6,80}}\swrote:{_ITS_END}|From:[^\n]+\n[ \t]*Sent:[^\n]*)|"
    r"\bthis\s+(?:e-?mail|message)\s+(?:and\s+any\s+attachments?\s+)?(?:is|are|may\s+be|contains?)\s+"
    r"(?:confidential|privileged|intended\s+(?:only|solely)\s+for)\b",
    re.IGNORECASE,
)
_OF_MAIL = frozenset(
    (
        *("sent", "outlook", "regards", "wishes", "thanks", "yours", "sincerely", "cheers", "hi", "hello"),
        *("hey", "dear", "wrote", "confidential", "privileged", "intended"),
    )
)
# What one of these stands in may be either; most texts have none of them.
OF_TALK = _OF_CHAT | _OF_MAIL
# Right are such as "two- and three-day" and "first-, second- and third-hand".
_BROKEN = re.compile(
    r"-(?<=[^\W\d_]-)[ \t]*(?:\n[ \t]*|(?<=[ \t]))"
    r"(?!(?:and|or|to|nor|but|than|then|through|versus|vs|as|rather|plus)\b)[a-z][\w’'-]*"
)
_CLOSING = " \n\"'”’»)*_"
_ENDS = ".?!:…"
# Four words and more, of which the last is no name, or has something behind it that goes on.
_CUT_OFF = re.compile(
    r"(?:(?<![\w’'-])[^\W\d_][\w’'-]*[,;]?[ \n]+){3}(?:[a-z][a-z’'-]*[,;–—]?|[\w’'-]+[,;–—-])$"
)
_LAST = 90
_QUOTES = re.compile(r"[“\"][^“”\"]*[”\"]?")


def find_talk(text: str, words: list[str]) -> list[tuple[int, str, str, str]]:
    """Find what a chat program or a mail says besides. `words` are those of the text, in small letters."""
    found = []
    if not _OF_CHAT.isdisjoint(words):
        # What a page lets somebody say, she may say so.
        for match in CHAT.finditer(blank(_QUOTES, text)):
            what = f"'{shorten(match.group())}' speaks to an editor, and not to readers"
            found.append((match.start(), what, "take the sentence out", "spelling"))
    if not _OF_MAIL.isdisjoint(words):
        for match in MAIL.finditer(text):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            what = f"'{shorten(match.group())}' belongs to a mail"
            found.append((start, what, "take it out, with the name below it", "spelling"))
    return found


def find_broken(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Find words that a hyphen and a space part, as at the end of a printed line."""
    for match in _BROKEN.finditer(text):
        # At most as much of the word before it as a message has room for.
        before = re.split(r"[^\w-]", text[max(0, match.start() - 20) : match.start()])[-1]
        parts = shorten(before + match.group())
        what = f"a hyphen and a space part '{parts}', as at the end of a printed line"
        yield match.start(), what, "join the two, or take the hyphen out", "spelling"


def find_cut_off(text: str, bare: str) -> Iterator[tuple[int, str, str, str]]:
    """Find that a paragraph's last sentence has no end. `bare` is the text with spaces in the place of
    pictures. Lines such as those of an address need no end.
    """
    if text.rstrip(_CLOSING)[-1:] in _ENDS or "\t" in text or MAIL.search(text):
        return
    # A citation may stand behind the full stop, and a picture behind it all.
    words = without_citations(text).rstrip(_CLOSING)
    last = bare.split()[-1:]
    match = _CUT_OFF.search(words[-_LAST:])
    if match and last and words.endswith(last[0].rstrip(_CLOSING)):
        end = " ".join(match.group().split()[-3:])
        what = f"this paragraph ends in the middle of a sentence: '... {end}'"
        yield len(text.rstrip()) - 1, what, "write the rest of it, and a full stop", "spelling"
