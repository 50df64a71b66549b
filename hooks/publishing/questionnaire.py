"""A checklist as a FHIR R4B Questionnaire, so that a clinic can load it into its own forms.

https://hl7.org/fhir/R4B/questionnaire.html. It asks and shows; it scores and concludes nothing.
"""

import json

from content.care_cards import CareCard, without_links
from content.checklists import Checklist
from content.library import Library
from content.words import Words


def questionnaire_address(checklist: Checklist) -> str:
    """The fixed address of a checklist's Questionnaire within the site."""
    return f"checklist/{checklist.id}.questionnaire.json"


def questionnaire(
    library: Library, checklist: Checklist, language: str, site_url: str, publisher: str
) -> str:
    """The Questionnaire as JSON. Its date is that of the page that shows the checklist."""
    pages = [
        page
        for page in library.pages.values()
        if page.language == language
        and any(block.name == "checklist" and block.argument == checklist.id for block in page.blocks)
    ]
    words = Words(library.interface, language)
    written = max((page.day("written") for page in pages), default="")
    resource = {
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
        "item": (
            [_group(card, language, words) for card in checklist.cards]
            + [
                {"linkId": f"line-{number}", "text": line, "type": "text"}
                for number, line in enumerate(checklist.lines[language], 1)
            ]
            + [{"linkId": "fixed", "text": checklist.fixed[language], "type": "display"}]
        ),
    }
    return (
        json.dumps({key: value for key, value in resource.items() if value}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _group(card: CareCard, language: str, words: Words) -> dict[str, object]:
    advice = without_links(
        f"{card.contact[language]} {card.how_soon.get(language, '')} {card.why.get(language, '')}"
    ).rstrip()
    signs = [
        {"linkId": f"{card.id}.{sign.id}", "text": sign.text[language], "type": "boolean"}
        for sign in card.facts
    ]
    return {
        "linkId": card.id,
        "text": words.say("described", name=words.say(f"speed-{card.speed}"), words=card.heading[language]),
        "type": "group",
        "item": [*signs, {"linkId": f"{card.id}.advice", "text": advice, "type": "display"}],
    }
