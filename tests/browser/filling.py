"""Filling in the form for the doctor in a browser: what can be ticked and typed, in the order of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from content.care_cards import CareCard
from publishing.filled_in import note_of
from real_site import CHECKLIST, CHECKLIST_AT, LIBRARY, WORDS

FORM = LIBRARY.form


@dataclass(frozen=True)
class Control:
    """A box or a field: the id of its item in the Questionnaire, the choice that it is, and what stands beside it."""

    item: str
    words: str
    kind: str
    choice: str = ""


def _of_questions(part: str) -> Iterable[Control]:
    for question in FORM.part(part):
        kind = {"one": "radio", "many": "checkbox", "absent": "checkbox", "words": "text"}.get(question.kind)
        for choice in question.choices:
            yield Control(question.id, choice.text["en"], kind or "", choice.id)
        if kind and not question.choices:
            yield Control(question.id, question.text["en"], kind)


def _of_cards(*, emergency: bool) -> Iterable[Control]:
    for card in CHECKLIST.cards:
        if (card.level == "emergency") == emergency:
            for fact in card.facts:
                yield Control(f"{card.id}.{fact.id}", fact.text["en"], "checkbox")


# As they follow each other on the page.
CONTROLS = [
    *_of_cards(emergency=True),
    *_of_questions("absent"),
    *_of_questions("cancer"),
    *_of_questions("pain"),
    *_of_cards(emergency=False),
    *_of_questions("more"),
    *_of_questions("ask"),
]
PICK = (
    '[...document.querySelectorAll(".checklist :is(input, textarea)[data-note]")]'
    '.filter((control) => control.type !== "hidden")'
)
# The box by which readers say that there is nothing else of the red box.
NOT_NOTICED = next(question for question in FORM.questions.values() if question.kind == "absent")
BUTTONS = {name: WORDS.say(f"note-{name}") for name in ("print", "copy", "share", "clear")}


def open_form(browser: Browser, address: str, **more: Any) -> Page:
    """The form on a phone, with its script, all that is folded away open."""
    context = browser.new_context(
        **{"viewport": {"width": 360, "height": 740}, "base_url": address, "reduced_motion": "reduce", **more}
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(CHECKLIST_AT)
    return page


def unfold(page: Page) -> None:
    """Open all that is folded away."""
    page.evaluate("document.querySelectorAll('.checklist details').forEach((part) => { part.open = true })")


def fill(page: Page, filled: dict[int, str]) -> None:
    """Tick the boxes and fill the fields at these places of CONTROLS, as if by hand, all at once."""
    page.evaluate(
        f"""(filled) => {{
      const controls = {PICK};
      for (const [place, words] of filled) {{
        if (controls[place].matches("[type=checkbox], [type=radio]")) controls[place].checked = true;
        else controls[place].value = words;
        controls[place].dispatchEvent(new Event("input", {{ bubbles: true }}));
      }}
    }}""",
        [*filled.items()],
    )


def answers(filled: dict[int, str]) -> dict[str, Any]:
    """The same as answers to the Questionnaire."""
    given: dict[str, Any] = {}
    for place, words in sorted(filled.items()):
        control = CONTROLS[place]
        if control.choice:
            given.setdefault(control.item, []).append(control.choice)
        else:
            given[control.item] = words if control.kind == "text" else True
    # Of several radio buttons the last one stays.
    return {
        item: chosen[-1:] if isinstance(chosen, list) and FORM.questions[item].kind == "one" else chosen
        for item, chosen in given.items()
    }


def expected_note(filled: dict[int, str]) -> list[str]:
    """The lines of the note, as the Questionnaire's answers make them."""
    return note_of(LIBRARY, CHECKLIST, answers(filled), "en")


def lines(page: Page) -> list[str]:
    """The lines of the note as they stand on the page."""
    return page.locator(".note-lines li").all_text_contents()


def places(kind: str) -> list[int]:
    """Where the controls of one kind stand."""
    return [place for place, control in enumerate(CONTROLS) if control.kind == kind]


def card_of(control: Control) -> CareCard | None:
    """The care card on which a box stands, if any."""
    return LIBRARY.cards.get(control.item.partition(".")[0])


def close(page: Page) -> None:
    """Close a page with all that belongs to it."""
    context: BrowserContext = page.context
    context.close()
