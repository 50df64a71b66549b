"""The schemas of the data files: as the check has it, without false alarms, and found by editors' programs."""

import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from content import kinds
from content.entries import ID, LANGUAGE, words_in
from content.kinds import Kind
from content.yaml_reader import parse_yaml
from project import ROOT, Project
from test_cases import cases, change
from test_documents import examples
from tools.schemas import (
    FILES,
    FRONT_MATTER,
    SCHEMAS,
    TABLES,
    keys_told,
    main,
    make_schemas,
    modeline,
    schema_path,
    with_words,
)

# Messages of the check about the shape of a file. The others, such as of an id that nothing has, are about
# more.
SHAPE = re.compile(
    r"has (?:a wrong|no) '|has an unknown key|is not a list of keys and values|needs either"
    r"|is not a good id|is not the file name of a page with|does not begin with a key"
    r"|holds only comments"
)
# What only the check knows: whether a name is somebody's.
UNSEEN = "it is a placeholder"


def written(path: str) -> Draft202012Validator:
    """A schema as it stands in the repository."""
    return Draft202012Validator(json.loads((ROOT / path).read_text(encoding="utf-8")))


def written_below(root: Path) -> dict[str, str]:
    """Each schema's text by its path, as they stand in a folder."""
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in (root / SCHEMAS).iterdir()
    }


def test_the_schemas_are_those_that_the_check_goes_by() -> None:
    assert written_below(ROOT) == make_schemas(ROOT), "run: make schemas"
    for path in make_schemas(ROOT):
        Draft202012Validator.check_schema(json.loads((ROOT / path).read_text()))


def test_every_data_file_leads_editors_programs_to_its_schema() -> None:
    assert {ROOT / name for name in FILES} == set((ROOT / "docs/_data").glob("*.yml"))
    for name in FILES:
        first = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
        assert first == modeline(name), f"begin {name} with: {modeline(name)}"
        assert ((ROOT / name).parent / first.partition("$schema=")[2]).resolve() == ROOT / schema_path(name)


@pytest.mark.real_site
@pytest.mark.parametrize("name", FILES)
def test_the_site_as_it_stands_is_right(name: str) -> None:
    data, _ = parse_yaml(name, (ROOT / name).read_text(encoding="utf-8"))
    assert list(written(schema_path(name)).iter_errors(data)) == []


def test_a_program_of_others_reads_them_so_too(project: Project) -> None:
    def refused() -> str:
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(ROOT / schema_path(name))]
        return subprocess.run([*command, str(project.root / name)], capture_output=True, text=True).stdout

    name = "docs/_data/sources.yml"
    assert "ok -- validation done" in refused()
    project.write(name, (project.root / name).read_text().replace("issued: '2023-09'", "isued: '2023-09'"))
    assert "'isued' was unexpected" in refused()


def about_shape(problems: Iterable[str]) -> list[str]:
    """The problems that a schema has to see too."""
    return [line for line in problems if SHAPE.search(line) and UNSEEN not in line]


def told_and_refused(project: Project, case: dict[str, Any], name: str) -> tuple[list[str], list[str]] | None:
    """What the check and the schema say of the shape of a case's data file; None if no program can read that."""
    data, problems = parse_yaml(name, (project.root / name).read_text())
    told = about_shape(line for line in case["problems"] if line.startswith(f"{name}:"))
    refused = [str(error) for error in Draft202012Validator(FILES[name].schema()).iter_errors(data)]
    return None if problems else (told, refused)


def is_of_data(case: dict[str, Any]) -> bool:
    """Whether a case changes a data file."""
    return any(name in case.get(how, {}) for how in ("files", "add", "replace") for name in FILES)


@pytest.mark.parametrize("case", [case for case in cases("problems") if is_of_data(case.values[0])])
def test_a_schema_refuses_the_shapes_that_the_check_does_and_no_other(
    case: dict[str, Any], project: Project
) -> None:
    change(project, case)
    for name in FILES:
        found = told_and_refused(project, case, name) if (project.root / name).exists() else None
        assert found is None or bool(found[0]) == bool(found[1]), found


def fronts() -> Iterator[Any]:
    """The front matter of each page in the cases that can be read, with what the check says of its shape."""
    for case in cases("problems"):
        for path, text in case.values[0].get("files", {}).items():
            front = path.startswith("docs/en/") and re.match(r"---\n(.*?)\n---\n", str(text), re.DOTALL)
            data, problems = parse_yaml(path, front[1]) if front else (None, [])
            said = [line for line in case.values[0]["problems"] if line.startswith(f"{path}:")]
            # Of a page with two, the check tells nothing else.
            if isinstance(data, dict) and not problems and "a second front matter" not in str(said):
                yield pytest.param(data, about_shape(said), id=f"{case.id}-{path}")


@pytest.mark.parametrize(("front", "told"), list(fronts()))
def test_a_schema_knows_front_matter_as_the_check_does(front: dict[str, Any], told: list[str]) -> None:
    refused = [str(error) for error in written(FRONT_MATTER).iter_errors(front)]
    assert bool(told) == bool(refused), (told, refused)


