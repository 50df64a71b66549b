"""The form for the doctor without a browser: its Questionnaire, an example that is filled in, and its form on paper. The
browser's tests hold the rest."""

import gzip
import json
from types import SimpleNamespace
from typing import cast

import pytest
from bs4 import BeautifulSoup
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from content.care_cards import CareCard
from content.form import Choice, Form
from content.library import load_library
from content.signs import Sign
from project import ROOT, TODAY, Project
from publishing.filled_in import Answers, example, note_of
from publishing.questionnaire import questionnaire, questionnaire_address
from real_site import CHECKLIST, CHECKLIST_PAGE, LIBRARY, WORDS

SITE = "https://pain.example.org/"


def asked() -> Questionnaire:
    """The real form's Questionnaire, as a program of others reads it."""
    return Questionnaire.model_validate_json(questionnaire(LIBRARY, CHECKLIST, "en", SITE, "A Charity"))


def every_item(items: list | None) -> list:
    """The items of a Questionnaire or of a response, and those within them."""
    return [each for item in items or [] for each in (item, *every_item(item.item))]


@pytest.mark.parametrize(
    ("chosen", "audience", "level", "is_away"),
    [
        ("never-had-cancer", "had-cancer", "urgent", True),
        ("never-had-cancer", "advanced-cancer", "urgent", True),
        ("never-had-cancer", "never-had-cancer", "urgent", False),
        ("had-cancer", "never-had-cancer", "urgent", True),
        ("had-cancer", "advanced-cancer", "urgent", False),
        ("had-cancer", "anyone", "urgent", False),
        ("never-had-cancer", "had-cancer", "emergency", False),
        ("", "had-cancer", "urgent", False),
    ],
)
def test_a_choice_puts_away_what_is_for_others_alone(
    chosen: str, audience: str, level: str, is_away: bool
) -> None:
    card = cast("CareCard", SimpleNamespace(audience=audience, level=level))
    assert Choice.puts_away(cast("Choice", SimpleNamespace(audience=chosen)), card) is is_away


@pytest.mark.parametrize(
    ("lines", "lists"),
    [
        ("a b c", "abc"),
        ("a bc d e", "a bc de"),
        ("ab cd", "ab cd"),
        ("a b c d e f g h", "abcdefg h"),
        ("", ""),
    ],
)
def test_facts_on_lines_of_their_own_share_a_list(lines: str, lists: str) -> None:
    signs = [cast("Sign", SimpleNamespace(facts=tuple(line))) for line in lines.split()]
    assert ["".join(cast("list[str]", each)) for each in Form().lists(signs)] == lists.split()


@pytest.mark.real_site
def test_the_questionnaire_is_valid_fhir_and_holds_every_word() -> None:
    resource = asked()
    assert resource.url == f"{SITE}{questionnaire_address(CHECKLIST)}"
    assert resource.status == "draft"
    assert resource.date.isoformat().startswith(CHECKLIST_PAGE.day("written"))
    items = {item.linkId: item for item in every_item(resource.item)}
    assert len(items) == len(every_item(resource.item))
    for card in CHECKLIST.cards:
        group = items[card.id]
        assert (group.type, group.text) == (
            "group",
            f"{WORDS.say(f'speed-{card.speed}')}: {card.heading['en']}",
        )
        assert [item.text for item in group.item if item.type == "boolean"] == [
            sign.text["en"] for sign in card.facts
        ]
        # What speaks to some readers only stands below the words that say so.
        texts = [item.text for item in group.item]
        for addition in card.also:
            below = [texts.index(fact.text["en"]) for sign in addition.signs for fact in sign.facts]
            assert texts[below[0] - 1] == addition.heading["en"]
            assert below == [*range(below[0], below[0] + len(below))]
        advice = group.item[-1]
        assert advice.type == "display" and "](" not in advice.text
        assert card.contact["en"].split("[")[0] in advice.text
        for sign in card.facts:
            helps = [item.text for item in items[f"{card.id}.{sign.id}"].item or []]
            assert helps == ([sign.explain["en"]] if sign.explain else [])
    for question in LIBRARY.form.questions.values():
        item = items[question.id]
        assert item.text == (question.text or question.note)["en"]
        assert [option.valueCoding.display for option in item.answerOption or []] == [
            choice.text["en"] for choice in question.choices
        ]
    assert resource.item[-1].text == CHECKLIST.fixed["en"]


@pytest.mark.real_site
def test_it_asks_in_the_order_of_the_note() -> None:
    order = [each.id for each in LIBRARY.form.with_cards(CHECKLIST.cards)]
    assert [item.linkId for item in asked().item] == [*order, "fixed"]
    emergencies = [card.id for card in CHECKLIST.cards if card.level == "emergency"]
    cancer = [question.id for question in LIBRARY.form.part("cancer")]
    assert order[: len(cancer) + len(emergencies)] == [*cancer, *emergencies]


