"""Drafting an entry of sources.yml, from Crossref's answer, from a page's own words, and from nothing."""

import json
import shutil
from pathlib import Path

import pytest

from answering import Answer, answering, babble, close, hang
from editing.check import check_site
from project import ROOT, TODAY, Project
from tools import answers
from tools.metadata import from_page
from tools.new_source import main

DOI = "10.1136/bmj.p1973"
# In the form of Crossref's records; the words are invented.
RECORD = {
    "DOI": DOI,
    "type": "journal-article",
    "title": ["Backs &amp; <i>bones</i>:\n a study"],
    "publisher": "BMJ Group",
    "container-title": ["The Daily"],
    "volume": "382",
    "issue": "2",
    "page": "12-19",
    "author": [{"given": "Ana María", "family": "Muñoz", "sequence": "first"}, {"name": "The Bone Group"}],
    "issued": {"date-parts": [[2023, 9, 4]]},
}
MARKS = """\
  checked:  # TO DO: the day on which you read it, such as '2026-11-22'
    copy:  # TO DO: live or stored (a saved copy)
    extent:  # TO DO: full or excerpt (did you read all of it)
"""
EMPTY = [
    (
        "docs/_data/sources.yml:{}: source '{}' has a wrong 'checked': it must be a date such as 2026-11-22;"
        " correct it"
    ),
    "docs/_data/sources.yml:{}: source '{}' has a wrong 'copy': it must be one of live, stored; correct it",
    (
        "docs/_data/sources.yml:{}: source '{}' has a wrong 'extent': it must be one of full, excerpt;"
        " correct it"
    ),
]


def draft(
    project: Project, *arguments: str, monkeypatch: pytest.MonkeyPatch, crossref: Answer | None = None
) -> tuple[int, str]:
    """Run `make source` with a Crossref that answers so, or cannot be reached.

    Returns the exit code and the file.
    """
    with answering({f"/works/{DOI.replace('/', '%2F')}": crossref} if crossref else {}) as (address, _):
        monkeypatch.setenv("CROSSREF", address if crossref else "http://127.0.0.1:9")
        code = main(["--root", str(project.root), *arguments], TODAY)
    return code, (project.root / "docs/_data/sources.yml").read_text()


def said(message: object) -> Answer:
    """Crossref's envelope round a message."""
    return 200, {}, json.dumps({"status": "ok", "message": message}).encode()


def test_a_doi_becomes_an_entry_that_wants_only_what_a_person_knows(
    project: Project, monkeypatch, capsys
) -> None:
    project.write(
        "docs/_data/sources.yml",
        "references:\n# The last.\n- id: a\n  title: x # kept\n# Of WHO.\n- id: who-breast-cancer\n",
    )
    code, text = draft(project, f"https://doi.org/{DOI}", crossref=said(RECORD), monkeypatch=monkeypatch)
    assert (code, capsys.readouterr().out) == (
        0,
        (
            "docs/_data/sources.yml:5: drafted source 'munoz-2023'; fill in what is marked TO DO: checked,"
            " copy, extent\n"
        ),
    )
    assert (
        text
        == f"""\
references:
# The last.
- id: a
  title: x # kept
- id: munoz-2023
  type: article-journal
  title: 'Backs & bones: a study'
  author:
    - family: Muñoz
      given: Ana María
    - literal: The Bone Group
  publisher: BMJ Group
  container-title: The Daily
  volume: '382'
  issue: '2'
  page: '12-19'
  issued: '2023-09-04'
  accessed: '2026-11-22'
  URL: https://doi.org/{DOI}
  DOI: {DOI}
  custom:
    organization: daily
  {MARKS}# Of WHO.
- id: who-breast-cancer
"""
    )


def test_the_check_says_what_is_left_to_do_and_is_content_once_it_is_done(
    project: Project, monkeypatch
) -> None:
    organizations = (project.root / "docs/_data/organizations.yml").read_text()
    project.write("docs/_data/organizations.yml", organizations.replace("[daily.", "[doi.org, daily."))
    before = (project.root / "docs/_data/sources.yml").read_text()
    _, text = draft(project, f"doi:{DOI}", crossref=said(RECORD), monkeypatch=monkeypatch)
    # The small project's file is not in order: before the first id that comes after it.
    assert project.check() == [
        line.format(number, "munoz-2023") for line, number in zip(EMPTY, (20, 21, 22), strict=True)
    ]
    assert (
        "".join(line for line in text.splitlines(keepends=True)[:1] + text.splitlines(keepends=True)[22:])
        == before
    )
    for key, value in (("checked", "'2026-11-22'"), ("copy", "live"), ("extent", "full")):
        text = text.replace(f"{key}:  #", f"{key}: {value}  #")
    project.write("docs/_data/sources.yml", text)
    project.page("\nA fact [@nice-ng234; @munoz-2023].\n")
    assert project.check() == []


