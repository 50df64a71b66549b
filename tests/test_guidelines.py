"""Families of guidelines: which version somebody has seen, and when somebody has to look again."""

import pytest

from project import TODAY, Project
from tools.due import main

FAMILIES = """\
families:
- id: nice-mscc
  name: NICE on the spine
  home: https://www.nice.org.uk/guidance/ng234
  version-seen: '2023-09'
  seen: '2025-12-01'
  sources: [nice-ng234]
- id: who
  name: WHO on the breast
  home: https://www.who.int/breast
  seen: '2026-11-21'
  sources: [who-breast-cancer]
"""


def test_a_version_that_was_seen_a_year_ago_is_due_and_one_that_is_reported_at_once(
    project: Project, capsys
) -> None:
    project.write("docs/_data/guidelines.yml", FAMILIES)
    assert main(["--root", str(project.root)], TODAY) == 0
    assert (
        capsys.readouterr().out
        == """\
1 thing to look at by 2027-01-21, 0 of them late:

docs/_data/guidelines.yml:2: guideline 'NICE on the spine', version of 2023-09, seen on 2025-12-01, due on 2026-12-01 (editors@example.org); see at https://www.nice.org.uk/guidance/ng234 if there is a newer one, then set its dates anew
"""
    )
    project.write(
        "docs/_data/guidelines.yml",
        FAMILIES.replace("seen: '2026-11-21'", "seen: '2026-11-21'\n  reported: '2026-10'"),
    )
    main(["--root", str(project.root)], TODAY)
    assert (
        "docs/_data/guidelines.yml:8: guideline 'WHO on the breast', without a date, seen on 2026-11-21, and a newer one of "
        "2026-10 is reported, late since 2026-11-21 (editors@example.org); see at https://www.who.int/breast if there is a "
        "newer one, then set its dates anew"
    ) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "[nice-ng234]",
            "[nice-ng23]",
            "2: family 'nice-mscc' names an unknown source 'nice-ng23'; did you mean 'nice-ng234'?",
        ),
        (
            "'2025-12-01'",
            "'2027-12-01'",
            "2: family 'nice-mscc' was seen on 2027-12-01, which is still to come; give the day on which somebody looked",
        ),
        ("  name: NICE on the spine\n", "", "2: family 'nice-mscc' has no 'name'; add a line 'name: ...'"),
        (
            "- id: who",
            "- id: nice-mscc",
            "8: family 'nice-mscc' is given twice; give each its own id; the first is on line 2",
        ),
        (
            "https://www.nice",
            "www.nice",
            "4: family 'nice-mscc' has a wrong 'home': it must begin with https://; correct it",
        ),
    ],
)
def test_a_family_with_a_slip_is_told_at_its_line(project: Project, old: str, new: str, problem: str) -> None:
    project.write("docs/_data/guidelines.yml", FAMILIES)
    assert project.check() == []
    project.write("docs/_data/guidelines.yml", FAMILIES.replace(old, new, 1))
    assert project.check() == [f"docs/_data/guidelines.yml:{problem}"]