@pytest.mark.real_site
def test_only_the_first_question_puts_anything_away_and_never_an_emergency() -> None:
    choices = {choice.id: choice for choice in next(iter(LIBRARY.form.questions.values())).choices}
    cards = {card.id: card for card in CHECKLIST.cards}
    away: dict[str, list[str]] = {}
    for item in every_item(asked().item):
        for when in item.enableWhen or []:
            assert when.question == next(iter(LIBRARY.form.questions))
            if item.linkId in cards:
                assert when.operator == "!="
                away.setdefault(when.answerCoding.code, []).append(item.linkId)
            else:
                assert when.operator == "=" and item.linkId in LIBRARY.form.questions
    for code, ids in away.items():
        never = choices[code].audience == "never-had-cancer"
        others = ("had-cancer", "advanced-cancer") if never else ("never-had-cancer",)
        assert ids == [
            id for id, card in cards.items() if card.audience in others and card.level != "emergency"
        ]
    assert set(away) == {id for id, choice in choices.items() if choice.audience}


@pytest.mark.real_site
def test_it_scores_nothing() -> None:
    text = questionnaire(LIBRARY, CHECKLIST, "en", SITE, "A Charity")

    def keys(items: list[dict]) -> set[str]:
        return {key for item in items for key in (*item, *keys(item.get("item", [])))}

    assert keys(json.loads(text)["item"]) <= {
        "linkId",
        "text",
        "type",
        "item",
        "enableWhen",
        "enableBehavior",
        "answerOption",
        "repeats",
        "extension",
    }
    # An extension can score, too: these explain.
    assert {
        code
        for item in every_item(asked().item)
        for extension in item.extension or []
        for coding in extension.valueCodeableConcept.coding
        for code in [coding.code]
    } == {"help"}


def answers_of(response: QuestionnaireResponse) -> dict:
    """What a response answers, by the ids of its items."""
    answers: dict = {}
    for item in every_item(response.item):
        for answer in item.answer or []:
            if answer.valueCoding:
                answers.setdefault(item.linkId, []).append(answer.valueCoding.code)
            else:
                answers[item.linkId] = (
                    answer.valueString if answer.valueBoolean is None else answer.valueBoolean
                )
    return answers


@pytest.mark.real_site
def test_the_example_answers_the_questionnaire_and_becomes_the_note() -> None:
    response = QuestionnaireResponse.model_validate_json(example(LIBRARY, CHECKLIST, "en", SITE))
    assert response.questionnaire == asked().url
    answers = answers_of(response)
    items = {item.linkId: item for item in every_item(asked().item)}
    order = list(items)
    assert [order.index(item.linkId) for item in every_item(response.item)] == sorted(
        order.index(item.linkId) for item in every_item(response.item)
    )
    for id, answer in answers.items():
        assert isinstance(answer, {"choice": list, "text": str, "boolean": bool}[items[id].type])
        if isinstance(answer, list):
            assert set(answer) <= {option.valueCoding.code for option in items[id].answerOption}
    note = note_of(LIBRARY, CHECKLIST, answers, "en")
    div = BeautifulSoup(response.text.div, "html.parser").div
    assert [line.text for line in div.find_all("p")] == note
    # Past cancer first.
    assert note[0] == next(
        choice.note["en"] for choice in next(iter(LIBRARY.form.questions.values())).choices if choice.example
    )


FILLED_IN = {
    "resourceType": "QuestionnaireResponse",
    "status": "completed",
    "item": [
        {"linkId": "had-cancer", "answer": [{"valueCoding": {"code": "ever"}}]},
        {"linkId": "year", "answer": [{"valueString": " 2014.\n"}]},
        {"linkId": "place", "answer": [{"valueCoding": {"code": "back"}}, {"valueCoding": {"code": "neck"}}]},
        {"linkId": "routine", "item": [{"linkId": "routine.ache", "answer": [{"valueBoolean": True}]}]},
        {"linkId": "medicines", "answer": [{"valueString": "this,\r\n and that?\n\nnot now।"}]},
        {"linkId": "not-noticed", "answer": [{"valueBoolean": True}]},
    ],
}


