"""What is said of a translation that its two readers have not read yet: in its language and in English."""

from collections.abc import Iterable, Sequence

from content.interface import locale_of
from content.languages import ENGLISH
from content.library import Library
from content.pages import Page
from content.twins import readers_missing
from content.words import Words


def draft_notice(library: Library, page: Page) -> list[tuple[str, str]]:
    """The tag of each of the two languages, and what is said in it; nothing once both readers have read the
    page as it stands.
    """
    if not readers_missing(library, page):
        return []
    own, english = Words(library.interface, page.language), Words(library.interface, ENGLISH)
    names = own.say("language-name"), name_in_english(library, page.language)
    return [
        (words.tag, words.say("draft", language=name))
        for words, name in zip((own, english), names, strict=True)
    ]


def draft_of_any(library: Library, pages: Iterable[Page]) -> list[tuple[str, str]]:
    """The same for what the build says of itself, beside these pages: what is lost, or cannot be reached."""
    return next(filter(None, (draft_notice(library, page) for page in pages)), [])


def draft_on_card(library: Library, page: Page) -> str:
    """The same in one line, where there is room for less."""
    languages = (page.language, ENGLISH) if readers_missing(library, page) else ()
    return " ".join(Words(library.interface, language).say("draft-on-card") for language in languages)


def draft_beside(library: Library, pages: Sequence[Page], language: str) -> str:
    """The same of pages that stand side by side, in one of their languages: each column says in its own
    which of them is a draft.
    """
    words = Words(library.interface, language)
    names = [
        words.say("language-name") if page.language == language else name_in_english(library, page.language)
        for page in pages
        if readers_missing(library, page) and language in (page.language, ENGLISH)
    ]
    return " ".join(words.say("draft-beside", language=name) for name in names)


def name_in_english(library: Library, language: str) -> str:
    """A language's name for those who read English; its code where nobody knows one."""
    locale = locale_of(library.interface.tag(language))
    return str(locale.get_language_name(ENGLISH) if locale else language)
