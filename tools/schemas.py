"""`make schemas`: writes a JSON Schema for each data file and for front matter, of the kinds that the check
goes by.

Editors' programs complete keys and show mistakes by them while somebody types. What a key is for is taken
from the tables in contributing/, so that it is said once.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from content import (
    changes,
    checklists,
    countries,
    editions,
    figures,
    followed,
    glossary,
    guidelines,
    interface,
    organizations,
    pages,
    questions,
    records,
    redirects,
    search_words,
    signs,
    sources,
    style,
    translation,
)
from content.kinds import Kind
from content.problems import count
from tools.command import command, run
from tools.whole_files import write_whole

SCHEMAS = "contributing/schemas"
# The language in which everything is written first. The check asks for words in others once their folder is
# there: a translator needs no new schemas.
_FIRST = ("en",)
FILES: dict[str, Kind] = {
    changes.CHANGES: changes.file_shape(_FIRST),
    countries.COUNTRIES: countries.file_shape(_FIRST),
    editions.EDITIONS: editions.file_shape(_FIRST),
    figures.FIGURES: figures.file_shape(_FIRST),
    followed.FOLLOWED: followed.FILE,
    glossary.GLOSSARY: glossary.file_shape(_FIRST),
    guidelines.GUIDELINES: guidelines.FILE,
    interface.INTERFACE: interface.file_shape(_FIRST),
    organizations.ORGANIZATIONS: organizations.FILE,
    questions.QUESTIONS: questions.file_shape(_FIRST),
    records.RECORDS: records.FILE,
    redirects.REDIRECTS: redirects.FILE,
    search_words.SEARCH: search_words.FILE,
    signs.SIGNS: checklists.file_shape(_FIRST),
    sources.SOURCES: sources.FILE,
    style.STYLE: style.FILE,
    translation.TRANSLATION: translation.FILE,
}
FRONT_MATTER = f"{SCHEMAS}/front-matter.json"
# Where a table says what the keys of a file are for.
TABLES = {
    changes.CHANGES: "contributing/tell-of-a-change.md",
    countries.COUNTRIES: "contributing/add-a-country.md",
    sources.SOURCES: "contributing/add-a-source.md",
}


def schema_path(name: str) -> str:
    """Where the schema of a data file stands."""
    return f"{SCHEMAS}/{Path(name).stem}.json"


def modeline(name: str) -> str:
    """The first line of a data file, by which editors' programs find its schema."""
    return f"# yaml-language-server: $schema=../../{schema_path(name)}"


def keys_told(table: str) -> dict[str, str]:
    """What a page for a chore says of each key, in rows such as "| `URL`, `DOI` | The address. |"."""
    rows = re.findall(r"^\| (`[^|]*`) \| (.*) \|$", table, re.MULTILINE)
    return {
        key: re.sub(r"\[(.*?)\]\(.*?\)|`", r"\1", words)
        for keys, words in rows
        for key in re.findall("`(.*?)`", keys)
    }


def with_words(schema: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """A schema whose keys say what they are for, however deep they stand."""
    described = dict(schema)
    for part in ("items", "additionalProperties"):
        if isinstance(schema.get(part), dict):
            described[part] = with_words(schema[part], words)
    if "properties" in schema:
        described["properties"] = {
            key: ({"description": words[key]} if key in words else {}) | with_words(value, words)
            for key, value in schema["properties"].items()
        }
    return described


def make_schemas(root: Path) -> dict[str, str]:
    """Each schema's text by its path from the root."""
    made = {}
    for name, kind in FILES.items():
        table = (root / TABLES[name]).read_text(encoding="utf-8") if name in TABLES else ""
        made[schema_path(name)] = _text(name, with_words(kind.schema(), keys_told(table)))
    made[FRONT_MATTER] = _text("The front matter of a page", pages.FRONT_MATTER.schema())
    return made


def _text(title: str, schema: dict[str, Any]) -> str:
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$comment": "Written by `make schemas` from hooks/content/: change it there.",
    }
    return json.dumps(head | schema, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Write the schemas, and take away those of files that are no more."""
    root = command(__doc__).parse_args(arguments).root
    made = make_schemas(root)
    (root / SCHEMAS).mkdir(exist_ok=True)
    for file in (root / SCHEMAS).glob("*.json"):
        if f"{SCHEMAS}/{file.name}" not in made:
            file.unlink()
    for path, text in made.items():
        write_whole(root / path, text)
    print(f"{count(len(made), 'schema')} in {SCHEMAS}/")
    return 0


if __name__ == "__main__":
    run(main)
