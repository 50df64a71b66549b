"""A card in two languages, on a small project in English and a language that nobody speaks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from content.printed import others_printed, pages_beside, prints_of
from editing.check import check_site
from paper import letters, places, text_in, words_of_pdf
from project import TODAY, Project
from publishing import handouts, sheet_shelf
from publishing.handout_sheets import Sheet, set_sheet
from publishing.handouts import Made, make_handouts
from publishing.paper_nodes import link_up
from publishing.publisher import settings_of
from publishing.redirects import folder_of
from rendering.beside import show_beside
from rendering.context import Context
from rendering.extensions import show_page
from translated import COUNTRIES, add_language, follow, foreign

HOME = "https://pain.example.org/"
PAGE = """\
---
title: {0}
description: {0}.
message: {0}.
handout: card
written: 2026-11-22
review-due: 2027-05-22
---

# {0}

::: care-card emergency

## {1}

{1} [@nice-ng234, section 1].
"""
EDITIONS = """\
editions:
- id: here
  country: GB
  name: {en: here}
  number: '999'
  paper: a4
- id: here-both
  country: GB
  languages: [xx, en]
  name: {en: here in both}
  number: '999'
  paper: letter
"""


@pytest.fixture
def two(project: Project) -> Project:
    project.change(
        "mkdocs.yml",
        {"http://127.0.0.1:8000/": HOME, "extra:\n": "extra:\n  languages: !ENV [LANGUAGES, en xx]\n"},
    )
    project.write("docs/_data/handouts.yml", EDITIONS)
    project.write("docs/_data/countries.yml", COUNTRIES)
    add_language(project, "xx", foreign)
    project.write("mkdocs.xx.yml", "INHERIT: mkdocs.yml\ndocs_dir: docs/xx\ntheme:\n  language: xx\n")
    for language, change in (("en", str), ("xx", foreign)):
        page = PAGE.format(change("a card"), change("to a doctor"))
        project.write(f"docs/{language}/card.md", page)
    follow(project)
    return project


def made_in(project: Project, language: str) -> Made:
    """All handouts of the language's site."""
    library, _, _ = check_site(project.root, TODAY)
    config, shown = settings_of(project.root, language), {}
    for page in library.pages.values():
        if page.language == language and page.uri == "card.md":
            tree = link_up(show_page(Context(library), page), page, str(config.site_url))
            shown[page.path] = (tree, f"{config.site_url}{folder_of(page.uri)}")
    return make_handouts(library, shown, show_beside(Context(library), language), config)


@pytest.fixture
def untold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In place of each sheet what its layout is told."""
    monkeypatch.setattr(sheet_shelf, "set_sheet", lambda told: Sheet(told.encode(), 9))
    monkeypatch.setattr(handouts, "Shelf", lambda: sheet_shelf.Shelf(tmp_path / "shelf"))


@pytest.mark.usefixtures("untold")
def test_a_further_pair_of_languages_is_data(two: Project, tmp_path: Path) -> None:
    english, other = made_in(two, "en"), made_in(two, "xx")
    names = {"card-here.pdf", "card-here-large.pdf", "card-here-both.pdf", "handouts/SHA256SUMS"}
    assert set(english.files) == set(other.files) == names
    assert english.files["card-here-both.pdf"] == other.files["card-here-both.pdf"]
    # As it is set: the first language stands on the left.
    (tmp_path / "card.pdf").write_bytes(set_sheet(english.files["card-here-both.pdf"].decode()).pdf)
    assert letters(foreign("to a doctor")) in letters(text_in(tmp_path / "card.pdf", "xx"))
    assert letters("to a doctor") in letters(text_in(tmp_path / "card.pdf", "en-GB"))
    (page, left), *_ = places(tmp_path / "card.pdf", foreign("to a doctor"))
    (there, right), *_ = places(tmp_path / "card.pdf", "to a doctor")
    assert page == there and left[0] < right[0]


def code_of(project: Project) -> str:
    told = made_in(project, "en").files["card-here-both.pdf"].decode()
    (code,) = {*re.findall(r"BPS-xx-en-card-GB-\d{8}-[0-9a-f]{4}", told)}
    return code


@pytest.mark.usefixtures("untold")
def test_its_code_changes_with_the_words_of_either_language(two: Project) -> None:
    codes = [code_of(two)]
    for language, change in (("en", str), ("xx", foreign)):
        two.change(
            f"docs/{language}/card.md", {f"\n{change('to a doctor')} [": f"\n{change('to a nurse')} ["}
        )
        codes.append(code_of(two))
    assert len({*codes}) == 3
    two.change("docs/en/card.md", {"section 1": "section 2"})
    assert code_of(two) == codes[-1]


def test_without_one_of_its_languages_there_is_none(two: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    library, _, _ = check_site(two.root, TODAY)
    page, edition = library.pages["docs/en/card.md"], library.editions["here-both"]
    assert [each.language for each in pages_beside(library, page, edition)] == ["xx", "en"]
    assert [each.path for each in others_printed(library, page)] == ["docs/xx/card.md"]
    alone = replace(library, pages={page.path: page})
    monkeypatch.setenv("LANGUAGES", "en")
    english, problems, _ = check_site(two.root, TODAY)
    assert not [problem for problem in problems if "handouts" in problem.path]
    for left in (alone, english):
        assert [address for *_, address in prints_of(left, left.pages["docs/en/card.md"])] == [
            "card-here.pdf",
            "card-here-large.pdf",
        ]


@pytest.mark.usefixtures("untold")
def test_a_card_whose_english_has_changed_shows_its_number_and_the_notice(
    two: Project, tmp_path: Path
) -> None:
    two.change("docs/_data/signs.yml", {"new weakness": "sudden weakness"})
    told, text = made_in(two, "xx").files, ""
    for name in ("card-here.pdf", "card-here-both.pdf"):
        sheet = set_sheet(told[name].decode())
        assert sheet.wrong == ""
        (tmp_path / name).write_bytes(sheet.pdf)
        text = words_of_pdf(tmp_path / name)
        assert ("999" in text, letters(foreign("new weakness")) in text) == (True, False)
    assert letters("sudden weakness") in text


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[xx]", "does not name two languages; name two, the left one first: [hi, en]"),
        ("[en, en]", "does not name two languages; name two, the left one first: [hi, en]"),
        ("[en, yy]", "names 'yy', and there is no docs/yy/; correct it; the languages are en, xx"),
    ],
    ids=["one", "twice", "unknown"],
)
def test_a_mistake_in_its_languages_is_told_at_its_line(two: Project, languages: str, told: str) -> None:
    text = (two.root / "docs/_data/handouts.yml").read_text(encoding="utf-8")
    text = re.sub(r'"languages": \[[^\]]*\]', f'"languages": {languages}', text)
    two.write("docs/_data/handouts.yml", text)
    line = next(at for at, each in enumerate(text.splitlines(), 1) if '"languages"' in each)
    where = f"docs/_data/handouts.yml:{line}: edition 'here-both' {told}"
    assert where in [str(problem) for problem in check_site(two.root, TODAY)[1]]
