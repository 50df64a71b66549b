"""A project in one language more: all its data's words, by a function of the English ones. And a language that
nobody speaks, in which no English word can hide.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from content.interface import FORMS, INTERFACE, TAG
from content.yaml_reader import parse_yaml
from project import Project
from tools.follow import main as follow_all

# The names of what is filled in, and where a link leads.
_NO_WORDS = re.compile(r"\{[a-z]+\}|\]\([^)]*\)")
# A script with no capitals, of which a font of the handouts has every letter.
_LETTERS = {ord("a") + place: chr(ord("क") + place) for place in range(26)}
# For numbers to ring, whose words are English as yet.
COUNTRIES = """\
countries:
- code: GB
  name: {en: the kingdom}
  emergency: [{number: '999', for: {en: an ambulance}, sources: [{source: nice-ng234, locator: part}]}]
  first-contact: {text: {en: ring a doctor.}}
ring:
- {country: GB, number: '999'}
"""


def foreign(text: str) -> str:
    """A text in the language that nobody speaks: the same, in letters that English does not have."""
    kept = _NO_WORDS.findall(text)
    words = [piece.lower().translate(_LETTERS) for piece in _NO_WORDS.split(text)]
    return "".join(piece for pair in zip(words, [*kept, ""], strict=True) for piece in pair)


def add_language(project: Project, code: str, change: Callable[[str], str] = str) -> None:
    """Give each text of the data in the language, too."""
    for file in (project.root / "docs/_data").glob("*.yml"):
        data, problems = parse_yaml(file.name, file.read_text(encoding="utf-8"))
        assert not problems
        # JSON is YAML.
        file.write_text(json.dumps(_with(data, code, change), ensure_ascii=False, indent=1), encoding="utf-8")
    interface = json.loads((project.root / INTERFACE).read_text(encoding="utf-8"))
    interface[TAG][code] = code
    project.write(INTERFACE, json.dumps(interface, ensure_ascii=False, indent=1))


def _with(value: Any, code: str, change: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_with(item, code, change) for item in value]
    if isinstance(value, dict):
        more = {code: _changed(value["en"], change)} if "en" in value else {}
        return {key: _with(item, code, change) for key, item in value.items()} | more
    return value


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    if isinstance(value, dict):
        return {form: change(str(value.get(form, value["other"]))) for form in FORMS}
    return change(value) if isinstance(value, str) else value


def follow(project: Project) -> None:
    """Let each translated page say that it follows the English one as it stands."""
    assert follow_all(["--root", str(project.root)]) == 0
