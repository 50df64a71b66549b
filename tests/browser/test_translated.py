"""The site in its other languages, in a real browser: the rules of the English pages hold there too."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.conftest import Lend
from browser.test_accessibility import ALL, faults, faults_of_colours
from browser.test_searching import FIND
from browser.test_weight import BAR, LONG_LISTS, weights_of
from content.care_cards import without_links
from content.countries import COUNTRIES
from content.data_files import load_yaml
from content.languages import built_languages
from content.translation import load_writings
from content.untranslated import English
from content.words import Words
from project import ROOT
from publishing.redirects import folder_of
from real_site import CHECKLIST_AT, LIBRARY, some_pages

OTHERS = built_languages(ROOT)[1:]
# What a page says in its own language: no titles and places of sources, no addresses or codes.
SEEN = """() => {
  for (const part of document.querySelectorAll("[lang]:not(html), .references, .source-list, cite, code, .editions, .clinic-foot"))
    part.remove();
  return document.body.innerText.replace(/https?:\\S+|\\S+@\\S+|\\S+[.:/]\\S+|\\S+-[0-9]{8}-[0-9a-f]{4}/g, " ");
}"""
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("language", OTHERS)
def test_the_numbers_of_most_of_its_readers_come_first(lend: Lend, language: str) -> None:
    country = LIBRARY.interface.tag(language).rpartition("-")[2]
    near = [ring.number for ring in LIBRARY.ring if ring.country == country]
    others = [ring.number for ring in LIBRARY.ring if ring.country != country]
    assert near and others
    with lend() as page:
        for address, place in {
            "": ".ring b",
            "emergency/": ".ring b",
            "search/": ".strip a[href^=tel]",
        }.items():
            page.goto(f"{language}/{address}")
            assert page.locator(place).all_inner_texts() == [*near, *others], address


@pytest.mark.parametrize("language", OTHERS)
def test_axe_finds_nothing(lend: Lend, language: str) -> None:
    # So tall that the bar below the form covers no box of its first screen: scrolled, it covers none.
    with lend(viewport={"width": 360, "height": 4000}) as page:
        for path in some_pages(language):
            page.goto(f"{language}/{path}")
            page.evaluate(Axe().axe_script)
            assert faults(page, "html", ALL) + faults_of_colours(page, "html") == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def weight_of_words(language: str, uris: list[str]) -> int:
    """The bytes of the words of pages, compressed."""
    words = [prose.text for uri in uris for prose in LIBRARY.pages[f"docs/{language}/{uri}"].prose]
    return len(gzip.compress("\n".join(words).encode(), 9))


@pytest.mark.parametrize("language", OTHERS)
def test_the_first_view_of_every_page_is_light(site: Path, language: str) -> None:
    """Every file that a page asks for, compressed, within the bound of its English page, times what the same words
    weigh more in the language's letters: those of Devanagari take three bytes each. No font is sent.
    """
    uris = [page.uri for page in LIBRARY.pages.values() if page.language == language]
    more = weight_of_words(language, uris) / weight_of_words("en", uris)
    print(f"the same words weigh {more:.2f} times as much")
    paths = [folder_of(uri) for uri in uris]
    weights = weights_of(site, [f"{language}/{path}" for path in paths])
    assert {
        path: weight
        for path, weight in zip(paths, weights.values(), strict=True)
        if weight > more * max(BAR, LONG_LISTS.get(path, 0))
    } == {}
    assert not [*(site / language).rglob("*.woff*")]


@pytest.mark.parametrize("language", OTHERS)
def test_a_search_finds_what_readers_type_first(lend: Lend, language: str) -> None:
    """In their own letters, and in Latin ones."""
    table = yaml.safe_load((ROOT / f"tests/cases/searching-{language}.yml").read_text(encoding="utf-8"))
    with lend() as page:
        page.goto(f"{language}/search/")
        found = page.evaluate(FIND, list(table))
    assert len(table) >= 40
    assert {
        words: pages
        for words, pages in found.items()
        if pages[:1] != [f"{language}/{folder_of(table[words])}"]
    } == {}


def untranslated_texts(language: str) -> Iterator[str]:
    """Every English text of the data in whose place the language has none."""
    data = [
        load_yaml(ROOT, f"docs/_data/{file.name}", [language])[0]
        for file in (ROOT / "docs/_data").glob("*.yml")
    ]
    waiting: list[Any] = [each for each in data if each is not None]
    while waiting:
        value = waiting.pop()
        if isinstance(value, English):
            yield value
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def as_pattern(text: str) -> re.Pattern[str]:
    """A text as it is shown: anything may be filled in where brackets stand."""
    words = re.sub(r"\\\{[a-z]+\\\}", ".*", re.escape(" ".join(without_links(text).split())))
    return re.compile(words, re.DOTALL)


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_word_is_left_but_what_is_meant_to_be(lend: Lend, language: str) -> None:
    """As a reader sees a page: names, addresses, codes and what the list of terms keeps are in Latin letters."""
    writing = load_writings(ROOT)[0][language]
    kept = {word.lower() for phrase in writing.kept for word in LATIN.findall(phrase)}
    names = [f"{each.name} {each.short_name}" for each in LIBRARY.organizations.values()]
    names += re.findall(r"name: ([A-Z].*)", (ROOT / COUNTRIES).read_text(encoding="utf-8"))
    kept |= {word.lower() for name in names for word in LATIN.findall(name)}
    left: dict[str, set[str]] = {}
    # Words that nobody has translated yet stand there in English, and are marked so; no others are.
    missing = [as_pattern(text) for text in untranslated_texts(language)]
    with lend() as page:
        for path in some_pages(language):
            page.goto(f"{language}/{path}")
            marked = page.locator("span[lang]").all_text_contents()
            assert [words for words in marked if not any(each.fullmatch(words) for each in missing)] == [], (
                path
            )
            words = set(LATIN.findall(page.evaluate(SEEN)))
            if more := {word for word in words if word.lower() not in kept}:
                left[path] = more
    assert left == {}


# Fills in every third box and all fields, and gives what the note then says, with the language of each line.
NOTE = """() => {
  const form = document.querySelector(".checklist"), fields = [...form.querySelectorAll("[data-note]:not([type=hidden])")];
  fields.forEach((field, place) => field.matches("[type]") ? field.checked = !(place % 3) : field.value = "ibuprofen");
  fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  return [...form.querySelectorAll(".note h2, .note-date, .note-lines li, .note-fixed")]
    .map((part) => [part.textContent.trim(), part.closest("[lang]").lang.slice(0, 2)]);
}"""


@pytest.mark.parametrize("language", OTHERS)
def test_the_note_can_be_handed_on_in_english(lend: Lend, language: str) -> None:
    words = Words(LIBRARY.interface, language)
    with lend() as page:
        page.goto(CHECKLIST_AT)
        english = page.evaluate(NOTE)
        expect(page.get_by_role("button", name=words.say("note-english"))).to_have_count(0)
        page.goto(f"{language}/{CHECKLIST_AT}")
        own = page.evaluate(NOTE)
        button = page.get_by_role("button", name=words.say("note-english"))
        page.route(f"**/{CHECKLIST_AT}", lambda route: route.abort())
        button.click()
        expect(page.locator(".note-said")).to_have_text(words.say("note-no-english"))
        assert page.evaluate(NOTE) == own
        page.unroute(f"**/{CHECKLIST_AT}")
        button.click()
        expect(page.locator(".note-said")).to_have_text(words.say("note-in-english"))
        expect(button).to_have_attribute("aria-pressed", "true")
        # It stays so while the form is filled in further.
        assert page.evaluate(NOTE) == english != own
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
        assert page.evaluate(NOTE) == own
