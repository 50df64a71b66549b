"""What the site tells of itself in public: changes, corrections, a feed, and the signs that rest on one publisher."""

import re
from xml.etree.ElementTree import fromstring

import pytest

from content.library import load_library
from content.witnesses import alone_by_speed
from project import PAGE, TODAY, Project
from real_site import LIBRARY, PAGES, WORDS

CHANGES = """\
changes:
- date: '2026-11-22'
  kind: correction
  pages: [page.md]
  could-have-hurt: true
  what: {en: 'It said "wait" & now says <b>go</b>.'}
  you-said: {en: The page told me to wait.}
- {date: '2026-11-20', kind: wording, pages: [index.md], what: {en: It is plainer now.}}
- {date: '2026-11-20', kind: new-evidence, pages: [all], what: {en: More is known.}}
"""
RECORD = (
    PAGE.replace("---\n", "---\nkind: about\n", 1)
    + "\n::: changes\n\n## You said\n\n::: you-said\n\n## One\n\n::: one-publisher\n"
)


@pytest.fixture
def told(project: Project) -> Project:
    """The project with a page of its changes, and three of them."""
    project.write("docs/_data/changes.yml", CHANGES.replace("<b>go</b>", "go"))
    project.write("docs/en/about/changes.md", RECORD)
    return project


def test_changes_stand_on_their_page_and_in_the_foot_of_those_they_are_of(told: Project) -> None:
    assert told.check() == []
    result = told.build()
    assert result.returncode == 0, result.stderr
    page = told.read("about/changes/index.html")
    listed = re.findall(r'<li id="change-([\d-]+)"><b>(.*?)</b> (.*?)</li>', page, re.DOTALL)
    link = '<a href="../../page/">A page</a>'
    assert [(id, kind, words) for id, kind, words in listed] == [
        (
            "2026-11-22-1",
            "22 November 2026, correction.",
            f'It said "wait" &amp; now says go. Pages: {link}',
        ),
        (
            "2026-11-20-2",
            "20 November 2026, wording.",
            'It is plainer now. Pages: <a href="../../">A page</a>',
        ),
        ("2026-11-20-1", "20 November 2026, new evidence.", "More is known. On every page."),
    ]
    assert "You said: The page told me to wait. We changed this:" in page
    assert (
        'Last change: 22 November 2026, correction. <a href="../about/changes/">What changed</a>'
        in told.read("page/index.html")
    )
    assert "Last change: 20 November 2026, wording." in told.read("index.html")
    # The correction that could have hurt stands on its page, and on no other.
    note = '<p class="corrected" data-until="2027-02-20">Corrected on 22 November 2026: It said &#34;wait&#34; &amp; now says go.</p>'
    assert note in told.read("page/index.html")
    assert "corrected" not in told.read("index.html")


def test_a_correction_leaves_its_page_when_the_content_is_ninety_days_newer(told: Project) -> None:
    page = (told.root / "docs/en/page.md").read_text()
    told.write(
        "docs/_data/changes.yml",
        CHANGES.replace("<b>go</b>", "go").replace("2026-11-22", "2026-08-24").replace("11-20", "08-20"),
    )
    assert told.build().returncode == 0
    assert 'data-until="2026-11-22"' in told.read("page/index.html")
    told.write(
        "docs/_data/changes.yml", (told.root / "docs/_data/changes.yml").read_text().replace("08-24", "08-23")
    )
    assert told.build().returncode == 0
    assert "corrected" not in told.read("page/index.html")
    assert page == (told.root / "docs/en/page.md").read_text()


