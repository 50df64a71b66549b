"""The real site: its content, as it stands now."""
import html
import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pypandoc
from project import ROOT, SITE_DAY

from content.countries import emergency_numbers
from editing.check import check_site
from editing.reading_grade import page_grade


def test_nothing_is_wrong_with_the_content() -> None:
    _, problems, _ = check_site(ROOT, SITE_DAY)
    assert [str(problem) for problem in problems] == []


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file() and file.suffix != ".html"}
    # tests/test_handouts.py tells which these are.
    files = {name for name in files if not name.endswith((".pdf", ".webp"))}
    assert files == {
        "_headers", "about/sources.json", "assets/images/logo.svg", "assets/images/share.png", "assets/search.json",
        "offline.js", "robots.txt",
        *(f"assets/css/{name}.css" for name in ("checklist", "drawing", "handouts", "home", "lists", "pictures", "search", "site")),
        *(f"assets/js/{name}.js" for name in ("checklist", "clinic", "search", "site")),
        *(name for name in files if name.startswith("assets/javascripts/workers/search.")),
        "checklist/back-and-breast.questionnaire.json", "checklist/doctor-note.questionnaire.json", "sitemap.xml", "sitemap.xml.gz"}


def test_every_page_has_its_frame(site: Path) -> None:
    pages = [file for file in site.rglob("*.html") if file.name != "404.html"]
    assert len(pages) == len(list((ROOT / "docs/en").rglob("*.md")))
    for file in pages:
        text = file.read_text()
        for words in ("Not yet reviewed by a clinician", "Written by", "Next review due", "Report an error on this page",
                      "General information, not a diagnosis. Do not put off getting help because of something you read here."):
            assert words in text, f"{file}: {words}"
        assert text.count("<h1") == 1, file
        assert not re.search(r"\[(?:see )?@|:::|<mark|class=\"problem\"", text), file


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for file in [*site.rglob("*.html"), *(site / "assets/css").rglob("*.css")]:
        text = file.read_text()
        assert not re.search(r"""<(?:script|img|iframe|link)[^>]+(?:src|href)=["']?(?:https?:)?//(?!127\.0\.0\.1)""", text)
        assert not re.search(r"url\(['\"]?(?:https?:)?//|@import", text)


def test_every_citation_leads_to_its_reference_and_back(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), f"{file}: an id stands twice"
        for target in re.findall(r'(?:href="#|aria-describedby="|aria-labelledby=")([^"]+)"', text):
            assert target in ids, f"{file}: #{target}"


def test_the_sources_page_names_every_source_and_where_it_is_used(site: Path) -> None:
    text = (site / "about/sources/index.html").read_text()
    library, _, _ = check_site(ROOT, SITE_DAY)
    assert "Where an entry says nothing else, we read a saved copy of it on 22 November 2026." in text
    entries = {html.unescape(address): entry for entry, address in re.findall(r'(<dd><a href="([^"]*)">.*?</dd>)', text)}
    for source in library.sources.values():
        entry = entries[source.url]
        assert bool(re.search(r"Read in part\.|Part of (a saved copy|the live page) read", entry)) == (source.extent == "excerpt"), source.id
        assert ("live page read" in entry) == (source.copy == "live"), source.id
        used = library.used_on("en")[source.id]
        assert re.findall(r'<a href="[^"]*">([^<]*)</a>', entry.split("Used on:")[1]) == [page.title for page in used]


