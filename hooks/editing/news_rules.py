"""No statement rests on news alone: news lead to the study, guideline or health body behind a story."""

from collections.abc import Collection, Iterator

from content.citations import find_citations
from content.entries import Reference
from content.figures import FIGURES
from content.glossary import GLOSSARY
from content.library import Library
from content.page_body import Prose
from content.pages import Page
from content.problems import Problem
from content.sentences import split_sentences
from content.signs import SIGNS

RULE = "news-only"
_BEHIND_IT = "cite the study, guideline or health body behind it"


def check_news_in(library: Library, page: Page, prose: Prose) -> Iterator[Problem]:
    """Check each sentence of some prose. A heading cites nothing."""
    if prose.kind == "heading" or not any(
        _is_news(library, mention.source)
        for _, found in find_citations(prose.text)
        for mention in found or ()
    ):
        return
    for start, end in split_sentences(prose.text):
        sentence = prose.text[start:end]
        cited = [mention.source for _, found in find_citations(sentence) for mention in found or ()]
        if cited and all(_is_news(library, id) for id in cited):
            first = find_citations(sentence)[0][0]
            yield Problem(
                page.path,
                prose.line_at(start + first.start()),
                "this statement rests only on news",
                _BEHIND_IT,
                rule=RULE,
            )


def check_news_in_data(library: Library) -> Iterator[Problem]:
    """Check each sign, care card, picture and term. Of a number to ring, a newspaper may be who tells it."""
    told: list[tuple[str, str, Collection[Reference]]] = [
        *((SIGNS, f"sign '{each.id}'", each.own_sources) for each in library.signs.values()),
        *((SIGNS, f"care card '{each.id}'", each.sources) for each in library.cards.values()),
        *((FIGURES, f"picture '{each.id}'", each.sources) for each in library.figures.values()),
        *((GLOSSARY, f"term '{each.id}'", each.sources) for each in library.glossary.values()),
    ]
    for path, what, sources in told:
        if sources and all(_is_news(library, each.source) for each in sources):
            yield Problem(path, min(each.line for each in sources), f"{what} rests only on news", _BEHIND_IT)


def _is_news(library: Library, id: str) -> bool:
    return id in library.sources and library.sources[id].organization.tier == "news"
