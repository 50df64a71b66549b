"""The checklist's Questionnaire and its paper-only form. The browser tests hold the rest."""

import gzip
import json

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from project import ROOT, Project
from publishing.questionnaire import questionnaire, questionnaire_address
from real_site import CHECKLIST, CHECKLIST_PAGE, LIBRARY, WORDS


@pytest.mark.real_site
def test_the_questionnaire_is_valid_fhir_and_holds_every_word() -> None:
    text = questionnaire(LIBRARY, CHECKLIST, "en", "https://pain.example.org/", "A Charity")
    resource = Questionnaire.model_validate_json(text)
    assert resource.url == f"https://pain.example.org/{questionnaire_address(CHECKLIST)}"
    assert resource.status == "draft"
    assert resource.date.isoformat().startswith(CHECKLIST_PAGE.day("written"))
    groups = [item for item in resource.item if item.type == "group"]
    assert [group.text for group in groups] == [
        f"{WORDS.say(f'speed-{card.speed}')}: {card.heading['en']}" for card in CHECKLIST.cards
    ]
    for group, card in zip(groups, CHECKLIST.cards, strict=True):
        assert [item.text for item in group.item if item.type == "boolean"] == [
            sign.text["en"] for sign in card.facts
        ]
        advice = group.item[-1]
        assert advice.type == "display"
        assert card.contact["en"].split("[")[0] in advice.text
        assert "](" not in advice.text
    assert [item.text for item in resource.item if item.type == "text"] == list(CHECKLIST.lines["en"])
    assert resource.item[-1].text == CHECKLIST.fixed["en"]
    ids = [item["linkId"] for item in _every_item(json.loads(text))]
    assert len(ids) == len(set(ids))


@pytest.mark.real_site
def test_the_questionnaire_scores_and_branches_on_nothing() -> None:
    text = questionnaire(LIBRARY, CHECKLIST, "en", "https://pain.example.org/", "A Charity")
    keys = {key for item in _every_item(json.loads(text)) for key in item}
    assert keys == {"linkId", "text", "type", "item"}


def _every_item(resource: dict) -> list[dict]:
    return [each for item in resource.get("item", []) for each in (item, *_every_item(item))]


def test_a_publisher_can_turn_the_script_off(project: Project) -> None:
    project.page("\nA fact [@nice-ng234].\n\n::: checklist all\n")
    assert project.build().returncode == 0
    assert "assets/js/checklist.js" in project.read("page/index.html")
    assert 'data-module="checklist"' in project.read("page/index.html")
    assert "checklist.js" not in project.read("index.html")
    signs = (project.root / "docs/_data/signs.yml").read_text()
    project.write("docs/_data/signs.yml", signs.replace("interactive: true", "interactive: false"))
    assert project.build().returncode == 0
    page = project.read("page/index.html")
    assert "checklist.js" not in page
    assert "data-module" not in page
    assert page.count('type="checkbox"') == 2


def test_the_script_is_small_and_touches_nothing_it_must_not() -> None:
    code = (ROOT / "overrides/assets/js/checklist.js").read_bytes()
    assert len(gzip.compress(code)) <= 4096
    for word in (
        b"Storage",
        b"indexedDB",
        b"fetch",
        b"XMLHttp",
        b"sendBeacon",
        b"pushState",
        b"replaceState",
        b"cookie",
        b"import(",
        b"eval",
        b"innerHTML",
    ):
        assert word not in code


@pytest.mark.real_site
def test_it_is_never_called_what_it_is_not() -> None:
    words = [CHECKLIST.title["en"], *CHECKLIST.lines["en"], CHECKLIST.fixed["en"], CHECKLIST_PAGE.title]
    for word in ("test", "checker", "assess", "score", "risk", "result"):
        assert not [text for text in words if word in text.lower()], word
