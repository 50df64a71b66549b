"""The languages of the site side by side: one build, one host, and a way from each page to its twin."""

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from content.languages import folder_on_the_web
from content.printed import pages_beside, prints_of
from project import Project
from real_site import LIBRARY
from translated import add_language, follow, foreign

HOME = "https://pain.example.org/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def both(foreign_site: Path) -> Path:
    """The built site of the small project: English, and a folder in the language that nobody speaks."""
    return foreign_site.parent


def pages_in(folder: Path) -> dict[str, BeautifulSoup]:
    """Each page by its address below the folder."""
    return {
        file.parent.relative_to(folder).as_posix().removeprefix(".")
        + "/" * (file.parent != folder): BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for file in sorted(folder.rglob("index.html"))
        if folder.name == "xx" or "xx" not in file.relative_to(folder).parts
    }


def test_every_page_leads_to_the_same_page_in_the_other_language(both: Path) -> None:
    english, others = pages_in(both), pages_in(both / "xx")
    assert set(english) == set(others)
    for address, page in english.items():
        if address != "old/":
            link = page.select_one("header a.tongue")
            assert (link.text, link["lang"], link["hreflang"]) == (foreign("English"), "xx", "xx")
            assert urljoin(HOME + address, link["href"]) == f"{HOME}xx/{address}"
            back = others[address].select_one("header a.tongue")
            assert (back.text, back["lang"]) == ("English", "en")
            assert urljoin(f"{HOME}xx/{address}", back["href"]) == HOME + address
    for name, start in (("404.html", ""), ("offline.html", ""), ("404.html", "xx/"), ("offline.html", "xx/")):
        page = BeautifulSoup((both / start / name).read_text(encoding="utf-8"), "html.parser")
        there = HOME + ("" if start else "xx/")
        assert urljoin(f"{HOME}{start}", page.select_one("header a.tongue")["href"]) == there


def test_search_engines_are_told_of_both_where_there_are_both(both: Path) -> None:
    english, others = pages_in(both), pages_in(both / "xx")
    for address in english:
        told = [
            [
                (link["hreflang"], link["href"])
                for link in pages[address].select('link[rel="alternate"][hreflang]')
            ]
            for pages in (english, others)
        ]
        twins = (
            [("en", HOME + address), ("xx", f"{HOME}xx/{address}")]
            if address not in ("only/", "old/")
            else []
        )
        assert told == [twins, twins], address
    assert others["page/"].select_one('link[rel="canonical"]')["href"] == f"{HOME}xx/page/"
    assert '"inLanguage":"xx"' in str(others["page/"])


def test_a_page_that_is_not_translated_says_so_and_leads_to_the_english_one(both: Path) -> None:
    page = pages_in(both / "xx")["only/"]
    main = page.select_one("main")
    assert main.select_one("h1").text == foreign("This page is not yet in this language")
    link = main.select_one("a")
    assert (link.text, link["lang"], urljoin(f"{HOME}xx/only/", link["href"])) == (
        "A page",
        "en",
        f"{HOME}only/",
    )
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
    # The part that the link names is on the English page only.
    lists = pages_in(both / "xx")["lists/"]
    links = [link["href"] for link in lists.select("main p a")]
    assert links[:2] == ["../only/", "../news/"]
    index = (both / "xx/assets/search.json").read_text(encoding="utf-8")
    assert '"only/' not in index
    assert '"page/' in index


def test_a_page_whose_english_has_changed_says_so(both: Path) -> None:
    pages = pages_in(both / "xx")
    told = {address: [each.text for each in page.select("p.corrected")] for address, page in pages.items()}
    behind = (
        foreign("The English page has changed since this translation was made. What is new there:")
        + " the title"
    )
    assert told["news/"][0] == behind
    assert [address for address, said in told.items() if behind in said] == ["news/"]


