"""Hostile values through the templates of pages and of what blocks show: whatever a value holds, it is shown as it is.

A template is used twice, with the same values spoilt: once by a word, once by what would end an attribute or begin an
element. With the one in the other's place, what is read of both must be the same: elements, attributes, words.
"""

import random
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from mkdocs.config import load_config

from content.citations import Mention
from content.entries import Reference
from content.library import load_library
from content.page_tree import PageTree
from content.words import Words
from looking import Look
from project import ROOT, TODAY
from publishing.handouts import Handout, Place, Printed
from publishing.help_now import help_now
from publishing.page_frame import page_frame
from publishing.publisher import adopt_settings, prepare
from rendering.components import TEMPLATES
from showing import show_page
from whole_project import make_whole_project

# Nothing that Markdown reads in another way: texts of data files are Markdown.
BITS = ('"', "'", '" x="', "' x='", '"/ onload="x', "5<6", "R&D", "-->", "]]>", "${x}", "{{x}}", "{%x%}", ";", "//evil.example", "é")  # fmt: skip
WORD = "qzq"
_LETTER = re.compile(r"[^\W\d]")
_HANDOUT = Handout(
    ("name", "phone"),
    (Place("A country", "999", "{}"),),
    ("A line.",),
    "A source.",
    Markup("<svg/>"),
    [Printed("A country", "A4", "a.pdf"), Printed("A country", "Letter", "b.pdf")],
)
PAGES = ("main.html", "404.html", "offline.html", "moved.html")
# How many of a template's values are spoilt; and how often fewer are, where a template needs a value as it is.
_SHARE, _TRIES = 0.4, 20


class Templates:
    """A project that has everything, whose pages are shown with spoilt values."""

    def __init__(self, folder: Path) -> None:
        root = make_whole_project(folder).root
        self.library, _ = load_library(root, TODAY)
        self.config = adopt_settings(load_config(str(root / "mkdocs.yml")), serving=False)
        self.words = Words(self.library.interface, "en")
        self.frames = prepare(
            Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True), self.words
        )
        self.frames.filters["url"] = str
        # Each page is shown with other values.
        self.frames.globals["once"] = lambda key, macro, *values: macro(*values)

    def look(self, chance: random.Random) -> Look:
        """Show a page, or use a page's template, with some values spoilt."""
        path, bit = chance.choice(sorted(self.library.pages)), chance.choice(BITS)
        name = chance.choice(PAGES)
        show = self._blocks if chance.random() < 0.5 else self._frame
        for number in range(_TRIES):
            seed, share = chance.random(), _SHARE / (number + 1)
            try:
                tame = show(path, name, _Spoiler(seed, share, WORD))
            # A template that looks something up by a value does not find it: then others are spoilt.
            except Exception:  # noqa: BLE001, S112
                continue
            try:
                hostile = show(path, name, _Spoiler(seed, share, bit))
            except Exception as error:  # noqa: BLE001 - what a word does not, nothing may
                return Look((("breaks", f"{path} or {name} with {bit!r}: {error!r}"),))
            if WORD not in tame:
                continue
            return _compared(tame, hostile, bit, f"{path} or {name}")
        return Look()

    def _blocks(self, path: str, _: str, spoiler: "_Spoiler") -> str:
        with _spoilt_components(spoiler):
            return show_page(self.library, self.library.pages[path])

    def _frame(self, path: str, name: str, spoiler: "_Spoiler") -> str:
        page = self.library.pages[path]
        frame = page_frame(self.library, page, PageTree(), "https://pain.example.org/page/", self.config, {})
        # As on a translation.
        frame |= {"draft": [("hi", "A draft.")], "behind": "It has changed:", "english": "A page"}
        frame["data"] = Markup(frame["data"])  # noqa: S704 - HTML already
        if "handout" in page.meta:
            frame["handout"] = _HANDOUT
        menu = [
            SimpleNamespace(
                title="A part", children=[SimpleNamespace(title="A page", url="page/", is_page=True)]
            )
        ]
        shown = {
            "frame": frame,
            "page": SimpleNamespace(
                title=page.title,
                is_homepage=page.uri == "index.md",
                canonical_url="https://pain.example.org/page/",
                url="page/",
                meta={},
                content=Markup("<p>Words.</p>"),
            ),
            "base_url": "..",
            "nav": SimpleNamespace(homepage=SimpleNamespace(url="."), items=menu),
            "config": SimpleNamespace(
                site_name=self.config.site_name,
                site_description=self.config.site_description,
                site_url=self.config.site_url,
                copyright=self.config.copyright,
                use_directory_urls=True,
                extra={
                    **self.config.extra,
                    "policy": Markup("a policy"),
                    "help_now": help_now(self.library, "en"),
                    "tongues": [{"code": "en", "tag": "en", "name": "English", "folder": "../"}],
                },
            ),
            "policy": Markup("a policy"),
            "there": "../page/",
            "canonical": "https://pain.example.org/page/",
        }
        if name in ("404.html", "offline.html"):
            del shown["frame"], shown["page"]
        return self.frames.get_template(name).render(spoiler.spoil(shown))


class _Spoiler:
    """Puts something behind some of the texts in values: behind the same ones each time."""

    def __init__(self, seed: float, share: float, bit: str) -> None:
        self.chance, self.share, self.bit = random.Random(seed), share, bit

    def spoil(self, value: Any) -> Any:
        """The value, its parts spoilt. What is HTML already, and what is a citation, stays."""
        if isinstance(value, str):
            is_spoilt = self.chance.random() < self.share and type(value) is str
            # Numbers to ring and days are read as such.
            return value + self.bit if is_spoilt and _LETTER.search(value) else value
        if isinstance(value, Mapping):
            return {key: self.spoil(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            return type(value)(map(self.spoil, value))
        if isinstance(value, SimpleNamespace):
            return SimpleNamespace(**self.spoil(vars(value)))
        if is_dataclass(value) and not isinstance(value, (type, Mention, Reference)):
            return replace(
                value,
                **{each.name: self.spoil(getattr(value, each.name)) for each in fields(value) if each.init},
            )
        return value


@contextmanager
def _spoilt_components(spoiler: _Spoiler) -> Iterator[None]:
    """While this lasts, each template of a block gets spoilt values."""
    get = TEMPLATES.get_template

    def get_spoilt(name: str, *by_another: Any) -> Any:
        template: Template = get(name, *by_another)
        # One that another asks for has the values of that.
        if by_another:
            return template
        return SimpleNamespace(render=lambda given, **more: template.render(spoiler.spoil(given), **more))

    TEMPLATES.get_template = get_spoilt  # type: ignore[method-assign, assignment]  # put back below
    try:
        yield
    finally:
        TEMPLATES.get_template = get  # type: ignore[method-assign]  # as it was


class _Reader(HTMLParser):
    """What is read of HTML: each element with its attributes, and the words between."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag}", *map(_attribute, attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}",))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "words":
            data = self.found.pop()[1] + data
        self.found.append(("words", data))


def _attribute(told: tuple[str, str | None]) -> str:
    """A name within the page is made of a heading's letters alone."""
    return told[0] if told[0] == "id" else f"{told[0]}={told[1]}"


def _compared(tame: str, hostile: str, bit: str, where: str) -> Look:
    one = [tuple(part.replace(WORD, bit) for part in each) for each in _Reader(tame).found]
    other = _Reader(hostile).found
    if one == other:
        return Look(passes=1)
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return Look((("difference", f"{where} with {bit!r}: {one[at : at + 1]} is {other[at : at + 1]}"),), 1)
