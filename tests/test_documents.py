"""What CONTRIBUTING, README and the pages for each chore tell people: every command, message, link and
example is true.
"""

import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Collection
from pathlib import Path

import pytest
import yaml

from content.page_body import read_body
from content.yaml_reader import parse_yaml
from project import ROOT, Project
from real_site import LIBRARY
from translated import add_language, follow

DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "CODE_OF_CONDUCT.md",
    *sorted((ROOT / "contributing").glob("*.md")),
]
# As they are written in the documents: settings, the verb, and what goes with it.
_COMMAND = r"(?:^|`)((?:[A-Z_]+=(?:\"[^\"]*\"|\S+) )*make [a-z]+(?: [A-Z]+=(?:\"[^\"]*\"|[^\s`]+))*)"
COMMANDS = sorted(
    {match for file in DOCUMENTS for match in re.findall(_COMMAND, file.read_text(), re.MULTILINE)}
)
MAKEFILE = (ROOT / "Makefile").read_text()
# Verbs that take long, install, wait, or take away: what they would run is read, and the suite runs what it
# can of them.
ONLY_READ = {
    "test": "pytest",
    "serve": "tools.serve",
    "lock": "uv pip compile",
    "clean": "rm -rf",
    "bench": "tests/bench.py",
    "properdocs": "tests/successors.py",
    "fuzz": "tests/fuzz.py",
    "mutants": "tests/mutants.py",
    "audit": "",
    "shots": "",
    "offline": "",
}


def would_run(command: str) -> subprocess.CompletedProcess[str]:
    """What make would run for a command, as it is written; nothing is set up."""
    return subprocess.run(  # noqa: S602 - a command of our own documents
        command.replace(
            "make ", f"make -n -o {ROOT}/.venv/site.ready -o {ROOT}/.venv/test.ready VENV={ROOT}/.venv ", 1
        ),
        shell=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_the_commands_are_found() -> None:
    assert {
        "make serve",
        "make test",
        "make check",
        "make summary",
        "make hook",
        "make ready STRICT=1",
        "make review PAGE=docs/en/emergency.md",
        "make source DOI=10.1136/bmj.p1973",
    } <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_exists_and_a_test_runs_it(command: str) -> None:
    verb = re.search(r"make ([a-z]+)", command)[1]
    result = would_run(command)
    assert result.returncode == 0, result.stderr
    for name in re.findall(r" ([A-Z]+)=", command.partition("make ")[2]):
        assert f"$({name})" in MAKEFILE, f"the Makefile takes no {name}"
    if verb in ONLY_READ:
        assert ONLY_READ[verb] in result.stdout
        return
    if verb == "help":
        # The next test runs it.
        return
    tests = "".join(
        file.read_text() for file in (ROOT / "tests").rglob("*.py") if file.name != "test_documents.py"
    )
    run = [
        f'"{verb}"',
        *(
            words
            for name in re.findall(r"hooks/editing/(\w+)\.py", result.stdout)
            for words in (f"hooks/editing/{name}.py", f"from editing.{name} import")
        ),
        *(f"from tools.{name} import" for name in re.findall(r"-m tools\.(\w+)", result.stdout)),
    ]
    assert any(words in tests for words in run), f"no test runs 'make {verb}'"


def test_help_lists_every_verb() -> None:
    result = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True)
    verbs = re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE)
    assert re.findall(r"^ *make ([a-z]+) ", result.stdout, re.MULTILINE) == verbs


