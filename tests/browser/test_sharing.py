"""Someone hands a page or its emergency signs on."""

import gzip
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Lend
from browser.test_accessibility import ALL, faults, faults_of_colours
from content.countries import nearest_first
from content.languages import built_languages, folder_on_the_web
from content.twins import is_behind
from content.words import Words
from project import ROOT
from publishing.drafts import draft_notice
from publishing.reviewed import reviewed
from real_site import LIBRARY, WORDS, heading_of, showing

EMERGENCY = "emergency/"
STRIP = showing("strip")[0]
# A phone that has a sheet of its own, which keeps what it was given.
SHEET = "() => { navigator.share = async (given) => { window.given = given; }; }"


def open_dialog(page: Page, words: Words, name: str) -> Locator:
    """Press a button by keyboard; the dialog that opens."""
    page.get_by_role("button", name=words.say(name)).press("Enter")
    dialog = page.get_by_role("dialog", name=words.say(name))
    expect(dialog).to_be_visible()
    return dialog


def text_of(dialog: Locator) -> list[str]:
    return dialog.get_by_role("textbox").input_value().splitlines()


@pytest.mark.parametrize("language", built_languages(ROOT))
def test_the_signs_go_on_whole_with_their_numbers_language_and_standing(lend: Lend, language: str) -> None:
    words, card = Words(LIBRARY.interface, language), LIBRARY.cards["emergency"]
    known = LIBRARY.pages[f"docs/{language}/emergency.md"]
    with lend() as page:
        page.goto(folder_on_the_web(language) + EMERGENCY)
        dialog = open_dialog(page, words, "share-card")
        text = text_of(dialog)
        # Its beginning is what is seen first.
        assert (
            dialog.locator("textarea").evaluate(
                "(box) => box.scrollHeight > box.clientHeight && box.scrollTop"
            )
            == 0
        )
    assert not is_behind(LIBRARY, card, language)
    assert text[:2] == [f"{words.say('level-emergency')} {words.say('speed-now')}", card.heading[language]]
    ring = nearest_first(LIBRARY.ring, words.tag)
    assert text[2 : 2 + len(ring)] == [f"{each.number} {each.label[language]}" for each in ring]
    assert text[2 + len(ring) :][: len(card.signs)] == [f"- {sign.text[language]}" for sign in card.signs]
    for told in (*(each.text for each in card.also), card.contact):
        assert told[language] in text
    # That it is a draft, and that nobody has reviewed it, stands in it as on the page.
    for said in (*(said for _, said in draft_notice(LIBRARY, known)), reviewed(LIBRARY, known)):
        assert said in text
    own, *others = text[-len(LIBRARY.languages) :]
    assert own.startswith(f"{words.say('language-name')}: {known.title}")
    assert words.day(known.day("written")) in own
    assert len(others) == len(LIBRARY.languages) - 1
    for line in others:
        name, _, address = line.partition(": ")
        assert name in LIBRARY.interface["language-name"].values() and address.endswith(f"/{EMERGENCY}")


def test_a_page_goes_on_with_its_message_and_the_emergency_in_two_lines(lend: Lend) -> None:
    with lend() as page:
        page.goto(STRIP)
        lead = page.locator(".lead").text_content()
        text = text_of(open_dialog(page, WORDS, "share-page"))
    assert text[:2] == [heading_of(STRIP), lead.removesuffix(f" {WORDS.say('listen')}").strip()]
    assert LIBRARY.strip.text["en"] in text[2] and WORDS.say("all-signs") not in text[2]
    for each in LIBRARY.ring:
        assert f"{each.number} {each.label['en']}" in text[2]


def test_each_way_takes_the_words_and_nothing_is_asked_for_before(lend: Lend, address: str) -> None:
    with lend() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(EMERGENCY)
        # Not until it is used is anything sent for.
        assert not [url for url in asked if "share" in url.rpartition("/")[2]]
        page.evaluate(SHEET)
        dialog = open_dialog(page, WORDS, "share-card")
        text = "\n".join(text_of(dialog))
        links = {
            name: dialog.get_by_role("link", name=WORDS.say(name)).get_attribute("href")
            for name in ("share-message", "share-whatsapp")
        }
        for link, start in zip(links.values(), ("sms:?body=", "https://wa.me/?text="), strict=True):
            assert link.startswith(start) and unquote(link.removeprefix(start)) == text
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        dialog.get_by_role("button", name=WORDS.say("note-copy")).press("Enter")
        expect(dialog.get_by_role("status")).to_have_text(WORDS.say("share-copied"))
        assert page.evaluate("navigator.clipboard.readText()") == text
        dialog.get_by_role("button", name=WORDS.say("note-share"), exact=True).press("Enter")
        expect(dialog).to_be_hidden()
        assert page.evaluate("window.given") == {"text": text}
        assert [url for url in asked if not url.startswith(address)] == []
        # On a phone that has no such sheet it is not offered.
        page.evaluate("navigator.share = undefined")
        again = open_dialog(page, WORDS, "share-page")
        expect(again.get_by_role("button", name=WORDS.say("note-share"), exact=True)).to_have_count(0)


