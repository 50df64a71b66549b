"""A checklist as a FHIR R4B Questionnaire, so that a clinic can load it into its own forms.

https://hl7.org/fhir/R4B/questionnaire.html. It asks and shows; it scores and concludes nothing. As on the
page, the first question puts away the cards of other readers, and nothing else depends on an answer.
"""

import json
from collections.abc import Iterator

from content.care_cards import CareCard, without_links
from content.checklists import Checklist
from content.form import Form, Question
from content.library import Library
from content.twins import is_behind
from content.words import Words

Item = dict[str, object]
# https://hl7.org/fhir/R4B/extension-questionnaire-itemcontrol.html
_HELP = {
    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
    "valueCodeableConcept": {
        "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]
    },
}


def questionnaire_address(checklist: Checklist) -> str:
    """The fixed address of a checklist's Questionnaire within the site."""
    return f"checklist/{checklist.id}.questionnaire.json"


def as_json(resource: dict[str, object]) -> str:
    """A FHIR resource as a file, without what is empty."""
    return (
        json.dumps({key: value for key, value in resource.items() if value}, ensure_ascii=False, indent=1)
        + "\n"
    )


def questionnaire(
    library: Library, checklist: Checklist, language: str, site_url: str, publisher: str
) -> str:
    """The Questionnaire as JSON. Its date is that of the page that shows the checklist."""
    words = Words(library.interface, language)
    written = date_of(library, checklist, language)
    return as_json(
        {
            "resourceType": "Questionnaire",
            "url": f"{site_url}{questionnaire_address(checklist)}",
            "version": written,
            "name": "".join(part.title() for part in checklist.id.split("-")),
            "title": checklist.title[language],
            # No clinician has reviewed it; see https://hl7.org/fhir/R4B/valueset-publication-status.html
            "status": "draft",
            "language": language,
            "subjectType": ["Patient"],
            "date": written,
            "publisher": publisher,
            "description": words.say("questionnaire"),
            "purpose": words.say("questionnaire-purpose"),
            "copyright": "CC BY 4.0",
            "item": [*_items(library, checklist, language, words)],
        }
    )


def date_of(library: Library, checklist: Checklist, language: str) -> str:
    """The day of the page that shows a checklist; none if no page does."""
    pages = [
        page
        for page in library.pages.values()
        if page.language == language
        and any(block.name == "checklist" and block.argument == checklist.id for block in page.blocks)
    ]
    return max((page.day("written") for page in pages), default="")


def _items(library: Library, checklist: Checklist, language: str, words: Words) -> Iterator[Item]:
    """In the order of the note."""
    form = library.form if checklist.is_form else Form()
    for each in form.with_cards(checklist.cards):
        yield (
            _group(each, form, language, words, is_behind(library, each, language))
            if isinstance(each, CareCard)
            else _question(each, form, language)
        )
    for number, line in enumerate(checklist.lines.get(language, ()), 1):
        yield {"linkId": f"line-{number}", "text": line, "type": "text"}
    yield {"linkId": "fixed", "text": checklist.fixed[language], "type": "display"}


def _group(card: CareCard, form: Form, language: str, words: Words, behind: bool) -> Item:
    """A card. Of a translation that is `behind`, a notice stands in the place of what it says to do."""
    texts = (card.contact, card.how_soon, card.why)
    advice = without_links(" ".join(text[language] for text in texts if language in text))
    heading = speed = words.say(f"speed-{card.speed}")
    if behind:
        advice = words.say("card-behind")
    else:
        heading = words.say("described", name=speed, words=card.heading[language])
    return {
        "linkId": card.id,
        "text": heading,
        "type": "group",
        # True too where nothing was answered: https://hl7.org/fhir/R4B/valueset-questionnaire-enable-operator.html
        **_enabled(form, form.putting_away(card), "!=", "all"),
        "item": [
            *_signs(card, language, behind),
            {"linkId": f"{card.id}.advice", "text": advice, "type": "display"},
        ],
    }


def _signs(card: CareCard, language: str, behind: bool) -> Iterator[Item]:
    """The facts of a card, those of an addition below its words: it may speak to some readers only."""
    heads = {
        each.signs[0].facts[0].id: (f"{card.id}.also-{number}", (each.heading or each.text)[language])
        for number, each in enumerate(card.also, 1)
        if each.signs
    }
    for sign in card.facts:
        if sign.id in heads and not behind:
            name, text = heads[sign.id]
            yield {"linkId": name, "text": text, "type": "display"}
        yield _with_help(
            {"linkId": f"{card.id}.{sign.id}", "text": sign.text[language], "type": "boolean"},
            sign.explain.get(language),
        )


def _question(question: Question, form: Form, language: str) -> Item:
    kind = {"one": "choice", "many": "choice", "words": "text", "absent": "boolean", "said": "display"}[
        question.kind
    ]
    choices = [
        {"valueCoding": {"code": choice.id, "display": choice.text[language]}} for choice in question.choices
    ]
    item = {
        "linkId": question.id,
        "text": (question.text or question.note)[language],
        "type": kind,
        **_enabled(form, question.after, "=", "any"),
        **({"repeats": True} if question.kind == "many" else {}),
        **({"answerOption": choices} if choices else {}),
    }
    return _with_help(item, question.hint.get(language))


def _with_help(item: Item, words: str | None) -> Item:
    """An item with its explanation."""
    if not words:
        return item
    return item | {
        "item": [{"extension": [_HELP], "linkId": f"{item['linkId']}.help", "text": words, "type": "display"}]
    }


def _enabled(form: Form, choices: tuple[str, ...], operator: str, behaviour: str) -> Item:
    """That an item is asked, or not asked, after one of these choices."""
    questions = {
        choice.id: question.id for question in form.questions.values() for choice in question.choices
    }
    when = [{"question": questions[id], "operator": operator, "answerCoding": {"code": id}} for id in choices]
    return ({"enableWhen": when} | ({"enableBehavior": behaviour} if len(when) > 1 else {})) if when else {}
