"""Words, and whole pages, that stand in another language than their place: a page of one language saved over
that of another, a paragraph pasted into the wrong one.
"""

import re
from collections.abc import Collection

from content.citations import CITATION
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.problems import Problem, shorten
from content.untranslated import BEHIND

# Letters of whatever is not written as English is.
_OTHER = re.compile("[\u0370-\u1dff\u2c80-\u2dff\u3040-\ua7ff\ua800-\ud7ff\uf900-\ufaff]")
_OTHER_WORDS = re.compile(f'{_OTHER.pattern}[^\\s,.;:!?()|"“”…–—\u0964]*')
_LATIN = re.compile("[A-Za-z]+")
_QUOTED = re.compile('[“"\'‘][^“”"]*[”"\'’]')
# What a page in other letters may have of Latin ones, if it has little else.
_FEW = 4
_END = "\u0964"


def find_foreign(text: str, fewest: int = 4) -> tuple[int, str] | None:
    """Where an English text is written in another language, and what of it; None for fewer words, which may
    be the name of a language, and for what stands in quotes.
    """
    if text.isascii() or not (found := _OTHER.search(text)):
        return None
    own = _QUOTED.sub(" ", text)
    others = _OTHER_WORDS.findall(own)
    if len(others) < (fewest if _END not in own else 2):
        return None
    if len(others) <= len(_LATIN.findall(CITATION.sub("", own))):
        return None
    return found.start(), shorten(text)


def in_their_place(library: Library, problems: list[Problem]) -> list[Problem]:
    """The problems, but one alone of each page that is written in another language than its folder is for:
    whatever else the rules say of it comes of that.
    """
    other_letters = {language for language, writing in library.writings.items() if writing.script != "LATIN"}
    wrong = {page.path for page in library.pages.values() if _is_elsewhere(page, other_letters)}
    if not wrong:
        return problems
    told = [Problem(path, 1, *_told(library.pages[path])) for path in wrong]
    # What follows an English page waits until that is back.
    english = {library.pages[path].uri for path in wrong if library.pages[path].language == ENGLISH}
    return told + [
        problem
        for problem in problems
        if problem.path not in wrong
        and not (problem.rule == BEHIND and problem.path.split("/", 2)[-1] in english)
    ]


def _told(page: Page) -> tuple[str, str]:
    if page.language == ENGLISH:
        return "this English page is written in another language", "put the English page back"
    return (
        f"this page in '{page.language}' is written in Latin letters, as English is",
        f"put the page in '{page.language}' back, or take this one out until somebody has translated it",
    )


def _is_elsewhere(page: Page, other_letters: Collection[str]) -> bool:
    texts = [prose.text for prose in page.prose if prose.kind != "front matter"]
    if page.language == ENGLISH:
        # Most pages have no such letter, and are done with.
        if not any(_OTHER.search(text) for text in texts if not text.isascii()):
            return False
    elif page.language not in other_letters:
        return False
    others = sum(len(_OTHER_WORDS.findall(text)) for text in texts)
    latin = sum(len(_LATIN.findall(CITATION.sub("", text))) for text in texts)
    return others > latin if page.language == ENGLISH else latin > others + _FEW
