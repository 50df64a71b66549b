"""The real site as it stands today: what its own data, its publisher's settings and its pages promise, it
shows.
"""

import html
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pypandoc
import pytest
from bs4 import BeautifulSoup

from content.languages import built_languages, folder_on_the_web
from content.readings import Readings
from project import ROOT
from publishing.filled_in import example_address
from publishing.handouts import handout_addresses
from publishing.questionnaire import questionnaire_address
from publishing.redirects import folder_of
from publishing.reviewed import reviewed
from publishing.search_worker import search_files
from real_site import HOME, LIBRARY, PAGES, PROBLEMS, SETTINGS, WORDS, showing

pytestmark = pytest.mark.real_site


def test_nothing_is_wrong_with_the_content() -> None:
    assert [str(problem) for problem in PROBLEMS if problem.level == "error"] == []


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    pages = {name for name in files if name.endswith(".html")}
    of_each = {
        "404.html",
        "offline.html",
        *(f"{address}index.html" for address in PAGES),
        *(f"{folder_of(old)}index.html" for old in LIBRARY.redirects),
    }
    # In each other language, each page or what stands in its place.
    assert pages == {
        folder_on_the_web(language) + name for language in built_languages(ROOT) for name in of_each
    }
    asked_for = {
        urlsplit(urljoin(HOME + name, html.unescape(link))).path
        for name in pages
        for link in re.findall(r'(?:href|src|content|data-[a-z]+)="([^"]+)"', (site / name).read_text())
    }
    used = {name for name in files if urlsplit(HOME + name).path in asked_for}
    # What browsers, search engines and hosts look for by themselves, what scripts fetch, and what is there to
    # download.
    of_each = {
        "sitemap.xml",
        "sitemap.xml.gz",
        "offline.js",
        "assets/js/stale.js",
        "assets/js/cards.js",
        "assets/css/cards.css",
        "assets/js/listen.js",
        "assets/css/listen.css",
        "assets/js/share.js",
        # For the forms of other languages alone.
        "assets/js/note-english.js",
        "assets/css/share.css",
        "assets/search.json",
        "about/sources.json",
        *(questionnaire_address(checklist) for checklist in LIBRARY.checklists.values()),
        *(example_address(checklist) for checklist in LIBRARY.checklists.values() if checklist.is_form),
    }
    by_itself = {
        "_headers",
        "robots.txt",
        *(["_redirects"] if LIBRARY.redirects else []),
        *(
            folder_on_the_web(language) + name
            for language in built_languages(ROOT)
            for name in (*of_each, *(address for address, _ in search_files(SETTINGS.theme.dirs, language)))
        ),
    }
    assert len(used - pages) > 10
    assert files - pages - used == by_itself - used
    assert {address for page in PAGES.values() for address in handout_addresses(LIBRARY, page)} <= used


def test_every_page_has_its_frame(site: Path) -> None:
    assert len(PAGES) == len(list((ROOT / "docs/en").rglob("*.md")))
    for address, page in PAGES.items():
        file = site / address / "index.html"
        text = file.read_text()
        told = html.unescape(text)
        for words in (
            reviewed(LIBRARY, page),
            WORDS.say(
                "written",
                publisher=SETTINGS.extra["publisher"],
                day=WORDS.day(page.day("written")),
                due=WORDS.day(page.day("review-due")),
            ),
            WORDS.say("report"),
            WORDS.say("general"),
        ):
            assert words in told, f"{file}: {words}"
        assert text.count("<h1") == 1, file
        assert not re.search(r"\[(?:see )?@|:::|<mark|class=\"problem\"", text), file


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in [*site.rglob("*.html"), *(site / "assets/css").rglob("*.css")]:
        text = file.read_text()
        asked = re.findall(
            r"""<(?:script|img|iframe|link)[^>]+(?:src|href)=["']?((?:https?:)?//[^"'\s>]*)""", text
        )
        assert [each for each in asked if not each.startswith(HOME)] == [], file
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", text)


def test_every_citation_leads_to_its_reference_and_back(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), f"{file}: an id stands twice"
        for target in re.findall(r'(?:href="#|aria-describedby="|aria-labelledby=")([^"]+)"', text):
            assert target in ids, f"{file}: #{target}"


def test_the_sources_page_names_every_source_how_it_was_read_and_where_it_is_used(site: Path) -> None:
    text = (site / showing("sources")[0] / "index.html").read_text()
    readings = Readings(LIBRARY.sources.values(), WORDS)
    assert readings.told_once in text
    entries = {
        html.unescape(address): entry
        for entry, address in re.findall(r'(<dd><a href="([^"]*)">.*?</dd>)', text)
    }
    unsaid = 0
    for source in LIBRARY.sources.values():
        entry = entries[source.url]
        unsaid += not readings.of(source)
        assert f". {readings.of(source)}".rstrip() in entry, source.id
        used = LIBRARY.used_on("en").get(source.id, [])
        assert re.findall(r'<a href="[^"]*">([^<]*)</a>', entry.partition('class="source-pages"')[2]) == [
            html.escape(page.title, quote=False) for page in used
        ], source.id
    assert unsaid


