"""Stories of readers: the rule gives each its right step, and the doors of the first page lead to it."""

import pytest

from content.care_cards import AUDIENCES, SPEEDS
from project import ROOT
from real_site import LIBRARY
from vignettes import VIGNETTES, Vignette

pytestmark = pytest.mark.real_site
BY_ID = [pytest.param(each, id=each.id) for each in VIGNETTES]


def test_there_are_stories_of_every_speed_and_audience() -> None:
    assert len(VIGNETTES) == 12
    assert {each.step for each in VIGNETTES} == set(SPEEDS)
    assert {each.audience for each in VIGNETTES} == set(AUDIENCES)


@pytest.mark.parametrize("story", BY_ID)
def test_the_right_step_follows_from_the_rule(story: Vignette) -> None:
    assert set(story.signs) <= set(LIBRARY.signs)
    cards = story.cards(LIBRARY)
    assert cards
    assert cards[0].speed == story.step


@pytest.mark.parametrize("story", BY_ID)
def test_a_door_of_the_first_page_leads_to_it(story: Vignette) -> None:
    home = LIBRARY.pages["docs/en/index.md"]
    doors = {mark.address for mark in home.marks if mark.kind == "link"}
    assert story.page == home.uri or story.page in doors
    shown = {
        card.id for block in LIBRARY.pages[f"docs/en/{story.page}"].blocks for card in LIBRARY.cards_of(block)
    }
    assert shown & {card.id for card in story.cards(LIBRARY) if card.speed == story.step}


def test_the_kit_names_the_file_of_the_stories() -> None:
    assert "(vignettes.yml)" in (ROOT / "contributing/test-with-readers.md").read_text(encoding="utf-8")
