"""What must stand in no text, whoever writes it: HTML, and addresses that a browser runs or fetches.

The list of dangerous markup follows the OWASP Cross Site Scripting Prevention cheat sheet; the policy of
`publishing.security_headers` would stop it in a browser, but an editor shall hear of it first.
"""

import re
from collections.abc import Iterator
from html import unescape

from content.letters import find_unseen
from content.problems import shorten
from content.telephones import wrong_contact

# As browsers read it: a tag, a comment or an instruction begins with one of these right after the bracket.
HTML = re.compile(r"<[A-Za-z/!?][^\s<>]*>?")
_ENTITY = re.compile(r"&#?\w+;")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
# What a link is made of. Each piece is looked at once, so that a thousand open brackets cost no more than
# one.
_PIECE = re.compile(r"\\.|(?P<open>!?\[)|\](?:\((?P<address>[^()]*)\)?)?")
_SCHEMES = ("https", "tel", "mailto")
# Letters of any script stand in a host's name, and no sign that leads on to something else.
_LABEL = r"[^\s./?#:@,\[\]\\%|<>\"{}^`。．｡]"
# A host has a dot in its name, and ends in letters.
_WEBSITE = re.compile(
    rf"https://(?:{_LABEL}+\.)+[^\W\d_]{_LABEL}*(?::\d{{1,5}})?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
# What a reader takes for the name of a website or of a mailbox.
_HOST = re.compile(
    r"(?:https?://|mailto:)?(?P<host>(?:[\w.+-]+@)?(?:[\w-]+\.)+[a-z]{2,})(?:[/?#]\S*)?", re.IGNORECASE
)
# Letters of another alphabet, as machines write them in a name.
_HIDDEN = re.compile(r"https://(?:[^/?#]*\.)?xn--[^/?#.]*\.", re.IGNORECASE)
# Services that lead on to another address, and learn who asked for it; some tell whose mail it came from.
_BETWEEN = re.compile(
    r"https://(?:[\w-]+\.)*(?:safelinks\.protection\.outlook\.com|urldefense\.com|urldefense\.proofpoint\.com|"
    r"google\.[a-z.]+/(?:url|amp)|bing\.com/ck|l\.facebook\.com|lnkd\.in|bit\.ly|tinyurl\.com|t\.co|goo\.gl)"
    r"(?![\w.-])",
    re.IGNORECASE,
)
# Where people keep their own files, which may ask readers to sign in. What was published there is a page.
_OWN_FILE = re.compile(
    r"https://(?:[\w-]+\.)*(?:docs\.google\.com/(?:document|spreadsheets|presentation|drawings)/(?!(?:u/\d+/)?d/e/)"
    r"(?![^?#]*/pub(?:html)?(?![\w-]))|drive\.google\.com/|sharepoint\.com|onedrive\.live\.com|1drv\.ms|"
    r"dropbox\.com/|db\.tt/|(?:app\.)?box\.com/(?:s|file|folder)/|icloud\.com/|we\.tl/|wetransfer\.com/|"
    r"teams\.microsoft\.com|(?:outlook|word|excel)\.office(?:365)?\.com|mail\.google\.com|notion\.so/|"
    r"canva\.com/design/)(?![\w.-]*\.[a-z])",
    re.IGNORECASE,
)
_TRACKING = re.compile(r"[?&](?:utm_\w+|fbclid|gclid|mc_eid)=", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n\t]")
_CURLY = "“”„‘’‚"


def wrong_address(address: str, words: str, picture: bool) -> tuple[str, str] | None:
    """What is wrong with where a link or picture leads and how to mend it, or None. Whether it exists is not
    asked.

    `words` are those of the link or picture.
    """
    scheme = _SCHEME.match(address)
    if picture and (scheme or address.startswith("//")):
        return (
            f"the picture '{address}' would come from another website or from inside the page",
            "put the file below docs/ and name it by its path",
        )
    if address.startswith("//") or (scheme and scheme[1].lower() == "http"):
        return (
            f"the link to '{address}' is not safe from being read or changed on its way",
            "begin it with https://",
        )
    if scheme and scheme[1].lower() not in _SCHEMES:
        return (
            f"a link to '{scheme[1]}:' can run or hide something",
            "link to a page of this site, or to an address that begins with https://, tel: or mailto:",
        )
    if wrong := wrong_contact(address, words) or (not picture and _says_another(address, words)):
        return wrong
    if scheme and scheme[1].lower() == "https" and not _WEBSITE.fullmatch(address):
        return f"'{shorten(address)}' is no address of a website", "write it as https://www.nhs.uk/page"
    if _HIDDEN.match(address):
        return (
            f"'{shorten(address)}' stands for a name in letters of another alphabet",
            "open it, look whose it is, and link to a page of somebody whom readers know",
        )
    if _BETWEEN.match(address) or _TRACKING.search(address):
        return (
            f"'{shorten(address)}' tells others who follows the link",
            "open it, and write the address of the page itself, without what begins with utm_ or the like",
        )
    if _OWN_FILE.match(address):
        return (
            f"'{shorten(address)}' is somebody's own file, which can change or ask readers to sign in",
            "put its words on a page, or link to a public page",
        )
    return None


def _says_another(address: str, words: str) -> tuple[str, str] | None:
    """What is wrong with a link whose words are an address, and not the one where it leads."""
    told, leads = _HOST.fullmatch(words.strip()), _HOST.match(address)
    if not told or not leads:
        return None
    names = [each["host"].lower().removeprefix("www.") for each in (told, leads)]
    if names[0] != names[1]:
        return f"the words say '{words}', but the link leads to {names[1]}", "give both the same address"
    return None


def wrong_in_value(value: str) -> Iterator[tuple[str, str, str]]:
    """What a text of a data file or front matter must not hold: what stands there, what is wrong with it, how
    to mend it.
    """
    if html := find_html(value):
        found, mend = html
        yield found, f"'{found}' is HTML", mend
        if found.startswith("<"):
            return
    # In the file itself such characters have been told of; here they were written as YAML, such as "\u00a0".
    for _, where in find_unseen(value):
        yield (
            "\\",
            f"a character that cannot be seen {where}, behind a backslash",
            "write a space or a letter",
        )
    if _LINE_END.search(value.strip()):
        yield "\n", "a line ends within this text", "write it on one line, or begin it with > in place of |"
    # Most texts hold no link, and are done with.
    for words, address, picture in _links(value) if "](" in value else ():
        if wrong := wrong_address(address, words, picture):
            yield f"({address}", *wrong


def find_html(value: str) -> tuple[str, str] | None:
    """The first HTML in a text that is to hold words alone, and how to mend it; None if there is none."""
    if "<" in value and (tag := HTML.search(value)):
        return tag.group(), "take it out, and leave the words"
    if "&" in value and (found := [each for each in _ENTITY.findall(value) if unescape(each) != each]):
        return found[0], "write the letter itself"
    return None


def _links(value: str) -> Iterator[tuple[str, str, bool]]:
    """The words and the address of each Markdown link of a text, also within another's words, and whether it
    is a picture.
    """
    opened: list[re.Match[str]] = []
    for piece in _PIECE.finditer(value):
        if piece["open"]:
            opened.append(piece)
        elif piece.group().startswith("]") and opened:
            begun = opened.pop()
            if piece["address"] is not None:
                yield value[begun.end() : piece.start()], piece["address"], begun["open"].startswith("!")


def curly(value: str) -> bool:
    """Say whether a word processor's quotes stand round a whole value, where YAML wants straight ones."""
    return len(value) > 1 and value[0] in _CURLY and value[-1] in _CURLY