def test_without_changes_that_is_said_and_without_their_page_nothing_is(project: Project) -> None:
    project.write("docs/en/about/changes.md", RECORD)
    assert project.build().returncode == 0
    page = project.read("about/changes/index.html")
    assert "Nothing has been changed since this site was first published." in page
    assert "No reader has told us of a mistake yet." in page
    assert "Last change" not in project.read("page/index.html")
    (project.root / "docs/en/about/changes.md").unlink()
    project.write("docs/_data/changes.yml", CHANGES.replace("<b>go</b>", "go"))
    assert project.build().returncode == 0
    assert "Last change" not in project.read("page/index.html")
    assert not (project.root / "site/about/changes.atom").exists()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "[page.md]",
            "[pag.md]",
            "2: the change of 2026-11-22 is of 'pag.md', which is no page; did you mean 'page.md'?",
        ),
        (
            "'2026-11-22'",
            "'2027-11-22'",
            "2: the change is dated 2027-11-22, which is still to come; give the day on which it was made",
        ),
        (
            "kind: correction",
            "kind: wording",
            (
                "2: the change of 2026-11-22 could have hurt somebody and is no correction; write 'kind: correction', or "
                "take 'could-have-hurt' out"
            ),
        ),
        (
            "It is plainer now.",
            "It is plain. It is short.",
            "8: the change of 2026-11-20 is told in more than one sentence; say what matters most in one",
        ),
        (
            "'2026-11-22'",
            "'2026-11-19'",
            "8: the change of 2026-11-20 stands below one of 2026-11-19, which is older; put the newest first",
        ),
        (
            "kind: wording",
            "kind: other",
            "8: a change has a wrong 'kind': it must be one of correction, new-evidence, wording; correct it",
        ),
        (
            "what: {en: It is plainer now.}",
            "what: It is plainer now.",
            "8: a change has a wrong 'what': it must have one line for each language, such as 'en: ...'; correct it",
        ),
    ],
)
def test_a_change_with_a_slip_is_told_at_its_line(
    told: Project, old: str, new: str, problem: str | None
) -> None:
    text = (told.root / "docs/_data/changes.yml").read_text()
    assert old in text
    told.write("docs/_data/changes.yml", text.replace(old, new, 1))
    assert told.check() == [f"docs/_data/changes.yml:{problem}"]


ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def test_the_feed_has_what_atom_asks_for(told: Project) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: what there must be, and how often."""
    assert told.build().returncode == 0
    feed = fromstring((told.root / "site/about/changes.atom").read_bytes())  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for each in (feed, *entries):
        for tag in ("id", "title", "updated"):
            assert len(each.findall(f"{ATOM}{tag}")) == 1
        assert MOMENT.fullmatch(each.findtext(f"{ATOM}updated", ""))
        assert each.findtext(f"{ATOM}title", "").strip()
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "the project's editors"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    home = "http://127.0.0.1:8000/about/changes"
    assert links == {"self": f"{home}.atom", "alternate": f"{home}/"}
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert ids == [f"{home}/#change-{day}" for day in ("2026-11-22-1", "2026-11-20-2", "2026-11-20-1")]
    assert [entry.findtext(f"{ATOM}content") for entry in entries] == [
        'It said "wait" & now says go. Pages: A page',
        "It is plainer now. Pages: A page",
        "More is known. On every page.",
    ]
    page = told.read("about/changes/index.html")
    assert '<link rel="alternate" type="application/atom+xml" title="A page" href="../changes.atom">' in page
    # An entry keeps its id when a newer one comes, or its words are mended.
    text = (told.root / "docs/_data/changes.yml").read_text()
    newer = "- {date: '2026-11-22', kind: wording, pages: [page.md], what: {en: Newer.}}\n"
    told.write(
        "docs/_data/changes.yml",
        text.replace("changes:\n", f"changes:\n{newer}").replace("plainer", "clearer"),
    )
    assert told.build().returncode == 0
    again = fromstring((told.root / "site/about/changes.atom").read_bytes())  # noqa: S314 - our own
    assert [entry.findtext(f"{ATOM}id") for entry in again.findall(f"{ATOM}entry")][1:] == ids


def test_signs_of_one_publisher_are_named_by_speed(told: Project) -> None:
    signs = (told.root / "docs/_data/signs.yml").read_text()
    library = load_library(told.root, TODAY)[0]
    alone = {
        speed: ([sign.id for sign in signs], total)
        for speed, (signs, total) in alone_by_speed(library).items()
    }
    assert alone == {
        "now": (["weakness"], 1),
        "straight-away": ([], 0),
        "today": ([], 0),
        "next-days": (["ache"], 1),
    }
    assert told.build().returncode == 0
    assert "<li>Now, 1 of 1 signs: you have new weakness in an arm or a leg</li>" in told.read(
        "about/changes/index.html"
    )
    second = signs.replace("locator: section 1.3}]", "locator: section 1.3}, {source: who-breast-cancer}]")
    told.write("docs/_data/signs.yml", second)
    assert alone_by_speed(load_library(told.root, TODAY)[0])["now"] == ([], 1)


@pytest.mark.real_site
def test_every_page_begins_a_mail_that_names_it_or_leads_to_the_contact(site) -> None:
    """Two taps and no account: the link, and the mail's own button to send it."""
    for address in PAGES:
        text = (site / address / "index.html").read_text()
        link = re.search(rf'<a href="([^"]*)">{re.escape(WORDS.say("report"))}</a>', text)[1]
        assert re.match(
            r"mailto:[^?]+\?subject=[^&]+http[^&]+&amp;body=[^&]+"
            if link.startswith("mailto:")
            else "https://",
            link,
        )


@pytest.mark.real_site
def test_the_real_site_tells_of_its_changes() -> None:
    assert LIBRARY.changes
    page = LIBRARY.pages["docs/en/about/changes.md"]
    assert {"changes", "you-said", "one-publisher"} <= {block.name for block in page.blocks}
