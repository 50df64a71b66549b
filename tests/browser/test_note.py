"""The note for the doctor: copied, shared, printed; the form on paper; and whatever people type."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from browser.filling import (
    BUTTONS,
    CONTROLS,
    FORM,
    NOT_NOTICED,
    expected_note,
    fill,
    lines,
    places,
    unfold,
)
from paper import sheets_of
from project import ROOT
from publishing.questionnaire import questionnaire_address
from real_site import CHECKLIST, CHECKLIST_AT, WORDS, showing

BOXES, TEXTS = places("checkbox"), places("text")
SOME = {BOXES[1]: "", TEXTS[-1]: "a question"}


def press(page: Page, name: str) -> None:
    """Press one of the note's buttons."""
    page.get_by_role("button", name=BUTTONS[name], exact=True).click()


# --- Copied and shared ------------------------------------------------------------------------------------------


def is_the_note(text: str, address: str) -> bool:
    """Whether a text is the note of SOME, whole and plain."""
    title, day, *said = text.splitlines()
    assert (title, day.partition(":")[0] + ":") == (CHECKLIST.title["en"], WORDS.say("note-date"))
    assert said == [
        *expected_note(SOME),
        CHECKLIST.fixed["en"],
        address.removeprefix("http://") + CHECKLIST_AT,
    ]
    return True


def test_copy_gives_plain_text(form: Page, address: str) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(form, SOME)
    press(form, "copy")
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-copied"))
    assert is_the_note(form.evaluate("navigator.clipboard.readText()"), address)
    # What was said of the note is gone when it changes.
    fill(form, {BOXES[2]: ""})
    expect(form.get_by_role("status")).to_have_text("")


def test_a_sentence_in_another_language_than_the_page_says_so(form: Page) -> None:
    """As those do whose words are missing in the language of the page."""
    form.locator("[data-note]").nth(1).evaluate("(box) => { box.lang = 'hi'; }")
    for box in (0, 1):
        form.locator("[data-note]").nth(box).check()
    assert form.locator("[data-checklist-note] li").evaluate_all("(all) => all.map(({ lang }) => lang)")[
        :2
    ] == [
        WORDS.tag,
        "hi",
    ]


