"""Whatever a page or a data file holds, the check says what is wrong with it, and what it lets pass is shown as it was meant.
This is a small part of `make fuzz`, from seeds of its own, and the proof that a look finds what is to be found."""

import random
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import looking
from fuzz import ABOUT, KINDS, look, small_desk
from kinds import EVERY
from looking import Desk, Look, preview
from rendering.components import TEMPLATES
from template_values import PAGES, Templates

# How many examples of each kind, and how many of them the check lets pass at least: else a look sees nothing.
PARTS = {
    "spoilt-pages": (40, 4),
    "small-pages": (150, 30),
    "data": (60, 1),
    "builds": (3, 6),
    "templates": (100, 90),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.AT_ONCE", 8)
    most, least = (number if EVERY else max(1, number // 3) for number in PARTS[kind])
    found, told = look(kind, 0, 100, most)
    assert told == []
    assert found["tried"] == most and found["passes"] >= least
    # What a build lets pass, and what it refuses, it agrees on with the check.
    assert found["refused"] > 0 or kind != "builds"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("desk"))


def page(desk: Desk, body: str) -> Look:
    return desk.look_at_page("docs/en/page.md", f"{ABOUT}\n# A heading\n\n{body}\n")


def test_what_is_right_passes_and_is_shown_as_it_is_previewed(desk: Desk) -> None:
    body = (
        "Ring [999](tel:999) now. <!-- Why? -->\n- one\n  - two [@nice-ng234, page 1]\n\n3) ![A spine](a.svg)\n\n"
        "| a | b |\n|---|---|\n| 1 | [it](index.md) |\n\n::: care-card emergency\n\n> Said A & B.\\\n> Then C."
    )
    assert page(desk, body) == Look(passes=1, is_clean=True)


@pytest.mark.parametrize(
    "body", ["Ring **now.", "Ring now. ::: care-card", "Go to https://who.int now.", "A [b] c.", "x {.y}"]
)
def test_a_mark_left_over_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    monkeypatch.setattr(looking, "check_words", lambda library: [])
    assert [what for what, _ in page(desk, body).wrong] == [
        "leftover" if "https" not in body else "difference"
    ]


@pytest.mark.parametrize("body", ["Ring [now].\n\n[now]: page.md", "Wait ~~not~~.", "Go to www.who.int now."])
def test_what_is_shown_otherwise_than_previewed_is_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(looking, "check_words", lambda library: [])
    assert [what for what, _ in page(desk, body).wrong] == ["difference"]


def test_what_breaks_off_and_what_is_slow_is_seen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(library: object) -> list:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass
        return []

    monkeypatch.setattr(looking, "LONGEST", 0.01)
    monkeypatch.setattr(looking, "check_words", busy)
    assert [what for what, _ in page(desk, "Words.").wrong] == ["slow"]
    monkeypatch.setattr(looking, "check_words", lambda library: {}["x"])
    assert page(desk, "Words.").wrong == (("breaks", "KeyError: 'x'"),)


def test_a_build_that_refuses_what_the_check_lets_pass_is_seen(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("hooks: [", "hooks: [refuses.py, "))
    (tmp_path / "refuses.py").write_text(
        "import logging\ndef on_page_markdown(markdown, **_):\n    if 'no' + 'where' in markdown: logging.getLogger('mkdocs').warning('no')\n"
    )
    texts: Callable[[str], dict] = lambda more: {"docs/en/page.md": [desk.texts["docs/en/page.md"] + more]}  # noqa: E731
    assert desk.look_at_site(texts("\nGo on.\n")) == Look(passes=1)
    ((what, more),) = desk.look_at_site(texts("\nGo nowhere.\n")).wrong
    assert what == "difference" and more == "a build of 1 spoilt pages: WARNING -  no"


def test_a_build_that_lets_pass_what_the_check_refuses_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = small_desk(tmp_path)
    refused = {"docs/en/page.md": [desk.texts["docs/en/page.md"] + "\nGo **now.\n"]}
    assert desk.look_at_site(refused) == Look(refused=1)
    check = looking.check_site

    def check_all_but_one(root: Path, today: date) -> tuple:
        library, problems, waived = check(root, today)
        return library, problems[1:], waived

    monkeypatch.setattr(looking, "check_site", check_all_but_one)
    whats, mores = zip(*desk.look_at_site(refused).wrong, strict=True)
    assert set(whats) == {"difference"}
    assert "a build of refused pages: docs/en/page.md:" in mores[0] and "'**'" in mores[0]
    assert mores[-1] == "a build of refused pages: 0 errors, and it ended with 1"


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"))


def found_in(templates: Templates, most: int = 60) -> set[str]:
    return {what for seed in range(most) for what, _ in templates.look(random.Random(seed)).wrong}


@pytest.mark.parametrize("name", PAGES)
def test_a_value_that_is_put_into_a_page_as_html_is_seen(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("template_values.PAGES", (name,))
    assert found_in(templates) == set()
    monkeypatch.setattr(templates.frames, "autoescape", False)
    templates.frames.cache.clear()
    assert "difference" in found_in(templates)
    templates.frames.cache.clear()


def test_a_value_that_is_put_into_a_block_as_html_is_seen(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TEMPLATES, "autoescape", False)
    TEMPLATES.cache.clear()
    found = found_in(templates)
    TEMPLATES.cache.clear()
    assert {"breaks", "difference"} & found


def test_the_preview_is_an_outline() -> None:
    assert preview("# A *b*\n\n1. c [d](e)\n") == [
        ("h1", ""),
        ("words", "A b"),
        ("/h1", ""),
        ("ol", "1"),
        ("li", ""),
        ("words", "c d"),
        ("a", "e"),
        ("/li", ""),
        ("/ol", ""),
    ]
