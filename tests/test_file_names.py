"""Files as people and programs leave them: each is read, left alone or told of, and none stops the check."""

import os
from pathlib import Path

import pytest

from project import Project

LINK = "this is a link to another place, which may hold what nobody here has read; put the file itself here"
NO_FILE = "this is a folder, or no ordinary file; put a text file in its place, or give it another name"


def test_a_link_is_refused_and_not_followed(project: Project) -> None:
    secret = project.root / "secret"
    secret.mkdir()
    (secret / "page.md").write_text("not ours")
    (project.root / "docs/en/x.png").symlink_to("/etc/passwd")
    (project.root / "docs/en/lost.md").symlink_to("nowhere")
    (secret / "drawing.svg").write_text("<svg onload='go()'/>")
    (project.root / "docs/en/more").symlink_to(secret)
    (project.root / "docs/en/x.svg").symlink_to(secret / "drawing.svg")
    assert project.check() == [f"docs/en/{name}:1: {LINK}" for name in ("lost.md", "more", "x.png", "x.svg")]


def test_a_folder_named_as_a_page_is_none(project: Project) -> None:
    project.write("docs/en/x.md/spine.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert project.check() == [
        (
            "docs/en/x.md/spine.svg:1: its name holds '.', which not every program reads alike in an "
            "address; name it x-md/spine.svg, and change the links to it"
        )
    ]


def test_a_data_file_that_is_a_folder_or_a_pipe_is_told_of_at_once(project: Project) -> None:
    (project.root / "docs/_data/glossary.yml").mkdir()
    os.mkfifo(project.root / "docs/_data/style.yml")
    assert project.check() == [f"docs/_data/{name}.yml:1: {NO_FILE}" for name in ("glossary", "style")]


def test_a_page_that_cannot_be_read_gives_one_message(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.page("\nA fact [@nice-ng234].\n", "docs/en/more.md")
    project.page("\nA fact [@nice-ng234]. See [the other page](more.md#what-is-not-known).\n")
    real = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: refuse() if file.name == "more.md" else real(file))
    assert project.check() == [
        "docs/en/more.md:1: this file cannot be read (Permission denied); let everybody read it: chmod a+r"
    ]


def refuse() -> bytes:
    raise PermissionError(13, "Permission denied")


def test_a_page_that_is_no_utf_8_gives_one_message(project: Project) -> None:
    project.write("docs/en/more.md", "Fiévre".encode("latin-1"))
    project.page("\nA fact [@nice-ng234]. See [the other page](more.md) and [a part of it](more.md#what).\n")
    assert project.check() == [
        "docs/en/more.md:1: the file is not UTF-8 text; save it with the encoding UTF-8"
    ]