RIGHT_AND_WRONG: list[tuple[Kind, list[Any], list[Any]]] = [
    (kinds.text, ["a", " a\n", "é"], ["", " \n", 1, None, True, [], {}]),
    (kinds.yes_or_no, [True, False], ["true", 1, None]),
    (kinds.whole_number, [0, 1000], [-1, 1.5, "1", True, None]),
    (kinds.one_of("a", "b"), ["a"], ["c", "A", 1, None]),
    (kinds.pattern("[a-z]|b+", "letters"), ["x", "bb"], ["xx", "xb", "", 1]),
    (kinds.list_of(kinds.text), [["a", "b"]], [[], ["a", 1], "a", None, {}]),
    (kinds.Shape({"a": kinds.text, "b": kinds.day}), [{}, {"a": "x"}], ["a", [], None]),
    (kinds.map_of(ID, kinds.text), [{}, {"a-1": "x"}], ["a", None]),
    (
        kinds.day,
        ["2026-11-22", "2024-02-29"],
        ["2026-13-01", "2026-11-32", "2026-11", "22.11.2026", "2026-1-2", 20261122],
    ),
    (kinds.issue_date, ["2026", "2026-11", "2026-11-22"], [2026, "2026-13", "26", "2026-11-22-01", "May"]),
    (
        kinds.https_url,
        ["https://who.int", "HTTPS://who.int/a?b=c#d", "https://a.b:1/x@y", "https://é.org/ö"],
        [
            "http://who.int",
            "https://who",
            "https://a:b@who.int/",
            "https://who.int/a b",
            "who.int",
            "https://",
            1,
            "https://who.int/a#",
            "https://who.int?",
            "https://who.int/?#a",
        ],
    ),
    (ID, ["a", "a-1"], ["A", "a--b", "-a", "", 1]),
    (LANGUAGE, ["en", "pt-BR"], ["English", "e", 1]),
    (
        words_in(["en"]),
        [{"en": "x"}, {"en": "x", "hi": "y"}],
        [{}, {"hi": "y"}, {"en": ""}, {"en": "x", "hi": 1}, "x", None],
    ),
]


@pytest.mark.parametrize(("kind", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_kind_and_its_schema_agree(kind: Kind, right: list[Any], wrong: list[Any]) -> None:
    schema = Draft202012Validator(kind.schema())
    as_read = {repr(value): parse_yaml("x", json.dumps(value))[0] for value in [*right, *wrong]}
    assert [value for value in right if kind(as_read[repr(value)]) or not schema.is_valid(value)] == []
    assert [value for value in wrong if not kind(as_read[repr(value)]) or schema.is_valid(value)] == []


def test_no_schema_is_shared_so_that_words_for_one_key_stand_at_no_other() -> None:
    part = kinds.Shape({"x": kinds.text})
    shape = kinds.Shape({"a": kinds.list_of(part), "b": part})
    before = json.dumps(shape.schema())
    said = with_words(shape.schema(), {"x": "What x is.", "b": "What b is."})
    assert said["properties"]["a"]["items"]["properties"]["x"]["description"] == "What x is."
    assert [each.get("description") for each in said["properties"].values()] == [None, "What b is."]
    assert json.dumps(shape.schema()) == before


def keys_in(schema: Any) -> set[str]:
    """Every key that a schema knows, however deep."""
    if isinstance(schema, list):
        return set().union(*map(keys_in, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return set(own if isinstance(own, dict) else ()).union(*map(keys_in, schema.values()))


def example(page: str) -> Any:
    """The example of a page for a chore, as data."""
    return parse_yaml(page, re.sub(r"^---$", "", textwrap.dedent(examples(page)[0]), flags=re.MULTILINE))[0]


@pytest.mark.parametrize(("name", "page"), TABLES.items())
def test_a_table_names_the_keys_that_there_are_with_the_words_that_they_take(name: str, page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    rows, schema = keys_told(text), written(schema_path(name)).schema
    assert len(rows) > 5 and set(rows) <= keys_in(schema)
    # A list within a file, and one entry's keys.
    entry = next(each["items"] for each in schema["properties"].values() if each["items"]["type"] == "object")
    shown = example(Path(page).name)
    assert set(entry["required"]) <= set(rows) | set(shown[0])
    for key, told in re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", text, re.MULTILINE):
        within = entry["properties"].get("custom", {}).get("properties", {})
        if allowed := (entry["properties"] | within).get(key, {}).get("enum"):
            words = re.findall(r"`(.*?)`", told)
            assert words and set(words) <= set(allowed), key


def test_the_examples_in_the_documents_have_the_shape_that_the_schemas_ask_for() -> None:
    front = {**example("add-a-page.md"), **example("record-a-review.md")}
    assert {"title", "review"} <= set(front)
    for path, data in (
        (schema_path("docs/_data/sources.yml"), {"references": example("add-a-source.md")}),
        (schema_path("docs/_data/countries.yml"), {"countries": example("add-a-country.md")}),
        (schema_path("docs/_data/redirects.yml"), example("retire-a-page.md")),
        (FRONT_MATTER, front),
    ):
        assert [error.message for error in written(path).iter_errors(data)] == []


def test_every_key_that_a_document_names_is_one() -> None:
    """Such as `sources:` and `retracted: '2026-11-22'`."""
    known = keys_in([json.loads(text) for text in make_schemas(ROOT).values()])
    known |= set(re.findall(r"^ *([a-z_]+):", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE))
    # In the text, or on a line of its own.
    named = {
        (file.name, key)
        for file in (ROOT / "contributing").glob("*.md")
        for key in re.findall(r"(?m)(?:`|^ {3,7})([a-z-]+):(?: [^`]*)?(?:`|$)", file.read_text())
    }
    assert len(named) >= 10
    assert [each for each in sorted(named) if each[1] not in known] == []


def test_the_program_writes_them_and_takes_old_ones_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for page in TABLES.values():
        (tmp_path / page).parent.mkdir(exist_ok=True)
        (tmp_path / page).write_text((ROOT / page).read_text())
    (tmp_path / SCHEMAS).mkdir()
    (tmp_path / SCHEMAS / "old.json").write_text("{}")
    assert main(["--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{len(FILES) + 1} schemas in contributing/schemas/\n"
    assert written_below(tmp_path) == make_schemas(ROOT)
