"""Hostile text in every place that takes text: found by the kinds of the data files, not by a list, and read back from
everything that a build writes."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pypdf
import yaml
from bs4 import BeautifulSoup

from content.pages import FRONT_MATTER
from project import Project
from tools.schemas import FILES

# A mark of a quotation stands in twos, as the check asks.
# What ends or begins something in HTML, attributes, scripts, templates, shells, logs, Typst, YAML, Markdown, addresses;
# what turns the direction of writing; line ends.
BITS = (
    '"q"', "'", "5<6", "<b>", "</script>", "-->", "]]>", "R&D", "&quot;", "${x}", "{{x}}", "{%x%}", "x%0a", "::warning::x", "#(x)",
    "#panic()", "\\", "$a$", "`x`", "*x*", "[x](javascript:y)", "s;t", "|", "\u202e", "\u200b", "\n", "\x00", "\u2028", "\U0001f4de",
    "\u00e9", "\u0939", "@x", "//evil.example", "!!x",
)  # fmt: skip
# A number would be a figure, with some bits behind it.
_TO_LETTERS, _TO_DIGITS = str.maketrans("0123456789", "abcdefghij"), str.maketrans("abcdefghij", "0123456789")
Place = tuple[str | int, ...]


def _says_anything(schema: dict[str, Any]) -> bool:
    """Whether a schema takes text that may say anything, perhaps with something to be filled in."""
    return schema.get("pattern", "").startswith((r"\S", r"^(?=[\s\S]*\S)"))


def text_places(data: Any, schema: dict[str, Any], place: Place = ()) -> Iterator[Place]:
    """Where a data file holds text that may say anything, by its schema."""
    if isinstance(data, dict):
        for key, value in data.items():
            inner = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            if isinstance(inner, dict):
                yield from text_places(value, inner, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from text_places(value, schema["items"], (*place, number))
    elif _says_anything(schema):
        yield place


def text_keys(schema: dict[str, Any], place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys, from the top, under which a schema takes text that may say anything; `*` for any key."""
    for key, inner in schema.get("properties", {}).items():
        yield from text_keys(inner, (*place, key))
    if isinstance(inner := schema.get("additionalProperties"), dict) and "properties" not in schema:
        yield from text_keys(inner, (*place, "*"))
    if "items" in schema:
        yield from text_keys(schema["items"], place)
    if _says_anything(schema):
        yield place


