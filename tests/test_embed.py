"""The emergency card that other people's websites paste: what it says, that it does nothing, and its code."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from content.embed import embed_address, embed_data_address, embed_editions, embedded
from content.languages import built_languages, configuration_of
from content.library import Library, load_library
from content.telephones import digits_of
from content.words import Words
from foreign_site import COUNTRIES, EDITIONS
from project import ROOT, TODAY, Project
from publishing.drafts import draft_notice
from publishing.embed import embed_files
from publishing.publisher import adopt_settings
from publishing.redirects import folder_of
from publishing.reviewed import reviewed
from real_site import LIBRARY

HOME = "https://pain.example.org/"
# What a block that is pasted may be made of: words, and the two kinds of link.
ELEMENTS = {"section", "h2", "br", "div", "p", "a", "ul", "li", "strong", "span"}
ATTRIBUTES = {"lang", "style", "href"}
EMERGENCY = """\
---
title: Emergency
description: More for a test.
message: Go now.
written: 2026-11-22
review-due: 2027-05-22
---

# Go now

::: care-card emergency
"""


def settings(root: Any, language: str, home: str = HOME) -> MkDocsConfig:
    """The settings of a language, at an address that readers can follow."""
    config = adopt_settings(load_config(str(root / configuration_of(language))), serving=False)
    config.site_url = home
    return config


def words_in(html: str) -> list[str]:
    return [part.strip() for part in BeautifulSoup(html, "html.parser").stripped_strings]


@pytest.fixture
def made(project: Project) -> Callable[..., dict[str, str]]:
    """The files of the small project, with an emergency page and one country."""
    project.write("docs/en/emergency.md", EMERGENCY)
    project.write("docs/_data/countries.yml", COUNTRIES)
    project.write("docs/_data/handouts.yml", EDITIONS)

    def make(home: str = HOME, change: Callable[[Library], None] = lambda library: None) -> dict[str, str]:
        library, _ = load_library(project.root, TODAY)
        change(library)
        return dict(embed_files(library, settings(project.root, "en", home)))

    return make


@pytest.mark.parametrize("language", built_languages(ROOT))
def test_it_says_what_our_own_card_says_with_the_number_of_each_country(language: str) -> None:
    config = settings(ROOT, language)
    files = dict(embed_files(LIBRARY, config))
    words = Words(LIBRARY.interface, language)
    found = embedded(LIBRARY, language)
    assert found
    card, page = found
    editions = embed_editions(LIBRARY)
    assert {edition.country for edition in editions} == {each.country for each in LIBRARY.editions.values()}
    assert set(files) == {
        embed_data_address(language),
        *(embed_address(language, edition.country) for edition in editions),
    }
    data = json.loads(files[embed_data_address(language)])["cards"]
    for edition, told in zip(editions, data, strict=True):
        html = files[embed_address(language, edition.country)]
        block = BeautifulSoup(html, "html.parser")
        said = words_in(html)
        assert said[:2] == [
            f"{words.say('level-emergency')} {words.say('speed-now')}",
            card.heading[language],
        ]
        assert [item.get_text() for item in block("li")] == [sign.text[language] for sign in card.signs]
        for text in (*(each.text for each in card.also), card.contact):
            assert text[language] in said
        number, *others = block("a")
        assert (number["href"], number.get_text()) == (f"tel:{digits_of(edition.number)}", edition.number)
        assert [link["href"] for link in others] == [HOME + folder_of(page.uri)]
        foot = " ".join(block("p")[-1].get_text().split())
        for part in (
            reviewed(LIBRARY, page),
            words.say("general"),
            words.day(page.day("written")),
            words.day(page.day("review-due")),
            told["code"],
            *(notice for _, notice in draft_notice(LIBRARY, page)),
        ):
            assert part in foot
        assert (told["country"], told["written"]) == (edition.country, page.day("written"))
        assert told["signs"] == [sign.text[language] for sign in card.signs]
        assert f"-{edition.country}-{page.day('written').replace('-', '')}-" in told["code"]
        # It does nothing, and asks for nothing.
        assert {each.name for each in block(True)} <= ELEMENTS
        assert {key for each in block(True) for key in each.attrs} <= ATTRIBUTES
        assert "url(" not in html
    assert dict(embed_files(LIBRARY, config)) == files


def test_its_code_changes_with_its_words_and_with_nothing_else(made: Callable[..., dict[str, str]]) -> None:
    def code(files: dict[str, str]) -> str:
        return str(json.loads(files[embed_data_address("en")])["cards"][0]["code"])

    def other_why(library: Library) -> None:
        card = library.cards["emergency"]
        library.cards["emergency"] = replace(card, why={"en": "It helps."})

    first = code(made())
    assert re.fullmatch(r"BPS-emergency-web-GB-20261122-[0-9a-f]{4}", first)
    assert code(made(home="https://other.example.org/")) == first
    assert code(made(change=other_why)) != first


def test_whatever_its_words_hold_they_are_shown_as_they_are(made: Callable[..., dict[str, str]]) -> None:
    odd = """5 < 6 & "so" it's </section><script src="//evil.example"></script>"""

    def hostile(library: Library) -> None:
        card = library.cards["emergency"]
        signs = tuple(replace(sign, text={"en": odd}) for sign in card.signs)
        library.cards["emergency"] = replace(card, heading={"en": odd}, signs=signs, contact={"en": odd})
        for id, edition in library.editions.items():
            library.editions[id] = replace(edition, beside={"en": odd}, contact={})

    html = made(change=hostile)[embed_address("en", "GB")]
    block = BeautifulSoup(html, "html.parser")
    assert {each.name for each in block(True)} <= ELEMENTS and not block("script")
    assert [block.h2.contents[-1], block.li.get_text(), block.strong.get_text()] == [odd] * 3
    assert block.a.next_sibling.strip() == odd


def test_a_card_that_its_translation_does_not_follow_shows_the_numbers_alone(
    made: Callable[..., dict[str, str]],
) -> None:
    files = made(change=lambda library: library.followed.update({"en": {"emergency": "another"}}))
    said = words_in(files[embed_address("en", "GB")])
    words = Words(LIBRARY.interface, "en")
    assert said[1:3] == ["999", "or 112"] and words.say("card-behind") in said
    card = json.loads(files[embed_data_address("en")])["cards"][0]
    assert "signs" not in card and card["notice"] == words.say("card-behind")


def test_while_a_site_is_tried_out_nothing_leads_to_it(made: Callable[..., dict[str, str]]) -> None:
    html = made(home="http://127.0.0.1:8000/")[embed_address("en", "GB")]
    assert "127.0.0.1" not in html and Words(LIBRARY.interface, "en").say("trial") in html
    assert [link["href"] for link in BeautifulSoup(html, "html.parser")("a")] == ["tel:999"]


def test_a_site_without_editions_shows_its_own_numbers_and_one_without_the_page_has_none(
    project: Project, made: Callable[..., dict[str, str]]
) -> None:
    (project.root / "docs/_data/handouts.yml").unlink()
    files = made()
    assert [*files] == [embed_address("en", "INT"), embed_data_address("en")]
    assert [number for number in words_in(files[embed_address("en", "INT")]) if number.isdigit()] == [
        "999",
        "112",
    ]
    (project.root / "docs/en/emergency.md").unlink()
    assert made() == {}
