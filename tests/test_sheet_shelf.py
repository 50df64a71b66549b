"""Sheets that were made before: taken from the shelf only if they are what would be made, and whole."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from project import PAGE, ROOT, Project
from publishing import paper_fonts, sheet_shelf
from publishing.handout_sheets import Sheet
from publishing.sheet_shelf import Shelf, set_alike

TOLD = '{"words": "Most back pain is not cancer."}'
SHEET = Sheet(b"%PDF-1.7\nnot\0text\xff\n", 12.5, 1, 2, "a warning \u2192 of two\nlines")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was set, in place of Typst."""
    told: list[str] = []
    monkeypatch.setattr(sheet_shelf, "set_sheet", lambda asked: [told.append(asked), SHEET][1])
    sheet_shelf.machine.cache_clear()
    yield told
    sheet_shelf.machine.cache_clear()


def test_what_was_made_once_is_taken_from_the_shelf_whole(tmp_path: Path, made: list[str]) -> None:
    for _ in range(3):
        assert Shelf(tmp_path / "new", "layout").sheet(TOLD) == SHEET
    assert made == [TOLD]


def test_what_could_not_be_made_is_tried_again(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sheet_shelf, "set_sheet", lambda asked: [made.append(asked), Sheet(wrong="no font")][1]
    )
    for _ in range(2):
        assert Shelf(tmp_path, "layout").sheet(TOLD).wrong == "no font"
    assert made == [TOLD, TOLD] and not list(tmp_path.iterdir())


def test_an_edition_is_set_like_the_first_of_its_kind_if_it_fits_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = set()

    def set_sheet(told: str) -> Sheet:
        words, paper, like = (json.loads(told).get(key) for key in ("words", "paper", "like"))
        asked.add((words, paper, repr(like)))
        return Sheet(words.encode(), 12 if like else 13, int(bool(like) and words == "more"), pages=2)

    monkeypatch.setattr(sheet_shelf, "set_sheet", set_sheet)
    editions = [("first", "a4"), ("same", "a4"), ("first", "letter"), ("more", "letter")]
    told = [
        {"title": "One", "format": {"name": "page"}, "words": words, "paper": paper}
        for words, paper in editions
    ]
    told.append(told[0] | {"title": "Another", "words": "another"})
    sheets = set_alike(Shelf(tmp_path, "layout"), told)
    assert [(sheet.pdf, sheet.size, sheet.over) for sheet in sheets] == [
        (b"first", 13, 0),
        (b"same", 12, 0),
        (b"first", 13, 0),
        (b"more", 13, 0),
        (b"another", 13, 0),
    ]
    like = "{'size': 13, 'pages': 2}"
    assert asked == {
        ("first", "a4", "None"),
        ("same", "a4", like),
        ("first", "letter", "None"),
        ("more", "letter", like),
        ("more", "letter", "None"),
        ("another", "a4", "None"),
    }


@pytest.mark.parametrize("of", ["words", "layout", "program", "code", "font"])
def test_whatever_goes_into_it_makes_it_another(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    layout, told = "layout", TOLD
    Shelf(tmp_path, layout).sheet(told)
    if of == "words":
        told = told.replace("Most", "All")
    elif of == "layout":
        layout = "layou\0t"
    elif of == "program":
        monkeypatch.setattr(sheet_shelf, "version", lambda name: "99" if name == "pypdf" else "1")
    else:
        another = tmp_path / "another"
        another.write_bytes(b"another")
        if of == "code":
            monkeypatch.setattr(sheet_shelf, "MAKERS", [another])
        else:
            monkeypatch.setattr(paper_fonts, "files", lambda: [another])
    sheet_shelf.machine.cache_clear()
    Shelf(tmp_path, layout).sheet(told)
    assert made == [TOLD, told]


def test_every_module_that_makes_a_sheet_is_among_those_digested() -> None:
    for maker in sheet_shelf.MAKERS:
        trees = [node for node in ast.walk(ast.parse(maker.read_text())) if isinstance(node, ast.ImportFrom)]
        used = {
            name
            for node in trees
            if node.module and node.module.partition(".")[0] == "publishing"
            for name in (
                [node.module.partition(".")[2]] if "." in node.module else [each.name for each in node.names]
            )
        }
        assert used <= {each.stem for each in sheet_shelf.MAKERS}, maker


@pytest.mark.parametrize("end", [0, 10, 64, 65, 80, -1])
def test_half_a_file_is_none(tmp_path: Path, made: list[str], end: int) -> None:
    shelf = Shelf(tmp_path, "layout")
    shelf.sheet(TOLD)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:end])
    assert shelf.sheet(TOLD) == SHEET and len(made) == 2
    assert file.read_bytes() == whole
    # Nor is one with another byte.
    file.write_bytes(whole[:-3] + b"?" + whole[-2:])
    assert shelf.sheet(TOLD) == SHEET and len(made) == 3