def test_a_draft_says_so_in_both_languages_on_each_page(both: Path) -> None:
    for address, page in pages_in(both / "xx").items():
        said = [(each["lang"], each.text) for each in page.select("p.draft")]
        if address in ("only/", "old/"):
            assert said == []
        else:
            assert [tag for tag, _ in said] == ["xx", "en-GB"]
            assert said[1][1] == "Draft translation; not yet read by a xx-speaking health worker."
    assert not any(page.select("p.draft") for page in pages_in(both).values())
    # The pages for what is lost or cannot be reached hold emergency words too.
    for name in ("404.html", "offline.html"):
        for folder, tags in (("xx", ["xx", "en-GB"]), ("", [])):
            page = BeautifulSoup((both / folder / name).read_text(encoding="utf-8"), "html.parser")
            assert [each["lang"] for each in page.select("main > p.draft")] == tags, (folder, name)


def test_a_draft_says_so_in_both_languages_on_each_sheet(both: Path) -> None:
    for name in ("handouts/leaflet-here.pdf", "handouts/card-here.pdf", "handouts/slip-here.pdf"):
        words = " ".join(PdfReader(both / "xx" / name).pages[0].extract_text().split())
        assert (
            "A draft." if "leaflet" not in name else "Draft translation; not yet read by a xx-speaking"
        ) in words, name
        assert "raft" not in PdfReader(both / name).pages[0].extract_text()


def test_each_sheet_of_the_real_site_is_there_in_each_language_and_names_it(site: Path) -> None:
    for page in LIBRARY.pages.values():
        for edition, _, address in prints_of(LIBRARY, page) if page.language in LIBRARY.languages else ():
            sheet, beside = (
                PdfReader(site / folder_on_the_web(page.language) / address),
                pages_beside(LIBRARY, page, edition),
            )
            assert sheet.metadata.title == " / ".join(each.title for each in beside)
            assert sheet.trailer["/Root"]["/Lang"].split("-")[0] == beside[0].language


def test_a_host_reads_one_of_each_file(both: Path) -> None:
    assert {
        file.parent for name in ("_headers", "_redirects", "robots.txt") for file in both.rglob(name)
    } == {both}
    assert (both / "robots.txt").read_text() == (
        f"User-agent: *\nAllow: /\nSitemap: {HOME}sitemap.xml\nSitemap: {HOME}xx/sitemap.xml\n"
    )
    assert (both / "_redirects").read_text() == "/old/ /page/ 301\n/xx/old/ /xx/page/ 301\n"
    for folder, start in ((both, HOME), (both / "xx", f"{HOME}xx/")):
        places = [each.text for each in ElementTree.parse(folder / "sitemap.xml").iter(LOC)]  # noqa: S314 - made here
        assert len(places) > 8
        assert all(place.startswith(start) for place in places)
        assert (start + "only/" in places) == (folder == both)


def test_each_language_keeps_its_own_pages_for_use_without_a_network(both: Path) -> None:
    """Each in copies of its own, which are named by the address of its worker."""
    kept = {
        folder: set(re.findall(r'\["([^"]*)","[^"]{16}"\]', (folder / "offline.js").read_text()))
        for folder in (both, both / "xx")
    }
    assert not any(address.startswith("xx/") for address in kept[both])
    assert "page/" in kept[both / "xx"] & kept[both]


def test_no_language_is_built_that_the_publisher_leaves_out(project: Project) -> None:
    """By one variable of the environment."""
    add_language(project, "xx", foreign)
    for name in ("index", "page"):
        project.write(f"docs/xx/{name}.md", (project.root / f"docs/en/{name}.md").read_text())
    follow(project)
    project.write("mkdocs.xx.yml", "INHERIT: mkdocs.yml\ndocs_dir: docs/xx\ntheme: {language: xx}\n")
    project.change("mkdocs.yml", {"extra:\n": "extra:\n  languages: !ENV [LANGUAGES, en xx]\n"})
    assert project.build().returncode == 0
    assert project.read("xx/page/index.html")
    assert project.build(LANGUAGES="en").returncode == 0
    assert not (project.root / "site/xx").exists()
    assert "tongue" not in project.read("page/index.html")
