"""Links, pictures and pasted markup: each leads somewhere that exists, and nothing in a page can run or
fetch.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from content.file_names import LICENCES
from content.languages import ENGLISH
from content.library import Library
from content.page_marks import Mark, leads_to
from content.pages import Page
from content.problems import Problem, nearest
from content.redirects import REDIRECTS
from content.stray import wrong_address
from content.twins import anchors_on, changed_since, twin_of
from content.untranslated import BEHIND
from editing.study_links import leads_to_study

# Blocks with an anchor for each entry. MkDocs' own strict check sees to links to these.
LISTS = ("changes", "claim", "countries", "glossary", "search", "sources")
# The name of a website, without its https://.
_WEBSITE = re.compile(r"(?:[\w-]+\.)+(?!md\b|html?\b)[a-z]{2,}/")
# What a build makes besides pages and handouts.
_MADE = (".json", ".atom", LICENCES)
_BEGINS = re.compile(r"<([A-Za-z][^\s<>/]*)[^<>]*>")


def check_links(library: Library) -> list[Problem]:
    """Check every link, picture and piece of markup on every page."""
    return [problem for page in library.pages.values() for problem in _marks(library, page)]


def anchors(library: Library, page: Page) -> set[str]:
    """The anchors that the build makes of a page's headings and care cards, and of its list of references."""
    found = set(anchors_on(library, page))
    for block in page.blocks:
        found.update(f"card-{card.id}" for card in library.cards_of(block))
    return found | {"references"}


def _marks(library: Library, page: Page) -> Iterator[Problem]:
    for mark in _without_ends(page.marks):
        if mark.kind == "html" and mark.text.startswith("<!--"):
            yield Problem(page.path, mark.line, "a comment begins here but is not closed", "end it with -->")
        elif mark.kind == "html" and "<" not in mark.text:
            yield Problem(
                page.path,
                mark.line,
                f"'{mark.text}' stands right behind a comment, where it is not read as Markdown",
                "put the comment on a line of its own, with an empty line below it",
            )
        elif mark.kind == "html":
            yield Problem(
                page.path, mark.line, f"'{mark.text}' is HTML", "write it as Markdown, or as a ::: block"
            )
        elif mark.kind == "code":
            yield Problem(
                page.path,
                mark.line,
                f"'{mark.text}' would be shown as computer code",
                "take out the spaces at the start of the line, or the backticks round it",
            )
        elif mark.kind in ("link", "image") and (wrong := _wrong_link(library, page, mark)):
            yield Problem(page.path, mark.line, *wrong)
        elif page.language != ENGLISH and mark.kind == "link" and "#" in mark.address:
            yield from _part_renamed(library, page, mark)


