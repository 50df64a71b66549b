"""The record that a clinician signs."""

from project import Project
from tools.claims import main


def test_lists_each_cited_sentence_and_sign_with_its_sources(project: Project, capsys) -> None:
    project.page(
        "\nNot cited. A fact [@nice-ng234, section 1.3; @who-breast-cancer].\n\n::: care-card emergency\n"
    )
    assert main(["--root", str(project.root), "docs/en/page.md"]) == 0
    assert (
        capsys.readouterr().out
        == """
# A page

docs/en/page.md, written 22 November 2026

1. (line 15) A fact.
   - NICE, Spinal metastases, section 1.3 [nice-ng234; guideline; saved copy, read in part, 2026-11-22]
   - WHO, Breast cancer [who-breast-cancer; public-health; live page, read whole, 2026-11-22]

Care card 'emergency': Call an ambulance now if:
2. you have new weakness in an arm or a leg
   - NICE, Spinal metastases, section 1.3 [nice-ng234; guideline; saved copy, read in part, 2026-11-22]

All 2 statements agreed: ______________________ Name, role, date: ______________________
"""
    )


def test_lists_what_pictures_terms_and_countries_say(project: Project, capsys) -> None:
    project.write(
        "docs/_data/figures.yml",
        "figures:\n- id: some\n  kind: people\n  of: 100\n  title: {en: Some}\n  caption: {en: Few.}\n "
        " rows:\n  - {marked: 3, text: {en: 3 of 100}}\n  sources:\n  - {source: nice-ng234}\n",
    )
    project.write(
        "docs/_data/glossary.yml",
        "terms:\n- id: mri\n  term: {en: MRI}\n  plain: {en: a scan}\n  sources:\n"
        "  - {source: who-breast-cancer}\n",
    )
    project.write(
        "docs/_data/countries.yml",
        "countries:\n- code: GB\n  name: {en: Britain}\n  emergency:\n"
        "  - {number: '999', for: {en: an ambulance}, sources: [{source: who-breast-cancer}]}\n"
        "  first-contact: {text: {en: Ring a surgery.}}\n",
    )
    project.page("\n::: picture some\n\n::: glossary\n\n::: countries\n")
    assert main(["--root", str(project.root), "docs/en/page.md"]) == 0
    lines = [
        line for line in capsys.readouterr().out.splitlines() if line[:1].isdigit() or line.startswith("All")
    ]
    assert lines == [
        "1. Some / 3 of 100 / Few.",
        "2. MRI / a scan",
        "3. Britain / 999 / an ambulance",
        "All 3 statements agreed: ______________________ Name, role, date: ______________________",
    ]


def test_an_unknown_page_or_a_problem_is_said_and_fails(project: Project, capsys) -> None:
    assert main(["--root", str(project.root), "docs/en/pag.md"]) == 1
    assert capsys.readouterr().err == "there is no page 'docs/en/pag.md'; name it as docs/en/emergency.md\n"
    project.page("\nA fact [@nice-ng23].\n")
    assert main(["--root", str(project.root)]) == 1
    assert capsys.readouterr().err.startswith("docs/en/page.md:15: unknown source 'nice-ng23'")
