"""Whoever adds English words need not know the other languages: what is missing there is work for those who
translate. Readers see the English words, marked as such, and of a care card the numbers to ring and a notice.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from content.interface import INTERFACE, TAG
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.untranslated import BEHIND
from content.words import Words, marked
from editing.check import check_site
from foreign_site import make_foreign_project
from project import DECIDED_BY_PUBLISHER, ROOT, TODAY, Project
from publishing.feed import feed
from publishing.help_now import help_now
from publishing.page_frame import page_frame
from publishing.paper_nodes import paper_nodes
from publishing.paper_words import in_edition
from publishing.publisher import settings_of
from publishing.questionnaire import questionnaire
from showing import show_page, tree_of
from test_language import ENGLISH, NO_WORDS, words_of
from tools.due import main as due
from tools.follow import main as follow
from tools.ready import main as ready
from translated import foreign


def without(value: Any, where: Callable[[dict[str, Any]], bool]) -> Any:
    """Data without the words in the language that nobody speaks, of the texts that are asked for."""
    if isinstance(value, list):
        return [without(each, where) for each in value]
    if isinstance(value, dict):
        return {key: without(each, where) for key, each in value.items() if key != "xx" or not where(value)}
    return value


def take_out(
    project: Project, name: str, where: Callable[[dict[str, Any]], bool] = lambda text: True
) -> None:
    """Take the words in the language out of a data file, but for the tag of the language."""
    data = json.loads((project.root / name).read_text(encoding="utf-8"))
    tag = data.get(TAG)
    data = without(data, where) | ({TAG: tag} if tag else {})
    project.write(name, json.dumps(data, ensure_ascii=False, indent=1))


@pytest.fixture
def foreign_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small project in English and in a language that nobody speaks; all of it is translated."""
    for name in DECIDED_BY_PUBLISHER:
        monkeypatch.delenv(name, raising=False)
    return make_foreign_project(tmp_path)


def of_language(library: Library) -> list[Page]:
    return [page for page in library.pages.values() if page.language == "xx"]


def left_unmarked(html: str) -> set[str]:
    """What a page says in English letters and does not mark."""
    page = BeautifulSoup(html, "html.parser")
    # An element says of its own words and of those of its attributes in which language they are.
    for element in page.select("[lang=en]"):
        element.extract()
    return {words for words in words_of(str(page)) if ENGLISH.search(NO_WORDS.sub("", words))}


@pytest.mark.parametrize("name", ["interface", "others"])
def test_of_a_language_without_words_all_that_is_english_is_marked(
    foreign_project: Project, name: str
) -> None:
    for file in sorted((foreign_project.root / "docs/_data").glob("*.yml")):
        if (file.name == Path(INTERFACE).name) == (name == "interface") and "followed" not in file.name:
            take_out(foreign_project, f"docs/_data/{file.name}")
    library, problems, _ = check_site(foreign_project.root, TODAY)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert [problem for problem in problems if problem.rule == BEHIND]
    shown = "".join(show_page(library, page) for page in of_language(library))
    assert 'lang="en"' in shown
    if name == "interface":
        # HTML has no way to mark an attribute alone.
        shown = re.sub(r' (?:aria-label|data-[a-z-]+)="[^"]*"', "", shown)
    assert left_unmarked(shown) == set()


def test_a_card_that_lacks_a_word_shows_the_numbers_and_a_notice_wherever_it_stands(
    foreign_project: Project,
) -> None:
    """Even one that only one of its signs lacks, or the line in which it is told."""
    words = "you have new weakness in an arm or a leg"
    take_out(foreign_project, "docs/_data/signs.yml", lambda text: text["en"] == words)
    library, problems, _ = check_site(foreign_project.root, TODAY)
    notice = Words(library.interface, "xx").say("card-behind")
    said = [str(problem) for problem in problems if "emergency" in problem.what]
    line = library.cards["emergency"].line
    assert said == [
        (
            f"docs/_data/signs.yml:{line}: care card 'emergency' has words that are missing in 'xx', so that readers "
            "of that language see the numbers to ring and a notice; add the words, then: make follow CARD=emergency"
        )
    ]
    card = BeautifulSoup(show_page(library, library.pages["docs/xx/emergency.md"]), "html.parser").select_one(
        "section.card"
    )
    assert notice in card.text
    assert foreign("Call an ambulance now if:") not in card.text
    # In the form, what was noticed can be ticked, and nothing says what to do.
    form = BeautifulSoup(show_page(library, library.pages["docs/xx/checklist.md"]), "html.parser")
    box = form.select_one("section.card-emergency")
    assert notice in box.text
    assert box.select_one('li [lang="en"]').text == words
    assert foreign("Nerves can be harmed.") not in box.text
    now = help_now(library, "xx")
    assert (now["heading"], now["signs"], now["after"]) == ("", [], [notice])
    asked = questionnaire(library, library.checklists["all"], "xx", "", "")
    assert notice in asked
    assert foreign("Nerves can be harmed.") not in asked
    assert foreign("It helps.") in asked
    # What is not there follows nothing.
    before = (foreign_project.root / "docs/_data/followed.yml").read_text()
    assert follow(["--root", str(foreign_project.root), "--card", "emergency"]) == 1
    assert (foreign_project.root / "docs/_data/followed.yml").read_text() == before


