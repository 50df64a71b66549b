"""A handout's words as one edition has them: its country's number, in few words whom to contact there, a
line of sources, and a code that changes exactly when the words change.
"""

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from content.editions import Edition
from content.languages import ENGLISH
from content.organizations import TIERS, Organization
from content.sources import Source
from content.telephones import digits_of
from content.untranslated import English
from content.words import Words
from publishing.paper_fonts import width_of
from publishing.paper_nodes import Node

# Hexadecimal digits: with the day before them, far more than a handout has versions.
_DIGEST = 4


def in_edition(node: Node, edition: Edition, language: str) -> Node:
    """A page's nodes with the edition's one number in place of the list, and its words for whom to
    contact.
    """
    contact = edition.contact.get(str(node.get("card")), {}).get(language)
    children: list[Any] = []
    for child in node["children"]:
        if isinstance(child, str):
            children.append(child)
        elif "ring" in child["class"].split() and edition.number:
            children.append(_number(edition, language))
        elif "card-contact" in child["class"].split() and contact:
            english = {"tag": "span", "class": "", "children": [contact], **_tongue(contact)}
            children.append(child | {"children": [english if isinstance(contact, English) else contact]})
        else:
            children.append(in_edition(child, edition, language))
    return node | {"children": children}


def _number(edition: Edition, language: str) -> Node:
    beside = edition.beside.get(language, "")
    return {
        "tag": "number",
        "class": "",
        "number": edition.number,
        "beside": beside,
        "href": f"tel:{digits_of(edition.number)}",
        "children": [f"{edition.number} {beside}".strip()],
        **_tongue(beside),
    }


def _tongue(text: str) -> Node:
    """What says of words that they are English, where they stand in the place of another language's."""
    return {"lang": ENGLISH} if isinstance(text, English) else {}


def plain(node: Node | str) -> str:
    """The words of a node and of those below it."""
    return node if isinstance(node, str) else " ".join(plain(child) for child in node["children"])


def initials_of(name: str) -> str:
    """The first letters of a name's words: Back Pain Signs -> BPS."""
    return "".join(word[0] for word in re.findall(r"\w+", name)).upper()


def code_of(initials: str, name: str, country: str, written: str, words: str) -> str:
    """The code of some words: BPS-emergency-card-GB-20261126-7f3a; in Hindi BPS-hi-emergency-card-...

    It holds the site's initials, the handout's name, the country, the day on which it was written, and a
    digest of the words; how they are set or spaced is no part of them.
    """
    digest = hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:_DIGEST]
    return "-".join((initials, name, country, written.replace("-", ""), digest))


def sources_line(sources: Iterable[Source], words: Words, size: float, width: float) -> str:
    """Who is cited and of which years, the strongest first, as many as one line of this width has room for.

    Empty without sources.
    """
    years: dict[Organization, list[str]] = {}
    for source in sources:
        years.setdefault(source.organization, []).append(source.year)
    # Of equal weight, those who say when, then those cited most.
    order = sorted(years, key=lambda who: (TIERS.index(who.tier), not any(years[who]), -len(years[who])))
    names = [
        f"{who.short_name} {words.say('between').join(sorted({*years[who]} - {''}))}".strip() for who in order
    ]
    for count in range(len(names), 0, -1):
        rest = len(names) - count
        told = [*names[:count], *([words.say("sheet-more", number=rest)] if rest else [])]
        line = words.say("sheet-sources", names=words.say("between-places").join(told))
        if count == 1 or width_of(line, size) <= width:
            return line
    return ""
