"""Reviews know which words they are of, and what changes afterwards shows to readers, in lists and in the check."""

import re

import pytest

from content.library import load_library
from content.shown import digest_of
from project import TODAY, Project
from tools import due, ready

COUNTRIES = """\
countries:
- code: GB
  name: {en: Britain}
  short: {en: UK}
  emergency: [{number: '999', for: {en: an ambulance}, sources: [{source: nice-ng234}]}]
  first-contact: {text: {en: Ring a doctor.}}
ring: [{country: GB, number: '999'}]
"""
FIGURES = """\
figures:
- {id: some, kind: people, of: 100, title: {en: Some}, caption: {en: Few.}, sources: [{source: nice-ng234}],
   rows: [{marked: 3, text: {en: Three of 100}}]}
"""
GLOSSARY = "terms:\n- {id: mri, term: {en: MRI}, plain: {en: a scan with magnets}}\n- {id: ct, term: {en: CT}, plain: {en: X-rays}}\n"


@pytest.fixture
def signed(project: Project) -> Project:
    """The project with something of each kind on its page, which is reviewed as it stands."""
    for path, content in (("countries", COUNTRIES), ("figures", FIGURES), ("glossary", GLOSSARY)):
        project.write(f"docs/_data/{path}.yml", content)
    project.page(
        "\nA fact with an MRI [@nice-ng234, page 1].\nSee [the first page](index.md). <!-- For editors. -->\n\n"
        "::: checklist all\n\n::: picture some\n"
    )
    write_review(project)
    return project


def write_review(project: Project) -> None:
    library = load_library(project.root, TODAY)[0]
    digest = digest_of(library, library.pages["docs/en/page.md"])
    assert re.fullmatch("[a-p]{12}", digest)
    review = f"\nreview: {{by: Jan Doe, role: nurse, date: 2026-11-22, digest: {digest}}}\nreview-due"
    project.write(
        "docs/en/page.md", (project.root / "docs/en/page.md").read_text().replace("\nreview-due", review, 1)
    )


def change(project: Project, name: str, old: str, new: str) -> None:
    path = f"docs/{name}"
    text = (project.root / path).read_text()
    assert old in text
    project.write(path, text.replace(old, new, 1))


STALE = (
    "warning: docs/en/page.md:8: words of this page, or of what it shows, have changed since the review of 2026-11-22, and "
    "readers are told so; 'make review PAGE=docs/en/page.md' prints what to look at for a new one"
)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("en/page.md", "A fact", "The fact"),
        ("en/page.md", "page 1", "page 2"),
        ("en/page.md", "(index.md)", "(page.md)"),
        ("en/page.md", "message: Most", "message: Much"),
        ("en/page.md", "for a test", "for two tests"),
        ("en/page.md", "\n::: picture some", ""),
        ("_data/signs.yml", "new weakness", "weakness"),
        ("_data/signs.yml", "Ring a doctor.", "Ring a nurse."),
        ("_data/signs.yml", "No ticks does", "No tick does"),
        ("_data/signs.yml", "locator: section 1.3", "locator: section 1.4"),
        ("_data/figures.yml", "marked: 3", "marked: 2"),
        ("_data/glossary.yml", "with magnets", "with large magnets"),
        ("_data/countries.yml", "short: {en: UK}", "short: {en: GB}"),
        ("_data/sources.yml", "ng234\n  custom", "ng235\n  custom"),
    ],
)
def test_a_change_of_what_a_page_shows_makes_its_review_old(
    signed: Project, file: str, old: str, new: str, capsys
) -> None:
    assert signed.check() == []
    change(signed, file, old, new)
    assert STALE in signed.check()
    due.main(["--root", str(signed.root)], TODAY)
    assert (
        "docs/en/page.md:8: page 'A page' shows other words than the review of 2026-11-22 is of, due on 2026-11-22 "
        "(editors@example.org); print 'make review PAGE=docs/en/page.md', and have it reviewed anew"
    ) in capsys.readouterr().out
    assert ready.main(["--root", str(signed.root), "--strict"], TODAY) == 1
    assert (
        "docs/en/page.md:7: no clinician has reviewed this page as it stands now; 'make review"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("block", "file", "old", "new"),
    [
        ("strip", "signs", "Weak or numb?", "Weak?"),
        ("strip", "countries", "short: {en: UK}", "short: {en: GB}"),
        ("numbers", "countries", "short: {en: UK}", "short: {en: GB}"),
        ("glossary", "glossary", "X-rays", "many X-rays"),
        ("countries", "countries", "Ring a doctor", "Ring a nurse"),
        ("care-card routine", "signs", "Soon.", "Today."),
        ("care-card routine", "signs", "a mild ache", "an ache"),
    ],
)
def test_what_a_block_shows_is_reviewed_with_its_page(
    project: Project, block: str, file: str, old: str, new: str
) -> None:
    for path, content in (("countries", COUNTRIES), ("glossary", GLOSSARY)):
        project.write(f"docs/_data/{path}.yml", content)
    signs = project.root / "docs/_data/signs.yml"
    signs.write_text(signs.read_text() + "strip: {text: {en: Weak or numb?}, signs: [weakness]}\n")
    project.page(f"\nA fact [@nice-ng234].\n\n::: {block}\n")
    write_review(project)
    assert STALE not in project.check()
    change(project, f"_data/{file}.yml", old, new)
    assert STALE in project.check()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        # Laid out anew, with another note to editors.
        ("en/page.md", "[@nice-ng234, page 1].\nSee", "[@nice-ng234,\npage 1]. See"),
        ("en/page.md", "For editors. -->\n\n:::", "For all. -->\n\n\n:::"),
        ("en/page.md", "review-due: 2027-05-22", "review-due: 2027-06-22"),
        # On other lines; a new look at a source; a term that is not here.
        ("_data/signs.yml", "signs:\n", "# A remark.\nsigns:\n"),
        ("_data/sources.yml", "copy: stored", "copy: live"),
        ("_data/glossary.yml", "X-rays", "many X-rays"),
    ],
)
def test_a_change_of_anything_else_does_not(signed: Project, file: str, old: str, new: str) -> None:
    change(signed, file, old, new)
    assert signed.check() == []


def test_a_translation_of_a_sign_is_no_change_of_the_english_page(signed: Project) -> None:
    words = (signed.root / "docs/_data/signs.yml").read_text()
    signed.write("docs/hi/index.md", (signed.root / "docs/en/index.md").read_text())
    for name, text in (
        ("signs", words),
        *(("countries", COUNTRIES), ("figures", FIGURES), ("glossary", GLOSSARY)),
    ):
        both = re.sub(r"\{en: (\[.*?\]|\".*?\"|[^}]*)\}", r"{en: \1, hi: \1}", text)
        signed.write(f"docs/_data/{name}.yml", both.replace("hi: you have a mild ache", "hi: other words"))
    assert STALE not in signed.check()


def test_readers_are_told_on_the_page_and_nobody_is_named_to_machines(signed: Project) -> None:
    assert signed.build().returncode == 0
    page = signed.read("page/index.html")
    assert '<p class="review">Reviewed by Jan Doe, nurse, on 22 November 2026</p>' in page
    assert '"lastReviewed":"2026-11-22"' in page
    change(signed, "_data/signs.yml", "new weakness", "weakness")
    assert signed.build().returncode == 0
    page = signed.read("page/index.html")
    assert (
        '<p class="review review-none">Reviewed by Jan Doe, nurse, on 22 November 2026. Some of its words have changed '
        "since.</p>"
    ) in page
    assert "lastReviewed" not in page and "reviewedBy" not in page
