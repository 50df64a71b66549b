"""Whatever a page or a data file holds, the check says what is wrong with it, and what it lets pass is shown as it was meant.
This is a small part of `make fuzz`, from seeds of its own, and the proof that a look finds what is to be found."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import looking
from fuzz import ABOUT, KINDS, look, small_desk
from looking import Desk, Look, preview

# How many examples of each kind, and how many of them the check lets pass at least: else a look sees nothing.
PARTS = {"spoilt-pages": (40, 4), "small-pages": (150, 30), "data": (60, 1), "builds": (1, 2)}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found(kind: str) -> None:
    most, least = PARTS[kind]
    found, told = look(kind, 0, 100, most)
    assert told == []
    assert found["tried"] == most and found["passes"] >= least


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
