"""What a publisher has still to decide or get."""

import re

import pytest

from content.library import load_library
from content.shown import digest_of
from project import ROOT, TODAY, Project
from real_site import LIBRARY
from test_due import COUNTRIES
from tools.ready import main
from translated import add_language, follow

DECIDED = {
    "SITE_URL": "https://pain.charity.org/",
    "REPO_URL": "https://code.charity.org/pain",
    "CONTACT": "us@charity.org",
    "PUBLISHER": "A Charity",
    "FUNDING": "nobody has paid for this site; it carries no adverts",
}
RECORDS = """\
done:
- {what: number, about: GB 999, by: Jan Doe, date: '2026-11-22'}
- {what: number, about: GB 111, by: Jan Doe, date: '2026-11-22'}
- {what: number, about: GB 0808 800 6000, by: Jan Doe, date: '2026-11-22'}
- {what: number, about: '03001231234', by: Jan Doe, date: '2026-11-22'}
- {what: legal-advice, about: all, by: A lawyer, date: '2026-11-22'}
"""


@pytest.fixture(autouse=True)
def nothing_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the environment of the tests says counts."""
    for name in DECIDED:
        monkeypatch.delenv(name, raising=False)


def fill(project: Project) -> None:
    """A checklist, countries, and a care card that names a number of no country."""
    project.page("\nA fact [@nice-ng234].\n\n::: checklist all\n")
    project.write("docs/_data/countries.yml", COUNTRIES)
    signs = (project.root / "docs/_data/signs.yml").read_text()
    project.write(
        "docs/_data/signs.yml", signs.replace("Ring a doctor.", "'[0300 123 1234](tel:03001231234)'")
    )


def test_names_everything_that_is_open_and_where_to_do_it(project: Project, capsys) -> None:
    fill(project)
    assert main(["--root", str(project.root)], TODAY) == 0
    said = capsys.readouterr().out
    env = "in the environment of the build, or write"
    assert (
        said
        == f"""\
mkdocs.yml:3: the address of the site is still a placeholder, 'http://127.0.0.1:8000/'; set SITE_URL {env} 'site_url: ...' here without !ENV
mkdocs.yml:5: the address of the repository is still a placeholder, 'https://example.org/back-pain-signs'; set REPO_URL {env} 'repo_url: ...' here without !ENV
mkdocs.yml:10: the address for mistakes is still a placeholder, 'editors@example.org'; set CONTACT {env} 'contact: ...' here without !ENV
mkdocs.yml:9: the publisher's name is still a placeholder, 'the project's editors'; set PUBLISHER {env} 'publisher: ...' here without !ENV
mkdocs.yml:11: who pays is still a placeholder, 'nobody has paid for this site; it carries no adverts'; set FUNDING {env} 'funding: ...' here without !ENV
docs/en/index.md:7: no clinician has reviewed this page as it stands now; 'make review PAGE=docs/en/index.md' makes what to read and sign, and records the review
docs/en/page.md:7: no clinician has reviewed this page as it stands now; 'make review PAGE=docs/en/page.md' makes what to read and sign, and records the review
docs/en/page.md:17: nobody has given legal advice on the checklist 'all', which must not count as a medical device where the site is published; ask a lawyer, then add 'what: legal-advice, about: all' to docs/_data/ready.yml
docs/_data/countries.yml:4: nobody has confirmed the number GB 999; ask the service, but do not ring it to try it, then add 'what: number, about: GB 999' to docs/_data/ready.yml
docs/_data/countries.yml:5: nobody has confirmed the number GB 111; ring it, then add 'what: number, about: GB 111' to docs/_data/ready.yml
docs/_data/countries.yml:9: nobody has confirmed the number GB 0808 800 6000; ring it, then add 'what: number, about: GB 0808 800 6000' to docs/_data/ready.yml
docs/_data/signs.yml:18: nobody has confirmed the number 03001231234 of care card 'routine'; add it to docs/_data/countries.yml, or add 'what: number, about: 03001231234' to docs/_data/ready.yml
docs/_data/sources.yml:2: 1 of 1 guideline source read only in saved copies, the first of them here; read the live page, then set 'copy: live' and 'checked'
docs/_data/sources.yml:19: 1 of 1 news source read only in saved copies, the first of them here; read the live page, then set 'copy: live' and 'checked'
14 things to do before this site goes live
"""
    )
    assert main(["--root", str(project.root), "--strict"], TODAY) == 1
    assert capsys.readouterr().out == said


def test_each_can_be_done(project: Project, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    fill(project)
    project.write("docs/_data/ready.yml", RECORDS)
    project.write(
        "docs/_data/sources.yml",
        (project.root / "docs/_data/sources.yml").read_text().replace("stored", "live"),
    )
    library = load_library(project.root, TODAY)[0]
    for path in ("docs/en/index.md", "docs/en/page.md"):
        digest = digest_of(library, library.pages[path])
        review = f"\nreview: {{by: Jan Doe, role: nurse, date: 2026-11-22, digest: {digest}}}\nreview-due"
        project.write(path, (project.root / path).read_text().replace("\nreview-due", review))
    for name, value in DECIDED.items():
        monkeypatch.setenv(name, value)
    assert main(["--root", str(project.root), "--strict"], TODAY) == 0
    assert capsys.readouterr().out == "0 things to do before this site goes live\n"
    # Written into mkdocs.yml instead, it is decided too; and words changed after a review are a problem.
    for name in DECIDED:
        monkeypatch.delenv(name)
    text = (project.root / "mkdocs.yml").read_text()
    for name, value in DECIDED.items():
        text = re.sub(rf"^( *{name.lower()}:).*$", rf"\1 {value}", text, flags=re.MULTILINE)
    project.write("mkdocs.yml", text)
    page = (project.root / "docs/en/page.md").read_text()
    project.write("docs/en/page.md", re.sub(r"date: 2026-11-22, digest: \w+", "date: 2026-11-21", page))
    assert main(["--root", str(project.root), "--strict"], TODAY) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        (
            "docs/en/page.md:8: the review of 2026-11-21 is of other words: the page was written "
            "on 2026-11-22; ask for a new review, or take 'review' out\n"
        ),
    )


def test_words_that_no_health_text_is_known_to_have_are_counted(project: Project, capsys) -> None:
    add_language(project, "hi")
    writing = """\
