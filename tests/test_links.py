"""Links: of the real site, within a site, and to websites that misbehave."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from answering import Answer, answering, babble, close, hang
from project import ROOT, TODAY, Project
from tools import link_checker, links
from tools.links import main, remember, report, state_of

# For LinkChecker, no name but this machine's leads anywhere, on every machine that runs the tests.
NO_NAMES = """import socket
known = socket.getaddrinfo
def getaddrinfo(host, *rest, **how):
    if host in ("127.0.0.1", "localhost"):
        return known(host, *rest, **how)
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
socket.getaddrinfo = getaddrinfo
"""
ONCE = "in 1 weekly run so far; nothing to do before it is missed in 3"


@pytest.fixture
def no_names(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Close the network for the programs that a test starts."""
    folder = tmp_path_factory.mktemp("closed")
    (folder / "sitecustomize.py").write_text(NO_NAMES)
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.real_site
def test_every_link_and_anchor_of_the_real_site_leads_somewhere(site: Path, capsys) -> None:
    assert main(["--root", str(ROOT), "--site", str(site)]) == 0
    said = capsys.readouterr().out
    assert said.endswith(" links followed: 0 to mend, 0 warnings\n")
    assert int(said.split()[0]) > 50


def test_a_site_that_is_not_built_yet_is(project: Project, capsys) -> None:
    # The small site lacks the pages to which every site leads, from whichever of its pages they are come to first.
    assert main(["--root", str(project.root)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"\d+ links followed: [1-9] to mend, 0 warnings", said[-1])
    assert all(": the link to '" in line and "leads to nothing (404" in line for line in said[:-1])
    assert not (project.root / "site").exists()


def test_links_assets_and_anchors_that_lead_nowhere(project: Project, capsys) -> None:
    project.page("\nSee [this](nope.md).\n\nSee [that](index.md#nowhere).\n")
    project.write(
        "site/index.html",
        '<link rel="stylesheet" href="a.css"><h1 id="top">A</h1><a href="page/">B</a>'
        '<a href="#top">C</a><a href="#töp">D</a>',
    )
    project.write("site/a.css", "p { background: url(lost.png) }")
    # A link by the site's own address, as a page has it in its head.
    project.write("site/404.html", '<a href="/lost/">A</a><a href="http://127.0.0.1:8000/gone/">B</a>')
    project.write(
        "site/page/index.html",
        '<a href="../nope/">A</a><img src="x.png"><a href="../#nowhere">B</a><a href="../#top">C</a>',
    )
    assert main(["--root", str(project.root), "--site", str(project.root / "site")]) == 1
    assert (
        capsys.readouterr().out
        == """\
404.html:1: the link to '/gone/' leads to nothing (404 File not found); correct it, or take it out
404.html:1: the link to '/lost/' leads to nothing (404 File not found); correct it, or take it out
a.css:1: the link to 'lost.png' leads to nothing (404 File not found); correct it, or take it out
docs/en/index.md:1: the link to '#töp' leads to a place that its page does not have; correct it, or take it out
docs/en/page.md:1: the link to '../#nowhere' leads to a place that its page does not have; correct it, or take it out
docs/en/page.md:1: the link to '../nope/' leads to nothing (404 File not found); correct it, or take it out
docs/en/page.md:1: the link to 'x.png' leads to nothing (404 File not found); correct it, or take it out
9 links followed: 7 to mend, 0 warnings
"""
    )


def test_websites_that_misbehave_are_told_apart_and_dead_after_three_weekly_misses(
    project: Project, no_names: None, capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        links, "check_quotes", lambda library, addresses, contact: read.extend(addresses) or []
    )
    good: Answer = (200, {}, b"<title>A</title><p id=there>")
    answers: dict[str, Answer] = {
        "/200": good,
        "/404": (404, {}, b""),
        "/410": (410, {}, b""),
        "/401": (401, {}, b""),
        "/403": (403, {}, b""),
        "/429": (429, {"Retry-After": "3600"}, b""),
        "/500": (500, {}, b""),
        "/503": (503, {}, b""),
        "/hang": hang,
        "/close": close,
        "/babble": babble,
        "/loop": (302, {"Location": "/loop"}, b""),
        "/moved": (301, {"Location": "/200"}, b""),
        "/moved-away": (302, {"Location": "/404"}, b""),
        "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /forbidden"),
        "/forbidden": good,
    }
    with answering(answers) as (address, asked):
        paths = [path for path in answers if path != "/robots.txt"] + ["/200#there"]
        # No page may link to such an address, so the links come in behind the check; and only the words of
        # the pages count, since the small project lacks what their frame links to.
        assert project.build().returncode == 0
        for file in (project.root / "site").rglob("index.html"):
            file.write_text(re.search("<main.*</main>", file.read_text(), re.DOTALL)[0])
        for name in ("404.html", "robots.txt", "sitemap.xml"):
            (project.root / "site" / name).unlink()
        page = project.root / "site/index.html"
        page.write_text(
            page.read_text()
            + '<a href="page/">A</a>'
            + "".join(f'<a href="{address}{path}">A</a>' for path in paths)
        )
        project.page(
            "".join(f"\n[Page {number}]({address}{path}).\n" for number, path in enumerate(paths))
            + "\nA fact [@nice-ng234].\n"
        )
        weeks = {
            f"{address}/404": ["2026-11-02", "2026-11-09"],
            f"{address}/hang": ["2026-11-02", "2026-11-09"],
            f"{address}/500": ["2026-11-09"],
            f"{address}/200": ["2026-11-02", "2026-11-09"],
            f"{address}/403": ["2026-11-02", "2026-11-09"],
            "https://no.longer.example/": ["2026-11-09"],
            "https://www.nice.org.uk/guidance/ng234": ["2026-11-02", "2026-11-09"],
        }
        project.write("link-misses.json", json.dumps(weeks))
        options = [
            "--site",
            str(project.root / "site"),
            "--external",
            "--timeout",
            "1",
            "--rate",
            "1000",
            "--pause",
            "0",
        ]
        assert main(["--root", str(project.root), *options], TODAY) == 1
    lines = [
        line for line in capsys.readouterr().out.replace(address, "http://here").splitlines() if "://" in line
    ]

    def line(path: str) -> int:
        return 15 + 2 * paths.index(path)

    assert lines == [
        (
            "docs/_data/sources.yml:8: https://www.nice.org.uk/guidance/ng234 of source 'nice-ng234'"
            " (docs/en/index.md, docs/en/page.md) is dead: gone (no such website) since the week of"
            " 2026-11-02; find where it went, or take it out; a saved copy may be at"
            " https://web.archive.org/web/2026*/https://www.nice.org.uk/guidance/ng234"
        ),
        (
            f"docs/en/page.md:{line('/404')}: http://here/404 is dead: gone (404 Not Found) since the week of"
            " 2026-11-02; find where it went, or take it out; a saved copy may be at"
            " https://web.archive.org/web/2026*/http://here/404"
        ),
        (
            f"docs/en/page.md:{line('/hang')}: http://here/hang is dead: slow (no answer in time) since the"
            " week of 2026-11-02; find where it went, or take it out; a saved copy may be at"
            " https://web.archive.org/web/2026*/http://here/hang"
        ),
        (
            "warning: docs/_data/sources.yml:16: https://www.who.int/breast-cancer of source"
            f" 'who-breast-cancer' (docs/en/index.md) is gone (no such website), {ONCE}"
        ),
        (
            "warning: docs/_data/sources.yml:25: https://daily.example.com/story of source 'daily-story'"
            f" (docs/en/index.md) is gone (no such website), {ONCE}"
        ),
        *(
            f"warning: docs/en/page.md:{line(path)}: http://here{path} {what}"
            for path, what in (
                ("/410", f"is gone (410 Gone), {ONCE}"),
                ("/401", "refuses programs (401 Unauthorized); look at it in a browser"),
                ("/403", "refuses programs (403 Forbidden); look at it in a browser"),
                ("/429", "refuses programs (429 Too Many Requests); look at it in a browser"),
                (
                    "/500",
                    (
                        "is failing (500 Internal Server Error),"
                        f" {ONCE.replace('1 weekly run', '2 weekly runs')}"
                    ),
                ),
                ("/503", f"is failing (503 Service Unavailable), {ONCE}"),
                ("/close", f"is failing (the connection broke off), {ONCE}"),
                ("/babble", f"is failing (the connection broke off), {ONCE}"),
                ("/loop", f"is failing (it leads round in circles), {ONCE}"),
                ("/moved-away", f"is gone (404 Not Found), {ONCE}"),
                ("/forbidden", "refuses programs (its robots.txt); look at it in a browser"),
            )
        ),
    ]
    text = (project.root / "link-misses.json").read_text().replace(address, "http://here")
    misses = json.loads(text)
    assert text == json.dumps(dict(sorted(misses.items())), indent=1) + "\n"
    this = ["2026-11-16"]
    assert misses == {
        **{f"http://here/{path}": this for path in ("410", "503", "close", "babble", "loop", "moved-away")},
        "https://www.who.int/breast-cancer": this,
        "https://daily.example.com/story": this,
        "http://here/500": ["2026-11-09", *this],
        "http://here/403": ["2026-11-02", "2026-11-09"],
        **{
            each: ["2026-11-02", "2026-11-09", *this]
            for each in ("http://here/404", "http://here/hang", "https://www.nice.org.uk/guidance/ng234")
        },
    }
    assert {agent for path, agent in asked if path != "/robots.txt"} == {
        "back-pain-signs (mailto:editors@example.org)"
    }
    times = {path: [each for each, _ in asked].count(path) for path, _ in asked}
    assert "/forbidden" not in times
    # Where a source is quoted, only a page that answered is read for the words.
    assert sorted(each.replace(address, "") for each in read) == ["/200", "/moved"]
    # Once, and once more for what was missed: nobody is asked again who said no.
    assert (times["/500"], times["/hang"], times["/403"], times["/429"]) == (2, 2, 1, 1)