REFUSALS = {
    "no clipboard": (
        "copy",
        "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); }",
    ),
    "clipboard refused": (
        "copy",
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }",
    ),
    "sharing refused": (
        "share",
        "() => { navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }",
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_is_refused_is_there_to_take(form: Page, address: str, refusal: str) -> None:
    name, script = REFUSALS[refusal]
    form.evaluate(script)
    fill(form, SOME)
    press(form, name)
    text = form.get_by_role("textbox", name=CHECKLIST.title["en"])
    expect(text).to_be_focused()
    assert is_the_note(text.input_value(), address)
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-refused"))
    fill(form, {BOXES[2]: ""})
    expect(text).to_be_hidden()


def test_who_thinks_better_of_sharing_is_told_nothing(form: Page) -> None:
    form.evaluate("() => { navigator.share = () => Promise.reject(new DOMException('no', 'AbortError')); }")
    fill(form, SOME)
    press(form, "share")
    form.wait_for_timeout(100)
    expect(form.get_by_role("textbox", name=CHECKLIST.title["en"])).to_be_hidden()
    expect(form.get_by_role("status")).to_have_text("")


def test_share_hands_the_text_to_the_phone_or_to_a_message(form: Page, address: str) -> None:
    fill(form, SOME)
    form.evaluate(
        "() => { navigator.share = (given) => { window.given = given; return Promise.resolve(); }; }"
    )
    press(form, "share")
    given = form.evaluate("window.given")
    assert [*given] == ["text"] and is_the_note(given["text"], address)
    form.evaluate("""() => {
      navigator.share = undefined;
      HTMLAnchorElement.prototype.click = function () { window.there = this.href; };
    }""")
    press(form, "share")
    there = form.evaluate("[window.there.split('=')[0], decodeURIComponent(window.there.split('=')[1])]")
    assert there[0] == "sms:?body" and is_the_note(there[1], address)
    # A page is not told that no message opened, as on most desks.
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-message"))
    assert is_the_note(form.get_by_role("textbox", name=CHECKLIST.title["en"]).input_value(), address)


# --- On paper ---------------------------------------------------------------------------------------------------


def sheets(page: Page, paper: str = "A4") -> list[str]:
    """The words on each printed sheet."""
    return sheets_of(page.pdf(format=paper, prefer_css_page_size=paper == "A4"))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_form_by_hand_is_whole_on_two_sheets(page: Page, paper: str) -> None:
    page.goto(CHECKLIST_AT)
    text = " ".join(sheets(page, paper)[:2])
    for words in [
        *(each.words for each in CONTROLS),
        *(question.text["en"] for question in FORM.questions.values() if question.text),
        CHECKLIST.fixed["en"],
        *(card.heading["en"] for card in CHECKLIST.cards),
        *(card.contact["en"] for card in CHECKLIST.cards),
    ]:
        assert words in text, words
    for words in (*BUTTONS.values(), WORDS.say("note-see")):
        assert f" {words} " not in text, words


def test_with_nothing_filled_in_the_button_prints_the_form(form: Page) -> None:
    form.evaluate("window.print = () => {}")
    press(form, "print")
    text = sheets(form)
    assert CONTROLS[-1].words in " ".join(text) and len(text) <= 2
    # The numbers stand where it says to call.
    numbers = form.locator(".card-emergency .ring b").all_text_contents()
    assert numbers and [number for number in numbers if number not in text[0]] == []
    form.evaluate("dispatchEvent(new Event('afterprint'))")
    form.emulate_media(media="print")
    expect(form.locator(".foot")).to_be_visible()


def ink(page: Page) -> list[int]:
    """How dark each printed sheet is, with a browser's default settings: without backgrounds."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=False))
    shades = [sheet.render(scale=2, grayscale=True).to_pil().histogram() for sheet in document]
    return [sum((255 - shade) * count for shade, count in enumerate(sheet)) for sheet in shades]


@pytest.mark.parametrize("kind", ["checkbox", "radio"])
def test_a_ticked_box_prints_ticked(form: Page, kind: str) -> None:
    empty = ink(form)
    # Only the box, or other parts would come and go with it.
    form.locator(f".checklist [type={kind}]").first.evaluate("box => { box.checked = true }")
    ticked = ink(form)
    more = [after - before for before, after in zip(empty, ticked, strict=True)]
    # A tick that can be seen: one and a half square millimetres of black at least.
    sheet = next(number for number, change in enumerate(more) if change)
    assert more[sheet] > 255 * 1.5 * (2 * 72 / 25.4) ** 2
    assert [change for number, change in enumerate(more) if number != sheet] == [0] * (len(more) - 1)


# Twenty signs, and every field with as much as it takes.
WORDS_TYPED = "Wörter und mehr, so viele es sind, bis das Feld voll ist: "
FULL = dict.fromkeys(TEXTS, WORDS_TYPED * 9)
FILLED = {"one tick": {BOXES[0]: ""}, "twelve": dict.fromkeys(BOXES[::7], ""), "all that one can": FULL}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("filled", FILLED)
def test_the_note_prints_alone_on_one_sheet(form: Page, address: str, filled: str, paper: str) -> None:
    form.evaluate("window.print = () => {}")
    way = dict(FILLED[filled])
    if filled == "all that one can":
        own = next(place for place, each in enumerate(CONTROLS) if each.item == NOT_NOTICED.id)
        way |= dict.fromkeys([own, *places("radio")[-2:], *BOXES[5:70:3][:20]], "")
        # As much as a field takes from somebody who types.
        for place in TEXTS:
            most = (
                form.locator(".checklist [data-note]:not([type=hidden])")
                .nth(place)
                .evaluate("field => field.maxLength")
            )
            assert most > 0
            way[place] = way[place][:most]
    fill(form, way)
    press(form, "print")
    text, *more = sheets(form, paper)
    assert more == []
    assert text.startswith(f"{CHECKLIST.title['en']} {WORDS.say('note-date')} ")
    for words in [*expected_note(way), CHECKLIST.fixed["en"]]:
        assert " ".join(words.split()) in text, words
    assert address.removeprefix("http://") + CHECKLIST_AT in text
    assert CHECKLIST.cards[0].heading["en"] not in text
    form.evaluate("dispatchEvent(new Event('afterprint'))")
    form.emulate_media(media="print")
    expect(form.locator(".card").first).to_be_visible()


# --- Whatever people type ---------------------------------------------------------------------------------------

TYPED = {
    "ten thousand letters": "x" * 10_000,
    "ten thousand letters in words": "a word " * 1_430,
    "another script": "कमर में दर्द, कल से",
    "from right to left": "الألم في وسط الظهر",
    "pictures": "😖🔥 👩‍⚕️",
    "marks of HTML": "<b>bold</b><img src=x onerror=document.title='run'> &amp; \"quotes\"",
    "what replaces": "$& $1 $` {answer}",
    "line ends": "one\ntwo\r\n\r\nthree\tfour",
    "lines with ends of their own": "one,\ntwo;\nthree.\nfour?\nपांच।\n six।",
    "a day to come": "31 December 2999",
}


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_stands_in_the_note_as_it_is(form: Page, typed: str) -> None:
    title = form.title()
    # A field that takes several lines, and one that takes one.
    asked = [(place, FORM.questions[CONTROLS[place].item]) for place in TEXTS]
    several, one = (
        next(place for place, each in asked if each.long == long and not each.after) for long in (True, False)
    )
    fill(form, {several: TYPED[typed], one: TYPED[typed]})
    # Browsers take line ends out of a field of one line.
    typed_in = "".join(TYPED[typed].splitlines())
    assert lines(form) == expected_note({several: TYPED[typed], one: typed_in})
    assert form.title() == title and form.locator(".note-lines li *").count() == 0
    assert form.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_field_takes_so_much_and_says_nothing_of_it_to_anyone(form: Page) -> None:
    unfold(form)
    field = form.locator(".checklist textarea[data-note]").first
    field.focus()
    form.keyboard.insert_text("y" * 10_000)
    assert len(field.input_value()) == field.evaluate("field => field.maxLength") < 1000


# --- Other words ------------------------------------------------------------------------------------------------

HINDI = {
    CONTROLS[0].words: "आपके हाथ या पैर में अचानक कमज़ोरी या सुन्नपन आ जाए, या चलने में कठिनाई होने लगे",
    CONTROLS[4].words: "पीठदर्दकेसाथसीनेमेंदर्दऔरबेचैनीहोरहीहै" * 3,
    CHECKLIST.cards[0].heading["en"]: "तुरंत एम्बुलेंस (ambulance) बुलाएँ या अस्पताल के आपातकालीन विभाग में जाएँ if:",
}
# A sign of the form that stands on a card of another page too, and that page.
CHANGED, CARD = [(sign, card) for card in CHECKLIST.cards for sign in card.signs if sign in card.facts][-1]
MENDED, ELSEWHERE = f"{CHANGED.text['en']} today", showing("care-card", CARD.id)[0]
NOTED = f"Today. {CHANGED.note['en']}"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the site with Hindi in some places and a sentence changed, built."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    signs = (folder / "docs/_data/signs.yml").read_text()
    for english, other in {**HINDI, CHANGED.text["en"]: MENDED, CHANGED.note["en"]: NOTED}.items():
        assert f"en: {english}\n" in signs or f'en: "{english}"' in signs
        signs = signs.replace(f"en: {english}\n", f"en: {other}\n").replace(
            f'en: "{english}"', f'en: "{other}"'
        )
    (folder / "docs/_data/signs.yml").write_text(signs)
    # Words so long fit on no handout, and Hindi is none of the English; here only the screen counts.
    for page in (folder / "docs/en/handouts").glob("*.md"):
        page.write_text(
            page.read_text().replace("\nhandout: page\n", "\n").replace("\nhandout: card\n", "\n")
        )
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--no-strict"],
        cwd=folder,
        env={**os.environ, "LANGUAGES": "en"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return str(folder / "site")


def test_long_hindi_words_do_not_break_the_layout(browser: Browser, copy: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"file://{copy}/{CHECKLIST_AT}index.html")
    for words in HINDI.values():
        box = page.get_by_text(words).first.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_one_changed_sentence_changes_everywhere(browser: Browser, copy: str) -> None:
    page = browser.new_page()
    page.goto(f"file://{copy}/{ELSEWHERE}index.html")
    expect(page.locator(".card li", has_text=MENDED)).to_have_count(1)
    # From a file the page finds its files by relative addresses; the script works there as well.
    page.goto(f"file://{copy}/{CHECKLIST_AT}index.html")
    unfold(page)
    page.get_by_label(MENDED).check()
    expect(page.locator(".note-lines li").first).to_have_text(NOTED)
    page.close()
    resource = json.loads(Path(copy, questionnaire_address(CHECKLIST)).read_text(encoding="utf-8"))
    assert MENDED in [item["text"] for group in resource["item"] for item in group.get("item", [])]
