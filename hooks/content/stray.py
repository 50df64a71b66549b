"""What must stand in no text, whoever writes it: HTML, addresses that a browser runs or fetches, unseen characters.

The list of dangerous markup follows the OWASP Cross Site Scripting Prevention cheat sheet; the policy of
`publishing.security_headers` would stop it in a browser, but an editor shall hear of it first.
"""
import re
from collections.abc import Iterator

from content.telephones import wrong_contact

# As browsers read it: a tag, a comment or an instruction begins with one of these right after the bracket.
HTML = re.compile(r"<[A-Za-z/!?][^\s<>]*>?")
_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.-]*):")
_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]]*)\]\((?P<address>[^)]*)\)")
_SCHEMES = ("https", "tel", "mailto")
# No-break and other odd spaces, marks of direction, Word's own bullets. Hindi needs U+200C and U+200D.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f"
                     "\ue000-\uf8ff\ufeff\ufff0-\uffff]")
_CURLY = "“”„‘’‚"


def wrong_address(address: str, words: str, picture: bool) -> tuple[str, str] | None:
    """What is wrong with where a link or picture leads and how to mend it, or None. Whether it exists is not asked.

    `words` are those of the link or picture.
    """
    scheme = _SCHEME.match(address)
    if picture and (scheme or address.startswith("//")):
        return (f"the picture '{address}' would come from another website or from inside the page",
                "put the file below docs/ and name it by its path")
    if address.startswith("//") or (scheme and scheme[1].lower() == "http"):
        return f"the link to '{address}' is not safe from being read or changed on its way", "begin it with https://"
    if scheme and scheme[1].lower() not in _SCHEMES:
        return (f"a link to '{scheme[1]}:' can run or hide something",
                "link to a page of this site, or to an address that begins with https://, tel: or mailto:")
    return wrong_contact(address, words)


def wrong_in_value(value: str) -> Iterator[tuple[str, str, str]]:
    """What a text of a data file or front matter must not hold: what stands there, what is wrong with it, how to mend it."""
    if html := HTML.search(value):
        yield html.group(), f"'{html.group()}' is HTML", "take it out, and leave the words"
        return
    for link in _LINK.finditer(value):
        if wrong := wrong_address(link["address"], link["words"], bool(link["picture"])):
            yield f"({link['address']})", *wrong


def curly(value: str) -> bool:
    """Say whether a word processor's quotes stand round a whole value, where YAML wants straight ones."""
    return len(value) > 1 and value[0] in _CURLY and value[-1] in _CURLY


def find_unseen(text: str) -> Iterator[tuple[int, str]]:
    """The line, counted from 1, and a description of each character that no editor shows."""
    for match in _UNSEEN.finditer(text):
        before = text[:match.start()].rpartition("\n")[2]
        yield (text.count("\n", 0, match.start()) + 1,
               f"(U+{ord(match.group()):04X}) stands " + (f"after '{before[-20:].strip()}'" if before.strip() else "here"))
