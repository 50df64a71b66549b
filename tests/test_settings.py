"""What a publisher decides: checked like data, kept as text, and escaped wherever a template puts it."""

import json

import pytest
from bs4 import BeautifulSoup

from project import FRONT_MATTER, Project, run_tool

VARIABLES = ("SITE_NAME", "SITE_URL", "REPO_URL", "PUBLISHER", "CONTACT", "FUNDING")
SITE_URL = "write it as https://pain.example.org/"
REPO_URL = "write it as https://github.com/owner/repository"
CONTACT = "write it as us@example.org or https://example.org/contact"


@pytest.fixture(autouse=True)
def nothing_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the environment of the tests says counts."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def line_of(project: Project, key: str) -> int:
    lines = (project.root / "mkdocs.yml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:"))


@pytest.mark.parametrize(
    ("variable", "value", "wrong", "mend"),
    [
        ("SITE_URL", "https://pain.example.org/ ", "which has a space or a line end in it", SITE_URL),
        ("SITE_URL", "pain.example.org", "which does not begin with https://", SITE_URL),
        (
            "SITE_URL",
            "http://pain.example.org/",
            "which is not safe from being changed on its way",
            "begin it with https://, as in https://pain.example.org/",
        ),
        (
            "SITE_URL",
            "https://pain.example.org/?x=1",
            "which goes on after the address, with a ? or a #",
            SITE_URL,
        ),
        (
            "SITE_URL",
            "https://pain.example.org/#top",
            "which goes on after the address, with a ? or a #",
            SITE_URL,
        ),
        (
            "SITE_URL",
            "https://pain.example.org/index.html",
            "which ends in the name of a file",
            "end it with the folder, as in https://pain.example.org/",
        ),
        (
            "SITE_URL",
            "https://me:secret@pain.example.org/",
            "and it must hold no user name or password",
            SITE_URL,
        ),
        ("SITE_URL", "https://", "and it names no website", SITE_URL),
        (
            "SITE_URL",
            'https://pain.example.org/"',
            "and an address has no spaces, quotes or brackets",
            SITE_URL,
        ),
        ("SITE_URL", "https://[pain", "and it is not a web address", SITE_URL),
        ("REPO_URL", "git@github.com:owner/repository", "which does not begin with https://", REPO_URL),
        (
            "REPO_URL",
            "https://github.com/owner/repository.git",
            "which is what git reads and not a page",
            "leave out .git, as in https://github.com/owner/repository",
        ),
        (
            "CONTACT",
            "Editors <us@example.org>",
            "which is neither an e-mail address alone nor a web address",
            CONTACT,
        ),
        (
            "CONTACT",
            "mailto:us@example.org",
            "which is neither an e-mail address alone nor a web address",
            CONTACT,
        ),
        (
            "CONTACT",
            "us at example.org",
            "which is neither an e-mail address alone nor a web address",
            CONTACT,
        ),
        ("PUBLISHER", " ", "which says nothing", "write a name or a sentence"),
        ("SITE_NAME", "Back\nPain", "which has more than one line", "write it in one line"),
        ("FUNDING", "a fund\u2028another", "which has more than one line", "write it in one line"),
        ("PUBLISHER", "A <b>Trust</b>", "in which '<b>' is HTML", "take it out, and leave the words"),
        ("FUNDING", "Smith &amp; Sons", "in which '&amp;' is HTML", "write the letter itself"),
        ("SITE_NAME", "Back Pain<br>", "in which '<br>' is HTML", "take it out, and leave the words"),
        (
            "SITE_NAME",
            "Back\u00a0Pain",
            "in which a character that cannot be seen (U+00A0) stands after 'Back'",
            "write a space or a letter",
        ),
    ],
)
def test_a_setting_that_is_wrong_is_named_with_its_source_and_the_mend(
    project: Project, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, wrong: str, mend: str
) -> None:
    monkeypatch.setenv(variable, value)
    key = variable.lower()
    shown = value.replace("\n", "↵").replace("\u2028", "↵")
    assert project.check() == [
        (
            f"mkdocs.yml:{line_of(project, key)}: the setting {key}, from {variable} of the environment, is "
            f"'{shown}', {wrong}; {mend}"
        )
    ]


def test_a_setting_written_in_the_file_is_checked_too(project: Project) -> None:
    text = (project.root / "mkdocs.yml").read_text()
    number = line_of(project, "contact")
    line = text.splitlines()[number - 1]
    project.write("mkdocs.yml", text.replace(line, "  contact: us"))
    assert project.check() == [
        (
            f"mkdocs.yml:{number}: the setting contact is 'us', which is neither an e-mail address alone nor "
            f"a web address; {CONTACT}"
        )
    ]
    project.write("mkdocs.yml", text.replace(line, "  contact:"))
    assert project.check() == [
        (
            f"mkdocs.yml:{number}: the setting contact is '', which is neither an e-mail address alone nor a "
            f"web address; {CONTACT}"
        )
    ]
    project.write("mkdocs.yml", text.replace(line + "\n", ""))
    assert project.check() == ["mkdocs.yml:1: the setting contact is missing; add a line 'contact: ...'"]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("site_name", "", "which says nothing; write a name or a sentence"),
        ("site_description", "", "which says nothing; write a name or a sentence"),
        ("site_description", "Pain &amp; you", "in which '&amp;' is HTML; write the letter itself"),
        ("copyright", "<i>CC BY</i>", "in which '<i>' is HTML; take it out, and leave the words"),
    ],
)
def test_what_the_file_alone_decides_is_checked_too(
    project: Project, monkeypatch: pytest.MonkeyPatch, key: str, value: str, says: str
) -> None:
    if key != "site_name":
        monkeypatch.setenv(key.upper(), "Of another program")
    number = line_of(project, key)
    line = (project.root / "mkdocs.yml").read_text().splitlines()[number - 1]
    project.change("mkdocs.yml", {line: f"{key}: {value}"})
    wrong = f"mkdocs.yml:{number}: the setting {key} is '{value}', {says}"
    assert project.check() == [wrong]


