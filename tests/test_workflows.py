"""The workflows and forms of GitHub, the weekly issue, and the hook before a commit."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from project import ROOT, Project
from tools.provenance import SUMS

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-forms": sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")),
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
}
# All that a step may run.
VERBS = r"make((?: [a-z]+(?:-[a-z]+)*)+)"
THIN = re.compile(VERBS + r'(?: PREVIEW=1| EVERY=1)?(?: >> "\$GITHUB_STEP_SUMMARY")?|sh \.github/weekly\.sh')


def run(*command: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )


def test_a_reader_of_workflows_finds_no_fault() -> None:
    result = run(BIN / "zizmor", "--offline", "--pedantic", "--no-progress", GITHUB)
    assert result.returncode == 0, result.stdout
    assert "No findings to report" in result.stdout + result.stderr
    assert "WARN" not in result.stderr


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_file_fits_its_schema(schema: str) -> None:
    assert SCHEMAS[schema]
    result = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *SCHEMAS[schema])
    assert result.returncode == 0, result.stdout + result.stderr


def steps(file: Path) -> list[dict]:
    return [step for job in yaml.safe_load(file.read_text())["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_is_a_thin_shell_and_can_do_no_harm(file: Path) -> None:
    text = file.read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())
    assert "pull_request_target" not in text and "secrets" not in text
    for step in steps(file):
        if "run" in step:
            assert THIN.fullmatch(step["run"]), step["run"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    for line in re.findall(r"uses: .*", text):
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_a_strangers_change_can_write_nothing() -> None:
    check = yaml.safe_load((GITHUB / "workflows/check.yml").read_text())
    assert [job["permissions"] for job in check["jobs"].values()] == [{"contents": "read"}] * 4


def test_a_change_is_tested_once_on_the_oldest_and_newest_python() -> None:
    check, publish = (
        yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text()) for name in ("check", "publish")
    )
    # YAML reads the key `on` as a truth.
    assert set(check[True]) == {"pull_request"} and publish[True]["push"]["branches"] == ["main"]
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text())[1]
    for workflow, systems in ((check, {"ubuntu", "macos"}), (publish, {"ubuntu"})):
        matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
        assert oldest in matrix["python"] and len(matrix["python"]) > 1
        assert {system.split("-")[0] for system in matrix.get("system", ["ubuntu"])} == systems


def test_a_publication_waits_for_nothing_but_its_tests_and_its_build() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows/publish.yml").read_text())["jobs"]
    assert set(jobs) == {"deploy", *jobs["deploy"]["needs"]} == {"deploy", "test", "build"}
    assert not any("needs" in jobs[name] for name in ("test", "build"))


def test_a_publication_signs_the_digest_of_each_file_and_does_not_wait_for_that() -> None:
    build = yaml.safe_load((GITHUB / "workflows/publish.yml").read_text())["jobs"]["build"]
    names = [re.split("[@/]", step.get("uses", step.get("run", "")))[-2:][0] for step in build["steps"]]
    signing = build["steps"][names.index("attest-build-provenance")]
    assert (
        names.index("make ready provenance")
        < names.index("attest-build-provenance")
        < names.index("upload-pages-artifact")
    )
    assert signing["continue-on-error"] and signing["with"] == {"subject-checksums": f"site/{SUMS}"}
    # Nothing more may be written there, and nothing at all where the tests' own programs run.
    assert build["permissions"] == {
        "contents": "read",
        "pages": "read",
        "attestations": "write",
        "id-token": "write",
    }


def test_a_preview_is_made_though_there_are_problems_and_is_never_published() -> None:
    check = yaml.safe_load((GITHUB / "workflows/check.yml").read_text())["jobs"]["check"]["steps"]
    preview, kept = check[-2:]
    assert preview["run"] == "make offline PREVIEW=1" and kept["with"]["path"] == "back-pain-signs.zip"
    assert preview["if"] == kept["if"] == "${{ !cancelled() }}"
    assert "PREVIEW" not in (GITHUB / "workflows/publish.yml").read_text()


def test_the_verbs_of_the_workflows_are_those_of_the_makefile() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    used = {
        verb
        for file in WORKFLOWS
        for step in steps(file)
        for verb in re.findall(r"[a-z-]+", (re.match(VERBS, step.get("run", "")) or re.match("()", ""))[1])
    }
    used |= set(re.findall(r'^part "[^"]*" ([a-z]+)', (GITHUB / "weekly.sh").read_text(), re.MULTILINE))
    assert {
        "check",
        "check-code",
        "summary",
        "build",
        "provenance",
        "offline",
        "test",
        "properdocs",
        "audit",
        "paths",
        "ready",
        "links",
        "due",
        "retractions",
    } == used
    assert used <= verbs


def fake(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def weekly(folder: Path, issue: str) -> tuple[subprocess.CompletedProcess[str], list[list[str]], str]:
    """Run the weekly script with a make and a gh that only take note; `issue` is the open one's number, or
    nothing.
    """
    fake(
        folder,
        "make",
        """shift\n[ "$1" = .venv/site.ready ] && echo Setting up && exit\necho "$1 of "'`@everyone`: ```'\n[ "$1" != links ]""",
    )
    fake(
        folder,
        "gh",
        f"""{sys.executable} -c 'import json,sys; print(json.dumps(sys.argv[1:]))' "$@" >> {folder}/asked
