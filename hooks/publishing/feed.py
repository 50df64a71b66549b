"""The changes as an Atom feed (RFC 4287), for those who want to hear of each."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from content.changes import ALL, Change
from content.languages import ENGLISH
from content.library import Library
from content.untranslated import English
from content.words import Words
from publishing.redirects import folder_of

ADDRESS = "about/changes.atom"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(library: Library, language: str, site: dict[str, str]) -> str | None:
    """The feed of the changes in one language; None for a site without a page of them. `site` has `name`,
    `address` and `publisher`.
    """
    page = library.pages.get(f"docs/{language}/about/changes.md")
    if page is None:
        return None
    words, home = Words(library.interface, language), site["address"]
    here = f"{home}{folder_of(page.uri)}"
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": words.tag})
    _text(root, "title", words.say("title", title=page.title, site=site["name"]))
    _text(root, "id", here)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": home + ADDRESS})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": here})
    # Without a change yet, that of the page's words.
    _text(
        root,
        "updated",
        _moment(max((change.date for change in library.changes), default=page.day("written"))),
    )
    _text(SubElement(root, "author"), "name", site["publisher"])
    for change in library.changes:
        root.append(_entry(library, change, language, words, here))
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(library: Library, change: Change, language: str, words: Words, here: str) -> Element:
    entry = Element("entry")
    kind = words.say(f"change-{change.kind}")
    titles = [
        page.title
        for page in library.pages.values()
        if page.language == language and page.uri in change.pages
    ]
    pages = (
        words.say("on-every-page")
        if ALL in change.pages
        else words.say("on-pages", pages=words.say("between").join(titles))
        if titles
        else ""
    )
    _text(entry, "title", words.say("change", day=words.day(change.date), kind=kind))
    _text(entry, "id", f"{here}#change-{change.id}")
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{here}#change-{change.id}"})
    _text(entry, "updated", _moment(change.date))
    SubElement(entry, "category", {"term": change.kind, "label": kind})
    _text(entry, "content", f"{change.what[language]} {pages}".strip())
    if isinstance(change.what[language], English):
        entry[-1].set("xml:lang", ENGLISH)
    return entry


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = words


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