def test_pandoc_reads_our_sources_as_they_stand() -> None:
    text = "\n\n".join(f"Fact [@{id}, p. 3]." for id in LIBRARY.sources)
    result = subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "--citeproc",
            "--bibliography",
            "docs/_data/sources.yml",
            "--to",
            "html",
            "--fail-if-warnings",
        ],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    for source in LIBRARY.sources.values():
        entry = re.search(rf'id="ref-{source.id}".*?</div>', result.stdout, re.DOTALL)
        assert entry, source.id
        assert (source.year or "n.d.") in entry[0]
        assert source.title.split()[0].strip("'\"").split("'")[0].lower() in entry[0].lower()


def test_the_published_csl_json_holds_every_source(site: Path) -> None:
    assert [item["id"] for item in json.loads((site / "about/sources.json").read_text())] == sorted(
        LIBRARY.sources
    )


# Every point of the news story that the site began from: none may be dropped. More may come, and a verdict
# may change with the evidence.
STORY = [
    "headline-early-sign",
    "early-stages",
    "link-revealed",
    "most-not-cancer",
    "back-pain-very-common",
    "dana-farber-39",
    "spread-to-spine",
    "mnt-quote",
    "cruk-bone-pain-common",
    "not-localised",
    "mechanism",
    "treatment-pain",
    "key-differentiators",
    "typical-movement",
    "typical-rest-mattress",
    "typical-variable",
    "cancer-features-persistent",
    "night-pain",
    "sites",
    "systemic-list",
    "context-known-cancer",
    "before-breast-lesion",
    "toi-headline",
    "five-signs-every-woman",
    "weeks-unexplained-signal",
    "radiating-pain",
    "cruk-general-decline",
    "breast-symptoms-plus",
    "known-history",
    "early-detection-outcomes",
    "cord-compression",
    "quick-evaluation-confirms",
    "tell-doctor-details",
    "mammogram-for-back-pain",
    "request-tests",
    "self-exam-all-women",
    "breast-change-list",
    "lifestyle",
    "posture-spine-care",
    "other-signs-urgent",
    "probability-increases",
    "early-detection-via-back-pain",
    "women-only",
    "always-consult",
    "risk-factors-dont-wait",
]


def test_every_point_of_the_story_is_answered_under_its_anchor(site: Path) -> None:
    address, page = showing("claim")
    text = (site / address / "index.html").read_text()
    written = dict(block.argument.split() for block in page.blocks if block.name == "claim")
    shown = {
        id: verdict
        for verdict, id in re.findall(r'<section class="claim claim-([a-z]+)" id="([a-z0-9-]+)">', text)
    }
    assert shown == written
    assert [point for point in STORY if point not in shown] == []
    for section in re.findall(r'<section class="claim[^>]*>(.*?)</section>', text, re.DOTALL):
        assert "The story" in section
        words = re.sub(r"<[^>]+>", " ", re.sub(r"<sup.*?</sup>", "", section, flags=re.DOTALL))
        assert len(words.split()) < 100


def test_countries_show_numbers_to_tap_and_no_gap_as_fact(site: Path) -> None:
    text = (site / showing("countries")[0] / "index.html").read_text()
    for code, country in LIBRARY.countries.items():
        section = text.split(f'<h3 id="{code.lower()}">')[1].split("<h3")[0]
        for part in country.emergency:
            assert f'href="tel:{part.number.replace(" ", "")}"' in section
        assert 'class="cite"' in section
        for gap in LIBRARY.countries.written[code].get("gaps", []):
            assert gap not in text
    assert {"IN", "GB", "US"} <= set(LIBRARY.countries)


def test_pictures_have_words_of_their_own_and_a_source(site: Path) -> None:
    every = "".join(file.read_text() for file in site.rglob("*.html"))
    for figure in LIBRARY.figures.values():
        shown = next(
            each
            for each in re.findall(r"<figure.*?</figure>", every, re.DOTALL)
            if figure.title["en"] in each
        )
        for row in figure.rows:
            assert re.sub(r"\W+", "", row.text["en"]) in re.sub(
                r"\W+", "", re.sub(r"<[^>]+>", "", shown.replace("&#39;", "'"))
            )
        assert '<sup class="cite">' in shown.split("<figcaption>")[1]
        if figure.kind == "people":
            for row, drawn in zip(figure.rows, re.findall(r"<svg.*?</svg>", shown, re.DOTALL), strict=True):
                areas = re.findall(r'<rect fill="url\(#ring[^>]* height="(\d+)" width="(\d+)"', drawn)
                # A person stands on 10 by 10.
                assert sum(int(height) * int(width) for height, width in areas) == row.marked * 100


def test_lost_and_offline_readers_are_told_the_rule_in_its_own_words(site: Path) -> None:
    lost = BeautifulSoup((site / "404.html").read_text(), "html.parser").select_one("main .strip")
    assert LIBRARY.strip.text["en"] in lost.get_text()
    assert [link.get_text() for link in lost.select('a[href^="tel:"]')] == [
        number.number for number in LIBRARY.ring
    ]
    offline = (
        BeautifulSoup((site / "offline.html").read_text(), "html.parser")
        .select_one(".card-emergency")
        .get_text()
    )
    card = next(card for card in LIBRARY.cards.values() if card.level == "emergency")
    for words in (
        card.heading,
        card.contact,
        card.how_soon,
        *(sign.text for sign in card.signs),
        *(addition.text for addition in card.also),
    ):
        assert words["en"] in offline
