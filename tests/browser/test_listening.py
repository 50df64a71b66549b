"""Someone has the page read aloud. The voice is made up: a browser without a window has none."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.test_accessibility import ALL, faults, faults_of_colours
from browser.test_weight import KIB
from content.languages import built_languages, folder_on_the_web
from content.words import Words
from project import ROOT
from real_site import LIBRARY, WORDS

PATH = "emergency/"
SENTENCES = re.compile("(?<=[.।]) ")
# A device with voices, which say nothing until the test lets them end: what each was given is kept in `heard`.
VOICES = """() => {
  window.heard = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  let said;
  const value = {
    voices: ["en-US", "en-GB", "hi-IN"].map((lang) => ({ lang, localService: true })),
    getVoices: () => value.voices,
    speak: (utterance) => heard.push(said = utterance),
    cancel: () => { said?.onerror?.(); said = null; },
  };
  window.finish = () => said.onend();
  window.silent = () => !said;
  Object.defineProperty(window, "speechSynthesis", { value });
}"""


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A phone whose pages find such a device."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        base_url=address,
        reduced_motion="reduce",
        service_workers="block",
    )
    context.set_default_timeout(5000)
    context.add_init_script(f"({VOICES})()")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on it, whose clock the test winds on."""
    page = context.new_page()
    page.clock.install()
    return page


def heard(page: Page) -> list[str]:
    """What the voice was given, once it has had the time to begin."""
    page.clock.run_for(150)
    said: list[str] = page.evaluate("heard.map((utterance) => utterance.text.replace(/ +/g, ' '))")
    return said


def begin(page: Page, words: Words = WORDS) -> None:
    """Press the button, by keyboard, and wait for what it sends for."""
    page.get_by_role("button", name=words.say("listen")).press("Enter")
    expect(page.get_by_role("button", name=words.say("listen-pause"))).to_be_focused()


def marked(page: Page) -> str:
    """The words that are marked on the page."""
    words: str = page.evaluate("[...CSS.highlights.get('spoken')].join('')")
    return words.strip()


def test_the_button_stands_only_where_the_device_has_a_voice_of_its_own_for_the_page(page: Page) -> None:
    page.goto("./")
    button = page.get_by_role("button", name=WORDS.say("listen"))
    expect(button).to_have_count(1)
    # It takes nothing off the first screenful.
    expect(page.get_by_role("link", name="I have back pain")).to_be_in_viewport(ratio=0.9)
    assert button.evaluate("button => button.getBoundingClientRect().height") >= 24
    page.goto(PATH)
    for sign in page.locator(".card-emergency li").all()[:2]:
        expect(sign).to_be_in_viewport(ratio=1)
    # The list comes late, with voices that send the words away or speak other languages.
    page.add_init_script("speechSynthesis.voices = []")
    page.goto(PATH)
    for language, own, shown in (
        ("en-GB", False, 0),
        ("hi-IN", True, 0),
        ("fil", True, 0),
        ("en_AU", True, 1),
    ):
        page.evaluate(
            """([lang, localService]) => {
              speechSynthesis.voices.push({ lang, localService });
              speechSynthesis.onvoiceschanged();
            }""",
            [language, own],
        )
        expect(button).to_have_count(shown)
    # Not until it is used is anything sent for.
    assert page.locator("script[src$='listen.js']").count() == 0


@pytest.mark.parametrize("language", built_languages(ROOT))
def test_it_reads_the_cards_first_then_the_page_and_no_number_of_a_source(page: Page, language: str) -> None:
    interface = Words(LIBRARY.interface, language)
    page.goto(folder_on_the_web(language) + PATH)
    begin(page, interface)
    said: list[str] = []
    while len(heard(page)) > len(said):
        said = heard(page)
        page.evaluate("finish()")
    assert page.evaluate("heard[0].voice.lang") == interface.tag
    card = LIBRARY.cards["emergency"]
    words = [
        f"{interface.say('level-emergency')} {interface.say('speed-now')}",
        card.heading[language],
        *SENTENCES.split(card.signs[0].text[language]),
    ]
    assert said[: len(words)] == words
    # The page's heading after the cards; and the numbers to ring as they are told on the telephone.
    last = SENTENCES.split(card.signs[-1].text[language])[-1]
    assert said.index(page.locator("h1").inner_text()) > said.index(last)
    ring = LIBRARY.ring[0]
    assert f"{' '.join(ring.number)} {ring.label[language]}" in said
    assert not [words for words in said if ring.number in words]
    # Neither the sources, nor the explained words, nor what is folded away.
    for part in (".references li", ".words dd", ".fold p", ".cite a"):
        for words in page.locator(f"main {part}").all_text_contents()[:3]:
            assert words.strip() not in said
    assert interface.say("on-this-page") not in said
    # At its end all is as it was.
    expect(page.get_by_role("button", name=interface.say("listen"))).to_be_visible()
    expect(page.get_by_role("button", name=interface.say("listen-stop"))).to_be_hidden()
    assert marked(page) == ""


def test_it_pauses_goes_on_changes_its_speed_and_stops(page: Page) -> None:
    page.goto(PATH)
    begin(page)
    heard(page)
    page.evaluate("finish()")
    first = heard(page)[-1]
    assert marked(page).startswith(first[:20])
    page.evaluate(Axe().axe_script)
    assert faults(page, "main", ALL) + faults_of_colours(page, "main") == []
    bar = page.locator(".listening")
    expect(bar).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=WORDS.say("listen-go-on"))).to_be_focused()
    assert page.evaluate("silent()") and marked(page).startswith(first[:20])
    page.keyboard.press("Enter")
    assert heard(page)[-2:] == [first, first]
    faster = page.get_by_role("button", name=WORDS.say("listen-speed"))
    faster.press("Enter")
    expect(faster).to_have_text(f"{WORDS.say('listen-speed')} 1.25")
    assert heard(page)[-1] == first and page.evaluate("heard.at(-1).rate") == 1.25
    # The voice whose tag is the page's, not another of its language.
    assert page.evaluate("heard.at(-1).voice.lang") == "en-GB"
    page.emulate_media(media="print")
    expect(bar).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name=WORDS.say("listen-stop")).press("Enter")
    expect(page.get_by_role("button", name=WORDS.say("listen"))).to_be_focused()
    assert page.evaluate("silent()") and marked(page) == ""


def test_a_voice_that_stops_half_way_or_fails_and_a_reader_who_leaves(page: Page) -> None:
    page.add_init_script("delete CSS.highlights; delete CSS.__proto__.highlights; delete Intl.Segmenter")
    page.goto(PATH)
    begin(page)
    first = heard(page)[-1]
    # Without another way to mark words, their block is marked.
    expect(page.locator(".spoken")).to_have_text(first)
    page.clock.run_for(20_000)
    again = heard(page)
    assert again[:2] == [first, first]
    page.clock.run_for(20_000)
    assert heard(page)[2] not in (first, "")
    page.evaluate("heard.at(-1).onerror()")
    expect(page.get_by_role("button", name=WORDS.say("listen-go-on"))).to_be_visible()
    page.get_by_role("button", name=WORDS.say("listen-go-on")).click()
    heard(page)
    assert not page.evaluate("silent()")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("silent()")
    said = len(heard(page))
    page.clock.run_for(60_000)
    assert len(heard(page)) == said


@pytest.mark.parametrize("language", built_languages(ROOT))
def test_what_is_sent_for_is_light(site: Path, language: str) -> None:
    script = site / folder_on_the_web(language) / "assets/js/listen.js"
    assert len(gzip.compress(script.read_bytes(), 9)) <= 1.5 * KIB
