"""What somebody has to look at soon, and who."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from project import TODAY, Project
from tools.due import main, owner_of
from tools.follow import main as follow_one
from translated import add_language, follow

COUNTRIES = """\
countries:
- code: GB
  name: {en: United Kingdom}
  emergency: [{number: '999', for: {en: an ambulance}, sources: [{source: nice-ng234}]}]
  urgent: [{number: '111', for: {en: advice}, sources: [{source: nice-ng234}]}]
  first-contact: {text: {en: Ring a doctor.}}
  helplines:
  - name: A line
    number: 0808 800 6000
    checked: '2025-12-31'
    sources: [{source: nice-ng234}]
"""


def spoil(project: Project) -> None:
    """Give a project something of each kind that is due, and something that is not."""
    project.write("docs/_data/countries.yml", COUNTRIES)
    project.write(
        "docs/_data/ready.yml", "done:\n- {what: number, about: GB 111, by: Jan Doe, date: '2025-11-20'}\n"
    )
    sources = (project.root / "docs/_data/sources.yml").read_text()
    sources = sources.replace("copy: live", "copy: live, review-due: '2027-01-10'")
    project.write(
        "docs/_data/sources.yml",
        sources.replace(
            "'2026-11-22', copy: stored, extent: excerpt", "'2024-12-01', copy: stored, extent: excerpt"
        ),
    )
    project.write(
        "docs/en/index.md",
        (project.root / "docs/en/index.md").read_text().replace("2027-05-22", "2027-01-21"),
    )
    page = (project.root / "docs/en/page.md").read_text()
    project.write(
        "docs/en/page.md", page.replace("2026-11-22", "2026-10-01").replace("2027-05-22", "2026-11-01")
    )


def test_lists_what_is_due_with_its_line_day_owner_and_what_to_do(project: Project, capsys) -> None:
    spoil(project)
    project.write(
        ".github/CODEOWNERS",
        "# who\n* @everyone\n/docs/_data/ @data @more\n\n*.md @writers\n/docs/en/index.md @home\n",
    )
    assert main(["--root", str(project.root)], TODAY) == 0
    assert (
        capsys.readouterr().out
        == """\
6 things to look at by 2027-01-21, 2 of them late:

docs/en/page.md:8: page 'A page', late since 2026-11-01 (@writers); check it against its sources, then set 'review-due' anew
docs/_data/countries.yml:5: number GB 111, looked at on 2025-11-20, late since 2026-11-20 (@data @more); see that it is still right, then set its date anew
docs/_data/sources.yml:2: source 'nice-ng234', read on 2024-12-01, due on 2026-12-01 (@data @more); read it again, then set its dates anew
docs/_data/countries.yml:9: number GB 0808 800 6000, looked at on 2025-12-31, due on 2026-12-31 (@data @more); see that it is still right, then set its date anew
docs/_data/sources.yml:10: source 'who-breast-cancer', read on 2026-11-22, due on 2027-01-10 (@data @more); read it again, then set its dates anew
docs/en/index.md:8: page 'A page', due on 2027-01-21 (@home); check it against its sources, then set 'review-due' anew
"""
    )


def test_as_the_body_of_an_issue(project: Project, capsys) -> None:
    spoil(project)
    assert main(["--root", str(project.root), "--days", "9", "--format", "markdown"], TODAY) == 0
    at = "https://example.org/back-pain-signs/blob/main"
    assert (
        capsys.readouterr().out
        == f"""\
3 things to look at by 2026-12-01, 2 of them late:

