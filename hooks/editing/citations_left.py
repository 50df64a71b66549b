"""Citations that nobody could follow: not closed, in the forms of other programs, in the words of a link."""

import re
from collections.abc import Iterator

from content.citations import cites_nothing, find_citations, find_unclosed
from content.library import Library
from content.problems import Problem, nearest
from content.sources import SOURCES
from editing.left import Left

# Whatever the form, one of these stands in it. Most texts have none, and are done with.
_SIGNS = (*"[(P@\\【⁰¹²³⁴⁵⁶⁷⁸⁹", "turn", "oai_")
# What editors write before they know our form: [1], a footnote, a small number high up, an author and a year,
# PubMed's number, numbers in round brackets, an id without its @; then Pandoc's and LaTeX's other forms.
_NO_CITATION = re.compile(
    r"\[(?:\d{1,3}(?:\s*[,–-]\s*\d{1,3})*|\^\w+)\]|【[^【】\n]*】|(?<=[a-z.,;:?) ])(?<!m)[⁰¹²³⁴⁵⁶⁷⁸⁹]+|"
    r"[\[(](?P<author>[A-Z][^\[\]()@,;\d\n]{1,60}?),? (?:19|20)\d\d[a-z]?[\])]|"
    # What a chat program writes where its own page shows a link.
    r"\b[a-z]*turn\d+[a-z]+\d+(?:[,; ]*turn\d+[a-z]+\d+)*|\boai_cit\w*(?::\S*\w)?|"
    r"\bPMID:?\s?\d+|(?<=[a-z] )\(\d{1,2}(?:\s?[,–-]\s?\d{1,2})+\)(?=[.,;])|"
    r"[\[(](?P<id>[a-z0-9]+(?:-[a-z0-9]+)+)\b[^\[\]()@]*[\])]"
)
_SPACED = re.compile(r"\[@\s+(?P<id>[\w-]*\w)[^\[\]]*\]?")
OTHER_FORM = re.compile(
    r"[\[(]-?@(?P<in_brackets>[\w-]*\w)[^\[\]()]*[\])]?|\\cite\w*\{(?P<latex>[^{}]*)\}|"
    r"(?<![\w.+-])-?@(?P<plain>[\w-]*\w)\]?"
)


def citations_left(library: Library, left: Left) -> Iterator[Problem]:
    """Take each such citation out of what is left, and tell of it."""
    if not any(map(left.words.__contains__, _SIGNS)):
        return
    for position in find_unclosed(left.words):
        if spaced := _SPACED.match(left.words, position):
            what = "a space stands behind the @ of this citation"
            yield left.problem(position, what, f"write '[@{spaced['id']}' without it")
            left.take([spaced.span()])
            continue
        yield left.problem(
            position,
            "a citation begins here but is not closed",
            "end it with ']', and use no brackets within it; for the plain text write '\\[@'",
        )
        left.take([(position, len(left.words))])
        return
    unread = [match for match, _ in find_citations(left.words)]
    for match in unread:
        if left.prose.kind == "front matter":
            yield left.problem(
                match.start(),
                f"'{match.group()}' stands in a title or a description, where nobody can follow it",
                "take it out, and cite the source where the page tells the fact",
            )
        elif left.prose.text[match.start()] == match.group()[0]:
            yield left.problem(
                match.start(),
                f"the citation '{match.group()}' cannot be read",
                "write it as [@source-id, place; @other-source, place]",
            )
        else:
            yield left.problem(
                match.start(),
                f"'{match.group()}' stands in the words of a link, and cites nothing",
                "put the citation behind the link",
            )
    left.take([match.span() for match in unread])
    for pattern in (_NO_CITATION, OTHER_FORM):
        found = [(match, id) for match in pattern.finditer(left.words) if (id := _meant(library, match))]
        for match, id in found:
            told = (
                f"'{match.group()}' is no citation here",
                f"write it as [@{id}, place], with an id of {SOURCES}",
            )
            yield left.problem(
                match.start(), *(cites_nothing(match.group()) if left.prose.kind == "data" else told)
            )
        left.take([match.span() for match, _ in found])


def _meant(library: Library, match: re.Match[str]) -> str | None:
    """The id of the source that is meant, one that stands for any if none is named, or None if this is no
    citation.
    """
    id = match[match.lastgroup] if match.lastgroup else "source-id"
    if match.lastgroup == "author":
        return _by(library, id)
    if match.re is _NO_CITATION:
        return id if not match.lastgroup or id in library.sources else None
    return id if id in library.sources else nearest(id.lower(), library.sources)


def _by(library: Library, author: str) -> str | None:
    """The id of a source by an author or an organization; one that stands for any if several authors are told
    of, and None if nobody of ours has this name.
    """
    for source in library.sources.values():
        authors = source.csl.get("author") or ()
        if author in (source.organization.short_name, source.organization.name) or any(
            author.startswith(str(each["family"])) for each in authors if "family" in each
        ):
            return source.id
    return "source-id" if "et al" in author else None