def test_three_frozen_weeks() -> None:
    gone, refused, good = (
        {"https://a.org/": result} for result in ("404 Not Found", "403 Forbidden", "200 OK")
    )
    first = remember({}, gone, date(2026, 11, 4))
    assert first == {"https://a.org/": ["2026-11-02"]}
    assert remember(first, gone, date(2026, 11, 8)) == first, "a second run in a week counted"
    second = remember(first, gone, date(2026, 11, 9))
    assert second == {"https://a.org/": ["2026-11-02", "2026-11-09"]}
    assert remember(second, refused, date(2026, 11, 16)) == second
    assert remember(second, good, date(2026, 11, 16)) == {}
    assert remember(second, {}, date(2026, 11, 16)) == {}
    slow = {"https://a.org/": "ReadTimeout: HTTPSConnectionPool(host='a.org', port=443)"}
    assert remember(second, slow, date(2026, 11, 16)) == {
        "https://a.org/": ["2026-11-02", "2026-11-09", "2026-11-16"]
    }


def test_the_report_names_every_page_that_has_the_link(project: Project) -> None:
    project.page("\nSee [there](https://a.org/x), or [there](https://a.org/x/y).\n")
    project.page("\nSee [there](https://a.org/x).\n", "docs/en/other.md")
    assert [
        str(problem) for problem in report(project.root, {"https://a.org/x": "404 Not Found"}, {}, {}, TODAY)
    ] == [
        (
            "docs/en/other.md:15: https://a.org/x (docs/en/page.md) is gone (404 Not Found), in 0 weekly runs so"
            " far; nothing to do before it is missed in 3"
        )
    ]
    assert [
        (p.path, p.line) for p in report(project.root, {"https://a.org/x/y": "500 Oh"}, {}, {}, TODAY)
    ] == [("docs/en/page.md", 15)]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (
            "SSLError: HTTPSConnectionPool(host='a.org', port=443): Max retries exceeded",
            ("failing", "its certificate"),
        ),
        (
            "ConnectTimeout: HTTPSConnectionPool(host='a.org', port=443): timed out",
            ("slow", "no answer in time"),
        ),
        ("451 Unavailable For Legal Reasons", ("refused", "451 Unavailable For Legal Reasons")),
        (
            (
                "ConnectionError: HTTPSConnectionPool(host='40.org', port=443): Max retries exceeded with"
                " url: /404 (Caused by NewConnectionError('Connection refused'))"
            ),
            ("failing", "the connection broke off"),
        ),
    ],
)
def test_other_results(result: str, state: tuple[str, str]) -> None:
    assert state_of(result) == state


def test_without_a_network_nothing_is_remembered(project: Project, no_names: None, capsys) -> None:
    project.write("site/index.html", '<a href="https://a.example/">A</a><a href="http://127.0.0.1:9/">B</a>')
    site = str(project.root / "site")
    assert main(["--root", str(project.root), "--site", site, "--external", "--pause", "0"], TODAY) == 2
    assert (
        capsys.readouterr().err
        == "make: no other website answered; is there a network? Nothing was remembered\n"
    )
    assert not (project.root / "link-misses.json").exists()


def test_a_site_that_cannot_be_built_and_a_checker_that_breaks(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    project.page("\nA fact [@nice-ng23].\n")
    assert main(["--root", str(project.root)]) == 2
    assert capsys.readouterr().err == "make: the site cannot be built; 'make build' says why\n"
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho 'one line'>&2; echo 'it is broken' >&2; exit 2\n")
    broken.chmod(0o755)
    monkeypatch.setattr(link_checker, "_PROGRAM", [str(broken)])
    (tmp_path / "site").mkdir()
    assert main(["--root", str(project.root), "--site", str(tmp_path / "site")]) == 2
    assert capsys.readouterr().err == "make: LinkChecker broke off: it is broken\n"
