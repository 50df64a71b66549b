"""No Markdown that anyone can write makes the site fall over or lose a word."""

import html
import re
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content.citations import Mention, parse_citation
from content.library import load_library
from content.sentences import split_sentences
from project import TODAY, Project
from showing import read, show

# Pieces that mean something to Markdown or to a citation, and pieces that mean nothing.
PIECES = st.sampled_from(
    [
        "[@nice-ng234]",
        "[@",
        "@",
        "[",
        "]",
        "(",
        ")",
        "\\",
        "`",
        "*",
        "_",
        ";",
        ",",
        " ",
        "\n",
        "\n\n",
        "see ",
        "[see @who-breast-cancer, p. 3; @nice-ng234]",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "::: ",
        "::: care-card emergency",
        "- ",
        "| ",
        "# ",
        "> ",
        "    ",
        "```",
        "&amp;",
        "[a](b)",
        "word",
        "ü",
        "दर्द",
        "\u0002",
        "\u0003",
        "{",
        "}",
        "!",
    ]
)
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)
WORDS = st.lists(
    st.sampled_from(
        [
            "back",
            "pain",
            "is",
            "not",
            "cancer",
            "[@nice-ng234]",
            "[see @nice-ng234, p. 1]",
            "`[@x]`",
            "me@x.org",
        ]
    ),
    min_size=1,
    max_size=12,
)
RELAXED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)


def convert(project: Project, text: str) -> str:
    return show(load_library(project.root, TODAY)[0], text)


def cited(html: str) -> list[str]:
    """The numbers of the sources that stand in the words of a page."""
    return re.findall(r'<a href="#ref-(\d+)" id="cite-', html)


@RELAXED
@given(text=MARKDOWN)
def test_no_markdown_makes_it_raise(project: Project, text: str) -> None:
    convert(project, text)
    page = read(text)
    for prose in page.prose:
        assert all(0 <= start < end <= len(prose.text) for start, end in split_sentences(prose.text))


@RELAXED
@given(words=WORDS)
def test_no_word_is_lost(project: Project, words: list[str]) -> None:
    result = convert(project, " ".join(words)).split('<p class="lead">', 1)[1].split("</p>", 1)[1]
    body = re.sub(r"<sup.*?</sup>", "", result.split("<section")[0], flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "", body)).split()
    assert shown == [word.strip("`") for word in words if not re.match(r"\[(see )?@", word)]
    assert len(cited(result)) == sum(bool(re.match(r"\[(see )?@", word)) for word in words)


@RELAXED
@example(text=r"[\[@nice-ng234]")
@example(text=r"[@nice-ng234, part \[1\]]")
@given(text=MARKDOWN)
def test_page_and_check_agree_on_what_is_a_citation(project: Project, text: str) -> None:
    library = load_library(project.root, TODAY)[0]
    page = read(text)
    known = [id for id in library.citations_on(page) if id in library.sources]
    on_cards = [
        mention
        for block in page.blocks
        for card in library.cards_of(block)
        for mention in library.card_mentions(card)
    ]
    assert len(cited(show(library, text))) == len(known) + len(on_cards)


def test_reads_the_parts_of_a_citation() -> None:
    assert parse_citation("see @a, p. 3, and\n more; @b-c ") == (
        Mention("a", "p. 3, and more", "see"),
        Mention("b-c"),
    )
    assert parse_citation("@a; ") is None
    assert parse_citation("@a @b") is None


def test_html_in_titles_and_notes_is_shown_as_text(project: Project) -> None:
    # The check lets no HTML pass; what comes after it does not lean on that.
    library = load_library(project.root, TODAY)[0]
    library.sources["nice-ng234"] = replace(
        library.sources["nice-ng234"], title="<script>alert(1)</script> & <b>"
    )
    result = show(library, "A fact [@nice-ng234, <b>*x*].\n\n::: sources")
    assert "<script>" not in result
    assert result.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;") == 2


def test_a_thousand_citations_on_a_page(project: Project) -> None:
    result = convert(project, "A fact [@nice-ng234, section 1; @who-breast-cancer].\n\n" * 500)
    assert len(cited(result)) == 1000
    assert 'id="cite-1000"' in result
    assert result.count("<li id=") == 2
