"""What programs write into data files and pages is there whole, or what was there before still is."""

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT, Project
from tools.whole_files import write_whole

NEW = "new\n" * 100_000
# What may write in another way: it has a folder of its own to do it in.
BUILDS = {"build.py"}


def write_with(file: Path, before: str = "", limit: str = ":") -> subprocess.CompletedProcess[str]:
    """Write into a file in a process of its own, after some lines of Python and a line of shell."""
    script = f"from pathlib import Path; import os, tools.whole_files as t\n{before}\n"
    script += f"t.write_whole(Path({str(file)!r}), {NEW[:4]!r} * 100_000)"
    return subprocess.run(
        ["sh", "-c", f'{limit}; exec "$0" -c "$1"', sys.executable, script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )


def names(file: Path) -> list[str]:
    """What lies where a file lies."""
    return sorted(each.name for each in file.parent.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "sources.yml"
    made.write_text("old\n")
    made.chmod(0o640)
    return made


def test_a_file_is_replaced_and_keeps_its_permissions(file: Path) -> None:
    write_whole(file, NEW)
    assert file.read_text() == NEW and stat.S_IMODE(file.stat().st_mode) == 0o640
    write_whole(file, b"bytes\r\n")
    assert file.read_bytes() == b"bytes\r\n"
    assert names(file) == [file.name]


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("link.yml")
    link.symlink_to(file.name)
    write_whole(link, NEW)
    assert link.is_symlink() and file.read_text() == NEW


def test_a_full_disk_leaves_the_old_file_and_is_one_line(file: Path) -> None:
    """A limit on the size of files stops the writing in the middle, as a full disk does."""
    result = write_with(file, limit="ulimit -f 8")
    assert (result.returncode, result.stderr) == (
        1,
        f"make: {file} could not be written (File too large); it stays as it was\n",
    )
    assert file.read_text() == "old\n" and names(file) == [file.name]


@pytest.mark.parametrize("when", ["os.fsync", "t.shutil.copymode"], ids=["half written", "written"])
def test_a_kill_leaves_the_old_file_and_the_next_clears_up(file: Path, when: str) -> None:
    assert write_with(file, f"{when} = lambda *_: os.kill(os.getpid(), 9)").returncode == -9
    assert file.read_text() == "old\n"
    assert names(file) == [".sources.yml.part", "sources.yml"]
    assert write_with(file).returncode == 0
    assert file.read_text() == NEW and names(file) == [file.name]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as told:
        write_whole(tmp_path / "none/a.yml", "x")
    assert str(told.value) == (
        f"make: {tmp_path}/none/a.yml could not be written (No such file or directory); it is not there"
    )


def test_what_a_kill_leaves_is_no_problem_for_the_check(project: Project) -> None:
    project.write("docs/_data/.sources.yml.part", "references: [")
    project.write("docs/en/.page.md.part", "half")
    assert project.check() == []


def test_every_program_writes_so() -> None:
    found = {
        f"{module.name}: {node.attr}"
        for module in (ROOT / "tools").glob("*.py")
        if module.name not in {"whole_files.py", *BUILDS}
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("write_text", "write_bytes", "writelines")
    }
    assert found == set()