def test_the_note_says_each_answer_once_and_nothing_that_was_not_answered(project: Project) -> None:
    project.make_form()
    assert project.check() == []
    library = load_library(project.root, TODAY)[0]
    form = library.checklists["all"]

    def note(response: dict) -> list[str]:
        return note_of(library, form, answers_of(QuestionnaireResponse.model_validate(response)), "en")

    assert note(FILLED_IN) == [
        "I have had cancer.",
        "It was in 2014.",
        "I have a mild ache.",
        "My neck hurts.",
        "I take this; and that? not now.",
        "I have not noticed new weakness.",
        "How soon?",
    ]
    weak = {
        "linkId": "emergency",
        "item": [{"linkId": "emergency.weakness", "answer": [{"valueBoolean": True}]}],
    }
    assert note(FILLED_IN | {"item": [weak, FILLED_IN["item"][-1]]}) == ["I have new weakness.", "How soon?"]
    # What is asked after a choice is said after it only.
    never = {"linkId": "had-cancer", "answer": [{"valueCoding": {"code": "never"}}]}
    assert note(FILLED_IN | {"item": [never, FILLED_IN["item"][1]]}) == ["I have had no cancer.", "How soon?"]
    # What the note always says makes no note by itself, nor do empty words and a box without a tick.
    empty = [
        {"linkId": "medicines", "answer": [{"valueString": " "}]},
        {"linkId": "not-noticed", "answer": [{"valueBoolean": False}]},
    ]
    assert note(FILLED_IN | {"item": empty}) == note(FILLED_IN | {"item": []}) == []
    assert json.loads(example(library, form, "en", SITE))["text"]["div"].count("<p>") == 5


def test_a_sign_is_said_to_be_absent_only_of_those_whom_the_page_asks(project: Project) -> None:
    """Who never had cancer leaves a box for those who did empty, whatever she has noticed."""
    project.make_form()
    signs = (project.root / "docs/_data/signs.yml").read_text()
    (emergency,) = [line for line in signs.splitlines() if "heading:" in line and "Call" in line]
    project.change(
        "docs/_data/signs.yml",
        {
            "signs:\n": """signs:
- id: numb
  text: {en: you have a numb hand}
  note: {en: My hand is numb.}
  absent: {en: a numb hand}
  sources: [{source: nice-ng234, locator: heading}]
""",
            f"{emergency}\n": f"""{emergency}
  also:
  - text: {{en: After cancer a numb hand counts too.}}
    signs: [numb]
    audience: had-cancer
    heading: {{en: "After cancer, if:"}}
""",
        },
    )
    assert project.check() == []
    library = load_library(project.root, TODAY)[0]

    def absent(*choices: str) -> str:
        answers: Answers = {"had-cancer": [*choices], "not-noticed": True}
        (line,) = [
            line
            for line in note_of(library, library.checklists["all"], answers, "en")
            if line.startswith("I have not noticed")
        ]
        return line

    assert absent("ever") == "I have not noticed new weakness; a numb hand."
    assert absent("never") == absent() == "I have not noticed new weakness."


@pytest.mark.real_site
def test_what_is_said_of_a_sign_is_said_of_it_everywhere() -> None:
    """The place of the pain and the sign of that place, and a sign on two cards, make one line of the note."""
    notes = [fact.note["en"] for card in CHECKLIST.cards for fact in card.facts]
    ids = [fact.id for card in CHECKLIST.cards for fact in card.facts]
    assert len(set(notes)) == len(set(ids)) < len(ids)
    for each in LIBRARY.form.with_cards(CHECKLIST.cards):
        if not isinstance(each, CareCard):
            for choice in LIBRARY.form.questions.written[each.id].get("choices", []):
                if "sign" in choice:
                    assert LIBRARY.signs[choice["sign"]].note["en"] in notes


def test_a_publisher_can_turn_the_script_off(project: Project) -> None:
    project.make_form()
    project.page("\nA fact [@nice-ng234].\n\n::: checklist all\n")
    assert project.build().returncode == 0
    assert "assets/js/checklist.js" in project.read("page/index.html")
    assert 'data-module="checklist"' in project.read("page/index.html")
    assert "checklist.js" not in project.read("index.html")
    project.change("docs/_data/signs.yml", {"interactive: true": "interactive: false"})
    assert project.build().returncode == 0
    page = project.read("page/index.html")
    for script in ("checklist.js", "data-module", "<button", 'id="note"'):
        assert script not in page, script
    assert page.count('type="checkbox"') == 5


def test_the_script_is_small_and_touches_nothing_it_must_not() -> None:
    code = (ROOT / "overrides/assets/js/checklist.js").read_bytes()
    # What asks for the English words of a note asks for one page of ours, by its address alone.
    asks = (ROOT / "overrides/assets/js/note-english.js").read_bytes()
    assert asks.count(b"fetch(") == 1
    code += asks.replace(b"fetch(document.querySelector('a[hreflang=\"en\"]').href)", b"")
    assert len(gzip.compress(code)) <= 4096
    for word in (
        b"Storage",
        b"indexedDB",
        b"fetch(",
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
    words = [
        CHECKLIST.title["en"],
        CHECKLIST.fixed["en"],
        CHECKLIST_PAGE.title,
        *(question.text.get("en", "") for question in LIBRARY.form.questions.values()),
    ]
    for word in ("test", "checker", "assess", "score", "risk", "result"):
        assert not [text for text in words if word in text.lower()], word
