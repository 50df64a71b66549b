"""The checklist, as a frightened reader, a keyboard, a screen reader, a printer and the next user of the
phone meet it.
"""

import io
import itertools
import json
import random
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from project import ROOT
from publishing.questionnaire import questionnaire_address
from real_site import CHECKLIST, CHECKLIST_AT, WORDS, showing

pytestmark = pytest.mark.xdist_group("browser")
SIGNS = [sign.text["en"] for card in CHECKLIST.cards for sign in card.facts]


@pytest.fixture
def form(browser: Browser, address: str) -> Page:
    """The checklist page on a phone, with JavaScript."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=address, reduced_motion="reduce"
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    page.goto(CHECKLIST_AT, wait_until="networkidle")
    yield page
    context.close()


def test_it_is_complete_without_javascript(page: Page) -> None:
    page.goto(CHECKLIST_AT)
    assert page.locator(".checklist .card label").all_inner_texts() == SIGNS
    for card in CHECKLIST.cards:
        section = page.get_by_role("region", name=f"{WORDS.say(f'speed-{card.speed}')} {card.heading['en']}")
        expect(section).to_be_visible()
        expect(section.get_by_role("checkbox")).to_have_count(len(card.facts))
        for words in (card.how_soon.get("en"), card.why.get("en")):
            if words:
                expect(section).to_contain_text(words)
    for line in CHECKLIST.lines["en"]:
        expect(page.locator(".note-line", has_text=line)).to_be_visible()
    expect(page.locator(".note-fixed")).to_have_text(CHECKLIST.fixed["en"])


def test_without_javascript_no_button_promises_anything(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(CHECKLIST_AT)
    assert page.get_by_role("button").count() == 0
    assert page.locator("textarea:visible, input:not([type=checkbox])").count() == 0
    context.close()


def test_the_note_grows_in_the_order_of_the_page(form: Page) -> None:
    order = list(range(len(SIGNS)))
    random.Random(1).shuffle(order)
    for position in order[:6]:
        form.get_by_role("checkbox").nth(position).check()
    assert form.locator(".note-signs li").all_inner_texts() == [SIGNS[i] for i in sorted(order[:6])]
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-signs", number=6))
    form.get_by_role("checkbox").nth(order[0]).uncheck()
    assert form.locator(".note-signs li").count() == 5
    for position in order[1:5]:
        form.get_by_role("checkbox").nth(position).uncheck()
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-signs", number=1))
    form.get_by_role("checkbox").nth(order[5]).uncheck()
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-nothing"))


def test_ticking_never_changes_any_advice(form: Page) -> None:
    """All choices of up to three ticks, and larger ones at random: every word and colour outside the note
    stays.
    """
    count = len(SIGNS)
    choices = [list(choice) for size in range(4) for choice in itertools.combinations(range(count), size)]
    choices += [
        random.Random(seed).sample(range(count), random.Random(seed).randint(4, count)) for seed in range(200)
    ]
    different = form.evaluate(
        """(choices) => {
      const boxes = [...document.querySelectorAll("[data-checklist-sign]")];
      const look = () => [...document.querySelectorAll("main > :not(form), .care, .top, .foot, .note > :not(ul)")]
        .map((part) => part.outerHTML).join() + [...document.querySelectorAll(".card, .card h2")]
        .map((part) => getComputedStyle(part).cssText + getComputedStyle(part).backgroundColor).slice(0, 12).join();
      const words = () => [...document.querySelectorAll(".care")].map((part) => part.textContent).join();
      const before = look();
      const wordsBefore = words();
      const wrong = [];
      for (const choice of choices) {
        boxes.forEach((box, i) => { box.checked = choice.includes(i); });
        boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
        if (document.querySelectorAll(".note-signs li").length !== choice.length) wrong.push(choice);
        if (words() !== wordsBefore) wrong.push(choice);
        // Colours take longer to ask for than words, so not of every three ticks.
        if ((choice.length < 2 || choice.length > 3) && look() !== before) wrong.push(choice);
      }
      if (look() !== before) wrong.push("at the end");
      return wrong;
    }""",
        choices,
    )
    assert len(choices) > 4000
    assert different == []


def test_nothing_is_stored_sent_or_put_in_the_address(form: Page) -> None:
    # A hand that comes near the page sends for the cards.
    form.get_by_role("heading", level=1).hover()
    form.locator("#explanation").wait_for(state="attached")
    requests: list[str] = []
    form.context.on("request", lambda request: requests.append(request.url))
    form.evaluate("""() => {
      window.touched = [];
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        const real = window[name];
        Object.defineProperty(window, name, { get() { window.touched.push(name); return real; } });
      }
      for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) {
        window[name] = function () { window.touched.push(name); };
      }
      Navigator.prototype.sendBeacon = () => { window.touched.push("sendBeacon"); };
      for (const name of ["pushState", "replaceState"]) history[name] = () => { window.touched.push(name); };
      window.print = () => {};
    }""")
    address, steps = form.url, form.evaluate("history.length")
    for position in range(0, len(SIGNS), 3):
        form.get_by_role("checkbox").nth(position).check()
    for name in (WORDS.say("note-copy"), WORDS.say("note-print"), WORDS.say("note-clear")):
        form.get_by_role("button", name=name).click()
    form.keyboard.press("Enter")
    assert form.evaluate("window.touched") == []
    assert requests == []
    assert (form.url, form.evaluate("history.length"), form.evaluate("document.cookie")) == (
        address,
        steps,
        "",
    )
    state = form.context.storage_state()
    assert (state["cookies"], [origin for origin in state["origins"] if origin["localStorage"]]) == ([], [])


@pytest.mark.parametrize("way", ["back", "reload"])
def test_leaving_and_coming_back_finds_it_empty(form: Page, way: str) -> None:
    form.get_by_role("checkbox").first.check()
    expect(form.locator(".note-signs li")).to_have_count(1)
    if way == "back":
        form.goto("breast-changes/")
        form.go_back()
    else:
        form.reload()
    expect(form.locator(".checklist")).to_be_visible()
    assert form.locator("input:checked").count() == 0
    assert form.locator(".note-signs li").count() == 0


def test_a_tick_on_a_page_that_is_still_loading_stays(browser: Browser, address: str) -> None:
    page = browser.new_page()
    held: list[Route] = []
    # Playwright marks what it is given, and a method of a list cannot be marked.
    page.route("**/logo.svg", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(address + CHECKLIST_AT, wait_until="domcontentloaded")
    page.get_by_role("checkbox").first.check()
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.wait_for_timeout(200)
    assert page.locator("input:checked").count() == 1
    page.close()


def test_it_is_empty_even_when_the_browser_keeps_the_page_as_it_was(form: Page) -> None:
    form.get_by_role("checkbox").first.check()
    form.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert form.locator("input:checked").count() == 0
    assert form.locator(".note-signs li").count() == 0
    form.locator("[data-checklist-sign]").first.evaluate("box => { box.checked = true }")
    form.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert form.locator("input:checked").count() == 0


def test_copy_gives_plain_text(form: Page, address: str) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_role("checkbox").nth(1).check()
    form.get_by_role("button", name=WORDS.say("note-copy")).click()
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-copied"))
    lines = form.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == CHECKLIST.title["en"]
    assert lines[1].startswith(WORDS.say("note-date") + " ")
    assert lines[2] == "- " + SIGNS[1]
    assert lines[3 : 3 + len(CHECKLIST.lines["en"])] == list(CHECKLIST.lines["en"])
    assert CHECKLIST.fixed["en"] in lines
    assert lines[-1] == address.removeprefix("http://") + CHECKLIST_AT


@pytest.mark.parametrize("refusal", ["delete", "reject"])
def test_where_copying_is_refused_the_text_is_there_to_take(form: Page, refusal: str) -> None:
    value = "undefined" if refusal == "delete" else "{ writeText: () => Promise.reject(new Error('no')) }"
    form.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ value: {value} }})")
    form.get_by_role("checkbox").nth(0).check()
    form.get_by_role("button", name=WORDS.say("note-copy")).click()
    text = form.get_by_role("textbox", name=CHECKLIST.title["en"])
    expect(text).to_be_visible()
    expect(text).to_be_focused()
    assert SIGNS[0] in text.input_value()
    assert text.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd) === area.value")
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-refused"))
    form.get_by_role("checkbox").nth(2).check()
    expect(text).to_be_hidden()


def test_clear_takes_everything_away(form: Page) -> None:
    form.get_by_role("checkbox").nth(3).check()
    form.get_by_role("button", name=WORDS.say("note-clear")).click()
    assert form.locator("input:checked").count() == 0
    expect(form.locator(".note-signs li")).to_have_count(0)
    expect(form.get_by_role("status")).to_have_text(WORDS.say("note-cleared"))
    expect(form.get_by_role("checkbox").first).to_be_focused()


def test_by_keyboard_alone(form: Page) -> None:
    form.locator("body").press("Tab")
    for _ in range(80):
        if form.locator("[data-checklist-sign]:focus").count():
            break
        form.keyboard.press("Tab")
    focused = form.locator("[data-checklist-sign]:focus")
    expect(focused).to_have_accessible_name(SIGNS[0])
    assert form.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    form.keyboard.press("Space")
    expect(focused).to_be_checked()
    for _ in range(300):
        if form.locator("button:focus", has_text=WORDS.say("note-clear")).count():
            break
        form.keyboard.press("Tab")
    form.keyboard.press("Enter")
    assert form.locator("input:checked").count() == 0


def test_names_roles_and_states_for_a_screen_reader(form: Page) -> None:
    form.get_by_role("checkbox", name=SIGNS[4], exact=True).check()
    tree = form.locator(".checklist").aria_snapshot()
    assert (
        f'region "{WORDS.say("level-emergency")} {WORDS.say("speed-now")} {CHECKLIST.cards[0].heading["en"]}"'
        in tree
    )
    assert f'- checkbox "{SIGNS[4]}" [checked]' in tree
    for sign in SIGNS:
        assert f'checkbox "{sign}"' in tree
    for words in (
        f"- status: {WORDS.say('note-signs', number=1)}",
        f'- button "{WORDS.say("note-print")}"',
        f'- region "{CHECKLIST.title["en"]}"',
    ):
        assert words in tree
    expect(form.get_by_role("status")).to_have_attribute("role", "status")


def test_at_400_percent_zoom_nothing_is_lost(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(CHECKLIST_AT)
    for element in page.locator(".checklist label, .checklist h2, .note-line, .note-fixed").all():
        box = element.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320
        assert element.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def sheets(page: Page, paper: str = "A4") -> list[str]:
    """The words on each printed sheet, with letters that the font joins (ﬁ) taken apart."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper)))
    return [" ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in reader.pages]


def test_the_empty_form_prints_whole(page: Page) -> None:
    page.goto(CHECKLIST_AT)
    text = " ".join(sheets(page))
    for words in [
        *SIGNS,
        *CHECKLIST.lines["en"],
        CHECKLIST.fixed["en"],
        *(card.heading["en"] for card in CHECKLIST.cards),
    ]:
        assert words in text, words
    assert WORDS.say("note-print") not in text


def ink(page: Page) -> list[int]:
    """How dark each printed sheet is, with a browser's default settings: without backgrounds."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=False))
    shades = [sheet.render(scale=2, grayscale=True).to_pil().histogram() for sheet in document]
    return [sum((255 - shade) * count for shade, count in enumerate(sheet)) for sheet in shades]


def test_a_ticked_box_prints_ticked(form: Page) -> None:
    empty = ink(form)
    # Only the box, or the note would grow by a line as well.
    form.locator("[data-checklist-sign]").first.evaluate("box => { box.checked = true }")
    ticked = ink(form)
    more = [after - before for before, after in zip(empty, ticked, strict=True)]
    # A tick that can be seen: one and a half square millimetres of black at least.
    sheet = next(number for number, change in enumerate(more) if change)
    assert more[sheet] > 255 * 1.5 * (2 * 72 / 25.4) ** 2
    assert [change for number, change in enumerate(more) if number != sheet] == [0] * (len(more) - 1)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("ticks", [0, 3, 12, len(SIGNS)])
def test_the_note_prints_alone_on_one_page(form: Page, address: str, ticks: int, paper: str) -> None:
    form.evaluate("window.print = () => {}")
    for position in range(ticks):
        form.get_by_role("checkbox").nth(position).check()
    form.get_by_role("button", name=WORDS.say("note-print")).click()
    text, *more = sheets(form, paper)
    assert more == []
    assert text.startswith(f"{CHECKLIST.title['en']} {WORDS.say('note-date')} ")
    for words in [*SIGNS[:ticks], *CHECKLIST.lines["en"], CHECKLIST.fixed["en"]]:
        assert words in text
    for words in SIGNS[ticks:]:
        assert words not in text
    assert address.removeprefix("http://") + CHECKLIST_AT in text
    form.evaluate("dispatchEvent(new Event('afterprint'))")
    form.emulate_media(media="print")
    expect(form.locator(".card").first).to_be_visible()


HINDI = {
    SIGNS[0]: "आपके हाथ या पैर में अचानक कमज़ोरी या सुन्नपन आ जाए, या चलने में कठिनाई होने लगे",
    SIGNS[4]: "पीठदर्दकेसाथसीनेमेंदर्दऔरबेचैनीहोरहीहै" * 3,
    CHECKLIST.cards[0].heading["en"]: "तुरंत एम्बुलेंस बुलाएँ या अस्पताल के आपातकालीन विभाग में जाएँ if:",
}
# A sign of the checklist that stands on a card of another page too, and that page.
CHANGED, CARD = [
    (sign.text["en"], card) for card in CHECKLIST.cards for sign in card.signs if sign in card.facts
][-1]
MENDED, ELSEWHERE = f"{CHANGED} today", showing("care-card", CARD.id)[0]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the site with Hindi in some places and a sentence changed, built."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    signs = (folder / "docs/_data/signs.yml").read_text()
    for english, other in {**HINDI, CHANGED: MENDED}.items():
        assert f"en: {english}\n" in signs or f'en: "{english}"' in signs
        signs = signs.replace(f"en: {english}\n", f"en: {other}\n").replace(
            f'en: "{english}"', f'en: "{other}"'
        )
    (folder / "docs/_data/signs.yml").write_text(signs)
    # Words so long fit on no handout, and a build says so; here only the screen counts.
    for page in (folder / "docs/en/handouts").glob("*.md"):
        page.write_text(
            page.read_text().replace("\nhandout: page\n", "\n").replace("\nhandout: card\n", "\n")
        )
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=folder, capture_output=True, text=True
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
    page.get_by_label(MENDED).check()
    expect(page.locator(".note-signs li")).to_have_text(MENDED)
    page.close()
    resource = json.loads(Path(copy, questionnaire_address(CHECKLIST)).read_text(encoding="utf-8"))
    assert MENDED in [item["text"] for group in resource["item"] for item in group.get("item", [])]
