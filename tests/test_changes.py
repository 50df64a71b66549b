"""What a change does, told in plain words, and problems where GitHub shows them."""

import subprocess

import pytest

from content.problems import Problem
from project import TODAY, Project, run_tool
from tools.changes import summary
from tools.check import annotation
from translated import add_language, follow

REVIEW = "review-due: 2027-05-22\nreview: {by: Jan Doe, role: breast care nurse, date: 2026-11-22}"


def git(project: Project, *arguments: str) -> str:
    who = [
        "-c",
        "user.name=An Editor",
        "-c",
        "user.email=editor@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    return subprocess.run(
        ["git", *who, *arguments], cwd=project.root, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def reviewed(project: Project) -> Project:
    """The project, committed, with both of its pages reviewed."""
    for path in ("docs/en/page.md", "docs/en/index.md"):
        project.write(path, (project.root / path).read_text().replace("review-due: 2027-05-22", REVIEW))
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "All")
    return project


def change(project: Project, path: str, old: str, new: str) -> None:
    text = (project.root / path).read_text()
    assert old in text
    project.write(path, text.replace(old, new))


def test_nothing_changed(reviewed: Project) -> None:
    assert summary(reviewed.root, "main", TODAY)[0] == [
        "## 0 problems to mend, 0 pages changed, 0 reviews out of date\n"
    ]


def test_a_changed_page_has_its_review_out_of_date(reviewed: Project) -> None:
    change(
        reviewed,
        "docs/en/page.md",
        "A fact [@nice-ng234",
        "Rehabilitation necessitates determination [@nice-ng234",
    )
    lines = summary(reviewed.root, "main", TODAY)[0]
    assert lines[0] == "## 2 problems to mend, 1 page changed, 1 review out of date\n"
    assert lines.pop(2).startswith(
        "- `docs/en/page.md:16: 'Rehabilitation necessitates determination.' was not said before"
    )
    assert lines[1].startswith("- `docs/en/page.md:1: the page reads at grade ")
    assert (
        lines[2]
        == "\n| page | what changed | review by a clinician | reading grade | size |\n|---|---|---|---|---|"
    )
    assert lines[3].startswith(
        "| docs/en/page.md | its text | out of date (Jan Doe, 22 November 2026) | -0.8 → "
    )
    assert lines[3].endswith(" | 0.2 KiB → 0.3 KiB |")
    assert (
        lines[4]
        == "\nA review that is out of date covers the old words. Ask for a new one, or take it out of the "
        "front matter."
    )
    assert len(lines) == 5


def test_pages_of_a_language_that_is_left_out_now_are_not_retired(reviewed: Project) -> None:
    """Even if at that commit no setting left it out."""
    add_language(reviewed, "hi")
    reviewed.write("docs/hi/page.md", (reviewed.root / "docs/en/page.md").read_text())
    follow(reviewed)
    git(reviewed, "add", ".")
    git(reviewed, "commit", "-qm", "Hindi")
    reviewed.change("mkdocs.yml", {"extra:\n": "extra:\n  languages: en\n"})
    assert summary(reviewed.root, "main", TODAY)[0] == [
        "## 0 problems to mend, 0 pages changed, 0 reviews out of date\n"
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "rows"),
    [
        # A sign is shown by a card, and a source stands under what cites it.
        (
            "docs/_data/signs.yml",
            "you have new weakness in an arm or a leg",
            "you have new weakness in a leg",
            ["| docs/en/index.md | sign 'weakness' |"],
        ),
        (
            "docs/_data/sources.yml",
            "title: Spinal metastases",
            "title: Cancer in the spine",
            ["| docs/en/index.md | source 'nice-ng234' |", "| docs/en/page.md | source 'nice-ng234' |"],
        ),
        # The same words on another line.
        ("docs/_data/sources.yml", "references:\n", "# A list.\nreferences:\n", []),
    ],
)
def test_a_review_is_out_of_date_when_what_the_page_uses_has_changed(
    reviewed: Project, path: str, old: str, new: str, rows: list[str]
) -> None:
    change(reviewed, path, old, new)
    lines = summary(reviewed.root, "main", TODAY)[0]
    assert [line.split(" out of date")[0] for line in lines if line.startswith("| docs")] == rows
    assert f"\nData files that changed: `{path}`" in lines


