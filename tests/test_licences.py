"""Whatever readers fetch stands under a licence, and what others made has the whole of it in the site."""

import re
import subprocess
from importlib.metadata import distribution
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from pypdf import PdfReader

from project import ROOT, Project
from publishing.licences import ADDRESS, Borrowed, licences
from publishing.paper_fonts import PACKAGES as FONTS
from publishing.search_worker import ADDRESS as WORKER
from publishing.search_worker import borrowed, search_files

MATERIAL = [get_theme_dir("material")]
HEADING = re.compile(
    r"^(?P<name>[\w-]+)(?: (?P<version>[\d.]+))? \((?P<licence>[\w.-]+)\): (?P<places>.+)$", re.MULTILINE
)


def text_of(package: str) -> str:
    return distribution(package).read_text("licenses/LICENSE") or ""


def test_the_site_has_the_licence_of_each_font_and_of_the_search_worker(site: Path) -> None:
    text = (site / ADDRESS).read_text(encoding="utf-8")
    told = {found["name"]: found for found in HEADING.finditer(text)}
    assert list(told) == [*FONTS, "mkdocs-material", "lunr"]
    for package in (*FONTS, "mkdocs-material"):
        assert len(text_of(package)) > 500 and text_of(package).strip() in text
        assert told[package]["version"] == distribution(package).version
    assert f" - {told['lunr']['version']}\n" in (site / WORKER).read_text()
    for found in told.values():
        assert [*site.rglob(found["places"])], found[0]


def test_every_font_that_is_on_paper_is_one_of_them(site: Path) -> None:
    known = {file.stem for package in FONTS for file in fonts_of(package)}
    used = {
        str(font["/BaseFont"]).partition("+")[2]
        for file in site.rglob("*.pdf")
        for page in PdfReader(file).pages
        for font in (each.get_object() for each in page["/Resources"].get("/Font", {}).values())
        if "+" in str(font["/BaseFont"])
    }
    assert used and used <= known


def fonts_of(package: str) -> list[Path]:
    return [Path(str(file.locate())) for file in distribution(package).files or () if file.suffix == ".ttf"]


@pytest.mark.parametrize("folders", [MATERIAL, []], ids=["with Material", "without"])
@pytest.mark.parametrize("language", ["en", "hi", "th"])
def test_who_is_named_in_what_search_needs_is_named_with_the_licence(
    folders: list[str], language: str
) -> None:
    others = list(borrowed(folders, language))
    text, problems = licences(others, ROOT)
    assert problems == []
    files = dict(search_files(folders, language))
    for content in files.values():
        shipped = content if isinstance(content, str) else content.decode()
        for name in re.findall(r"Copyright (?:\(C\) )?[\d-]+,? ([\w ]+)", shipped):
            if not re.search("MPL", shipped.partition(name)[2][:60]):
                assert name in text
    assert [each.name for each in others] == [
        *(["mkdocs-material"] if folders else []),
        "lunr",
        *(["lunr-languages"] if language == "hi" else []),
    ]
    assert ("MOZILLA PUBLIC LICENSE" in text) == (language == "hi")
    # The parter of words is not needed: its licence would not let it go out so.
    assert all(len(content) < 100 for name, content in files.items() if "wordcut" in name)


def without_licence(folder: Path, package: str) -> Path:
    """A folder in which a package stands as installed, with no licence."""
    about = folder / "packages" / f"{package.replace('-', '_')}-9.9.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {package}\nVersion: 9.9\nLicense-File: GONE\n"
    )
    return about.parent


@pytest.mark.parametrize("serving", [False, True], ids=["build", "preview"])
def test_a_build_refuses_what_comes_without_its_licence(
    project: Project, tmp_path: Path, serving: bool
) -> None:
    project.write(
        "requirements.txt", "# Pins.\nfontpkg-mukta-more==1\nfontpkg-mukta==9.9 \\\n    --hash=sha256:0\n"
    )
    result = project.build(
        *(["--no-strict"] if serving else []), PYTHONPATH=str(without_licence(tmp_path, FONTS[1]))
    )
    assert (
        "requirements.txt:3: readers fetch a part of 'fontpkg-mukta', which brings no text of its licence; "
        "pin a version that does, or do without it\n"
    ) in result.stderr
    assert (result.returncode, (project.root / "site").exists()) == ((0, True) if serving else (1, False))


def test_a_package_that_is_not_there_has_no_licence_either() -> None:
    text, problems = licences([Borrowed("no-such-package", "a.js")], ROOT)
    assert text == "no-such-package (): a.js\n\n\n"
    (problem,) = problems
    assert str(problem) == (
        "requirements.txt:1: readers fetch a part of 'no-such-package', which brings no text of its licence; "
        "pin a version that does, or do without it"
    )


def test_every_picture_stands_under_a_licence() -> None:
    """Named by its folder in LICENSE-CONTENT. A picture of somebody else's needs a place of its own, and a line there."""
    told = (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8").partition("CC BY 4.0")[0]
    folders = tuple(re.findall(r"(?<=\s)[\w.-]+(?:/[\w.-]+)*/(?=[\s,)])", told))
    assert {"docs/", "overrides/pictures/"} <= set(folders)
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    pictures = [
        name for name in files if Path(name).suffix in (".svg", ".png", ".webp", ".jpg", ".ico", ".gif")
    ]
    assert len(pictures) > 5
    assert [name for name in pictures if not name.startswith(folders)] == []


def test_readers_are_led_there(site: Path) -> None:
    leading = [file for file in site.rglob("*.html") if f'{ADDRESS}"' in file.read_text(encoding="utf-8")]
    assert leading and all("about" in file.relative_to(site).parts[:2] for file in leading)