case "$1 $2" in
"run list") echo 42;;
"run download") exit 1;;
"issue list") echo {issue};;
"issue edit"|"issue create") for last; do :; done; cp "$last" {folder}/body;;
esac""",
    )
    result = run("sh", GITHUB / "weekly.sh", folder=folder, PATH=f"{folder}:{os.environ['PATH']}")
    return (
        result,
        [json.loads(line) for line in (folder / "asked").read_text().splitlines()],
        (folder / "body").read_text(),
    )


def test_the_weekly_run_opens_one_issue(tmp_path: Path) -> None:
    result, asked, body = weekly(tmp_path, "")
    assert result.returncode == 0, result.stderr
    assert "The last run remembered nothing" in result.stdout
    assert asked[0][:4] == ["run", "list", "--workflow", "weekly.yml"]
    assert asked[1] == ["run", "download", "42", "--name", "link-misses"]
    assert asked[3][:3] == ["label", "create", "weekly"]
    assert asked[4][:4] == ["issue", "create", "--title", "Weekly look: links, dates, retracted sources"]
    assert len(asked) == 5
    assert (
        body
        == """## Links (needs a look)

`make links EXTERNAL=1` says:

```text
links of `@everyone`: ` ` `
```

## What is due within 60 days

`make due DAYS=60` says:

```text
due of `@everyone`: ` ` `
```

## Retracted sources

`make retractions` says:

```text
retractions of `@everyone`: ` ` `
```

How to mend each: see the folder contributing/.
"""
    )


def test_the_weekly_run_brings_an_open_issue_up_to_date(tmp_path: Path) -> None:
    result, asked, _ = weekly(tmp_path, "7")
    assert result.returncode == 0, result.stderr
    assert asked[3][:3] == ["issue", "edit", "7"]
    assert len(asked) == 4


@pytest.fixture
def clone(with_machine: Project, tmp_path: Path) -> Project:
    """A clone of a project with the hook switched on, and set-up done."""
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "Makefile",
        "setup.sh",
        "requirements.txt",
        "requirements-test.txt",
        ".pre-commit-config.yaml",
    ):
        shutil.copy(ROOT / name, tmp_path / name)
    programs = tmp_path / ".venv/bin"
    programs.mkdir(parents=True)
    (tmp_path / ".gitignore").write_text(".venv/\n.cache/\n__pycache__/\n")
    fake(programs, "python", f'exec "{sys.executable}" "$@"')
    for pins, stamp in (("requirements.txt", "site.ready"), ("requirements-test.txt", "test.ready")):
        shutil.copy(ROOT / pins, tmp_path / ".venv" / stamp)
    assert run("git", "init", "-q", folder=tmp_path).returncode == 0
    result = run("make", "hook", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    run("git", "add", ".", folder=tmp_path)
    return with_machine


def commit(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(
        "git",
        "-c",
        "user.name=An Editor",
        "-c",
        "user.email=editor@example.org",
        "commit",
        "-am",
        "A change",
        folder=folder,
        PRE_COMMIT_HOME=str(folder / ".venv/pre-commit"),
        GITHUB_ACTIONS="",
    )


def test_the_hook_lets_right_content_pass_and_stops_a_mistake_at_its_line(clone: Project) -> None:
    result = commit(clone.root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Check pages and data" in result.stderr and "Passed" in result.stderr
    clone.page("\nA fact [@nice-ng234x].\n")
    result = commit(clone.root)
    assert result.returncode == 1
    assert "docs/en/page.md:15: unknown source 'nice-ng234x'; nearest is 'nice-ng234'" in result.stderr


def test_the_hooks_configuration_is_valid() -> None:
    assert run(sys.executable, "-m", "pre_commit", "validate-config").returncode == 0


@pytest.mark.real_site
def test_every_file_has_an_owner() -> None:
    lines = [
        line.split() for line in (GITHUB / "CODEOWNERS").read_text().splitlines() if line and line[0] != "#"
    ]
    assert lines[0][0] == "*"
    # A team, a person or a mail address, as GitHub reads them.
    assert all(
        owners and all(re.fullmatch(r"@[\w-]+(/[\w-]+)?|\S+@\S+\.\S+", owner) for owner in owners)
        for _, *owners in lines
    )