def test_in_the_real_file_nothing_else_changes(tmp_path: Path, monkeypatch, capsys) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, tmp_path)
    before = (tmp_path / "docs/_data/sources.yml").read_text()
    project, text = Project(tmp_path), before
    for address, id in (
        ("https://www.nice.org.uk/guidance/ng999", "nice-ng999"),
        ("https://aaa.example.org/", "aaa-example-org"),
        ("https://zzz.example.org/x/", "zzz-example-org-x"),
    ):
        monkeypatch.setattr("tools.metadata.ask", lambda *asked: b"<title>A page</title>")
        _, text = draft(project, address, monkeypatch=monkeypatch)
        assert f"drafted source '{id}'" in capsys.readouterr().out
        start = text.index(f"  - id: {id}\n")
        end = text.find("\n  - id:", start) + 1 or len(text)
        assert text[:start] + text[end:] == before
        assert text[start:].startswith(f"  - id: {id}\n    type: webpage\n    title: A page\n")
        before = text
    ids = [line.split()[-1] for line in text.splitlines() if line.startswith("  - id:")]
    assert ids == sorted(ids)
    _, problems, _ = check_site(tmp_path, TODAY)
    of_drafts = [str(p) for p in problems if "'nice-ng999'" in str(p)]
    line = text[: text.index("- id: nice-ng999")].count("\n") + 1
    assert of_drafts == [
        (
            f"docs/_data/sources.yml:{line + 4}: source 'nice-ng999' has a wrong 'issued': it must be a year,"
            " month or day such as '2026', '2026-11' or '2026-11-22'; correct it"
        ),
        *(
            words.format(number, "nice-ng999")
            for words, number in zip(EMPTY, range(line + 9, line + 12), strict=True)
        ),
    ]


def test_windows_line_ends_stay(project: Project, monkeypatch) -> None:
    file = project.root / "docs/_data/sources.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    draft(project, DOI, crossref=said(RECORD), monkeypatch=monkeypatch)
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")
    assert b"id: munoz-2023\r\n" in file.read_bytes()


FORM = f"""\
- id: bmj-p1973
  type: article-journal
  title:  # TO DO: as it stands on the document
  publisher:  # TO DO: who published it, or give authors as other entries do
  issued:  # TO DO: such as '2026' or '2026-11-22', or take this line out if it gives no date
  accessed: '2026-11-22'
  URL: https://doi.org/{DOI}
  DOI: {DOI}
  custom:
    organization:  # TO DO: an id from docs/_data/organizations.yml; add it there if it is new
  {MARKS}"""


@pytest.mark.parametrize(
    ("crossref", "words"),
    [
        (None, "cannot be reached; is there a network?"),
        ((404, {}, b""), "does not know it (404)"),
        ((429, {}, b""), "asks for fewer questions (429); wait an hour, then try again"),
        ((502, {}, b""), "answers with an error (502)"),
        ((200, {}, b"<html>"), "sent something that cannot be read"),
        (said({"title": 4}), "sent something that cannot be read"),
        (said({**RECORD, "author": ["?"]}), "sent something that cannot be read"),
        (hang, "did not answer in full within 0.5 seconds"),
        (close, "broke off in the middle of its answer"),
        (babble, "broke off in the middle of its answer"),
    ],
)
def test_without_an_answer_it_is_a_form(
    project: Project, monkeypatch, capsys, crossref: Answer | None, words: str
) -> None:
    monkeypatch.setattr(answers, "SECONDS", 0.5)
    code, text = draft(project, DOI, "--id", "bmj-p1973", crossref=crossref, monkeypatch=monkeypatch)
    assert (code, capsys.readouterr().out) == (
        0,
        f"""\
Crossref {words}; so what is not known is left for you to fill in
docs/_data/sources.yml:2: drafted source 'bmj-p1973'; fill in what is marked TO DO: title, publisher, issued, organization, checked, copy, extent
""",
    )
    assert text.startswith("references:\n" + FORM + "- id: nice-ng234\n")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            ["https://www.nice.org.uk/guidance/NG234/"],
            (
                "docs/_data/sources.yml:8: source 'nice-ng234' has the URL"
                " https://www.nice.org.uk/guidance/NG234/ already; cite it as [@nice-ng234]"
            ),
        ),
        (
            ["10.1136/BMJ.b1"],
            (
                "docs/_data/sources.yml:16: source 'who-breast-cancer' has the DOI 10.1136/BMJ.b1 already;"
                " cite it as [@who-breast-cancer]"
            ),
        ),
        (
            [DOI, "--id", "daily-story"],
            (
                "docs/_data/sources.yml:20: source 'daily-story' has the id daily-story already; cite it as"
                " [@daily-story]"
            ),
        ),
    ],
)
def test_duplicates_are_refused_before_anybody_is_asked(
    project: Project, monkeypatch, capsys, given: list[str], line: str
) -> None:
    file = project.root / "docs/_data/sources.yml"
    project.write(
        "docs/_data/sources.yml",
        file.read_text().replace("  URL: https://www.who", "  DOI: 10.1136/bmj.b1\n  URL: https://www.who"),
    )
    before = file.read_bytes()
    monkeypatch.setattr("tools.new_source.look_up", lambda *asked: pytest.fail("asked"))
    assert draft(project, *given, monkeypatch=monkeypatch)[0] == 1
    assert (capsys.readouterr().out, file.read_bytes()) == (line + "\n", before)


