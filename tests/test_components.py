"""Components: templates that a designer can read, as elements of a page's one tree."""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import pytest
from jinja2 import FileSystemLoader
from mkdocs.exceptions import BuildError

from content.citations import Mention
from content.library import load_library
from project import ROOT, TODAY, Project
from rendering import components
from rendering.context import Context


@pytest.fixture
def made(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What comes of a template, given by its text, as HTML."""
    monkeypatch.setattr(components.TEMPLATES, "loader", FileSystemLoader(tmp_path))
    components.TEMPLATES.cache.clear()
    context = Context(load_library(project.root, TODAY)[0])

    def make(template: str, **given: object) -> str:
        (tmp_path / "block.html").write_text(template)
        return "".join(
            tostring(each, encoding="unicode") for each in components.component(context, "block", **given)
        )

    yield make
    components.TEMPLATES.cache.clear()


def test_line_ends_and_indentation_are_layout_and_a_space_within_a_line_is_a_space(made) -> None:
    template = "{# Given: `a`. #}\n<ul>\n  {% for each in a %}\n  <li>\n    <b>{{ each }}</b> {{ each }}\n  </li>\n  {% endfor %}\n</ul>\n"
    assert made(template, a=["x", "y"]) == "<ul><li><b>x</b> x</li><li><b>y</b> y</li></ul>"


def test_every_value_is_escaped_and_a_text_of_a_data_file_is_read_as_markdown(made) -> None:
    value = 'a < b & "c" [d](page.md)\x0b'
    assert made('<p title="{{ v }}">{{ v }}</p>', v=value) == (
        '<p title="a &lt; b &amp; &quot;c&quot; [d](page.md)">a &lt; b &amp; "c" [d](page.md)</p>'
    )
    assert made(
        "<p>{{ words(v) }}. {{ words({'en': 'plain'}) }}{{ words({'hi': 'other'}) }}</p>", v=value
    ) == ('<p>a &lt; b &amp; "c" <a href="page.md">d</a>\x0b. plain</p>')


def test_citations_and_elements_are_put_in_as_they_are(made) -> None:
    link = Element("a", {"href": "page.md"})
    link.text = "There"
    assert made(
        "<p>{{ put(link) }}, {{ cite(mentions) }}{{ cite([]) }}.</p>",
        link=link,
        mentions=[Mention("who", "")],
    ) == ('<p><a href="page.md">There</a>, <sup class="cite" />.</p>')


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "<p>\n{% if %}</p>",
            "block.html:2: this template cannot be used: Expected an expression, got 'end of statement block'",
        ),
        (
            "<p>{{ nothing }}</p>",
            "block.html:1: this template cannot be used: 'nothing' is undefined; mend it",
        ),
        (
            "<p><br></p>",
            (
                "block.html:1: what comes of this template cannot be read near '<div><p><br></p></div>'; close every element, "
                "and put every attribute's value in quotes"
            ),
        ),
    ],
)
def test_a_faulty_template_is_told_in_words(made, template: str, told: str) -> None:
    with pytest.raises(BuildError, match=re.escape(f"overrides/components/{told}")):
        made(template)


def test_every_template_says_what_it_is_given() -> None:
    for file in (ROOT / "overrides/components").glob("*.html"):
        first = file.read_text(encoding="utf-8").partition("#}")[0]
        assert first.startswith("{# ") and "Given: " in first, file.name
