"""A source's own words: in the data, in the link that leads to them, and on pages that have changed since."""

import io
from dataclasses import replace

import pytest
import typst
from pypdf import PdfWriter

from answering import Answer, answering, close
from content.library import Library, load_library
from content.quotes import address_of
from project import TODAY, Project
from tools.quotes import check_quotes

WORDS = "Call 999 for new weakness"
PLACES = f"places: [{{locator: section 1.3, quote: {WORDS}}}]"


@pytest.fixture
def quoted(project: Project) -> Project:
    """The project with a quote at the place that its page and a sign cite."""
    text = (project.root / "docs/_data/sources.yml").read_text()
    project.write("docs/_data/sources.yml", text.replace("extent: excerpt", f"extent: excerpt, {PLACES}"))
    return project


def respell(project: Project, places: str) -> list[str]:
    text = (project.root / "docs/_data/sources.yml").read_text()
    project.write("docs/_data/sources.yml", text.replace(PLACES, places))
    return project.check()


def test_a_quote_at_a_place_that_is_cited_is_right(quoted: Project) -> None:
    assert quoted.check() == []
    source = load_library(quoted.root, TODAY)[0].sources["nice-ng234"]
    assert source.quotes == {"section 1.3": WORDS}


@pytest.mark.parametrize(
    ("places", "problem"),
    [
        (
            "places: [{locator: section 1.3, quote: " + "word " * 30 + "}]",
            (
                "9: a place of source 'nice-ng234' has a wrong 'quote': it has 30 words, and at most 25 may be "
                "quoted; correct it"
            ),
        ),
        (
            "places: [{locator: section 1.3, quote: New weakness}]",
            (
                "9: a place of source 'nice-ng234' has a wrong 'quote': it has fewer than 4 words, which stand in "
                "many places; correct it"
            ),
        ),
        (
            "places: [{locator: section 1.3}]",
            "9: a place of source 'nice-ng234' has no 'quote'; add a line 'quote: ...'",
        ),
        (
            "places: [section 1.3]",
            "9: a place of source 'nice-ng234' is not a list of keys and values; write 'key: value' lines below it",
        ),
        (
            f"places: [{{locator: section 1.3, quote: {WORDS}}}, {{locator: section 1.3, quote: {WORDS} too}}]",
            "9: source 'nice-ng234' has the place 'section 1.3' twice; keep the words that say most",
        ),
        (
            f"places: [{{locator: section 9, quote: {WORDS}}}]",
            (
                "9: nothing here cites the place 'section 9' of source 'nice-ng234'; write the place as the citation "
                "has it, or take it out"
            ),
        ),
    ],
)
def test_a_quote_that_is_none_is_told_at_its_line(quoted: Project, places: str, problem: str) -> None:
    assert f"docs/_data/sources.yml:{problem}" in respell(quoted, places)


def test_quotes_and_brackets_are_words_like_others(quoted: Project) -> None:
    words = """He said "go [now]", 'at once': it's so - 100 % <sure>"""
    assert respell(
        quoted, f"places: [{{locator: section 1.3, quote: '{words.replace(chr(39), chr(39) * 2)}'}}]"
    ) == ["docs/_data/sources.yml:9: '<sure>' is HTML; take it out, and leave the words"]
    plain = words.replace("<sure>", "sure")
    assert address_of("https://a.org/b", plain) == (
        "https://a.org/b#:~:text=He%20said%20%22go%20%5Bnow%5D%22%2C%20%27at%20once%27%3A%20it%27s%20so%20%2D%20"
        "100%20%25%20sure"
    )
    assert address_of("https://a.org/b#part", "a b  c-d").endswith("/b#part:~:text=a%20b%20c%2Dd")


PAGE = f"<html><head><title>x</title></head><body><p>{WORDS}.</p></body></html>"


