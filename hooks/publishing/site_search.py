"""What search looks through: the words of every page by heading, for Material's search worker.

The worker and the index are fetched when a reader begins to type (overrides/assets/js/search.js).
"""
import html
import json
import re
from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

INDEX_ADDRESS = "assets/search.json"
# Citations, references, pictures and what is only for the machine: nobody searches for these. Explained words are found
# where they stand, and on the words page.
_NOT_WORDS = re.compile(r'<sup class="cite">.*?</sup>|<svg.*?</svg>|<form.*?</form>'
                        r'|<section aria-labelledby="(?:references|words)".*?</section>', re.DOTALL)
# A news claim must not be found as if it were our own statement: its verdict becomes part of its heading.
_VERDICT = re.compile(r'<p class="verdict [^>]*>([^<]+)</p>\s*(<h3[^>]*>)')
_HEADING = re.compile(r'<h[1-6][^>]*\bid="([^"]+)"[^>]*>(.*?)</h[1-6]>', re.DOTALL)
# Within a line a tag parts no words; elsewhere it does.
_INLINE = re.compile(r"</?(?:a|b|code|em|small|span|strong|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def search_index(pages: Iterable[Page], config: MkDocsConfig) -> File:
    """The set-up message of Material's search worker as a JSON file, made from pages whose content is known."""
    documents = [{"location": place, "title": title, "text": text} for page in pages
                 for place, title, text in _parts(page.url, str(page.title), page.content or "")]
    text = json.dumps({
        # Hyphens part words; letters of every script and the signs that go with them do not.
        "config": {"lang": [config.theme["language"]], "separator": r"[\s\-.,;:!?()\"'“”‘’/।]+", "pipeline": ["stemmer"],
                   "fields": {"title": {"boost": 10.0}, "text": {"boost": 1.0}}},
        "docs": documents, "options": {"suggest": False}}, ensure_ascii=False, separators=(",", ":"))
    return File.generated(config, INDEX_ADDRESS, content=text)


def _parts(address: str, title: str, content: str) -> Iterator[tuple[str, str, str]]:
    """The page as a whole, then each part under a heading: where it is, its heading and its words."""
    first, *parts = _HEADING.split(_VERDICT.sub(r"\2\1: ", _NOT_WORDS.sub("", content)))
    yield address, title, _words(first)
    for anchor, heading, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield f"{address}#{anchor}", _words(heading), _words(text)


def _words(text: str) -> str:
    return html.escape(" ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", text))).split()), quote=False)