def test_pandoc_reads_our_sources_as_they_stand() -> None:
    library, _, _ = check_site(ROOT, SITE_DAY)
    text = "\n\n".join(f"Fact [@{id}, p. 3]." for id in library.sources)
    result = subprocess.run([pypandoc.get_pandoc_path(), "--citeproc", "--bibliography", "docs/_data/sources.yml", "--to",
                             "html", "--fail-if-warnings"], cwd=ROOT, input=text, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    for source in library.sources.values():
        entry = re.search(rf'id="ref-{source.id}".*?</div>', result.stdout, re.DOTALL)
        assert entry, source.id
        assert (source.year or "n.d.") in entry[0]
        assert source.title.split()[0].strip("'\"").split("'")[0].lower() in entry[0].lower()


def test_the_published_csl_json_holds_every_source(site: Path) -> None:
    library, _, _ = check_site(ROOT, SITE_DAY)
    assert [item["id"] for item in json.loads((site / "about/sources.json").read_text())] == sorted(library.sources)


def test_one_misspelt_id_names_file_line_and_the_nearest(tmp_path: Path) -> None:
    import shutil
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    page = tmp_path / "docs/en/emergency.md"
    page.write_text(page.read_text() + "\nA fact [@nice-qs5].\n")
    line = page.read_text().count("\n")
    result = subprocess.run([sys.executable, str(ROOT / "hooks/editing/check.py"), "--root", str(tmp_path)],
                            capture_output=True, text=True)
    assert result.returncode == 1
    assert f"docs/en/emergency.md:{line}: unknown source 'nice-qs5'; nearest is 'nice-qs56' (docs/_data/sources.yml:" in \
        result.stdout


# Every point of the news story that the site began from, with our verdict: none may be dropped.
STORY = {
    "headline-early-sign": "misleading", "early-stages": "unsupported", "link-revealed": "misleading",
    "most-not-cancer": "supported", "back-pain-very-common": "supported", "dana-farber-39": "changed",
    "spread-to-spine": "supported", "mnt-quote": "changed", "cruk-bone-pain-common": "supported",
    "not-localised": "supported", "mechanism": "supported", "treatment-pain": "changed",
    "key-differentiators": "misleading", "typical-movement": "changed", "typical-rest-mattress": "changed",
    "typical-variable": "changed", "cancer-features-persistent": "changed", "night-pain": "changed",
    "sites": "supported", "systemic-list": "changed", "context-known-cancer": "supported",
    "before-breast-lesion": "changed", "toi-headline": "misleading", "five-signs-every-woman": "misleading",
    "weeks-unexplained-signal": "misleading", "radiating-pain": "changed", "cruk-general-decline": "changed",
    "breast-symptoms-plus": "changed", "known-history": "supported", "early-detection-outcomes": "misleading",
    "cord-compression": "supported", "quick-evaluation-confirms": "changed", "tell-doctor-details": "changed",
    "mammogram-for-back-pain": "misleading", "request-tests": "changed", "self-exam-all-women": "misleading",
    "breast-change-list": "changed", "lifestyle": "changed", "posture-spine-care": "unsupported",
    "other-signs-urgent": "changed", "probability-increases": "changed",
    "early-detection-via-back-pain": "misleading", "women-only": "misleading", "always-consult": "changed",
    "risk-factors-dont-wait": "misleading",
}


def test_every_point_of_the_story_is_answered_under_its_anchor(site: Path) -> None:
    text = (site / "news-claims/index.html").read_text()
    assert {id: verdict for verdict, id in re.findall(r'<p class="verdict verdict-([a-z]+)">[^<]+</p>\s*<h3 id="([a-z0-9-]+)">', text)} == STORY
    for section in re.findall(r'<section class="claim[^>]*>(.*?)</section>', text, re.DOTALL):
        assert "<h3" in section
        words = re.sub(r"<[^>]+>", " ", re.sub(r"<sup.*?</sup>|<span[^>]*popover.*?</span>", "", section, flags=re.DOTALL))
        assert len(words.split()) < 100


def test_countries_show_numbers_to_tap_and_no_gap_as_fact(site: Path) -> None:
    text = (site / "where-to-get-help/index.html").read_text()
    library, _, _ = check_site(ROOT, SITE_DAY)
    for code, country in library.countries.items():
        section = text.split(f'<h3 id="{code.lower()}">')[1].split("<h3")[0]
        for part in country["emergency"]:
            assert f'href="tel:{part["number"].replace(" ", "")}"' in section
        assert 'class="cite"' in section
        for gap in country.get("gaps", []):
            assert gap not in text
    assert {"IN", "GB", "US"} <= set(library.countries)


def test_pictures_have_words_of_their_own_and_a_source(site: Path) -> None:
    library, _, _ = check_site(ROOT, SITE_DAY)
    every = "".join(file.read_text() for file in site.rglob("*.html"))
    for figure in library.figures.values():
        shown = next(each for each in re.findall(r"<figure.*?</figure>", every, re.DOTALL) if figure["title"]["en"] in each)
        for row in figure["rows"]:
            assert re.sub(r"\W+", "", row["text"]["en"]) in re.sub(r"<[^>]+>|\W+", "", shown.replace("&#39;", "'")) or \
                "popover" in shown
        assert '<sup class="cite">' in shown.split("<figcaption>")[1]
        if figure["kind"] == "people":
            for row, drawn in zip(figure["rows"], re.findall(r"<svg.*?</svg>", shown, re.DOTALL), strict=True):
                areas = re.findall(r'<rect fill="url\(#ring[^>]* height="(\d+)" width="(\d+)"', drawn)
                # A person stands on 10 by 10.
                assert sum(int(height) * int(width) for height, width in areas) == row["marked"] * 100


def test_reading_grades() -> None:
    library, _, _ = check_site(ROOT, SITE_DAY)
    grades = {page.path: page_grade(page) for page in library.pages.values()}
    assert max(grades.values()) <= 6
    assert statistics.median(grades.values()) <= 5.5


def test_the_page_for_lost_readers_rings_only_emergency_numbers_of_the_data() -> None:
    text = (ROOT / "overrides/404.html").read_text()
    numbers = re.findall(r'href="tel:([^"]*)">([^<]*)</a>', text)
    assert text.count("tel:") == len(numbers) > 0
    assert all(number == words for number, words in numbers)
    assert {number for number, _ in numbers} <= emergency_numbers(check_site(ROOT, SITE_DAY)[0].countries)