- [ ] [page 'A page']({at}/docs/en/page.md#L8), late since 2026-11-01 (editors@example.org): check it against its sources, then set 'review-due' anew
- [ ] [number GB 111, looked at on 2025-11-20]({at}/docs/_data/countries.yml#L5), late since 2026-11-20 (editors@example.org): see that it is still right, then set its date anew
- [ ] [source 'nice-ng234', read on 2024-12-01]({at}/docs/_data/sources.yml#L2), due on 2026-12-01 (editors@example.org): read it again, then set its dates anew
"""
    )


def test_a_translation_is_due_when_its_english_page_has_changed(project: Project, capsys) -> None:
    """What changed is listed by its lines, from what git remembers of the page that the translation follows."""
    add_language(project, "hi")
    for uri in ("page.md", "index.md"):
        text = (project.root / f"docs/en/{uri}").read_text()
        project.write(f"docs/hi/{uri}", text)
    follow(project)
    capsys.readouterr()
    for command in (
        ["init", "-q"],
        ["add", "docs"],
        ["-c", "user.name=x", "-c", "user.email=x", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=project.root, check=True)
    assert main(["--root", str(project.root)], TODAY) == 0
    assert capsys.readouterr().out == "0 things to look at by 2027-01-21, 0 of them late\n\n"
    project.change("docs/en/page.md", {"A fact": "Another fact"})
    assert main(["--root", str(project.root)], TODAY) == 0
    assert (
        capsys.readouterr().out
        == """\
1 thing to look at by 2027-01-21, 0 of them late:

docs/hi/page.md:9: page 'A page' is older than docs/en/page.md, due on 2026-11-22 (editors@example.org); \
bring over what changed there, then: make follow PAGE=docs/hi/page.md
    -A fact [@nice-ng234, section 1.3].
    +Another fact [@nice-ng234, section 1.3].
"""
    )
    assert follow_one(["--root", str(project.root), "docs/hi/page.md"]) == 0
    assert capsys.readouterr().out == "docs/hi/page.md: now follows docs/en/page.md\n"
    assert main(["--root", str(project.root)], TODAY) == 0
    assert capsys.readouterr().out == "0 things to look at by 2027-01-21, 0 of them late\n\n"
    assert follow_one(["--root", str(project.root), "docs/hi/other.md"]) == 1
    assert (
        capsys.readouterr().err
        == "make: docs/hi/other.md is no page of another language; try: docs/hi/emergency.md\n"
    )


@pytest.mark.parametrize("standing", ["retracted: '2026-01-01'", "superseded-by: daily-story"])
def test_what_no_longer_stands_needs_no_new_look(project: Project, capsys, standing: str) -> None:
    file = project.root / "docs/_data/sources.yml"
    project.write(
        "docs/_data/sources.yml",
        file.read_text()
        + f"""\
- id: old
  type: webpage
  title: Old
  publisher: WHO
  accessed: '2020-11-22'
  URL: https://www.who.int/old
  custom: {{organization: who, checked: '2020-11-22', copy: live, extent: full, {standing}}}
""",
    )
    main(["--root", str(project.root)], TODAY)
    assert capsys.readouterr().out == "0 things to look at by 2027-01-21, 0 of them late\n\n"
    project.write("docs/_data/sources.yml", file.read_text().replace(f", {standing}", ""))
    main(["--root", str(project.root)], TODAY)
    assert "source 'old', read on 2020-11-22, late since 2022-11-22" in capsys.readouterr().out


def test_nothing_is_due(project: Project, capsys) -> None:
    assert main(["--root", str(project.root), "--days", "180"], TODAY) == 0
    assert capsys.readouterr().out == "0 things to look at by 2027-05-21, 0 of them late\n\n"
    assert main(["--root", str(project.root), "--days", "181"], TODAY) == 0
    assert capsys.readouterr().out.startswith("2 things to look at by 2027-05-22, 0 of them late:\n")
    assert main(["--root", str(project.root)], date(2027, 5, 23)) == 0
    assert capsys.readouterr().out.startswith("2 things to look at by 2027-07-22, 2 of them late:\n")


def test_what_cannot_be_read_is_said_since_it_could_be_due(project: Project, capsys) -> None:
    page = (project.root / "docs/en/page.md").read_text()
    project.write("docs/en/page.md", page.replace("review-due: ", "review-due: in "))
    assert main(["--root", str(project.root)], TODAY) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        (
            "docs/en/page.md:8: the front matter has a wrong 'review-due': it must be a date such as"
            " 2026-11-22; correct it\n"
        ),
    )


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("README.md", "@all"),
        ("docs/en/a.md", "@en"),
        ("docs/en/about/b.md", "@about"),
        ("docs/_data/signs.yml", "@signs @more"),
        ("hooks/docs/a.py", "@py"),
        ("unowned/x", "nobody"),
    ],
)
def test_the_last_fitting_line_of_codeowners_counts(tmp_path: Path, path: str, owner: str) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github/CODEOWNERS").write_text(
        "*.md @all\n# a remark\n\n*.py @py\n/docs/en/ @en\n/docs/en/about @about\nsigns.yml @signs @more\n"
    )
    assert owner_of(tmp_path, path, "nobody") == owner


@pytest.mark.parametrize("days", ["99999999", "-1", "soon", "9" * 5000])
def test_days_that_are_none(project: Project, capsys, days: str) -> None:
    assert main(["--root", str(project.root), f"--days={days}"], TODAY) == 2
    assert (
        capsys.readouterr().err
        == f"make: DAYS={days} is no number of days from 0 to 36500; try: make due DAYS=60\n"
    )
