"""No Markdown that anyone can write makes the site fall over or lose a word."""
import html
import re

import markdown
from project import PAGE, TODAY, Project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.citations import Mention, parse_citation
from content.library import load_library
from content.pages import _parse
from content.sentences import split_sentences
from rendering.citations import compare
from rendering.context import Context
from rendering.extensions import site_extensions

# Pieces that mean something to Markdown or to a citation, and pieces that mean nothing.
PIECES = st.sampled_from(["[@nice-ng234]", "[@", "@", "[", "]", "(", ")", "\\", "`", "*", "_", ";", ",", " ", "\n",
                          "\n\n", "see ", "[see @who-breast-cancer, p. 3; @nice-ng234]", "<b>", "</b>", "<!--", "-->",
                          "::: ", "::: care-card emergency", "- ", "| ", "# ", "> ", "    ", "```", "&amp;", "[a](b)",
                          "word", "ü", "दर्द", "\u0002", "\u0003", "{", "}", "!"])
MARKDOWN = st.lists(PIECES, max_size=30).map("".join)
WORDS = st.lists(st.sampled_from(["back", "pain", "is", "not", "cancer", "[@nice-ng234]", "[see @nice-ng234, p. 1]",
                                  "`[@x]`", "me@x.org"]), min_size=1, max_size=12)
RELAXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)


def convert(project: Project, text: str) -> tuple[str, Context]:
    context = Context(load_library(project.root, TODAY)[0])
    context.begin(next(iter(context.library.pages.values())))
    md = markdown.Markdown(extensions=["tables", "fenced_code", "toc", *site_extensions(context)])
    return md.convert(text), context


@RELAXED
@given(text=MARKDOWN)
def test_no_markdown_makes_it_raise(project: Project, text: str) -> None:
    convert(project, text)
    page, problems = _parse("docs/en/page.md", PAGE + text)
    assert not problems
    for prose in page.prose:
        assert all(0 <= start < end <= len(prose.text) for start, end in split_sentences(prose.text))


@RELAXED
@given(words=WORDS)
def test_no_word_is_lost(project: Project, words: list[str]) -> None:
    result, context = convert(project, " ".join(words))
    body = re.sub(r"<sup.*?</sup>", "", result.split("<section")[0], flags=re.DOTALL)
    shown = html.unescape(re.sub(r"<[^>]+>", "", body)).split()
    assert shown == [word.strip("`") for word in words if not re.match(r"\[(see )?@", word)]
    assert len(context.cited) == sum(bool(re.match(r"\[(see )?@", word)) for word in words)


@RELAXED
@given(words=WORDS)
def test_page_and_check_agree_on_what_is_a_citation(project: Project, words: list[str]) -> None:
    text = " ".join(words)
    _, context = convert(project, text)
    page, _ = _parse("docs/en/page.md", PAGE + "\n" + text)
    assert compare(page, context.cited, context.library.citations_on(page)) == []


def test_a_difference_between_page_and_check_is_a_problem(project: Project) -> None:
    page = load_library(project.root, TODAY)[0].pages["docs/en/page.md"]
    assert [str(problem) for problem in compare(page, ["nice-ng234"], ["who-breast-cancer"])] == [
        "docs/en/page.md:1: 1 citations of 'who-breast-cancer' stand where the page does not show them; "
        "take them out of HTML, and put a blank line before and after lists and tables",
        "docs/en/page.md:1: the page shows 1 citations of 'nice-ng234' that were not checked; "
        "keep citations in plain paragraphs, lists and tables"]


def test_reads_the_parts_of_a_citation() -> None:
    assert parse_citation("see @a, p. 3, and\n more; @b-c ") == (Mention("a", "p. 3, and more", "see"), Mention("b-c"))
    assert parse_citation("@a; ") is None
    assert parse_citation("@a @b") is None


def test_html_in_titles_and_notes_is_shown_as_text(project: Project) -> None:
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write("docs/_data/sources.yml", sources.replace("Spinal metastases", '"<script>alert(1)</script> & <b>"'))
    result, _ = convert(project, "A fact [@nice-ng234, <b>*x*].\n\n::: sources")
    assert "<script>" not in result
    assert result.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;") == 3


def test_a_thousand_citations_on_a_page(project: Project) -> None:
    result, context = convert(project, "A fact [@nice-ng234, section 1; @who-breast-cancer].\n\n" * 500)
    assert len(context.cited) == 1000
    assert 'id="cite-1000"' in result
    assert result.count("<li id=") == 2
