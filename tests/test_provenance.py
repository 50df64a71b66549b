"""A publication's bill of materials and digests: whole, right, and the same for the same packages."""

import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from content.file_names import LICENCES
from project import ROOT, Project, run_tool
from publishing.paper_fonts import PACKAGES as FONTS
from tools.materials import NotAsPinned, bill_of_materials
from tools.provenance import BILL, SUMS

PINS = "\n" + (ROOT / "requirements.txt").read_text()
PINNED = set(re.findall(r"^([\w.-]+)==", PINS, re.MULTILINE))


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:
    """A copy of the site, with both files."""
    folder = tmp_path_factory.mktemp("publication") / "site"
    shutil.copytree(site, folder)
    result = run_tool("provenance", "--site", str(folder))
    assert (result.returncode, result.stdout) == (0, f"{BILL} and {SUMS} are in {folder}\n"), result.stderr
    return folder


@pytest.fixture(scope="module")
def bill(publication: Path) -> dict:
    return json.loads((publication / BILL).read_text(encoding="utf-8"))


def test_the_bill_is_cyclonedx(publication: Path, bill: dict) -> None:
    text = (publication / BILL).read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"version"', '"x"', 1))
    assert len(Bom.from_json(bill).components) == len(bill["components"])


def test_the_bill_names_all_that_is_pinned_and_what_readers_fetch(publication: Path, bill: dict) -> None:
    parts = {part["name"]: part for part in bill["components"]}
    assert set(parts) == {*PINNED - not_for_this_python(), "lunr", "CPython"}
    fetched = {name for name, part in parts.items() if part["scope"] == "required"}
    assert fetched == {*FONTS, "mkdocs-material", "lunr"}
    for name in fetched:
        places = parts[name]["evidence"]["occurrences"][0]["location"]
        assert [*publication.rglob(places)], name
    for name, part in parts.items():
        assert part.get("licenses") or name == "CPython", name
        if name in PINNED:
            (files,) = part["externalReferences"]
            pin = PINS.partition(f"\n{name}=={part['version']} ")[2]
            assert {each["content"] for each in files["hashes"]} == set(
                re.findall(r"sha256:(\w+)", re.split(r"\n\w", pin)[0])
            ), name


def not_for_this_python() -> set[str]:
    return {"lazy-importer"} if sys.version_info >= (3, 15) else set()


def test_the_bill_says_what_needs_what(bill: dict) -> None:
    needs = {each["ref"]: set(each["dependsOn"]) for each in bill["dependencies"]}
    refs = {part["name"]: part["bom-ref"] for part in bill["components"]}
    assert refs["markupsafe"] in needs[refs["jinja2"]]
    assert needs[refs["markupsafe"]] == set()
    assert {*(refs[font] for font in FONTS), refs["mkdocs"], "python"} <= needs["back-pain-signs"]
    assert refs["markupsafe"] not in needs["back-pain-signs"]
    # Each is needed by something.
    assert set(refs.values()) == set().union(*needs.values())


def test_each_file_has_its_digest_and_a_changed_one_is_found(publication: Path) -> None:
    listed = {line.split("  ")[1] for line in (publication / SUMS).read_text().splitlines()}
    files = {file.relative_to(publication).as_posix() for file in publication.rglob("*") if file.is_file()}
    assert listed == files - {SUMS} and {BILL, "index.html", "emergency/index.html"} <= listed
    check = ["sha256sum", "--strict", "--quiet", "--check", SUMS]
    assert subprocess.run(check, cwd=publication).returncode == 0
    page = publication / "emergency/index.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"999", b"998"))
    result = subprocess.run(check, cwd=publication, capture_output=True, text=True)
    page.write_bytes(text)
    assert result.returncode == 1 and result.stdout == "emergency/index.html: FAILED\n"


def test_the_same_packages_give_the_same_bytes(publication: Path) -> None:
    files = {name: (publication / name).read_bytes() for name in (BILL, SUMS)}
    result = run_tool(
        "provenance", "--site", str(publication), PYTHONHASHSEED="7", TZ="Asia/Kolkata", LC_ALL="C"
    )
    assert result.returncode == 0, result.stderr
    assert {name: (publication / name).read_bytes() for name in files} == files
    assert not re.search(r"timestamp|/home|/tmp|\bfile:", files[BILL].decode())


def test_without_a_whole_site_there_is_nothing_to_tell(tmp_path: Path) -> None:
    result = run_tool("provenance", "--site", str(tmp_path))
    assert (result.returncode, result.stderr) == (
        1,
        f"make: there is no whole site in {tmp_path}; build it first: make build\n",
    )
    assert [*tmp_path.iterdir()] == []


@pytest.fixture
def small(project: Project) -> Project:
    """A project with one pin, and a built site."""
    shutil.copy(ROOT / "pyproject.toml", project.root)
    project.write(f"site/{LICENCES}", "a-part 1.2 (MIT): a.js\n\nWords.\n")
    return project


def pin(name: str, version: str, marker: str = "") -> str:
    return f"{name}=={version}{marker} \\\n    --hash=sha256:{'0' * 64}\n"


def test_a_package_that_is_not_as_pinned_is_told(small: Project) -> None:
    installed = distribution("mkdocs").version
    small.write("requirements.txt", pin("mkdocs", "1.0.1"))
    with pytest.raises(NotAsPinned) as told:
        bill_of_materials(small.root, small.root / "site")
    assert str(told.value) == (
        f"the package 'mkdocs' is installed as {installed} and pinned as 1.0.1; make the environment anew: make clean"
    )
    small.write("requirements.txt", pin("no-such-package", "1"))
    result = run_tool("provenance", "--root", str(small.root))
    assert (result.returncode, result.stderr) == (
        1,
        "make: the package 'no-such-package' is not installed; make the environment anew: make clean\n",
    )
    assert [file.name for file in (small.root / "site").iterdir()] == [LICENCES]


def test_a_pin_for_another_python_is_left_out(small: Project) -> None:
    installed = distribution("mkdocs").version
    small.write(
        "requirements.txt",
        pin("mkdocs", installed) + pin("no-such-package", "1", " ; python_full_version < '3.11'"),
    )
    bill = json.loads(bill_of_materials(small.root, small.root / "site"))
    assert [part["name"] for part in bill["components"]] == ["a-part", "mkdocs", "CPython"]