def pdf(text: str) -> bytes:
    made = typst.compile(f"#set page(width: 60mm)\n{text}".encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def empty_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(made := io.BytesIO())
    return made.getvalue()


def look(
    project: Project, answer: Answer, others: dict[str, Answer] | None = None, words: str = WORDS
) -> list[str]:
    """What is said of a source whose page answers so; its address is written as http://here."""
    with answering({"/source": answer, **(others or {})}) as (address, _):
        library = load_library(project.root, TODAY)[0]
        known = library.sources["nice-ng234"]
        library.sources["nice-ng234"] = replace(
            known, url=f"{address}/source", quotes={"section 1.3": words}, quote_lines={"section 1.3": 9}
        )
        found = check_quotes(library, {f"{address}/source"}, "editors@example.org")
        return [
            ("warning: " * (each.level == "warning") + str(each)).replace(address, "http://here")
            for each in found
        ]


HTML = {"Content-Type": "text/html"}
UTF_16 = {"Content-Type": "text/html; charset=utf-16"}


@pytest.mark.parametrize(
    "answer",
    [
        (200, HTML, PAGE.encode()),
        (200, HTML, PAGE.replace("new weakness", "<b>new</b> weak<i>ness</i>").encode()),
        (200, HTML, PAGE.replace("for new", "for\u00a0new\n   \u00ad").encode()),
        (200, HTML, PAGE.replace("Call 999", "“CALL — 999”").encode()),
        (200, HTML, PAGE.replace("Call", "<ul><li>One</li></ul><div>Call</div>").encode()),
        (200, UTF_16, PAGE.encode("utf-16")),
        (200, HTML, PAGE.replace("<title>", '<meta charset="iso-8859-1"><title>é').encode("latin-1")),
        (200, {"Content-Type": "application/pdf"}, pdf(f"Some words before. {WORDS}, and some after them.")),
        # A server that does not say what it sends.
        (200, {"Content-Type": "application/octet-stream"}, pdf(WORDS)),
    ],
)
def test_a_page_that_still_says_it_is_not_told(quoted: Project, answer: Answer) -> None:
    assert look(quoted, answer) == []


def test_letters_with_accents_are_found_in_their_encodings(quoted: Project) -> None:
    page, words = "<p>La fièvre est un signe à voir.</p>", "La fièvre est un signe"
    for charset in ("utf-8", "iso-8859-1", "windows-1252", "utf-16"):
        told = {"Content-Type": f"text/html; charset={charset}"}
        assert look(quoted, (200, told, page.encode(charset)), words=words) == [], charset


STILL = "nobody can tell if http://here/source of source 'nice-ng234' still says what we quote: "


def changed(moved: str = "") -> list[str]:
    what = f"http://here/source{moved} no longer says '{WORDS}'; read it anew, then correct the statement, or the quote in docs/_data/sources.yml:9"
    return [
        f"docs/en/page.md:15: the source has changed under us: 'A fact.' rests on 'nice-ng234', but {what}",
        (
            "docs/_data/signs.yml:4: the source has changed under us: 'you have new weakness in an arm or a leg' rests "
            f"on 'nice-ng234', but {what}"
        ),
    ]


@pytest.mark.parametrize(
    ("answer", "others", "said"),
    [
        ((200, HTML, PAGE.replace("new weakness", "any weakness").encode()), {}, changed()),
        ((200, HTML, PAGE.replace("<p>", "<!-- ").replace("</p>", " -->").encode()), {}, changed()),
        ((200, HTML, b"<p>This page is no more.</p>"), {}, changed()),
        ((200, {"Content-Type": "application/pdf"}, pdf("Other words.")), {}, changed()),
        # Moved, with its words and without.
        ((301, {"Location": "/new"}, b""), {"/new": (200, HTML, PAGE.encode())}, []),
        (
            (301, {"Location": "/new"}, b""),
            {"/new": (200, HTML, b"<h1>Home</h1>")},
            changed(", which leads to http://here/new now,"),
        ),
        ((301, {"Location": "/source/"}, b""), {"/source/": (200, HTML, b"<h1>Home</h1>")}, changed()),
        (
            (200, HTML, f"<script>show('{WORDS}')</script><p>One moment</p>".encode()),
            {},
            [
                (
                    f"warning: docs/_data/sources.yml:2: {STILL}'{WORDS}' stands in a script of its page, which a program "
                    "cannot run; look at it in a browser"
                )
            ],
        ),
        (
            (302, {"Location": "/login"}, b""),
            {"/login": (200, HTML, b'<form><input name="u"><input type="password"></form>')},
            [
                f"warning: docs/_data/sources.yml:2: {STILL}it asks its readers to sign in; look at it in a browser"
            ],
        ),
        (
            (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7\nnothing of the kind"),
            {},
            [
                f"warning: docs/_data/sources.yml:2: {STILL}it is a PDF that cannot be read; look at it in a browser"
            ],
        ),
        (
            (200, {"Content-Type": "application/pdf"}, empty_pdf()),
            {},
            [f"warning: docs/_data/sources.yml:2: {STILL}it is a PDF of pictures; look at it in a browser"],
        ),
        (
            # Two seconds of work for every Python.
            (200, HTML, b"<p>a" * 1_000_000),
            {},
            [
                f"warning: docs/_data/sources.yml:2: {STILL}it sent something that cannot be read; look at it in a browser"
            ],
        ),
        (
            (503, HTML, b""),
            {},
            [
                f"warning: docs/_data/sources.yml:2: {STILL}it answers with an error (503); look at it in a browser"
            ],
        ),
        (
            close,
            {},
            [
                (
                    f"warning: docs/_data/sources.yml:2: {STILL}it broke off in the middle of its answer; look at it in a "
                    "browser"
                )
            ],
        ),
    ],
)
def test_a_page_that_says_it_no_longer_is_told_with_each_statement(
    quoted: Project, answer: Answer, others: dict[str, Answer], said: list[str]
) -> None:
    assert look(quoted, answer, others) == said


def test_a_page_that_lets_no_program_in_is_not_asked(quoted: Project) -> None:
    library: Library = load_library(quoted.root, TODAY)[0]
    assert list(check_quotes(library, set(), "editors@example.org")) == []