def _without_ends(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks, without the tags that end what one of them begins: who takes out the one takes out the other."""
    ends: Counter[str] = Counter()
    for mark in marks:
        if mark.kind == "html" and ends[mark.text]:
            ends[mark.text] -= 1
            continue
        if mark.kind == "html" and (begins := _BEGINS.fullmatch(mark.text)):
            ends[f"</{begins[1]}>"] += 1
        yield mark


def _wrong_link(library: Library, page: Page, mark: Mark) -> tuple[str, str] | None:
    """What is wrong with a link or a picture and how to mend it, or None."""
    if mark.kind == "link" and not mark.text.strip():
        return f"the link to '{mark.address}' has no words", "write them between its square brackets"
    wrong = wrong_address(mark.address, mark.text, mark.kind == "image")
    return wrong or leads_to_study(library, mark.address) or _leads_nowhere(library, page, mark)


def _leads_nowhere(library: Library, page: Page, mark: Mark) -> tuple[str, str] | None:
    """What is wrong with a link within the site, or None.

    A link to a file made by the build is left to the build.
    """
    if re.match(r"[A-Za-z]+:", mark.address):
        return None
    if mark.address in ("", "#"):
        return f"the link '{mark.text}' leads nowhere", "write where to between the round brackets"
    uri, anchor = leads_to(page.uri, mark.address)
    target = library.pages.get(f"docs/{page.language}/{uri}")
    if target is None:
        return _no_page(library, page, mark, uri)
    # Of a page that is behind the English one, the build leads to the beginning.
    listed = changed_since(library, target) or any(block.name in LISTS for block in target.blocks)
    if library.cards.is_faulty(anchor.removeprefix("card-")):
        return None
    if anchor and target.meta and not listed and anchor not in (known := anchors(library, target)):
        near = nearest(anchor, known)
        return (
            f"'{uri}' has no part '#{anchor}'",
            (
                f"did you mean '#{near}'?"
                if near
                else "name a heading of it in small letters, with hyphens for spaces"
            ),
        )
    return None


def _part_renamed(library: Library, page: Page, mark: Mark) -> Iterator[Problem]:
    """A link to a part that was renamed in English: it leads to the beginning until that follows."""
    uri, anchor = leads_to(page.uri, mark.address)
    target = library.pages.get(f"docs/{page.language}/{uri}")
    english = twin_of(library, target) if target else None
    if target is None or english is None or not changed_since(library, target):
        return
    listed = any(block.name in LISTS for block in target.blocks)
    if not listed and anchor not in anchors(library, target) | anchors(library, english):
        yield Problem(
            page.path,
            mark.line,
            f"{english.path} has no part '#{anchor}' any more, so this link leads to the page's beginning",
            f"let it lead where the same link of docs/{ENGLISH}/{page.uri} does",
            "warning",
            BEHIND,
        )


def _no_page(library: Library, page: Page, mark: Mark, uri: str) -> tuple[str, str] | None:
    """The same for a link to something else than a page of the same language."""
    place, folder = unquote(mark.address).partition("#")[0], f"docs/{page.language}"
    if f"docs/{ENGLISH}/{uri}" in library.pages:
        return (
            None  # Not translated yet: the build leads on to the English page (publishing.other_languages).
        )
    if _WEBSITE.match(place):
        return _no_address(place)
    if posixpath.splitext(uri)[1] not in ("", ".md", ".html") and mark.kind == "link":
        return None if _may_be_made(library, uri) else _no_address(place)
    if mark.kind == "image":
        return (
            None
            if (library.root / folder / uri).is_file()
            else (f"there is no picture '{place}'", f"put the file into {folder}/, or correct its name")
        )
    if uri in library.redirects:
        new = posixpath.relpath(library.redirects[uri], posixpath.dirname(page.uri) or ".")
        return f"'{place}' was retired", f"link to '{new}', as {REDIRECTS} says"
    return f"there is no page '{place}'", _page_meant(library, page, uri)


def _page_meant(library: Library, page: Page, uri: str) -> str:
    """How to mend a link to a page that is not there.

    A page of the very file name is meant before one with much the same name: a link was copied from a page of
    another folder.
    """
    pages = [other.uri for other in library.pages.values() if other.language == page.language]
    stem = posixpath.splitext(uri)[0]
    folder, name = posixpath.split(stem)
    # As the site's own addresses are: that of emergency.md is emergency/index.html.
    same = _named(pages, posixpath.basename(folder)) if name == "index" else []
    same = same or _named(pages, name)
    highest = min((other.count("/") for other in same), default=0)
    near = [other for other in same if other.count("/") == highest]
    if not near and (like := nearest(f"{stem}.md", pages)):
        near = [like]
    here = posixpath.dirname(page.uri) or "."
    meant = " or ".join(f"'{posixpath.relpath(each, here)}'" for each in near)
    return f"did you mean {meant}?" if meant else "name the file of a page, such as emergency.md"


def _named(pages: list[str], name: str) -> list[str]:
    return [page for page in pages if posixpath.basename(page).lower() == f"{name}.md".lower()]


def _may_be_made(library: Library, uri: str) -> bool:
    """Whether a build could make this file: an export or a feed, or what is printed of a handout."""
    printed = (page.uri.removesuffix(".md") for page in library.pages.values() if "handout" in page.meta)
    return uri.endswith(_MADE) or (uri.endswith(".pdf") and uri.startswith(tuple(printed)))


def _no_address(place: str) -> tuple[str, str]:
    return (
        f"'{place}' is no page of this site, and no address of another",
        "name the file of a page, such as emergency.md; an address elsewhere begins with https://",
    )
