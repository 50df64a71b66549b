"""The form for the doctor leads nobody away from the rule: what it shows has its sources on a page."""

import re
from collections.abc import Iterator

from content.languages import ENGLISH
from content.library import Library
from content.problems import Problem, shorten
from content.questions import QUESTIONS
from content.signs import SIGNS

# Who never had cancer says so in each text; who had it may say no to other things.
_DENIES = re.compile(r"\b(?:no|not|never|none|neither|without)\b|n['’]t\b", re.IGNORECASE)
_DENIES_ALL = re.compile(r"^(?:no|never|none)\b|\bnever (?:yet )?had\b", re.IGNORECASE)


def check_forms(library: Library) -> list[Problem]:
    """Check that each care card of a form stands on a page as a care card, where its sources are."""
    shown = {
        card.id
        for page in library.pages.values()
        for block in page.blocks
        if block.name == "care-card"
        for card in library.cards_of(block)
    }
    return [*_alone(library, shown), *_other_readers(library)]


def _other_readers(library: Library) -> Iterator[Problem]:
    """Answers that make the reader somebody else than their English words say, so that the boxes that are for
    that reader are put away.
    """
    for question in library.form.questions.values():
        written = library.form.questions.written[question.id].get("choices", [])
        for choice, item in zip(question.choices, written, strict=True):
            texts = [words[ENGLISH] for words in (choice.text, choice.note) if words]
            if choice.audience == "never-had-cancer":
                wrong, meant = [words for words in texts if not _DENIES.search(words)], "had-cancer"
            else:
                wrong, meant = [words for words in texts if _DENIES_ALL.search(words)], "never-had-cancer"
            if not choice.audience or not wrong:
                continue
            said = shorten(wrong[0])
            what = f"the answer '{choice.id}' says '{said}', and its audience is '{choice.audience}'"
            mend = f"write 'audience: {meant}'" if wrong == texts else "let its words say one thing"
            yield Problem(QUESTIONS, item.lines["audience"], what, mend)


def _alone(library: Library, shown: set[str]) -> Iterator[Problem]:
    for checklist in library.checklists.values():
        for card in checklist.cards if checklist.is_form else ():
            if card.id not in shown:
                yield Problem(
                    SIGNS,
                    library.checklists.written[checklist.id].lines["cards"],
                    f"care card '{card.id}' of the form '{checklist.id}' stands on no page, so its sources "
                    "can be read nowhere",
                    f"put '::: care-card {card.id}' on a page, or take it off the form",
                )