class Fields:
    """Every text of a project's data files and front matter, each with a number and a word of its own before and behind what
    is put in."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.data = {
            name: yaml.safe_load((project.root / name).read_text(encoding="utf-8")) for name in FILES
        }
        self.pages = {}
        for file in sorted((project.root / "docs").rglob("*.md")):
            _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
            self.pages[file.relative_to(project.root).as_posix()] = (yaml.load(front, yaml.BaseLoader), body)  # noqa: S506 - texts and nothing else
        self.places: list[tuple[str, Place]] = [
            *(
                (name, place)
                for name, kind in FILES.items()
                for place in text_places(self.data[name], kind.schema())
            ),
            *(
                (name, place)
                for name, (front, _) in self.pages.items()
                for place in text_places(front, FRONT_MATTER.schema())
            ),
        ]

    def write(self, put: dict[int, str]) -> None:
        """Write all files with something put into some texts: `put` has it by the number of the text."""
        for name, data in self.data.items():
            self.project.write(name, _dump(self._with(name, data, put)))
        for name, (front, body) in self.pages.items():
            self.project.write(name, f"---\n{_dump(self._with(name, front, put))}---\n{body}")

    def _with(self, name: str, data: Any, put: dict[int, str]) -> Any:
        made = json.loads(json.dumps(data))
        for number, (file, place) in enumerate(self.places):
            if file == name and number in put:
                *way, last = place
                at = made
                for step in way:
                    at = at[step]
                first, _, rest = str(at[last]).partition(" ")
                # An address at the end, or "if:", stays where it is.
                at[last] = f"{first} {told(number, put[number])} {rest}".rstrip()
        return made

    def refused(self, put: dict[int, str]) -> dict[int, str]:
        """Of what is put into texts, what the check refuses, with the problem; those that it lets pass are then written."""
        found: dict[int, str] = {}
        while True:
            self.write({number: words for number, words in put.items() if number not in found})
            problems = [
                problem for problem in self.project.check() if not re.search(r"^warning: |: waived ", problem)
            ]
            if not problems:
                return found
            # What is refused may leave something else wanting, such as a page without the source that it cites.
            about = {number: problem for problem in problems if (number := self._about(problem)) is not None}
            assert about, f"nobody can tell what this is about: {problems}"
            found |= about

    def _about(self, problem: str) -> int | None:
        """The number of the text that a problem is about: it names that, or stands at its line."""
        match = re.match(r"([^:]+):(\d+): (.*)", problem, re.DOTALL)
        assert match, problem
        line = (self.project.root / match[1]).read_text(encoding="utf-8").split("\n")[int(match[2]) - 1]
        named = re.search(r"zq([a-j]+)zq", match[3]) or re.search(r"zq([a-j]+)zq", line)
        return self.number(named[1]) if named else None

    @staticmethod
    def number(name: str) -> int:
        """The number of a text by the name that stands beside what is put into it."""
        return int(name.translate(_TO_DIGITS))


def told(number: int, words: str) -> str:
    """What is put into a text, between two words by which it is known again."""
    name = str(number).translate(_TO_LETTERS)
    return f"zq{name}zq {words} qz{name}qz"


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _dump(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, width=100_000, sort_keys=False, default_flow_style=False)


def read_back(site: Path) -> Iterator[tuple[str, str]]:
    """Every text of a built site as its own kind of reader reads it, each with the file's place and what it is there."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        # What others paste is HTML, shown as text.
        if file.suffix == ".html" or (file.parent.name == "embed" and file.suffix == ".txt"):
            yield from ((name, text) for text in _html(file.read_text(encoding="utf-8")))
        elif file.suffix == ".json":
            data = json.loads(file.read_text(encoding="utf-8"))
            # What search shows is HTML already; what it looks for besides is not.
            for document in data["docs"] if name == "assets/search.json" else ():
                document |= {key: html.unescape(document[key]) for key in ("title", "text")}
            yield from ((name, text) for text in _strings(data))
        elif file.suffix == ".xml":
            yield from ((name, text) for text in ElementTree.parse(file).getroot().itertext())  # noqa: S314 - of our own build
        elif file.suffix == ".pdf":
            reader = pypdf.PdfReader(file)
            yield from ((name, str(value)) for value in (reader.metadata or {}).values())
            yield name, "\n".join(page.extract_text() for page in reader.pages)
        elif file.suffix == ".js":
            # A script's own texts stand in quotes.
            yield name, re.sub(r'\\(["\\])', r"\1", file.read_text(encoding="utf-8"))
        elif file.suffix in ("", ".txt", ".css") and file.is_file():
            yield name, file.read_text(encoding="utf-8")


def _html(text: str) -> Iterator[str]:
    page = BeautifulSoup(text, "html.parser")
    for script in page.find_all("script", type="application/ld+json"):
        yield from _strings(json.loads(script.string or ""))
        script.extract()
    for element in page.find_all(True):
        for key, value in element.attrs.items():
            # A name within the page is made of a heading's letters, and says nothing.
            if key in ("id", "aria-labelledby") or str(value).startswith("#"):
                continue
            # What a script reads as data is JSON.
            if str(value).startswith('{"'):
                yield from _strings(json.loads(str(value)))
                continue
            # A mail program reads the subject of a mail from a link's address.
            yield unquote(str(value)) if key == "href" else str(value)
    yield page.get_text()


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            # A clinic's program shows what it says as HTML.
            yield from _html(value) if key == "div" else _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
    elif isinstance(data, str):
        yield data