hi:
  script: Devanagari
  ends: '।?!'
  terms:
  - {en: cancer, hi: कैंसर, seen: a leaflet}
  - {en: numb, hi: सुन्न}
  - {en: chest, hi: छाती}
  - {en: not (denial), hi: नहीं}
"""
    said = (
        "docs/_data/translation.yml:6: 2 words of 'hi' not known from any health text, the first of them here, 'सुन्न'"
        " for 'numb'; ask both readers, and write under 'seen' where it stands, or that they agreed on it"
    )
    for words, is_open in (
        (writing, True),
        (re.sub(r"\}$", ", seen: both}", writing, flags=re.MULTILINE), False),
    ):
        project.write("docs/_data/translation.yml", words.replace("leaflet, seen: both", "leaflet"))
        main(["--root", str(project.root)], TODAY)
        assert (said in capsys.readouterr().out.splitlines()) == is_open


def test_a_translation_is_open_until_somebody_read_it_as_it_stands(project: Project, capsys) -> None:
    add_language(project, "hi")
    project.write("docs/hi/page.md", (project.root / "docs/en/page.md").read_text())
    follow(project)
    readers = {
        "translation": (
            "docs/hi/page.md:7: 1 page in 'hi' read by nobody who grew up with it as they stand now, the first of"
            " them here; have them read aloud, by somebody to whom the words have to say something, then add"
            " 'what: translation, about: hi' to docs/_data/ready.yml"
        ),
        "translation-in-health-care": (
            "docs/hi/page.md:7: 1 page in 'hi' read by no health worker who grew up with it as they stand now, the"
            " first of them here; have them compared with the English pages, each card, number and term of"
            " docs/_data/ too, then add 'what: translation-in-health-care, about: hi' to docs/_data/ready.yml"
        ),
    }
    for who, words in readers.items():
        for day, is_open in (("2026-11-21", True), ("2026-11-22", False)):
            project.write(
                "docs/_data/ready.yml", f"done: [{{what: {who}, about: hi, by: Jan Doe, date: '{day}'}}]\n"
            )
            main(["--root", str(project.root)], TODAY)
            said = capsys.readouterr().out.splitlines()
            assert (words in said) == is_open
            assert all(other in said for reader, other in readers.items() if reader != who)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "done: [{what: numbers, about: GB 111, by: Jan, date: '2026-11-22'}]",
            (
                "docs/_data/ready.yml:1: record 1 has a wrong 'what': it must be one of legal-advice, number,"
                " translation, translation-in-health-care; correct it"
            ),
        ),
        (
            "done:\n- {what: number, about: GB 111, date: '2026-11-22'}",
            "docs/_data/ready.yml:2: record 1 has no 'by'; add a line 'by: ...'",
        ),
        (
            "done:",
            (
                "docs/_data/ready.yml:1: the file has a wrong 'done': it must be a list, or [] while there is"
                " nothing in it; correct it"
            ),
        ),
    ],
)
def test_records_are_checked_with_everything_else(project: Project, capsys, text: str, problem: str) -> None:
    project.write("docs/_data/ready.yml", text + "\n")
    assert project.check() == [problem]
    assert main(["--root", str(project.root)], TODAY) == 1
    assert capsys.readouterr().err == problem + "\n"


@pytest.mark.real_site
def test_the_real_site_is_ready_when_nothing_is_on_its_list(capsys) -> None:
    failed = main(["--root", str(ROOT), "--strict"])
    *left, total = capsys.readouterr().out.splitlines()
    assert total.startswith(f"{len(left)} thing")
    assert failed == bool(left)
    unread = [page.path for page in LIBRARY.pages.values() if page.is_health and not page.review]
    assert [path for path in unread if not any(line.startswith(f"{path}:") for line in left)] == []


def test_owners_that_are_placeholders_are_open(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "2 lines with placeholders as owners, the first of them here; nobody is asked to agree to a change;"
        " write your own people or teams there"
    )
    for text, is_open in (
        ("# a placeholder\n* @our/team\n", False),
        ("# Who\n* @a-placeholder\n/docs/ @b-placeholder\n", True),
    ):
        project.write(".github/CODEOWNERS", text)
        main(["--root", str(project.root)], TODAY)
        assert (f".github/CODEOWNERS:2: {words}" in capsys.readouterr().out.splitlines()) == is_open
