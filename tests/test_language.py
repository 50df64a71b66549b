"""A language that nobody speaks: whatever of its site is in English letters is a word that no translator can reach."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Comment, Doctype

from foreign_site import CONFIGURATION, PAGES, in_language
from project import ROOT, Project
from rendering.blocks import RENDERERS
from translated import add_language, follow, foreign

ENGLISH = re.compile("[A-Za-z]")
# An address, the code of a handout's words, and the place of what a script fills in.
NO_WORDS = re.compile(r"https://\S+|pain\.example\.org\S*|\S+-[0-9]{8}-[0-9a-f]{4}\b|\{(?:number|answer)\}")
# Attributes that hold words; of a script's own, those that hold what it says.
WORDS_IN = re.compile(
    r"alt|title|aria-label|placeholder"
    r"|data-(?:checklist-)?(?:nothing|one|other|best|failed|copied|refused|cleared|note|absent|between|words)"
)
HEAD = ("description", "og:title", "og:description", "og:site_name")


def words_of(html: str) -> Iterator[str]:
    """All that a page says: shown, heard, told by its scripts, and to search engines."""
    page = BeautifulSoup(html, "html.parser")
    # What is said in English is marked so, for who has it read out.
    for element in page.select("[lang^=en]"):
        element.extract()
    for data in page.find_all("script", type="application/ld+json"):
        yield from words_in(json.loads(data.extract().string or "{}"))
    for element in page.find_all(True):
        yield from (str(value) for key, value in element.attrs.items() if WORDS_IN.fullmatch(key))
        if element.name == "meta" and (element.get("name") or element.get("property")) in HEAD:
            yield str(element["content"])
    for text in page.find_all(string=True):
        if not isinstance(text, Comment | Doctype):
            yield text


def words_in(data: object) -> Iterator[str]:
    """What a tree of data says, without addresses and names of types."""
    if isinstance(data, list):
        for item in data:
            yield from words_in(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("@type", "@context", "inLanguage"):
                yield from words_in(value)
    elif isinstance(data, str) and not data.startswith("https://"):
        yield data


def test_no_english_word_is_on_any_page(foreign_site: Path) -> None:
    pages = sorted(foreign_site.rglob("*.html"))
    assert {page.relative_to(foreign_site).parts[0] for page in pages} >= {
        *(name.split("/")[0] for name in PAGES if name != "index"),
        "index.html",
        "404.html",
        "offline.html",
        "old",
    }
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert '<html lang="xx">' in html
        assert 'class="problem"' not in html
        left = {words for words in words_of(html) if ENGLISH.search(NO_WORDS.sub("", words))}
        assert left == set(), page


def test_no_english_word_is_found_by_search_or_loaded_into_a_clinics_form(foreign_site: Path) -> None:
    index = json.loads((foreign_site / "assets/search.json").read_text(encoding="utf-8"))
    found = [words for part in index["docs"] for words in (part["title"], part["text"])]
    assert len(found) > 20
    form = json.loads((foreign_site / "checklist/all.questionnaire.json").read_text(encoding="utf-8"))
    told = [form[key] for key in ("title", "publisher", "description", "purpose")]
    told += [item["text"] for group in form["item"] for item in (group, *group.get("item", ()))]
    assert len(told) > 8
    assert [words for words in [*found, *told] if ENGLISH.search(words)] == []


def test_no_english_word_is_in_the_feed(foreign_site: Path) -> None:
    feed = ElementTree.parse(foreign_site / "about/changes.atom")  # noqa: S314 - made here
    told = [
        str(element.text)
        for name in ("title", "content", "name")
        for element in feed.findall(f".//{{*}}{name}")
    ]
    told += [element.attrib["label"] for element in feed.findall(".//{*}category")]
    assert len(told) == 8
    assert [words for words in told if ENGLISH.search(words)] == []


def test_every_block_is_on_some_page_of_it() -> None:
    assert {
        name for body in PAGES.values() for name in re.findall(r"^::: ([a-z-]+)", body, re.MULTILINE)
    } == {*RENDERERS}


def test_headings_have_the_anchors_of_the_english_page(foreign_site: Path) -> None:
    """An address is the same in every language, and no reader has to copy one in letters of another script."""
    html = (foreign_site / "page/index.html").read_text(encoding="utf-8")
    assert '<h2 id="pictures">' in html
    assert f'<a href="#pictures">{foreign("pictures")}</a>' in html
    assert "page/#pictures" in (foreign_site / "assets/search.json").read_text(encoding="utf-8")


def test_what_is_written_from_right_to_left_says_so(project: Project) -> None:
    add_language(project, "fa")
    project.write("docs/fa/index.md", (project.root / "docs/en/index.md").read_text(encoding="utf-8"))
    follow(project)
    project.write("docs/_data/redirects.yml", "old.md: index.md\n")
    project.write("mkdocs.fa.yml", in_language(CONFIGURATION).replace("xx", "fa"))
    result = project.build()
    assert result.returncode == 0, result.stderr
    for page in ("index.html", "404.html", "offline.html", "old/index.html"):
        assert '<html lang="fa" dir="rtl">' in project.read(f"fa/{page}")
    assert "dir=" not in project.read("fa/index.html").replace('<html lang="fa" dir="rtl">', "")


# Not yet the handouts', nor what is for reviewers, who read English.
TEMPLATES = [
    file for file in (ROOT / "overrides").rglob("*.html") if not {"partials", "review"} & set(file.parts)
]
FILLED_IN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_no_template_holds_a_word(file: Path) -> None:
    named = re.sub(r"(</?)\{\{.*?\}\}", r"\1p", file.read_text(encoding="utf-8"))
    assert [words for words in words_of(FILLED_IN.sub("", named)) if ENGLISH.search(words)] == []
