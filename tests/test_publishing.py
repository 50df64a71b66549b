"""What a whole build ships besides words: valid HTML, structured data, link previews, a copy for a disk."""
import html
import importlib
import json
import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from project import ROOT, SITE_DAY, TODAY, Project, build_site

from content.library import Library, load_library
from editing.check import check_site
from publishing.structured_data import structured_data

SCHEMA = importlib.import_module("msgspec_schemaorg.models")


@pytest.fixture(scope="module")
def library() -> Library:
    return check_site(ROOT, SITE_DAY)[0]


def data_of(page: Path) -> dict:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(), re.DOTALL)
    assert len(found) == 1, page
    return json.loads(found[0])


def pages(site: Path) -> list[Path]:
    return [file for file in sorted(site.rglob("index.html"))]


def check_schema(node: dict, where: str) -> None:
    """Every type, every property and the type of every value is one that schema.org has."""
    kind = getattr(SCHEMA, node["@type"], None)
    assert kind, f"{where}: schema.org has no type {node['@type']}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in kind.__struct_encode_fields__, f"{where}: {node['@type']} has no property {name}"
        expected = next(owner.__annotations__[name] for owner in kind.__mro__ if name in owner.__dict__.get("__annotations__", {}))
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and set(part) == {"@id"}:
                # Something described elsewhere, by its address.
                assert part["@id"].startswith("http"), f"{where}: {name}"
            elif isinstance(part, dict):
                check_schema(part, where)
                names = {each.__name__ for each in getattr(SCHEMA, part["@type"]).__mro__}
                assert names & set(re.findall(r"\w+", str(expected))), f"{where}: {name} may not be a {part['@type']}"
            else:
                plain = {"str", "date", "int", "URL"} & set(re.findall(r"\w+", str(expected)))
                assert plain, f"{where}: {name} may not be text, but {expected}"


def test_structured_data_uses_only_words_of_schema_org(site: Path) -> None:
    for page in pages(site):
        data = data_of(page)
        assert data["@context"] == "https://schema.org"
        check_schema(data, str(page))


def test_the_check_of_structured_data_sees_a_mistake() -> None:
    for wrong in ({"@type": "MedicalWebPages"}, {"@type": "WebPage", "writtenBy": "x"},
                  {"@type": "WebPage", "publisher": {"@type": "BreadcrumbList"}}):
        with pytest.raises(AssertionError):
            check_schema(wrong, "here")


def test_structured_data_says_what_the_page_says(site: Path, library: Library) -> None:
    data = data_of(site / "after-breast-cancer/index.html")
    page = library.pages["docs/en/after-breast-cancer.md"]
    assert (data["@type"], data["name"], data["dateModified"]) == ("MedicalWebPage", page.title, page.day("written"))
    assert [each["name"] for each in data["about"]] == ["Back pain", "Breast cancer"]
    assert data["audience"]["audienceType"] == page.meta["audience"]
    assert data["citation"] == [library.sources[id].url for id in library.cited_on(page)]
    assert [crumb["name"] for crumb in data["breadcrumb"]["itemListElement"]] == ["Back Pain Signs", page.title]
    assert data_of(site / "about/privacy/index.html")["@type"] == "WebPage"
    for each in pages(site):
        assert not {"lastReviewed", "reviewedBy"} & set(data_of(each)), f"{each} claims a review that never was"


def test_structured_data_names_a_review_when_there_is_one_and_ends_no_script(project: Project) -> None:
    text = (project.root / "docs/en/page.md").read_text()
    project.write("docs/en/page.md", text.replace(
        "review-due: 2027-05-22", "review-due: 2027-05-22\nreview: {by: '</script><b>Jan', role: breast care nurse, date: 2026-11-22}"))
    library = load_library(project.root, TODAY)[0]
    site = {"name": "Site", "address": "https://pain.example.org/", "publisher": "A Charity"}
    text = structured_data(library, library.pages["docs/en/page.md"], "https://pain.example.org/page/", site)
    assert "<" not in text
    data = json.loads(text)
    check_schema(data, "page")
    assert data["lastReviewed"] == "2026-11-22"
    assert data["reviewedBy"] == {"@type": "Person", "name": "</script><b>Jan", "jobTitle": "breast care nurse"}


def test_a_shared_link_has_a_title_words_and_a_picture_of_our_own(site: Path, library: Library) -> None:
    descriptions = []
    for page in pages(site):
        head = page.read_text().split("</head>")[0]
        tags = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', head))
        assert tags["og:image"] == "http://127.0.0.1:8000/assets/images/share.png"
        canonical = re.search(r'<link rel="canonical" href="([^"]+)">', head)
        assert canonical and tags["og:url"] == canonical[1]
        assert tags["og:title"] and tags["og:description"] == tags["description"]
        descriptions.append(tags["description"])
    assert len(set(descriptions)) == len(descriptions), "two pages have the same description"
    assert {html.unescape(each) for each in descriptions} == {page.meta["description"] for page in library.pages.values()}
    with Image.open(site / "assets/images/share.png") as picture:
        assert picture.size == (1200, 630)
    assert (site / "assets/images/share.png").stat().st_size < 100_000


def test_the_sitemap_has_every_page_with_the_day_of_its_words(site: Path, library: Library) -> None:
    entries = dict(re.findall(r"<loc>([^<]+)</loc>\s*<lastmod>([^<]+)</lastmod>", (site / "sitemap.xml").read_text()))
    assert entries == {"http://127.0.0.1:8000/" + page.uri.replace("index.md", "").replace(".md", "/"): page.day("written")
                       for page in library.pages.values()}
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in (site / "robots.txt").read_text()


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy for a disk, as `make offline` makes it."""
    folder = tmp_path_factory.mktemp("disk")
    build_site(folder, USE_DIRECTORY_URLS="false")
    return folder


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


def test_make_offline_writes_one_zip_that_opens_without_a_server(tmp_path: Path) -> None:
    result = subprocess.run(["make", "offline", f"ZIP={tmp_path}/copy.zip"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    with zipfile.ZipFile(tmp_path / "copy.zip") as copy:
        names = set(copy.namelist())
        assert "back-pain-signs/index.html" in names
        assert "back-pain-signs/next-steps/tests.html" in names
        assert not {name for name in names if re.search(r"/(404\.html|_headers|offline\.js|robots|sitemap)", name)}
