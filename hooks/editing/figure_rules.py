"""Every figure can be followed to its source: in sentences, above them, and in the data files."""

from collections.abc import Iterator

from content.checklists import Checklist
from content.citations import find_citations
from content.countries import COUNTRIES
from content.glossary import GLOSSARY
from content.library import Library
from content.page_body import Block, Prose
from content.pages import Page
from content.problems import Problem
from content.quantities import find_figure, find_figures
from content.questions import QUESTIONS
from content.sentences import split_sentences
from content.signs import SIGNS
from content.yaml_reader import Map

RULE = "figure-without-citation"
_CITE = "cite its source in the same sentence, such as [@nice-qs56, statement 3]"
_ADD_SOURCES = "add its 'sources'"
_MAKE_SIGN = "leave it out, or make it a sign, which has sources"


def check_figures(library: Library) -> list[Problem]:
    """Check each figure of pages that state health facts, and of data that stand there without a source."""
    return [
        *(
            problem
            for page in library.pages.values()
            if page.is_health
            for problem in _on_page(library, page)
        ),
        *_in_data(library),
    ]


def _on_page(library: Library, page: Page) -> Iterator[Problem]:
    followed: set[str] = set()
    for prose in page.prose:
        if prose.kind == "heading" or not find_figure(prose.text):
            continue
        for start, end in split_sentences(prose.text):
            sentence = prose.text[start:end]
            if find_citations(sentence):
                followed |= {_plain(figure.group()) for figure in find_figures(sentence)}
            elif figure := find_figure(sentence):
                yield _problem(page.path, prose.line_at(start + figure.start()), figure.group(), _CITE)
    above = [prose for prose in _above(page) if find_figure(prose.text)]
    if above:
        followed |= {
            _plain(figure.group())
            for block in page.blocks
            for words in _words_of(library, block)
            for figure in find_figures(words)
        }
    # No citation can stand in a heading or a title; the same figure stands in the text, with its source.
    for prose in above:
        for figure in find_figures(prose.text):
            if _plain(figure.group()) not in followed:
                where = "a heading" if prose.kind == "heading" else f"the {prose.kind}"
                yield Problem(
                    page.path,
                    prose.line,
                    f"'{_plain(figure.group())}' is a figure in {where}, and no sentence of "
                    "the page gives its source",
                    "say it in the text too, with a citation, or leave it out",
                    rule=RULE,
                )


def _above(page: Page) -> Iterator[Prose]:
    """What stands above the page's sentences: its headings, its title and its description."""
    # The heading below it is what a newspaper said.
    claims = {block.line for block in page.blocks if block.name == "claim"}
    for prose in page.prose:
        if prose.kind == "heading" and not {prose.line - 1, prose.line - 2} & claims:
            yield prose
    yield from page.head


def _words_of(library: Library, block: Block) -> Iterator[str]:
    """The texts that a block shows and that have sources of their own."""
    for card in library.cards_of(block):
        for texts in (
            card.heading,
            card.contact,
            card.how_soon,
            card.why,
            *(sign.text for sign in card.facts),
        ):
            yield from texts.values()
    if block.name == "picture" and block.argument in library.figures:
        figure = library.figures[block.argument]
        for texts in (figure.title, figure.caption, *(row.text for row in figure.rows)):
            yield from texts.values()


def _in_data(library: Library) -> Iterator[Problem]:
    """Texts of the data files that may stand without sources."""
    for term in library.glossary.written.values():
        if not term.get("sources"):
            yield from _in_texts(GLOSSARY, term["plain"], _ADD_SOURCES)
    for country in library.countries.written.values():
        if not country["first-contact"].get("sources"):
            yield from _in_texts(COUNTRIES, country["first-contact"]["text"], _ADD_SOURCES)
    for checklist in library.checklists.values():
        yield from _in_checklist(checklist)
    for question in library.form.questions.written.values():
        for each in (question, *question.get("choices", [])):
            for key in each.keys() & {"heading", "text", "hint", "note"}:
                yield from _in_texts(QUESTIONS, each[key], _MAKE_SIGN)


def _in_checklist(checklist: Checklist) -> Iterator[Problem]:
    for words in (
        *checklist.title.values(),
        *checklist.fixed.values(),
        *(line for lines in checklist.lines.values() for line in lines),
    ):
        if figure := find_figure(words):
            yield _problem(
                SIGNS, checklist.line, figure.group(), "leave it out, or say it on a card, which has sources"
            )


def _in_texts(name: str, texts: Map, mend: str) -> Iterator[Problem]:
    for language, words in texts.items():
        if figure := find_figure(words):
            yield _problem(name, texts.lines[language], figure.group(), mend)


def _problem(path: str, line: int, figure: str, mend: str) -> Problem:
    return Problem(path, line, f"'{_plain(figure)}' is a figure without a citation", mend, rule=RULE)


def _plain(figure: str) -> str:
    return " ".join(figure.split())