def test_a_new_review_a_new_page_and_a_retired_one(reviewed: Project) -> None:
    change(reviewed, "docs/en/page.md", "2026-11-22}", "2026-11-23}")
    change(reviewed, "docs/en/page.md", "by: Jan Doe", "by: Sam | Roe")
    reviewed.page("\nA fact [@nice-ng234].\n", "docs/en/new.md")
    (reviewed.root / "docs/en/index.md").unlink()
    rows = [line for line in summary(reviewed.root, "main", TODAY)[0] if line.startswith("| docs")]
    assert (
        rows[0]
        == "| docs/en/index.md | retired, leads nowhere: add it to docs/\\_data/redirects.yml |  |  |  |"
    )
    assert rows[1].startswith("| docs/en/new.md | new page | none yet | -0.8 | ")
    assert rows[2].startswith("| docs/en/page.md | its review | Sam \\| Roe, 23 November 2026 | -0.8 | ")
    reviewed.write("docs/_data/redirects.yml", "index.md: page.md\n")
    rows = [line for line in summary(reviewed.root, "main", TODAY)[0] if line.startswith("| docs")]
    assert rows[0] == "| docs/en/index.md | retired, leads to page.md |  |  |  |"


def test_what_others_did_on_main_since_is_no_part_of_the_change(reviewed: Project) -> None:
    git(reviewed, "checkout", "-qb", "mine")
    git(reviewed, "checkout", "-q", "main")
    change(reviewed, "docs/en/page.md", "A fact", "Another fact")
    git(reviewed, "commit", "-qam", "Theirs")
    git(reviewed, "checkout", "-q", "mine")
    assert summary(reviewed.root, "main", TODAY)[0] == [
        "## 0 problems to mend, 0 pages changed, 0 reviews out of date\n"
    ]


def test_no_commit_to_compare_with_is_one_line(reviewed: Project) -> None:
    result = run_tool("changes", "--root", str(reviewed.root), "nowhere")
    assert (result.returncode, result.stdout, result.stderr) == (
        1,
        "",
        (
            "make: 'nowhere' is no commit to compare with (git merge-base failed: fatal: Not a valid object"
            " name nowhere); name one: make summary BASE=origin/main\n"
        ),
    )


def test_an_annotation_keeps_what_github_would_read_as_its_own_signs() -> None:
    assert (
        annotation(Problem("docs/en/a,b:c.md", 7, "'8%' is\na figure", "cite it"), "error")
        == "::error file=docs/en/a%2Cb%3Ac.md,line=7::'8%25' is%0Aa figure; cite it"
    )


TOLD = """\
changes:
- {date: '2026-11-22', kind: wording, pages: [PAGES], what: {en: A sentence is plainer now.}}
"""


def test_a_cited_sentence_that_changes_needs_a_line_for_readers(reviewed: Project) -> None:
    change(reviewed, "docs/en/page.md", "A fact", "Another fact")
    lines, all_told = summary(reviewed.root, "main", TODAY)
    assert not all_told
    assert lines[1] == (
        "- `docs/en/page.md:16: 'Another fact.' was not said before, and no new line of docs/_data/changes.yml "
        "tells readers of this page; add '- {date: 2026-11-22, kind: ..., pages: [page.md], what: {en: ...}}' at "
        "its top`"
    )
    # A line about another page is none.
    reviewed.write("docs/_data/changes.yml", TOLD.replace("PAGES", "index.md"))
    assert not summary(reviewed.root, "main", TODAY)[1]
    for pages in ("page.md", "all"):
        reviewed.write("docs/_data/changes.yml", TOLD.replace("PAGES", pages))
        assert summary(reviewed.root, "main", TODAY)[1]
    # What was told in an earlier change is told no more.
    git(reviewed, "add", ".")
    git(reviewed, "commit", "-qm", "Told")
    change(reviewed, "docs/en/page.md", "Another fact", "A third fact")
    assert not summary(reviewed.root, "main", TODAY)[1]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "docs/_data/signs.yml",
            "new weakness",
            "weakness",
            "docs/en/index.md:1: sign 'weakness' has changed",
        ),
        (
            "docs/_data/signs.yml",
            "Ring [999]",
            "Call [999]",
            "docs/en/index.md:1: care card 'emergency' has changed",
        ),
        (
            "docs/en/page.md",
            "\nA fact [@nice-ng234, section 1.3].\n",
            "\nNo more.\n",
            "docs/en/page.md:1: 'A fact.' is no longer said",
        ),
        # Neither a source nor a figure; another heading; another place of the same.
        ("docs/en/page.md", "# What is not known", "# What nobody knows", ""),
        ("docs/en/page.md", "section 1.3", "section 1.4", ""),
        ("docs/_data/sources.yml", "title: Spinal", "title: The spinal", ""),
    ],
)
def test_a_changed_card_or_a_lost_sentence_needs_one_too_and_other_words_do_not(
    reviewed: Project, path: str, old: str, new: str, told: str
) -> None:
    change(reviewed, path, old, new)
    lines, all_told = summary(reviewed.root, "main", TODAY)
    assert all_told == (not told)
    assert not told or any(line.startswith(f"- `{told}, and no new line") for line in lines)


def test_a_new_page_tells_of_itself(reviewed: Project) -> None:
    reviewed.page("\nA fact [@nice-ng234].\n", "docs/en/new.md")
    assert summary(reviewed.root, "main", TODAY)[1]
