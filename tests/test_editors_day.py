"""An editor's day: mistakes committed one by one, each told at its line, and right edits that give no
trouble.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from editing.check import check_site
from project import ROOT, TODAY, Project, make_project
from tools.check import annotation

CASES = Path(__file__).parent / "cases/editors-day"


def cases(name: str) -> list:
    found = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    assert len(found) >= 30
    return [pytest.param(case, id=case["what"]) for case in found]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=An Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A scratch clone that an editor works in."""
    project = make_project(tmp_path_factory.mktemp("clone"))
    project.write("docs/_data/style.yml", (ROOT / "docs/_data/style.yml").read_text(encoding="utf-8"))
    git(project.root, "init", "-q")
    git(project.root, "add", ".")
    git(project.root, "commit", "-qm", "The site")
    return project


@pytest.fixture
def morning(clone: Project) -> Iterator[Project]:
    """The clone as it was; what the editor commits is taken back afterwards."""
    yield clone
    git(clone.root, "reset", "-q", "--hard", "HEAD~1")


def commit(project: Project, case: dict) -> None:
    """Do what the case says to the files, and commit it."""
    for path in case.get("remove", []):
        (project.root / path).unlink()
    for path, text in case.get("write", {}).items():
        project.write(path, text.encode(case.get("encoding", "utf-8")))
    for path, text in case.get("add", {}).items():
        project.write(path, (project.root / path).read_bytes() + text.encode())
    for path, words in case.get("change", {}).items():
        text = (project.root / path).read_text(encoding="utf-8")
        for old, new in words.items():
            assert old in text, f"{old!r} is not in {path}"
            text = text.replace(old, new, 1)
        project.write(path, text)
    git(project.root, "add", "-A")
    git(project.root, "commit", "-qm", case["what"])


def annotations(project: Project) -> list[str]:
    return [annotation(problem, problem.level) for problem in check_site(project.root, TODAY)[1]]


@pytest.mark.parametrize("case", cases("mistakes"))
def test_a_mistake_is_told_at_its_line(case: dict, morning: Project) -> None:
    commit(morning, case)
    assert annotations(morning) == case["says"]


@pytest.mark.parametrize("case", cases("right"))
def test_a_right_edit_gives_no_trouble(case: dict, morning: Project) -> None:
    commit(morning, case)
    assert annotations(morning) == []


@pytest.fixture
def with_verbs(with_machine: Project) -> Project:
    """A clone of a project with its machine and its Makefile, where set-up has been done."""
    for name in ("tools", "Makefile", "requirements.txt"):
        subprocess.run(["cp", "-R", str(ROOT / name), str(with_machine.root)], check=True)
    git(with_machine.root, "init", "-q")
    git(with_machine.root, "add", ".")
    git(with_machine.root, "commit", "-qm", "The site")
    return with_machine


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a verb as GitHub does, with the packages that are installed here."""
    return subprocess.run(
        ["make", "--no-print-directory", f"VENV={ROOT}/.venv", "-o", f"{ROOT}/.venv/site.ready", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def test_github_gets_the_annotation_and_the_summary_from_the_same_verbs(with_verbs: Project) -> None:
    with_verbs.page("\nAbout 8% of people do.\n\nA fact [@nice-ng234, section 1.3].\n")
    git(with_verbs.root, "commit", "-qam", "A figure")
    wrong = (
        "'8%' is a figure without a citation; cite its source in the same sentence, such as [@nice-qs56,"
        " statement 3]"
    )
    result = make(with_verbs.root, "check", GITHUB_ACTIONS="true")
    assert result.returncode == 2
    assert f"::error file=docs/en/page.md,line=15::{wrong.replace('%', '%25')}\n" in result.stdout
    desk = make(with_verbs.root, "check", GITHUB_ACTIONS="")
    assert desk.returncode == 2
    assert f"docs/en/page.md:15: {wrong}\n" in desk.stdout
    told = make(with_verbs.root, "summary", "BASE=HEAD~1")
    assert told.returncode == 2, told.stderr
    assert told.stdout.startswith("## 2 problems to mend, 1 page changed, ")
    assert "| docs/en/page.md | its text | " in told.stdout
    # Readers are to be told of it; with a line for them, only the check has something to say.
    missing = re.search(
        r"`docs/en/page.md:15: .* was not said before, and no new line of (\S+) tells", told.stdout
    )
    assert missing
    told_now = (
        "changes:\n- {date: '2026-11-22', kind: wording, pages: [page.md], what: {en: A figure came.}}\n"
    )
    with_verbs.write(missing[1], told_now)
    assert make(with_verbs.root, "summary", "BASE=HEAD~1").returncode == 0


@pytest.mark.real_site
def test_a_page_that_is_right_gives_github_no_annotation() -> None:
    result = make(ROOT, "check", GITHUB_ACTIONS="true")
    assert result.returncode == 0, result.stdout
    assert "::error" not in result.stdout