@pytest.mark.parametrize("refusal", ["copying", "sharing", "no clipboard"])
def test_what_is_refused_is_there_to_take(lend: Lend, refusal: str) -> None:
    with lend() as page:
        page.goto(EMERGENCY)
        page.evaluate(
            """(refusal) => {
          const value = refusal === "no clipboard" ? undefined : { writeText: () => Promise.reject(new Error("no")) };
          Object.defineProperty(navigator, "clipboard", { value });
          navigator.share = () => Promise.reject(new DOMException("no", "NotAllowedError"));
        }""",
            refusal,
        )
        dialog = open_dialog(page, WORDS, "share-card")
        name = "note-share" if refusal == "sharing" else "note-copy"
        dialog.get_by_role("button", name=WORDS.say(name), exact=True).click()
        expect(dialog.get_by_role("status")).to_have_text(WORDS.say("share-refused"))
        expect(dialog.get_by_role("textbox")).to_be_focused()
        assert page.evaluate("String(getSelection())").splitlines() == text_of(dialog)


def test_a_browser_that_knows_no_dialog_shows_it_at_the_end_of_the_page(lend: Lend) -> None:
    with lend() as page:
        page.goto(EMERGENCY)
        # It makes an element without a meaning of it.
        page.evaluate("""() => {
          const create = document.createElement.bind(document);
          document.createElement = (tag) => create(tag === "dialog" ? "unknown" : tag);
        }""")
        page.get_by_role("button", name=WORDS.say("share-card")).press("Enter")
        part = page.locator(".sharing")
        expect(part.get_by_role("textbox")).to_be_in_viewport()
        assert LIBRARY.cards["emergency"].heading["en"] in text_of(part)
        part.get_by_role("button", name=WORDS.say("share-close")).click()
        expect(part).to_be_hidden()


def test_who_thinks_better_of_it_is_told_nothing_and_comes_back_to_the_button(lend: Lend) -> None:
    with lend() as page:
        page.goto(EMERGENCY)
        page.evaluate(
            "() => { navigator.share = () => Promise.reject(new DOMException('no', 'AbortError')); }"
        )
        dialog = open_dialog(page, WORDS, "share-card")
        expect(dialog.get_by_role("button", name=WORDS.say("note-share"), exact=True)).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_timeout(100)
        expect(dialog.get_by_role("status")).to_have_text("")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name=WORDS.say("share-card"))).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog(lend: Lend, scheme: str) -> None:
    with lend(viewport={"width": 320, "height": 640}) as page:
        page.emulate_media(color_scheme=scheme)
        page.goto(EMERGENCY)
        page.evaluate(Axe().axe_script)
        dialog = open_dialog(page, WORDS, "share-card")
        assert faults(page, "dialog", ALL) + faults_of_colours(page, "dialog") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert dialog.bounding_box()["height"] <= 640


def test_the_buttons_take_nothing_off_paper_or_the_first_screenful(lend: Lend) -> None:
    with lend() as page:
        page.goto("./")
        expect(page.get_by_role("button", name=WORDS.say("share-card"))).to_have_count(1)
        expect(page.get_by_role("link", name="I have back pain")).to_be_in_viewport(ratio=0.9)
        page.emulate_media(media="print")
        for name in ("share-card", "share-page"):
            expect(page.get_by_role("button", name=WORDS.say(name))).to_be_hidden()
    # What stands in for a page is not handed on.
    with lend() as page:
        page.goto("404.html")
        expect(page.get_by_role("button", name=WORDS.say("share-page"))).to_have_count(0)


def test_what_is_sent_for_is_light(site: Path) -> None:
    assert len(gzip.compress((site / "assets/js/share.js").read_bytes(), 9)) <= 1500


EMBED = showing("embed")[0]


def test_the_card_for_other_websites_is_copied_beside_its_link(lend: Lend, site: Path) -> None:
    with lend() as page:
        page.goto(EMBED)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        html = ""
        for link in page.locator(".embed a").all():
            name = f"{WORDS.say('note-copy')}: {link.inner_text()}"
            page.get_by_role("button", name=name, exact=True).press("Enter")
            expect(page.get_by_role("status").filter(has_text=WORDS.say("share-copied"))).to_have_count(1)
            html = (site / link.get_attribute("href").removeprefix("../")).read_text()
            assert page.evaluate("navigator.clipboard.readText()") == html
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.locator(".embed button").last.click()
        expect(page.get_by_role("status").filter(has_text=WORDS.say("share-refused"))).to_have_count(1)
        shown = page.get_by_role("textbox", name=page.locator(".embed a").last.inner_text())
        expect(shown).to_be_focused()
        assert shown.input_value() == html
        assert page.evaluate("String(getSelection())").splitlines() == html.splitlines()
        page.evaluate(Axe().axe_script)
        assert faults(page, "main", ALL) == []