@pytest.mark.parametrize("verb", re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
def test_every_verb_of_the_makefile_is_in_a_document(verb: str) -> None:
    said = " ".join(file.read_text() for file in DOCUMENTS)
    assert re.search(rf"make {verb}\b|`{verb}`", said)


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_every_link_leads_to_a_file(file: Path) -> None:
    for mark in read_body(file.read_text(), 1).marks:
        if mark.kind in ("link", "image") and not mark.address.startswith(("https://", "#")):
            assert (file.parent / mark.address.partition("#")[0]).exists(), (
                f"{file.name}:{mark.line}: {mark.address}"
            )


def test_every_page_for_a_chore_is_listed() -> None:
    listed = re.findall(
        r"^- \[.*?\]\(contributing/(.*?)\)$", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE
    )
    assert sorted(listed) == [file.name for file in sorted((ROOT / "contributing").glob("*.md"))]


def test_every_message_is_one_that_the_check_gives() -> None:
    table = (
        (ROOT / "CONTRIBUTING.md").read_text().partition("## What the messages mean")[2].partition("\n## ")[0]
    )
    messages = re.findall(r"^\| `(.*?)` \|", table, re.MULTILINE)
    assert len(messages) >= 20
    given = "".join(file.read_text() for file in (ROOT / "tests/cases").rglob("*.yml"))
    assert [message for message in messages if message not in given] == []


def examples(name: str) -> list[str]:
    """The YAML that a page for a chore shows, without its indentation in a list."""
    text = (ROOT / "contributing" / name).read_text()
    return [
        re.sub(rf"^{indent}", "", block, flags=re.MULTILINE)
        for indent, block in re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    ]


def test_the_example_of_a_source_passes_the_check(project: Project) -> None:
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write("docs/_data/sources.yml", sources + textwrap.dedent(examples("add-a-source.md")[0]))
    project.page("\nA fact [@who-lbp-factsheet, overview].\n")
    assert project.check() == []


def test_the_example_of_a_page_passes_the_check(project: Project) -> None:
    front = examples("add-a-page.md")[0]
    project.write(
        "docs/en/sleeping-well.md",
        front
        + "\n# Sleep\n\n<!-- For editors. -->\n\n## What doctors do not know yet\n\nA fact [@nice-ng234].\n",
    )
    assert project.check() == []


def test_the_example_of_a_review_passes_the_check(project: Project) -> None:
    page = (project.root / "docs/en/page.md").read_text()
    example = examples("record-a-review.md")[0]
    project.write(
        "docs/en/page.md",
        page.replace("review-due:", example.replace("Name of the person", "Jan Doe") + "review-due:"),
    )
    assert project.check() == []
    # Taken over as it stands, it names nobody.
    project.write("docs/en/page.md", page.replace("review-due:", example + "review-due:"))
    assert project.check() == [
        "docs/en/page.md:8: the review has a wrong 'by': it is a placeholder; correct it"
    ]


def test_the_example_of_a_country_passes_the_check(project: Project) -> None:
    example = examples("add-a-country.md")[0].replace("who-lbp-factsheet", "who-breast-cancer")
    # No country has these letters; the number has to be one of a real one.
    example = example.replace("XX", "GB").replace("'112'", "'999'")
    project.write("docs/_data/countries.yml", "countries:\n" + example)
    assert project.check() == []


def test_the_example_of_retired_pages_is_what_the_check_reads(project: Project) -> None:
    project.write("docs/_data/redirects.yml", examples("retire-a-page.md")[0])
    assert [line.split(";")[0] for line in project.check()] == [
        "docs/_data/redirects.yml:1: 'old-page.md' leads to 'emergency.md', and there is no such page",
        (
            "docs/_data/redirects.yml:2: 'next-steps/other.md' leads to 'next-steps/tests.md', and there is"
            " no such page"
        ),
    ]


def test_the_check_names_what_a_new_language_lacks_and_then_it_builds(project: Project) -> None:
    project.write("docs/hi/index.md", (project.root / "docs/en/page.md").read_text())
    missing = "docs/_data/signs.yml:12: the words in 'hi' are missing; add a line 'hi: ...' below this one"
    texts = sum(file.read_text().count("en:") for file in (project.root / "docs/_data").glob("*.yml"))
    # Of words that are there, such as a language's own name, it says that they follow nothing yet.
    said = [line for line in project.check() if "nothing says which English words" not in line]
    assert f"warning: {missing}" in said
    # One for each text; one for each card; what is no text; and two for the page, which is none of docs/en/ and
    # says not yet what it follows.
    texts_missing = [line for line in said if "the words in 'hi' are missing" in line]
    cards = [line for line in said if "has words that are missing in 'hi'" in line]
    assert len(texts_missing) == len(said) - len(cards) - 3 <= texts
    assert len(cards) == 2
    assert (
        "docs/_data/interface.yml:2: nothing says how 'hi' writes dates and numbers; add a line 'hi: ...'"
        in "\n".join(said)
    )
    assert missing in (ROOT / "contributing/add-a-language.md").read_text()
    add_language(project, "hi")
    project.write("docs/hi/index.md", (project.root / "docs/en/index.md").read_text())
    follow(project)
    assert project.check() == []
    project.write("mkdocs.hi.yml", examples("add-a-language.md")[0])
    result = project.build()
    assert result.returncode == 0, result.stderr
    assert '<html lang="hi"' in project.read("hi/index.html")


@pytest.mark.real_site
def test_blocks_that_a_page_is_told_of_exist() -> None:
    text = (ROOT / "contributing/add-a-page.md").read_text()
    shown = [
        block for line in re.findall(r"`::: .*`", text) for block in read_body(line.split("`")[1], 1).blocks
    ]
    named: dict[str, Collection[str]] = {
        "care-card": LIBRARY.cards,
        "picture": LIBRARY.figures,
        "checklist": LIBRARY.checklists,
    }
    assert len(shown) >= 5
    assert [block for block in shown if block.argument and block.argument not in named[block.name]] == []


def test_our_yaml_reader_and_others_agree_on_the_example() -> None:
    text = examples("add-a-source.md")[0]
    assert parse_yaml("example", text)[0] == yaml.safe_load(text)


def test_what_the_makefile_starts_in_the_tests_finds_all_that_it_needs() -> None:
    """Programs that it starts without the hooks on Python's path load without them."""
    programs = re.findall(r"^\t@\$\(BIN\)/python (tests/\S+\.py)", MAKEFILE, re.MULTILINE)
    assert len(programs) > 4
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    for program in programs:
        # As Python does with a program's own folder; it is loaded, and not begun.
        load = (
            f"import runpy, sys; sys.path[0] = {str((ROOT / program).parent)!r}; runpy.run_path({program!r})"
        )
        loaded = subprocess.run(
            [sys.executable, "-c", load], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        assert loaded.returncode == 0, loaded.stderr