def test_those_not_asked_for_the_longest_go_when_there_are_too_many(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path, "layout")
    size = 0
    for number in range(6):
        known = set(tmp_path.iterdir())
        shelf.sheet(f"{number}")
        (file,) = {*tmp_path.iterdir()} - known
        os.utime(file, (number, number))
        size = file.stat().st_size
    # What a killed build left half done is no sheet, and goes as well.
    (tmp_path / "part").write_bytes(b"half")
    os.utime(tmp_path / "part", (0, 0))
    shelf.sheet("0")
    monkeypatch.setattr(sheet_shelf, "MOST", 3 * size)
    shelf.tidy()
    assert len(list(tmp_path.iterdir())) == 3
    made.clear()
    for number in (0, 5, 4, 3):
        shelf.sheet(f"{number}")
    assert made == ["3"]


def test_where_nothing_can_be_kept_sheets_are_made_each_time(tmp_path: Path, made: list[str]) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file", "layout")
    for _ in range(2):
        assert shelf.sheet(TOLD) == SHEET
    shelf.tidy()
    assert made == [TOLD, TOLD]


def test_two_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Two processes that keep the same sheets, and tidy, again and again: each sees whole ones alone."""
    script = f"""
import sys
from pathlib import Path
from publishing import sheet_shelf
from publishing.handout_sheets import Sheet
sheet_shelf.set_sheet = lambda told: Sheet(told.encode() * 50_000, 12)
sheet_shelf.MOST = 1_000_000
shelf = sheet_shelf.Shelf(Path({str(tmp_path)!r}), "layout")
for turn in range(60):
    for told in "abcdef":
        assert shelf.sheet(told).pdf == told.encode() * 50_000
    shelf.tidy()
"""
    command = [sys.executable, "-c", script]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) for _ in range(2)]
    assert [(each.communicate()[1], each.returncode) for each in both] == [("", 0)] * 2


def test_a_build_sets_what_changed_alone_and_is_the_same_to_the_byte(
    with_machine: Project,
) -> None:
    project, shelf = with_machine, with_machine.root / ".cache/handouts"
    project.write(
        "docs/en/page.md",
        PAGE.replace("title: A page", "title: A page\nhandout: page") + "\n::: care-card emergency\n",
    )

    def built() -> dict[str, bytes]:
        result = project.build()
        assert result.returncode == 0, result.stderr
        return {
            file.relative_to(project.root).as_posix(): file.read_bytes()
            for file in sorted((project.root / "site").rglob("*"))
            if file.is_file() and file.name != "sitemap.xml.gz"
        }

    first = built()
    kept = {file: file.read_bytes() for file in shelf.iterdir()}
    assert len(kept) == 4 == len([name for name in first if name.endswith(".pdf")])
    # That they are taken from there is seen by a sheet that lies there and nobody made.
    file = next(iter(kept))
    _, _, rest = kept[file].partition(b"\n")
    spoilt = re.sub(rb"%%EOF\s*$", b"%%EOF\n% not as made\n", rest)
    kept[file] = sha256(spoilt).hexdigest().encode() + b"\n" + spoilt
    file.write_bytes(kept[file])
    again = built()
    # That sheet, and the list of digests; all else is the same.
    changed = [name for name, data in again.items() if data != first[name]]
    assert again.keys() == first.keys()
    assert len(changed) == 2 and sum(name.endswith(".pdf") for name in changed) == 1, changed
    assert {file: file.read_bytes() for file in shelf.iterdir()} == kept
    # A word more, and each is another.
    project.change("docs/en/page.md", {"title: A page": "title: Another page"})
    built()
    assert len(list(shelf.iterdir())) == 8
