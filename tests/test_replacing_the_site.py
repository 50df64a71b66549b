"""`make build` and `make offline`: the new takes the place of the old when it is whole, and never before."""

import fcntl
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from zipfile import ZipFile

import pytest

from project import ROOT, Project
from tools.build import pack, put_in_place, workshop

MISTAKE = "\nA fact [@nice-ng23].\n"
UNCHANGED = "make: nothing was built; look at the lines above. What was there before still is\n"


def build(project: Project, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Build as make does; `before` is a line of shell that comes first."""
    command = f'{before or ":"}; exec "$0" -m tools.build --root "$@"'
    return subprocess.run(
        ["sh", "-c", command, sys.executable, str(project.root), *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )


def left(project: Project) -> list[str]:
    """What a build left behind, besides its lock."""
    return sorted(file.name for file in (project.root / ".building").iterdir() if file.name != "lock")


@pytest.fixture
def built(project: Project) -> Project:
    """A project with a site that was built before."""
    project.write("site/index.html", "the last good one")
    project.write("site/retired/index.html", "a page that is gone")
    return project


def test_a_new_site_takes_the_place_of_the_old_and_a_web_server_can_read_it(built: Project) -> None:
    (built.root / "docs/en/page.md").chmod(0o600)
    result = build(built, before="umask 077")
    assert result.returncode == 0, result.stderr
    assert "Most back pain is not cancer" in built.read("index.html")
    assert not (built.root / "site/retired").exists()
    files = list((built.root / "site").rglob("*"))
    assert len(files) > 20
    modes = {(file.is_dir(), stat.S_IMODE(file.stat().st_mode)) for file in [built.root / "site", *files]}
    assert modes == {(True, 0o755), (False, 0o644)}
    assert left(built) == []


def test_a_failed_build_keeps_the_last_good_site(built: Project) -> None:
    built.page(MISTAKE)
    result = build(built)
    assert result.returncode == 1
    assert "docs/en/page.md:15: unknown source 'nice-ng23'" in result.stderr
    assert result.stderr.endswith(UNCHANGED)
    assert built.read("index.html") == "the last good one"
    assert left(built) == []


def test_a_full_disk_is_one_line(built: Project) -> None:
    """A limit on the size of files stops a build in the middle, as a full disk does."""
    result = build(built, before="ulimit -f 8")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    fault, unchanged = result.stderr.splitlines()[-2:]
    assert fault.startswith("make: File too large") and unchanged + "\n" == UNCHANGED
    assert built.read("index.html") == "the last good one"
    assert left(built) == []


def test_a_fault_of_a_program_is_shown_whole(built: Project) -> None:
    hook = (built.root / "mkdocs.yml").read_text().replace("hooks: [", "hooks: [broken.py, ")
    built.write("mkdocs.yml", hook)
    built.write("broken.py", "def on_config(config):\n    raise KeyError('a bug')\n")
    result = build(built)
    assert result.returncode == 1
    assert "Traceback" in result.stderr and "KeyError: 'a bug'" in result.stderr
    assert built.read("index.html") == "the last good one"


def test_a_killed_build_leaves_the_site_and_the_next_clears_up(built: Project, tmp_path: Path) -> None:
    built.write(
        "mkdocs.yml", (built.root / "mkdocs.yml").read_text().replace("hooks: [", "hooks: [killer.py, ")
    )
    built.write("killer.py", "import os\ndef on_post_build(config):\n    os.kill(os.getppid(), 9)\n")
    assert build(built).returncode == -9
    assert built.read("index.html") == "the last good one"
    assert left(built) == ["back-pain-signs"]
    built.page(MISTAKE)
    assert build(built).returncode == 1
    assert left(built) == []


def test_a_kill_between_the_two_steps_takes_nothing_away(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with workshop(site) as folder:
        (folder / "old").mkdir()
        (folder / "old/index.html").write_text("the last good one")
        (folder / "half made").write_text("")
        (folder / "old").rename(tmp_path / "kept")
    (tmp_path / "kept").rename(tmp_path / ".building/old")
    with workshop(site) as folder:
        assert (site / "index.html").read_text() == "the last good one"
        assert [file.name for file in folder.iterdir()] == ["lock"]


def test_two_builds_at_once_both_end_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, order = tmp_path / "site", []

    def second() -> None:
        with workshop(site) as folder:
            order.append("second")
            (folder / "new").mkdir()
            put_in_place(folder / "new", site)

    with workshop(site) as folder:
        thread = threading.Thread(target=second)
        thread.start()
        with (folder / "lock").open() as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        order.append("first")
        (folder / "new").mkdir()
        (folder / "new/first").write_text("")
        put_in_place(folder / "new", site)
    thread.join(30)
    assert order == ["first", "second"]
    assert list(site.iterdir()) == []
    assert capsys.readouterr().err in ("", "Another build is at work; waiting for it to end\n")


def test_where_site_is_a_link_the_folder_behind_it_is_renewed(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "site").symlink_to("served")
    site = (tmp_path / "site").resolve()
    with workshop(site) as folder:
        (folder / "new").mkdir()
        (folder / "new/index.html").write_text("new")
        put_in_place(folder / "new", site)
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "served/index.html").read_text() == "new"


def test_the_copy_for_a_disk_is_whole_or_not_there(project: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    assert build(project, "--offline", str(copy), before="umask 077").returncode == 0
    once = copy.read_bytes()
    with ZipFile(copy) as zipped:
        names = zipped.namelist()
        assert zipped.testzip() is None
        assert {entry.external_attr >> 16 for entry in zipped.infolist()} == {0o100644}
    assert "back-pain-signs/index.html" in names and "back-pain-signs/page.html" in names
    assert not {name.split("/")[1] for name in names} & {
        "404.html",
        "_headers",
        "offline.js",
        "robots.txt",
        "sitemap.xml",
    }
    assert build(project, "--offline", str(copy)).returncode == 0
    assert copy.read_bytes() == once
    # A failure takes nothing away, and leaves nothing behind.
    project.page(MISTAKE)
    assert build(project, "--offline", str(copy)).returncode == 1
    assert copy.read_bytes() == once
    assert left(project) == [] and not list(tmp_path.glob(".*.part"))
    assert not (project.root / "site").exists()


def test_a_zip_that_cannot_be_finished_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(zipped: ZipFile, *_: object) -> None:
        zipped.fp.write(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ZipFile, "writestr", write)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/page.html").write_text("words")
    (tmp_path / "copy.zip").write_text("the last good one")
    with pytest.raises(OSError, match="No space left"):
        pack(tmp_path / "folder", tmp_path / "copy.zip")
    assert (tmp_path / "copy.zip").read_text() == "the last good one"
    assert not list(tmp_path.glob(".*"))


def test_a_preview_shows_problems_and_is_built_but_never_as_the_site(
    project: Project, tmp_path: Path
) -> None:
    project.page(MISTAKE)
    result = build(project, "--offline", str(tmp_path / "copy.zip"), "--preview")
    assert result.returncode == 0, result.stderr
    assert "docs/en/page.md:15: unknown source 'nice-ng23'" in result.stderr
    with ZipFile(tmp_path / "copy.zip") as zipped:
        assert "A fact" in zipped.read("back-pain-signs/page.html").decode()
    assert build(project, "--preview").returncode == 2
    assert not (project.root / "site").exists()
