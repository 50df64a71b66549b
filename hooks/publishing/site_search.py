"""What search looks through: the words of every page by heading, for the search worker (search_worker.py).

The worker and the index are fetched when a reader begins to type (overrides/assets/js/search.js).
"""

import html
import json
import re
from collections.abc import Iterable, Iterator

from mkdocs.structure.pages import Page as ShownPage

from content.page_tree import PageTree
from content.pages import Page
from content.search_words import SearchWords, typed_for
from publishing.page_parts import parts_of

INDEX_ADDRESS = "assets/search.json"
# How much a word counts by where it stands: what the page must be found by, its heading, what else readers
# type, its text.
_FIELDS = {"asked": 30.0, "title": 10.0, "typed": 3.0, "text": 1.0}
# Pages with these blocks come after all others that were found, unless they are what was asked for.
_LAST = {"claim", "search", "sources"}
# How much others count: what says what to do comes first.
_GLOSSARY, _HANDOUT, _ABOUT = 0.5, 0.5, 0.3


def search_index(
    shown: Iterable[tuple[ShownPage, PageTree]],
    known: dict[str, Page],
    words: SearchWords,
    endings: str | None,
) -> str:
    """The set-up message of the search worker as JSON, made from pages and their trees, those that readers
    need first at the front: words that stand on several pages are found on the first.

    `known` are our own pages by file; `words` are those that readers type in the place of the site's;
    `endings` is the language whose endings lunr knows. Where it knows none, words are found as they are
    written.
    """
    documents = [
        document
        for page, tree in shown
        for document in _documents(page, tree, known.get(page.file.src_uri), words)
    ]
    # A care card stands on many pages, with the same words.
    once = {
        (
            (document["title"], document["text"])
            if "#card-" in str(document["location"])
            else document["location"]
        ): document
        for document in reversed(documents)
    }
    return json.dumps(
        {
            # Hyphens part words; letters of every script and the signs that go with them do not.
            "config": {
                "lang": [endings or "en"],
                "separator": r"[\s\-.,;:!?()\"'“”‘’/।؟،؛]+",
                "pipeline": ["stopWordFilter", "stemmer"] if endings else [],
                "fields": {name: {"boost": boost} for name, boost in _FIELDS.items()},
            },
            "docs": [*reversed(once.values())],
            "options": {"suggest": False},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _documents(
    shown: ShownPage, tree: PageTree, page: Page | None, words: SearchWords
) -> Iterator[dict[str, object]]:
    for place, title, text in parts_of(shown.url, str(shown.title), tree.words):
        document: dict[str, object] = {
            "location": place,
            "title": title,
            "text": text,
            "boost": _weight(page),
        }
        if page and _LAST & {block.name for block in page.blocks}:
            document["last"] = True
        if typed := typed_for(words, html.unescape(f"{title} {text}")):
            document["typed"] = typed
        asked = words.pages.get(shown.file.src_uri)
        # An apostrophe is no part of what is asked for (overrides/assets/js/search.js).
        yield document | (
            {"asked": re.sub("['’]", "", " ".join(asked))} if asked and "#" not in place else {}
        )


def _weight(page: Page | None) -> float:
    if page is None:
        return 1.0
    if not page.is_health:
        return _ABOUT
    if "handout" in page.meta:
        return _HANDOUT
    return _GLOSSARY if any(block.name == "glossary" for block in page.blocks) else 1.0
