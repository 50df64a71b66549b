"""Which sources were taken back, from Crossref's answers as it gives them, and from every way not to answer."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from answering import Answer, answering, babble, close, drip, hang
from project import Project
from tools import answers
from tools.retractions import main

DOI = "10.1136/bmj.p1973"
WORK = "/works/10.1136%2Fbmj.p1973"
NOTICES = "/works?filter=updates:10.1136%2Fbmj.p1973&rows=50"
# The form of Crossref's own records (its REST API, 2025): here an article without notices, with invented
# words.
ARTICLE = {
    "DOI": DOI,
    "type": "journal-article",
    "title": ["A study"],
    "issued": {"date-parts": [[2023, 9, 4]]},
}
NONE = {
    "total-results": 0,
    "items": [],
    "items-per-page": 50,
    "query": {"start-index": 0, "search-terms": None},
}


def update(kind: str, source: str, doi: str = "10.1136/bmj.q1", day: tuple[int, ...] = (2024, 3, 1)) -> dict:
    """One entry of `updated-by` or `update-to`."""
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.capitalize(),
        "source": source,
        "record-id": "1",
        "updated": {
            "date-parts": [list(day)],
            "date-time": "2024-03-01T00:00:00Z",
            "timestamp": 1709251200000,
        },
    }


def said(message: object) -> Answer:
    """Crossref's envelope round a message."""
    return (
        200,
        {"Content-Type": "application/json"},
        json.dumps(
            {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": message}
        ).encode(),
    )


@pytest.fixture
def crossref(project: Project, monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Give the project's first source a DOI, and put a Crossref with these answers in place of the real one."""
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write(
        "docs/_data/sources.yml",
        sources.replace("  URL: https://www.nice", f"  DOI: {DOI}\n  URL: https://www.nice"),
    )

    @contextmanager
    def serve(told: dict[str, Answer]) -> Iterator[list[tuple[str, str]]]:
        with answering(told) as (address, asked):
            monkeypatch.setenv("CROSSREF", address)
            monkeypatch.setattr(answers, "SECONDS", 0.5)
            yield asked

    return serve


def test_nothing_was_taken_back(project: Project, crossref: Callable, capsys) -> None:
    work = {**ARTICLE, "updated-by": [update("correction", "publisher")]}
    with crossref({WORK: said(work), NOTICES: said(NONE)}) as asked:
        assert main(["--root", str(project.root)]) == 0
    assert capsys.readouterr().out == "1 of 1 source with a DOI looked up\n"
    assert asked == [
        (WORK, "back-pain-signs (mailto:editors@example.org)"),
        (NOTICES, "back-pain-signs (mailto:editors@example.org)"),
    ]


TAKEN_BACK = (
    "docs/_data/sources.yml:2: source 'nice-ng234' has been taken back ({}); add \"retracted: '2024-03-01'\" "
    "below its 'custom:'; then 'make check' names each place that rests on it"
)
NOTICE = {"DOI": "10.1136/bmj.q1", "title": ["Retraction of many"]}


@pytest.mark.parametrize(
    ("work", "notices", "line"),
    [
        (
            {"updated-by": [update("correction", "publisher"), update("retraction", "publisher")]},
            [],
            TAKEN_BACK.format("retraction of 2024-03-01, notice 10.1136/bmj.q1, says its publisher"),
        ),
        (
            {"updated-by": [update("retraction", "retraction-watch")]},
            [],
            TAKEN_BACK.format("retraction of 2024-03-01, notice 10.1136/bmj.q1, says Retraction Watch"),
        ),
        (
            {},
            [
                {
                    **NOTICE,
                    "update-to": [
                        update("retraction", "retraction-watch", "10.1/another", (2020, 1, 1)),
                        update("withdrawal", "publisher", DOI.upper()),
                    ],
                }
            ],
            TAKEN_BACK.format("withdrawal of 2024-03-01, notice 10.1136/bmj.q1, says its publisher"),
        ),
        (
            {"updated-by": [update("retraction", "retraction-watch")]},
            [{**NOTICE, "update-to": [update("retraction", "publisher", DOI)]}],
            TAKEN_BACK.format(
                "retraction of 2024-03-01, notice 10.1136/bmj.q1, says Retraction Watch and its publisher"
            ),
        ),
        (
            {
                "updated-by": [
                    update("expression_of_concern", "publisher"),
                    update("partial_retraction", "publisher"),
                ]
            },
            [],
            TAKEN_BACK.format("partial retraction of 2024-03-01, notice 10.1136/bmj.q1, says its publisher"),
        ),
    ],
)
def test_a_retraction_in_either_field_and_of_either_source(
    project: Project, crossref: Callable, capsys, work: dict, notices: list, line: str
) -> None:
    with crossref({WORK: said({**ARTICLE, **work}), NOTICES: said({**NONE, "items": notices})}):
        assert main(["--root", str(project.root)]) == 1
    assert capsys.readouterr().out == f"{line}\n1 of 1 source with a DOI looked up\n"


def test_doubt_is_told_and_fails_nothing(project: Project, crossref: Callable, capsys) -> None:
    doubt = {**ARTICLE, "updated-by": [update("expression_of_concern", "publisher")]}
    with crossref({WORK: said(doubt), NOTICES: said(NONE)}):
        assert main(["--root", str(project.root)]) == 0
    assert (
        capsys.readouterr().out.splitlines()[0]
        == "docs/_data/sources.yml:2: there is doubt about source 'nice-ng234' (expression of concern of"
        " 2024-03-01, notice 10.1136/bmj.q1, says its publisher); read the notice, and say on the pages"
        " what it means for them"
    )


def test_what_is_marked_already_is_not_asked(project: Project, crossref: Callable, capsys) -> None:
    sources = (project.root / "docs/_data/sources.yml").read_text()
    project.write(
        "docs/_data/sources.yml",
        sources.replace("extent: excerpt}", "extent: excerpt, retracted: '2024-03-01'}"),
    )
    with crossref({}) as asked:
        assert main(["--root", str(project.root)]) == 0
    assert (capsys.readouterr().out, asked) == ("0 of 0 sources with a DOI looked up\n", [])


NOT_LOOKED_UP = (
    "docs/_data/sources.yml:2: source 'nice-ng234' was not looked up: Crossref {}; see that its DOI "
    f"'{DOI}' is right, and run 'make retractions' again\n0 of 1 source with a DOI looked up\n"
)
UNREADABLE = "sent something that cannot be read"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "does not know it (404)"),
        (
            {WORK: (429, {"Retry-After": "60"}, b"")},
            "asks for fewer questions (429); wait an hour, then try again",
        ),
        ({WORK: (500, {}, b"")}, "answers with an error (500)"),
        ({WORK: (503, {}, b"")}, "answers with an error (503)"),
        ({WORK: (403, {}, b"")}, "answers with an error (403)"),
        ({WORK: (200, {}, b"<html>Maintenance</html>")}, UNREADABLE),
        ({WORK: (200, {}, b"\xff\xfe\x00")}, UNREADABLE),
        ({WORK: (200, {}, b'{"message": 3}')}, UNREADABLE),
        ({WORK: (200, {}, b'["message"]')}, UNREADABLE),
        ({WORK: said({"updated-by": 7}), NOTICES: said(NONE)}, UNREADABLE),
        (
            {WORK: said({"updated-by": [{"type": "retraction", "updated": None}]}), NOTICES: said(NONE)},
            UNREADABLE,
        ),
        ({WORK: said(ARTICLE), NOTICES: said({"items": ["?"]})}, UNREADABLE),
        ({WORK: hang}, "did not answer in full within 0.5 seconds"),
        ({WORK: drip}, "did not answer in full within 0.5 seconds"),
        ({WORK: close}, "broke off in the middle of its answer"),
        ({WORK: babble}, "broke off in the middle of its answer"),
        ({WORK: said(ARTICLE)}, "does not know it (404)"),
    ],
)
def test_every_failure_is_one_clear_line(
    project: Project, crossref: Callable, capsys, told: dict, words: str
) -> None:
    with crossref(told):
        assert main(["--root", str(project.root)]) == 2
    assert capsys.readouterr().out == NOT_LOOKED_UP.format(words)


