"""The checklist: care cards with boxes to tick, and the note for the doctor.

It is a reading and talking aid, the same for every reader. It gives no result: what to do stands in
each card's heading, whatever is ticked. Without a script it is a paper form. overrides/assets/js/checklist.js
copies the ticked signs into the note, and does no more.
"""
from xml.etree.ElementTree import Element

from content.page_body import Block
from content.checklists import Checklist
from rendering.care_cards import care_card
from rendering.context import Context, add

_SAID = {"none": "Nothing is ticked.", "one": "1 sign is in your note.", "many": "{} signs are in your note.",
         "copied": "The note is copied.", "refused": "Your browser did not allow copying. The text is selected below: copy it from there.",
         "cleared": "All ticks are cleared."}


def checklist(context: Context, block: Block) -> list[Element]:
    """Show the checklist that a block names as one form, complete without a script."""
    shown: Checklist | None = context.library.checklists.get(block.argument)
    if shown is None:
        return []
    form = Element("form", {"class": "checklist", "autocomplete": "off"})
    if shown.interactive:
        form.set("data-module", "checklist")
        form.attrib.update({f"data-checklist-{key}": words for key, words in _SAID.items()})
    for card in shown.cards:
        form.append(care_card(context, card, ticks=True))
    _note(form, shown, context.language)
    return [form]


def _note(form: Element, shown: Checklist, language: str) -> None:
    note = add(form, "section", class_="note", aria_labelledby="note")
    add(note, "h2", shown.title[language], id="note")
    # An emergency sign that is ticked is no reason to write on.
    how = "If a sign in the emergency box fits, get help now. If not, write on the lines, and take this page with you."
    copied = " On a screen, the signs you tick are copied here. Nothing is stored or sent." if shown.interactive else ""
    add(note, "p", how + copied, class_="note-help")
    add(note, "p", "Date:", class_="note-line", data_checklist_date="")
    add(note, "ul", class_="note-signs", data_checklist_note="")
    for line in shown.lines[language]:
        add(note, "p", line, class_="note-line")
    add(note, "p", shown.fixed[language], class_="note-fixed")
    add(note, "p", "", class_="note-address", data_checklist_address="")
    # Shown by the script; without it, the browser's own print command does.
    tools = add(form, "p", class_="note-tools", hidden="", data_checklist_tools="")
    for action, words in (("print", "Print the note"), ("copy", "Copy the note"), ("clear", "Clear all ticks")):
        add(tools, "button", words, type="button", data_checklist_do=action)
    add(form, "p", class_="note-said", role="status", data_checklist_said="")
    add(form, "textarea", class_="note-text", hidden="", readonly="", rows="8", aria_label=shown.title[language],
        data_checklist_text="")