def test_the_note_of_a_box_says_that_it_is_english(foreign_project: Project) -> None:
    take_out(foreign_project, "docs/_data/signs.yml", lambda text: text["en"] == "I have new weakness.")
    library = check_site(foreign_project.root, TODAY)[0]
    form = BeautifulSoup(show_page(library, library.pages["docs/xx/checklist.md"]), "html.parser")
    notes = [(box["data-note"], box.get("lang")) for box in form.select("[data-note]") if box.get("lang")]
    assert notes == [("I have new weakness.", "en")]


def test_what_is_missing_is_listed_for_those_who_translate(
    foreign_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(foreign_project.root)
    take_out(foreign_project, "docs/_data/glossary.yml", lambda text: text["en"] == "mri")
    capsys.readouterr()
    assert due(["--root", root, "--days", "0"], TODAY) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if "glossary" in line] == [
        (
            "docs/_data/glossary.yml:6: the words in 'xx' are missing, due on 2026-11-22 (editors@example.org); "
            "add a line 'xx: ...' below this one"
        )
    ]
    assert ready(["--root", root], TODAY) == 0
    # With the page of news, which is behind from the start.
    assert (
        "docs/_data/glossary.yml:6: 2 things missing or older than the English in another language, the first of "
        "them here; 'make due' lists each"
    ) in capsys.readouterr().out


def test_the_feed_and_paper_say_of_english_words_that_they_are_english(foreign_project: Project) -> None:
    take_out(foreign_project, "docs/_data/handouts.yml")
    take_out(foreign_project, "docs/_data/changes.yml")
    take_out(foreign_project, "docs/_data/countries.yml")
    library = check_site(foreign_project.root, TODAY)[0]
    site = {"name": "", "address": "https://pain.example.org/xx/", "publisher": ""}
    told = ElementTree.fromstring(feed(library, "xx", site).partition("\n")[2])  # noqa: S314 - made here
    languages = {
        content.get("{http://www.w3.org/XML/1998/namespace}lang") for content in told.findall(".//{*}content")
    }
    assert languages == {"en"}
    page, edition = library.pages["docs/xx/handouts/card.md"], library.editions["here"]
    tree = tree_of(library, page)
    tagged = [
        node["children"]
        for node in nodes_of(in_edition(paper_nodes(tree, "https://pain.example.org/"), edition, "xx"))
        if node.get("lang") == "en"
    ]
    assert tagged == [["999 or 112"], ["ring now."]]
    # Its page on the web says so, as it does once the English page has changed.
    frame = page_frame(library, page, tree, "", settings_of(foreign_project.root, "xx"), {})
    assert frame["behind"] == marked(Words(library.interface, "xx").say("behind"))
    assert (
        page_frame(library, page, PageTree(), "", settings_of(foreign_project.root, "xx"), {})["behind"] == ""
    )


def nodes_of(node: dict[str, Any]) -> list[dict[str, Any]]:
    """A node of a sheet, and all below it."""
    inner = [child for child in node["children"] if not isinstance(child, str)]
    return [node, *(each for child in inner for each in nodes_of(child))]


@pytest.mark.parametrize("file", sorted((ROOT / "overrides").rglob("*.html")), ids=lambda file: file.stem)
def test_no_template_marks_words_where_no_element_can_stand(file: Path) -> None:
    """In an attribute or a title `say` would put an element; there stands `tell`."""
    text = file.read_text(encoding="utf-8")
    assert re.findall(r'="[^"<>]*\{\{ ?say\(|<(?:title|option)\b[^>]*>[^<]*\bsay\(', text) == []