def test_an_answer_without_end_is_not_read_to_the_end(
    project: Project, crossref: Callable, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES", 1000)
    with crossref({WORK: said({**ARTICLE, "abstract": "x" * 1000})}):
        assert main(["--root", str(project.root)]) == 2
    assert capsys.readouterr().out == NOT_LOOKED_UP.format("did not answer in full within 0.5 seconds")


def more_dois(project: Project) -> None:
    """Five sources with a DOI."""
    sources = (project.root / "docs/_data/sources.yml").read_text()
    more = "".join(
        f"- {{id: more-{n}, type: article, title: A, publisher: B, accessed: '2026-11-22', DOI: 10.1136/{n}, "
        f"URL: 'https://www.who.int/{n}', "
        "custom: {organization: who, checked: '2026-11-22', copy: live, extent: full}}\n"
        for n in range(4)
    )
    project.write("docs/_data/sources.yml", sources + more)


def test_without_a_network_it_asks_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, crossref: Callable, capsys
) -> None:
    more_dois(project)
    monkeypatch.setenv("CROSSREF", "http://127.0.0.1:9")
    assert main(["--root", str(project.root)]) == 2
    one = NOT_LOOKED_UP.format("cannot be reached; is there a network?")
    assert capsys.readouterr().out == one.replace("1 source", "5 sources")


@pytest.mark.parametrize(("status", "asked_of"), [(404, 5), (429, 1), (500, 3)])
def test_it_stops_when_the_other_questions_would_fail_too(
    project: Project, crossref: Callable, capsys, status: int, asked_of: int
) -> None:
    more_dois(project)
    told: dict[str, Answer] = {
        WORK: (status, {}, b""),
        **{f"/works/10.1136%2F{n}": (status, {}, b"") for n in range(4)},
    }
    with crossref(told) as asked:
        assert main(["--root", str(project.root)]) == 2
    assert len(asked) == asked_of
    assert capsys.readouterr().out.splitlines()[-1] == "0 of 5 sources with a DOI looked up"


def test_one_failure_does_not_hide_a_retraction(project: Project, crossref: Callable, capsys) -> None:
    more_dois(project)
    bad = {**ARTICLE, "updated-by": [update("retraction", "publisher")]}
    with crossref({"/works/10.1136%2F3": said(bad), "/works?filter=updates:10.1136%2F3&rows=50": said(NONE)}):
        assert main(["--root", str(project.root)]) == 1
    assert "source 'more-3' has been taken back" in capsys.readouterr().out
