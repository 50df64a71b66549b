"""What a whole build ships besides words: valid HTML, structured data, link previews, a copy for a disk."""

import html
import importlib
import inspect
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from content.library import load_library
from content.words import Words
from project import TODAY, Project
from publishing.structured_data import structured_data
from real_site import HOME, PAGES

SCHEMA = importlib.import_module("msgspec_schemaorg.models")


def data_of(page: Path) -> dict:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(), re.DOTALL)
    assert len(found) == 1, page
    return json.loads(found[0])


def check_schema(node: dict, where: str) -> None:
    """Every type, every property and the type of every value is one that schema.org has."""
    kind = getattr(SCHEMA, node["@type"], None)
    assert kind, f"{where}: schema.org has no type {node['@type']}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in kind.__struct_encode_fields__, f"{where}: {node['@type']} has no property {name}"
        expected = next(
            inspect.get_annotations(owner)[name]
            for owner in kind.__mro__
            if name in inspect.get_annotations(owner)
        )
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and set(part) == {"@id"}:
                # Something described elsewhere, by its address.
                assert part["@id"].startswith("http"), f"{where}: {name}"
            elif isinstance(part, dict):
                check_schema(part, where)
                names = {each.__name__ for each in getattr(SCHEMA, part["@type"]).__mro__}
                assert names & set(re.findall(r"\w+", str(expected))), (
                    f"{where}: {name} may not be a {part['@type']}"
                )
            else:
                plain = {"str", "date", "int", "URL"} & set(re.findall(r"\w+", str(expected)))
                assert plain, f"{where}: {name} may not be text, but {expected}"


def test_structured_data_uses_only_words_of_schema_org(site: Path) -> None:
    for address in PAGES:
        data = data_of(site / address / "index.html")
        assert data["@context"] == "https://schema.org"
        check_schema(data, address)


def test_the_check_of_structured_data_sees_a_mistake() -> None:
    for wrong in (
        {"@type": "MedicalWebPages"},
        {"@type": "WebPage", "writtenBy": "x"},
        {"@type": "WebPage", "publisher": {"@type": "BreadcrumbList"}},
    ):
        with pytest.raises(AssertionError):
            check_schema(wrong, "here")


def test_structured_data_says_what_the_page_says(site: Path) -> None:
    for address, page in PAGES.items():
        data = data_of(site / address / "index.html")
        assert (data["name"], data["dateModified"]) == (page.title, page.day("written"))
        assert data["@type"] == ("MedicalWebPage" if page.is_health else "WebPage")
        claimed = {"lastReviewed", "reviewedBy"} & set(data)
        assert not claimed or page.review, f"{address} claims a review that never was"
        if page.is_health:
            assert [each["name"] for each in data["about"]] == ["Back pain", "Breast cancer"]
            assert not page.review or data["lastReviewed"] == page.review["date"]


def test_structured_data_names_a_review_when_there_is_one_and_ends_no_script(project: Project) -> None:
    text = (project.root / "docs/en/page.md").read_text()
    project.write(
        "docs/en/page.md",
        text.replace(
            "review-due: 2027-05-22",
            "review-due: 2027-05-22\nreview: {by: '</script><b>Jan', role: breast care nurse, date:"
            " 2026-11-22}",
        ),
    )
    library = load_library(project.root, TODAY)[0]
    words = Words(library.interface, "en")
    address = "https://pain.example.org/page/"
    text = structured_data(library, library.pages["docs/en/page.md"], address, "A Charity", words)
    assert "<" not in text
    data = json.loads(text)
    check_schema(data, "page")
    assert data["lastReviewed"] == "2026-11-22"
    assert data["reviewedBy"] == {
        "@type": "Person",
        "name": "</script><b>Jan",
        "jobTitle": "breast care nurse",
    }


def test_a_shared_link_has_a_title_words_and_a_picture_of_our_own(site: Path) -> None:
    for address, page in PAGES.items():
        head = html.unescape((site / address / "index.html").read_text().split("</head>")[0])
        tags = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head))
        assert tags["og:image"] == f"{HOME}assets/images/share.png"
        assert (
            re.search(r'<link rel="canonical" href="([^"]+)">', head)[1] == tags["og:url"] == HOME + address
        )
        assert tags["og:title"]
        assert tags["og:description"] == tags["description"] == page.meta["description"]
    descriptions = {page.meta["description"] for page in PAGES.values()}
    assert len(descriptions) == len(PAGES), "two pages have the same description"
    with Image.open(site / "assets/images/share.png") as picture:
        assert picture.size == (1200, 630)
    assert (site / "assets/images/share.png").stat().st_size < 100_000


def test_the_sitemap_has_every_page_with_the_day_of_its_words(site: Path) -> None:
    entries = dict(
        re.findall(r"<loc>([^<]+)</loc>\s*<lastmod>([^<]+)</lastmod>", (site / "sitemap.xml").read_text())
    )
    assert entries == {HOME + address: page.day("written") for address, page in PAGES.items()}
    assert f"Sitemap: {HOME}sitemap.xml" in (site / "robots.txt").read_text()


def test_on_a_disk_every_link_leads_to_a_file(disk: Path) -> None:
    seen = 0
    for page in disk.rglob("*.html"):
        if page.name == "404.html":
            continue
        text = page.read_text()
        for target in re.findall(r'(?:href|src)="([^"#]+)(?:#[^"]*)?"', text):
            parts = urlsplit(html.unescape(target))
            if parts.scheme:
                continue
            seen += 1
            assert (page.parent / unquote(parts.path)).is_file(), f"{page.relative_to(disk)}: {target}"
    assert seen > 500


def test_the_copy_for_a_disk_holds_every_page_and_nothing_that_needs_a_server(disk: Path) -> None:
    names = {file.relative_to(disk).as_posix() for file in disk.rglob("*")}
    assert {page.uri.removesuffix(".md") + ".html" for page in PAGES.values()} <= names
    assert not {
        name
        for name in names
        if re.fullmatch(r"404\.html|_headers|_redirects|offline\.js|robots.*|sitemap.*", name)
    }
