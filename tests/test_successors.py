"""The ways out of Material and MkDocs, on a small project. `make properdocs` goes them with the real site."""

from pathlib import Path

from mkdocs.utils import get_theme_dir

from project import Project
from publishing.search_worker import ADDRESS, known_endings, search_files
from successors import MKDOCS, OF_SEARCH, build, differing, without_material


def test_without_material_a_site_is_the_same_but_for_search(project: Project, tmp_path: Path) -> None:
    today = build(MKDOCS, project.root).rename(tmp_path / "today")
    site = build(MKDOCS, project.root, without_material(project.root))
    assert (site / "404.html").exists() and (site / "offline.html").exists()
    assert differing(today, site) == OF_SEARCH


def test_what_search_needs_beside_it_in_another_language() -> None:
    theme = dict(search_files([get_theme_dir("material")], "hi"))
    lunr = "assets/javascripts/lunr"
    assert list(theme) == [
        ADDRESS,
        f"{lunr}/min/lunr.stemmer.support.min.js",
        f"{lunr}/min/lunr.hi.min.js",
        f"{lunr}/wordcut.js",
    ]
    own = dict(search_files([], "hi"))
    assert list(own) == [ADDRESS]
    worker = str(own[ADDRESS])
    assert "lunr.hi=" in worker and "lunr.hi=" not in str(dict(search_files([], "en"))[ADDRESS])
    # Material knows Hebrew too.
    assert [known_endings([get_theme_dir("material")], each) for each in ("en", "he", "ur")] == [
        "en",
        "he",
        None,
    ]
    assert known_endings([], "he") is None
    # Whose work it is, and its licence, go with it.
    assert worker.startswith("/*!\n * lunr")
    assert "@license MIT" in worker and "mozilla.org/MPL" in worker


def test_what_differs_is_told(tmp_path: Path) -> None:
    for folder, files in (
        ("one", {"same": "1", "part/other": "1", "alone": "1"}),
        ("two", {"same": "1", "part/other": "2", "new": ""}),
    ):
        for name, text in files.items():
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(text)
    assert differing(tmp_path / "one", tmp_path / "two") == {"part/other", "alone", "new"}
