"""Golden cases: one file each, named as the fact it proves. New behaviour is a new file."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from content.library import load_library
from content.yaml_reader import PARSER
from project import TODAY, Project
from showing import show
from translated import add_language, follow

CASES = Path(__file__).parent / "cases"


# Read once by each who collects the tests, and by the parser in C: three others would take half of that time.
@cache
def cases(folder: str) -> list:
    return [
        pytest.param(yaml.load(file.read_text(encoding="utf-8"), PARSER), id=file.stem)  # noqa: S506 - a safe one
        for file in sorted((CASES / folder).glob("*.yml"))
    ]


def change(project: Project, case: dict) -> None:
    """Write into a project what a case asks for."""
    if case.get("form"):
        project.make_form()
    if language := case.get("language"):
        add_language(project, language)
        for file in list((project.root / "docs/en").glob("*.md")):
            project.write(f"docs/{language}/{file.name}", file.read_text(encoding="utf-8"))
        follow(project)
    if "page" in case:
        project.page("\n" + case["page"])
    for path, content in case.get("files", {}).items():
        project.write(path, content)
    for path, content in case.get("add", {}).items():
        project.write(path, (project.root / path).read_text() + content)
    for path, words in case.get("replace", {}).items():
        project.change(path, words)


@pytest.mark.parametrize("case", cases("problems"))
def test_problems(case: dict, project: Project) -> None:
    """`page` is a page's body from line 15; `add` goes to the end of a file; `replace` changes words in it;
    `files` are whole files; with `form`, the checklist is a form; with `language`, all is there in a second one,
    in English words, and each data file is JSON. `problems` is all that the check then says."""
    change(project, case)
    assert project.check() == case["problems"]


@pytest.mark.parametrize("case", cases("rendering"))
def test_rendering(case: dict, project: Project) -> None:
    """The project is changed as above; `html` is what stands on the page after its main message, references
    left out unless the case asks for them.
    """
    change(project, case)
    if case.get("glossary"):
        project.write(
            "docs/_data/glossary.yml",
            "terms:\n- {id: mri, term: {en: MRI}, plain: {en: a scan with magnets}}\n"
            "- {id: ct, term: {en: CT}, also: {en: [CT scan]}, plain: {en: 'many X-rays, joined'}}\n",
        )
    html = show(load_library(project.root, TODAY)[0], case["page"]).split("</p>\n", 1)[1]
    if not case.get("references"):
        html = html.split('<section aria-labelledby="references"')[0]
    assert html.strip() == case["html"].strip()
