"""How readers look for things: their own words for the site's, and the page that comes first for a word."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from content import kinds
from content.data_files import check_shape, load_yaml
from content.entries import LANGUAGE
from content.kinds import Shape
from content.languages import language_folders
from content.problems import Problem, did_you_mean
from content.redirects import REDIRECTS
from content.yaml_reader import Map

SEARCH = "docs/_data/search.yml"

_LIST = kinds.list_of(kinds.text)


@dataclass(frozen=True)
class SearchWords:
    """For one language. `words`: what readers type for a word or words of the site. `pages`: what a page, by
    its file's name, must be found by first.
    """

    words: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)


@kinds.kind(type="object", additionalProperties=_LIST.schema())
def _lists(value: Any) -> str | None:
    if not isinstance(value, Map):
        return "it must be lines such as 'pee: [wee, urine]'"
    return next((f"'{key}': {wrong}" for key, item in value.items() if (wrong := _LIST(item))), None)


_WORDS = Shape({"words": _lists, "pages": _lists})
FILE = kinds.map_of(LANGUAGE, _WORDS)


def load_search_words(
    root: Path, pages: Mapping[str, Collection[str]], redirects: Mapping[str, str]
) -> tuple[dict[str, SearchWords], list[Problem]]:
    """Load and check search.yml: the words by language code.

    `pages` are the files of each language's pages, seen from its folder, and `redirects` those that were
    retired. A project may have no such file.
    """
    if not (root / SEARCH).exists():
        return {}, []
    data, problems = load_yaml(root, SEARCH)
    found: dict[str, SearchWords] = {}
    data = data or Map(1)
    for language, value in data.items():
        line = data.lines[language]
        if language not in pages and language in language_folders(root):
            continue  # The publisher leaves it out.
        if language not in pages:
            problems.append(
                Problem(
                    SEARCH,
                    line,
                    f"the site has no pages in '{language}'",
                    "begin with the code of a language that it has, such as 'en:'",
                )
            )
            continue
        wrong = check_shape(SEARCH, f"'{language}'", value, line, _WORDS)
        wrong = wrong or _unknown_pages(value.get("pages", Map(line)), pages[language], redirects)
        problems += wrong
        if not wrong:
            found[language] = SearchWords(dict(value.get("words", {})), dict(value.get("pages", {})))
    return found, problems


def _unknown_pages(named: Map, pages: Collection[str], redirects: Mapping[str, str]) -> list[Problem]:
    problems = []
    for uri in named:
        if uri in redirects and uri not in pages:
            what, mend = f"'{uri}' was retired", f"name '{redirects[uri]}', as {REDIRECTS} says"
            problems.append(Problem(SEARCH, named.lines[uri], what, mend))
        elif uri not in pages:
            mend = did_you_mean(uri, pages, "name the file of a page, such as emergency.md")
            problems.append(Problem(SEARCH, named.lines[uri], f"there is no page '{uri}'", mend))
    return problems


def typed_for(words: SearchWords, text: str) -> str:
    """What readers may type for a text of the site, besides its own words."""
    lower = text.lower()
    return " ".join(
        typed
        for site, others in words.words.items()
        # Most are not there, which is seen sooner so.
        if site.lower() in lower and re.search(rf"(?<!\w){re.escape(site)}(?!\w)", text, re.IGNORECASE)
        for typed in others
    )
