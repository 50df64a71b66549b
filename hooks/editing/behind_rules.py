"""Care cards and texts of data files in another language, and the English words that each of them follows."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from content.care_cards import CareCard
from content.data_files import load_yaml
from content.editions import EDITIONS
from content.followed import TEXTS, load_followed, texts_that_follow
from content.languages import ENGLISH, languages_of
from content.library import Library
from content.problems import Problem, count
from content.signs import SIGNS
from content.twins import digest_of_card, is_untranslated
from content.untranslated import BEHIND
from content.yaml_reader import Map

_OF_EDITIONS = f"{Path(EDITIONS).name}/editions/"


def check_behind(library: Library) -> list[Problem]:
    """Check what followed.yml says of each other language, and what it leaves unsaid."""
    followed, problems = load_followed(library.root)
    faulty = {page.language for page in library.pages.values()} - set(followed) if problems else ()
    languages = (page.language for page in library.pages.values() if page.language != ENGLISH)
    for language in dict.fromkeys(languages):
        if language in faulty:
            continue  # What it follows is not known until that is mended.
        problems += _cards(library, language, followed.get(language, {}))
        problems += _texts(library, language, followed.get(language, {}))
    keys = dict.fromkeys(key for each in followed.values() for key in each)
    return [*problems, *_editions_gone(library, keys)]


def _editions_gone(library: Library, keys: Iterable[str]) -> Iterator[Problem]:
    """Editions of handouts that were there when their translation was followed: their addresses are gone."""
    editions = library.editions
    told = dict.fromkeys(key.split("/")[2] for key in keys if key.startswith(_OF_EDITIONS))
    new = [edition for edition in editions.values() if edition.id not in told]
    for id in told if editions.written and not editions.faulty else ():
        if id not in editions:
            mend = f"give edition '{new[0].id}' that id back" if new else "put it back"
            yield Problem(
                EDITIONS,
                new[0].line if new else 1,
                f"there is no edition '{id}' any more, and people keep its sheets and their addresses",
                f"{mend}, or, to give it up for good: make follow",
            )


def _cards(library: Library, language: str, followed: Mapping[str, str]) -> Iterator[Problem]:
    for card in library.cards.values():
        if _has_a_faulty_sign(library, card):
            continue  # It has been told of.
        if is_untranslated(library, card, language):
            yield Problem(
                SIGNS,
                card.line,
                f"care card '{card.id}' has words that are missing in '{language}', so that readers of that "
                "language see the numbers to ring and a notice",
                f"add the words, then: make follow CARD={card.id}",
                "warning",
                BEHIND,
            )
        elif card.id not in followed:
            yield Problem(
                SIGNS,
                card.line,
                f"nothing says which English words care card '{card.id}' in '{language}' follows",
                f"when it says the same: make follow CARD={card.id}",
            )
        elif followed[card.id] != digest_of_card(library, card):
            yield Problem(
                SIGNS,
                card.line,
                f"care card '{card.id}' has changed since its words in '{language}' followed it, so that "
                "readers of these see the numbers to ring and a notice",
                f"bring over what changed, then: make follow CARD={card.id}",
                "warning",
                BEHIND,
            )


def _has_a_faulty_sign(library: Library, card: CareCard) -> bool:
    """Whether a sign of a card, or a fact that one joins, cannot be read."""
    ids = library.cards.written[card.id]["signs"]
    joined = [each for id in ids if id in library.signs for each in library.signs.written[id].get("of", [])]
    return any(id not in library.signs for id in (*ids, *joined))


def _texts(library: Library, language: str, followed: Mapping[str, str]) -> Iterator[Problem]:
    """Texts of which nothing says what they follow. One that is behind has been told of where it is read."""
    for name in TEXTS:
        # As the library has it, so that it is not read anew.
        data = load_yaml(library.root, name, languages_of(library.root))[0]
        left = [
            text.lines[language]
            for key, text in texts_that_follow(name, data)
            if key not in followed and language in text and not _is_missing(text, language)
        ]
        if left:
            yield Problem(
                name,
                left[0],
                f"nothing says which English words {count(len(left), 'text')} in '{language}' follow, the "
                "first of them here",
                "when they say the same: make follow",
                "warning",
                BEHIND,
            )


def _is_missing(text: Map, language: str) -> bool:
    """Whether English words stand in the place of those of a language."""
    told = text.wrong.get(language)
    return told is not None and told.rule == BEHIND
