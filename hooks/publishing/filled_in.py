"""A form that is filled in, as a FHIR R4B QuestionnaireResponse, and the note that becomes of it.

https://hl7.org/fhir/R4B/questionnaireresponse.html. Nobody's answers: an example, for those who build with
the Questionnaire.
"""

import html
import re
from collections.abc import Iterator, Mapping

from content.care_cards import CareCard
from content.checklists import Checklist
from content.form import GAP, Question
from content.library import Library
from content.signs import Sign
from content.words import Words
from publishing.questionnaire import Item, as_json, date_of, questionnaire_address

# Of each item that was answered, by its linkId: the words typed, whether it was ticked, or ids of choices.
Answers = Mapping[str, str | bool | list[str]]
# What the note says, and whether somebody has said it: some of it stands in every note.
_Line = tuple[str, bool]


def example_address(checklist: Checklist) -> str:
    """The fixed address of a checklist's example within the site."""
    return f"checklist/{checklist.id}.example.json"


def note_of(library: Library, checklist: Checklist, answers: Answers, language: str) -> list[str]:
    """The sentences of the note, each once, as the page makes them; none where nothing was answered."""
    lines = [*_lines(library, checklist, answers, language)]
    return [*dict.fromkeys(line for line, _ in lines)] if any(said for _, said in lines) else []


def example(library: Library, checklist: Checklist, language: str, site_url: str) -> str:
    """The example as JSON: what the data file names as such, with the note as its narrative."""
    answers = _example_answers(library, checklist, language)
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in note_of(library, checklist, answers, language))
    return as_json(
        {
            "resourceType": "QuestionnaireResponse",
            "language": language,
            "text": {
                "status": "generated",
                "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{lines}</div>',
            },
            "questionnaire": f"{site_url}{questionnaire_address(checklist)}",
            "status": "completed",
            "authored": date_of(library, checklist, language),
            "item": [*_items(library, checklist, answers, language)],
        }
    )


def _lines(library: Library, checklist: Checklist, answers: Answers, language: str) -> Iterator[_Line]:
    def ticked(card: CareCard) -> list[Sign]:
        return [fact for fact in card.facts if answers.get(f"{card.id}.{fact.id}") is True]

    chosen = {id for answer in answers.values() if isinstance(answer, list) for id in answer}

    def speaks_to_her(card: CareCard, fact: Sign) -> bool:
        audience = card.audience_of(fact)
        return not audience or not chosen.isdisjoint(library.form.making(audience))

    absent = [
        fact.absent[language]
        for card in checklist.cards
        if card.level == "emergency"
        for fact in card.facts
        if fact not in ticked(card) and speaks_to_her(card, fact)
    ]
    between = Words(library.interface, language).say("between-places")
    others = between.join(absent)
    for each in library.form.with_cards(checklist.cards):
        if isinstance(each, CareCard):
            yield from ((fact.note[language], True) for fact in ticked(each))
        elif not each.after or not chosen.isdisjoint(each.after):
            answer = answers.get(each.id)
            typed = _one_line(answer, between) if isinstance(answer, str) else answer
            yield from _of_question(each, typed, others, language)


def _one_line(typed: str, between: str) -> str:
    """What is typed, in one line. What stood on lines of its own, as medicines often do, stays apart."""
    lines = re.sub(r"([.?!।])?[,;]?\s*\n\s*", lambda end: f"{end[1]} " if end[1] else between, typed.strip())
    return re.sub(r"[.।]$", "", " ".join(lines.split()))


def _of_question(question: Question, answer: object, others: str, language: str) -> Iterator[_Line]:
    given = ""
    if question.kind == "said":
        yield question.note[language], False
    elif isinstance(answer, list):
        yield from (
            (choice.note[language], True)
            for choice in question.choices
            if choice.note and choice.id in answer
        )
    elif answer:
        given = answer if isinstance(answer, str) else others
    if given:
        yield question.note[language].replace(GAP, given), True


def _example_answers(library: Library, checklist: Checklist, language: str) -> Answers:
    answers: dict[str, str | bool | list[str]] = {}
    for question in library.form.questions.values():
        chosen = [choice.id for choice in question.choices if choice.example]
        if chosen or question.example or question.kind == "absent":
            answers[question.id] = chosen or question.example.get(language) or True
    for sign in checklist.example:
        card = next((card for card in checklist.cards if sign in card.facts), None)
        if card:
            answers[f"{card.id}.{sign.id}"] = True
    return answers


def _items(library: Library, checklist: Checklist, answers: Answers, language: str) -> Iterator[Item]:
    """The answers, in the order of the Questionnaire."""
    for each in library.form.with_cards(checklist.cards):
        if isinstance(each, CareCard):
            ids = [id for fact in each.facts if (id := f"{each.id}.{fact.id}") in answers]
            if ids:
                yield {
                    "linkId": each.id,
                    "item": [{"linkId": id, "answer": [{"valueBoolean": True}]} for id in ids],
                }
        elif each.id in answers:
            names = {choice.id: choice.text[language] for choice in each.choices}
            yield {"linkId": each.id, "answer": [*_values(answers[each.id], names)]}


def _values(answer: str | bool | list[str], names: Mapping[str, str]) -> Iterator[Item]:
    if isinstance(answer, list):
        for code in answer:
            yield {"valueCoding": {"code": code, "display": names[code]}}
    elif isinstance(answer, str):
        yield {"valueString": answer}
    else:
        yield {"valueBoolean": answer}
