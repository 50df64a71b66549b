"""Seconds from the first page to what a reader came for, and statements that stand on too many pages."""

from pathlib import Path

import pytest

from project import Project
from tools import paths, repeats


def write(folder: Path, address: str, main: str, bar: str = "") -> None:
    file = folder / address / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<header>{bar}</header><main>{main}</main>")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Ten words before a link on the first page, and the answer behind five words on the next."""
    write(
        tmp_path,
        "",
        f"<p>{'word ' * 10}<a href='next/'>on</a></p><svg><text>unseen</text></svg>",
        "<a href='.'>Home</a><details><summary>Menu</summary><a href='far/'>Far</a></details>",
    )
    write(
        tmp_path,
        "next",
        f"<p>{'word ' * 5}the answer, here</p><h2 id='deep'>Deep</h2><p>the other answer</p>",
    )
    write(tmp_path, "far", "<p>far away</p><a href='../next/#deep'>deep</a>")
    write(tmp_path, "lost", "<p>nobody comes here</p>")
    return tmp_path


def seconds_to(pages: dict[str, paths.Text], words: str) -> tuple[float, list[str]]:
    """The seconds to words that a reader does come to, and the way there."""
    found = paths.seconds_to(pages, words)
    assert found, words
    return found


def test_words_read_and_taps_add_up(site: Path) -> None:
    pages = paths.read_site(site)
    # 10 words, a tap, 5 words.
    assert seconds_to(pages, "The answer here") == (pytest.approx(15 * 0.3 + 3), ["", "next/"])


def test_the_menu_takes_a_tap_more_and_an_anchor_skips_what_stands_before_it(site: Path) -> None:
    pages = paths.read_site(site)
    # "Home" and "Menu" are read and the menu unfolded, then a tap.
    assert seconds_to(pages, "far away") == (pytest.approx(2 * 0.3 + 3 + 3), ["", "far/"])
    seconds, way = seconds_to(pages, "the other answer")
    assert (seconds, way) == (pytest.approx(10 * 0.3 + 3 + 9 * 0.3), ["", "next/"])


def test_a_fold_takes_a_tap_and_no_reading_until_it_is_opened(tmp_path: Path) -> None:
    fold = f"<details open><summary><h2 id='part'>Two words</h2></summary><p>{'word ' * 20}the answer <a href='far/'>on</a></p></details>"
    write(
        tmp_path,
        "",
        f"<p>one <a href='#part'>two</a></p>{fold}<p>three <sup class='cite'>1</sup> the end</p>",
    )
    write(tmp_path, "far", "<p>far away</p>")
    texts = paths.read_site(tmp_path)
    # One word, a tap, and what stands in the fold.
    assert seconds_to(texts, "the answer") == (pytest.approx(0.3 + 3 + 20 * 0.3), ["", "#fold-1"])
    # Past the fold, of which only the heading is read, as no number of a source is.
    assert seconds_to(texts, "the end") == (pytest.approx(5 * 0.3), [""])
    assert paths.out_of_reach(texts) == []


def test_what_no_way_leads_to(site: Path) -> None:
    pages = paths.read_site(site)
    assert paths.seconds_to(pages, "nobody comes here") is None
    assert paths.seconds_to(pages, "unseen") is None
    assert paths.out_of_reach(pages) == ["lost/"]


def test_a_task_says_why_it_cannot_be_done(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tasks = tmp_path / "tasks.yml"
    asked = {
        "an answer": "the other answer",
        "a lost page": "nobody comes here",
        "old words": "the old answer",
    }
    told = "".join(f"- {{task: {task}, find: '{words}'}}\n" for task, words in asked.items())
    tasks.write_text(f"most-seconds: 30\nmost-in-all: 60\ntasks:\n{told}")
    assert paths.main(["--site", str(site), "--tasks", str(tasks)]) == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "   8.7 s  an answer  (/ > /next/)",
        "   nan s  a lost page  (no way leads to it)  TOO LONG",
        "   nan s  old words  (no page says 'the old answer' any more; correct the words in tools/tasks.yml)  TOO LONG",
    ]


def test_a_statement_on_three_pages_is_told_with_its_places(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "\nA serious cause is rare, but can be there without any warning sign [@nice-ng234].\n"
    for name in ("one", "two"):
        project.page(words, f"docs/en/{name}.md")
    assert repeats.main(["--root", str(project.root)]) == 0
    project.page(words.replace("A serious cause is", "A serious cause is very"), "docs/en/three.md")
    assert repeats.main(["--root", str(project.root)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-5:] == [
        "On 3 pages, in the same or nearly the same words:",
        "  docs/en/one.md:15: A serious cause is rare, but can be there without any warning sign.",
        "  docs/en/three.md:15: A serious cause is very rare, but can be there without any warning sign.",
        "  docs/en/two.md:15: A serious cause is rare, but can be there without any warning sign.",
        "1 statement on more than 2 pages",
    ]
