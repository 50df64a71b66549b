"""Links that stand where a citation would: "([NHS](https://...))", "[1](https://...)". Nobody can see whether
their page was read, or where in it the fact stands.
"""

import re
from collections.abc import Iterator

from content.library import Library
from content.page_marks import Mark
from content.pages import Page
from content.problems import Problem, shorten
from content.sources import SOURCES

# As words that lead to reading elsewhere do not look: 1, source, nhs.uk.
_NO_WORDS = re.compile(
    r"\d{1,2}|(?:[\w-]+\.)+[a-z]{2,}|"
    r"(?:the )?(?:source|link|ref(?:erence)?|citation|study|paper|article|website|web ?page)s?",
    re.IGNORECASE,
)
# A name has no small letter at the beginning of a word, but in such words.
_NAME = re.compile(r"(?:the )?(?=[A-Z])(?:(?:[A-Z][\w’'&.-]*|&|and|for|in|of|on|the|to)\s*){1,8}(?:\d{4})?")
# Languages, and what a page can be read with, are no sources.
_NO_NAME = re.compile(
    r"(?:PDF|BSL|Hindi|English|Welsh|Urdu|Punjabi|Bengali|Nepali|Tamil|Gujarati|Polish|Arabic|Somali|French|"
    r"Spanish|Android|iPhone)\b"
)
_NUMBER = re.compile(r"\d{1,2}")
_BRACKETS = re.compile(r"[(\[⟦]([^()\[\]⟦⟧]+)[)\]⟧]")
_TOLD = re.compile(r"(?:sources?|refs?|references?|via|from)\b:?\s", re.IGNORECASE)
_MASK = str.maketrans("[]", "⟦⟧")


def check_linked_citations(library: Library) -> list[Problem]:
    """Check every page for them."""
    return [problem for page in library.pages.values() for problem in _check(library, page)]


def _check(library: Library, page: Page) -> Iterator[Problem]:
    links = [mark for mark in page.marks if mark.kind == "link" and mark.address.startswith("https://")]
    if not links:
        return
    by_words = {_plain(mark.text): mark for mark in reversed(links)}
    found = [mark for mark in links if _NUMBER.fullmatch(mark.text)]
    for prose in page.prose:
        for match in _BRACKETS.finditer(" ".join(prose.text.split("\n"))):
            told = _TOLD.match(match[1].strip())
            inner = match[1].strip()[told.end() if told else 0 :].strip()
            # All that stands within the brackets leads elsewhere.
            parts = [inner] if inner in by_words else [each.strip() for each in re.split("[,;|]", inner)]
            if set(parts) <= set(by_words) and (told or _is_cited(parts[0])):
                found.append(by_words[parts[0]])
    for mark in dict.fromkeys(found):
        yield Problem(
            page.path,
            mark.line,
            f"the link '{shorten(mark.text)}' stands in the place of a citation",
            f"write [@{_id_of(library, mark)}, place], with an id of {SOURCES}, or say in words what readers "
            "find there",
        )


def _is_cited(words: str) -> bool:
    """Whether a link's words look like those of a source, and not of what readers find there."""
    return bool(_NO_WORDS.fullmatch(words) or (_NAME.fullmatch(words) and not _NO_NAME.match(words)))


def _plain(words: str) -> str:
    return " ".join(words.translate(_MASK).split())


def _id_of(library: Library, mark: Mark) -> str:
    """The id of the source with this address, or one that stands for any."""
    address = mark.address.rstrip("/")
    sources = library.sources.values()
    return next((source.id for source in sources if source.url.rstrip("/") == address), "source-id")