@pytest.mark.parametrize(
    "variables",
    [
        {
            "SITE_URL": "https://my-organisation.github.io/back-pain-signs/",
            "REPO_URL": "https://code.example.org/a/b/",
        },
        {"SITE_URL": "http://localhost:8001", "CONTACT": "https://charity.org.uk/contact?about=pain"},
        {"SITE_URL": "http://[::1]:8000/", "CONTACT": "first.last+pain@nhs.example.org"},
        {"SITE_NAME": "2026", "PUBLISHER": "no", "FUNDING": "1e5"},
        {"SITE_NAME": "", "SITE_URL": "", "PUBLISHER": "", "CONTACT": ""},
    ],
)
def test_a_setting_that_is_right_gives_no_trouble(
    project: Project, monkeypatch: pytest.MonkeyPatch, variables: dict
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert project.check() == []


def test_check_build_and_ready_say_the_same_of_a_setting(project: Project) -> None:
    said = (
        f"mkdocs.yml:{line_of(project, 'contact')}: the setting contact, from CONTACT of the environment, is"
        f" 'us', which is neither an e-mail address alone nor a web address; {CONTACT}"
    )
    built = project.build(CONTACT="us")
    assert built.returncode == 1 and said in built.stderr
    assert "1 problem to mend; nothing was built" in built.stderr
    ready = run_tool("ready", "--root", str(project.root), CONTACT="us")
    assert (ready.returncode, ready.stderr) == (1, said + "\n")


# Nothing here may become an element, an attribute or another kind of value.
HOSTILE = {
    "SITE_NAME": "2026",
    "PUBLISHER": 'Söhne <Ltd> & "Co"</script><b>',
    "FUNDING": "1e5",
    "CONTACT": "https://charity.org.uk/contact?about=pain&from=page",
    "SITE_URL": "https://pain.example.org/a&b",
    "REPO_URL": "https://code.example.org/a&b",
}
ATTACK = '0; url=evil.example/" http-equiv="refresh\' & x'


def test_hostile_values_come_back_as_they_were(project: Project) -> None:
    def with_values(body: str, more: str) -> str:
        head = FRONT_MATTER.removesuffix("\n---\n")
        head = head.replace("title: A page", "title: 'What \"red flags\" & ''signs'' mean'")
        head = head.replace(
            "description: A page for a test.", "description: '" + ATTACK.replace("'", "''") + "'"
        )
        return head + "\n" + more + "\n---\n" + body

    body = (
        "\n# What is not known\n\n<!-- For editors. -->\n\n::: care-card emergency\n\nA fact [@nice-ng234].\n"
    )
    review = "review: {by: 'Dr \"J\" & Co', role: nurse, date: 2026-11-22}"
    project.write("docs/en/page.md", with_values(body, review + "\nhandout: page"))
    project.write(
        "docs/en/handouts/index.md", with_values(body.replace("care-card emergency", "handouts"), "")
    )
    project.write("docs/_data/redirects.yml", "old.md: page.md\n")
    # As a preview, which is built although the check tells of HTML in a setting.
    result = project.build("--no-strict", **HOSTILE)
    assert result.returncode == 0, result.stderr
    names = {
        address: BeautifulSoup(project.read(f"{address}/index.html"), "html.parser")
        for address in ("page", "handouts", "old", ".")
    }
    page = names["page"]
    metas = {
        meta.get("name") or meta.get("property") or meta.get("http-equiv"): meta["content"]
        for meta in page.find_all("meta")
        if meta.has_attr("content")
    }
    assert metas["description"] == metas["og:description"] == ATTACK
    assert metas["og:title"] == "What \"red flags\" & 'signs' mean"
    assert metas["og:site_name"] == "2026"
    assert (
        metas["og:url"] == page.find("link", rel="canonical")["href"] == "https://pain.example.org/a&b/page/"
    )
    assert "refresh" not in metas
    assert page.title.string == "What \"red flags\" & 'signs' mean - 2026"
    foot = page.find("footer").get_text()
    assert f"Written by {HOSTILE['PUBLISHER']} on 22 November 2026" in foot
    assert 'Reviewed by Dr "J" & Co, nurse, on 22 November 2026' in foot
    assert "Funding: 1e5." in foot
    links = {link.get_text(): link["href"] for link in page.find("footer").find_all("a")}
    assert links["Report an error on this page"] == HOSTILE["CONTACT"]
    assert links["Suggest a change"] == "https://code.example.org/a&b/blob/main/docs/en/page.md"
    data = json.loads(str(page.find("script", type="application/ld+json").string))
    assert data["publisher"]["name"] == HOSTILE["PUBLISHER"]
    assert data["reviewedBy"]["name"] == 'Dr "J" & Co'
    assert page.find("div", class_="clinic-foot").get_text().count(HOSTILE["PUBLISHER"]) == 1
    assert [link.get_text(strip=True) for link in names["handouts"].select(".sheets a")] == [
        "What \"red flags\" & 'signs' mean"
    ]
    assert names["old"].find("link", rel="canonical")["href"] == "https://pain.example.org/a&b/page/"
    lost = BeautifulSoup(project.read("404.html"), "html.parser")
    assert lost.title.string == "This page is not here - 2026"
    for each in (*names.values(), lost):
        # What the publisher's name pretends to be: an element, and the end of a script.
        assert not each.find("ltd")
        assert all(
            script.get("src") or script.get("type") == "application/ld+json"
            for script in each.find_all("script")
        )