def test_a_page_whose_doi_is_here_already_is_a_duplicate(project: Project, monkeypatch, capsys) -> None:
    file = project.root / "docs/_data/sources.yml"
    project.write(
        "docs/_data/sources.yml",
        file.read_text().replace("  URL: https://www.who", f"  DOI: {DOI}\n  URL: https://www.who"),
    )
    monkeypatch.setattr(
        "tools.metadata.ask", lambda *asked: f'<meta name="citation_doi" content="doi:{DOI}">'.encode()
    )
    assert draft(project, "https://www.bmj.com/x", crossref=said(RECORD), monkeypatch=monkeypatch)[0] == 1
    assert (
        capsys.readouterr().out
        == f"docs/_data/sources.yml:16: source 'who-breast-cancer' has the DOI {DOI} already; "
        "cite it as [@who-breast-cancer]\n"
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["http://www.who.int/x"], "it must begin with https://"),
        (["10.1136"], "it must begin with https://"),
        ([""], "it must begin with https://"),
        (["https://who"], "it names no website"),
        ([DOI, "--id", "Big Id"], "it must be lower-case words joined by hyphens"),
    ],
)
def test_what_cannot_be_cited(project: Project, monkeypatch, capsys, given: list[str], why: str) -> None:
    assert draft(project, *given, monkeypatch=monkeypatch)[0] == 1
    assert (
        capsys.readouterr().out
        == f"make: '{given[0]}' with ID '{given[-1] if len(given) > 1 else ''}' cannot be cited: {why}; write"
        " make source DOI=10.1136/bmj.p1973 or make source URL=https://www.who.int/breast-cancer, and"
        " ID=some-words if you like\n"
    )


@pytest.mark.parametrize(
    "text", ["references: [", "references:\n- title: no id\n", "references: 3\n", "references: []\n"]
)
def test_a_file_with_mistakes_is_not_touched(project: Project, monkeypatch, capsys, text: str) -> None:
    project.write("docs/_data/sources.yml", text)
    assert draft(project, DOI, monkeypatch=monkeypatch) == (1, text)
    assert (
        capsys.readouterr().out
        == "make: docs/_data/sources.yml has to be mended before anything is added; 'make check' says what is"
        " wrong with it\n"
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<title>\n Back &amp; bone |\n NHS</title>", ("Back & bone | NHS", None, None)),
        (
            (
                '<title>x</title><meta property="og:title" content="Back pain"><meta'
                ' property="article:published_time" content="2026-03-04T10:00:00Z">'
            ),
            ("Back pain", "2026-03-04", None),
        ),
        (
            (
                '<meta name="citation_title" content="A study"><meta name="DC.title" content="No"><meta'
                f' name="citation_doi" content="https://doi.org/{DOI}"><meta name="citation_publication_date"'
                ' content="2023/09/04">'
            ),
            ("A study", "2023-09-04", DOI),
        ),
        (
            '<meta name="DC.Identifier" content="ISBN 3"><meta name="citation_date" content="May 2023">',
            (None, None, None),
        ),
        ('<meta name="citation_date" content="2023/99">', (None, None, None)),
        ("\x00<<<!doctype <meta", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_what_a_page_says_of_itself(head: str, found: tuple) -> None:
    assert tuple(from_page(head.encode())[key] for key in ("title", "issued", "DOI")) == found


def test_ids_that_are_taken_get_a_number(project: Project, monkeypatch, capsys) -> None:
    for number, id in enumerate(("munoz-2023", "munoz-2023-2", "munoz-2023-3")):
        with answering({f"/works/10.1136%2F{number}": said(RECORD)}) as (address, _):
            monkeypatch.setenv("CROSSREF", address)
            assert main(["--root", str(project.root), f"10.1136/{number}"], TODAY) == 0
        assert f"drafted source '{id}'" in capsys.readouterr().out
