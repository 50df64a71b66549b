"""Hostile text through every text of every data file and front matter, and every setting: the check refuses it at its line,
or every file that a build writes, read as its own readers read it, has it as it was written."""

import re
import subprocess
from pathlib import Path

import cmarkgfm
import pytest
from bs4 import BeautifulSoup

from content.interface import FORMS, INTERFACE
from content.languages import ENGLISH
from content.pages import FRONT_MATTER
from content.problems import Problem
from content.translation import TRANSLATION
from hostile import BITS, Fields, plain, read_back, text_keys, text_places, told
from project import DECIDED_BY_PUBLISHER, TODAY
from tools.as_markdown import code
from tools.as_markdown import plain as plain_markdown
from tools.changes import summary
from tools.check import annotation
from tools.schemas import FILES
from whole_project import make_whole_project

# No font of the handouts has it.
NOT_ON_PAPER = "\U0001f4de"
# Texts for editors, and words that nobody is shown but that are looked for.
NOT_SHOWN = ("although", "gaps", "left", "families", "done", "note", "banned", "spelling", "allowed", "names")


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Fields:
    with pytest.MonkeyPatch.context() as patch:
        for name in DECIDED_BY_PUBLISHER:
            patch.delenv(name, raising=False)
        return Fields(make_whole_project(tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module")
def passed(fields: Fields) -> dict[int, list[str]]:
    """What the check lets pass of all bits, by the number of each text that does not name something else."""
    names = fields.refused(dict.fromkeys(range(len(fields.places)), "word"))
    free = [number for number in range(len(fields.places)) if number not in names]
    refused = {bit: fields.refused(dict.fromkeys(free, bit)) for bit in BITS}
    return {number: [bit for bit in BITS if number not in refused[bit]] for number in free}


def test_the_project_has_every_text_that_there_is(fields: Fields) -> None:
    schemas = {**{name: kind.schema() for name, kind in FILES.items()}, "front matter": FRONT_MATTER.schema()}
    for name, schema in schemas.items():
        data = (
            [front for front, _ in fields.pages.values()] if name == "front matter" else [fields.data[name]]
        )
        given = {
            tuple(step for step in place if isinstance(step, str))
            for each in data
            for place in text_places(each, schema)
        }
        for keys in text_keys(schema):
            # A text in every language stands in one; English tells two kinds of number apart.
            if keys[-1] not in FORMS or keys[-1] in ("one", "other"):
                assert any(len(keys) == len(other) and all(map(_fits, keys, other)) for other in given), keys


def _fits(key: str, other: str) -> bool:
    return key in ("*", other)


def test_what_browsers_run_and_what_cannot_be_seen_is_refused_everywhere(
    passed: dict[int, list[str]],
) -> None:
    assert len(passed) > 200
    let_pass = {bit for bits in passed.values() for bit in bits}
    never = {"&quot;", "<b>", "</script>", "[x](javascript:y)", "\u202e", "\u200b", "\n", "\x00", "\u2028"}
    assert let_pass == set(BITS) - never
    # And what is harmless is let pass everywhere.
    assert all({'"q"', "'", "5<6", "s;t", "#(x)", "\u00e9"} <= set(bits) for bits in passed.values())


@pytest.mark.parametrize("part", [0, 1])
def test_what_passes_comes_back_from_every_output_as_it_was_written(
    fields: Fields, passed: dict[int, list[str]], part: int
) -> None:
    # In two parts, since a sentence has at most 20 words.
    put = {
        number: " ".join([bit for bit in bits if bit != NOT_ON_PAPER][part::2])
        for number, bits in passed.items()
    }
    long = fields.refused(put)
    put = {number: '"q" \' 5<6' if number in long else words for number, words in put.items()}
    fields.write(put)
    settings = {
        "SITE_NAME": "N \"' 5<6 > &",
        "PUBLISHER": "P < /script> \"' {{x}} ${x} #let & amp;",
        "FUNDING": "F \"' < b>",
    }
    built = fields.project.build(**settings)
    assert built.returncode == 0, built.stderr
    seen, read = set(), ""
    for name, text in read_back(fields.project.root / "site"):
        read += f"{plain(text)}\n"
        for found in re.finditer(r"zq([a-j]+)zq", plain(text)):
            number = fields.number(found[1])
            seen.add(number)
            want = plain(told(number, put[number]))
            # What a page is asked for is looked for without apostrophes.
            want = plain(want.replace("'", "")) if fields.places[number][1][1:2] == ("pages",) else want
            have = plain(text)[found.start() :]
            # Lines of a sheet of paper end anywhere.
            as_read = (
                (re.sub(r"\s", "", each) for each in (have, want)) if name.endswith(".pdf") else (have, want)
            )
            assert str.startswith(*as_read), f"{name}: {fields.places[number]}: {have[:200]}"
    for value in settings.values():
        assert value in read
    unseen = [fields.places[number] for number in put if number not in seen]
    # Of the interface, some words wait for their cause, such as a review of other words or a translation.
    # What translators keep to is for them.
    shown = [place for name, place in unseen if name not in (INTERFACE, TRANSLATION)]
    assert [place for place in shown if not set(NOT_SHOWN) & set(place)] == []
    waiting = [place for name, place in unseen if name == INTERFACE and ENGLISH in place]
    assert len(waiting) < 45, "\n".join(str(place[0]) for place in waiting)


def test_no_text_adds_a_rule_or_a_header(fields: Fields) -> None:
    """After the builds above, and before any: redirects and headers hold what they held."""
    fields.write({})
    assert fields.project.build().returncode == 0
    site = fields.project.root / "site"
    plainly = {name: (site / name).read_text() for name in ("_headers", "_redirects", "robots.txt")}
    put = {number: "x" for number, (name, _) in enumerate(fields.places) if name.endswith("interface.yml")}
    # With that word more, a sentence can be too long.
    long = fields.refused(put)
    fields.write({number: "x" for number in put if number not in long})
    assert fields.project.build().returncode == 0
    assert {name: (site / name).read_text() for name in plainly} == plainly


@pytest.mark.parametrize("bit", BITS, ids=ascii)
def test_a_log_keeps_it_in_its_annotation(bit: str) -> None:
    line = annotation(
        Problem(f"docs/en/{bit}::,x.md", 3, f"'{bit}' is\nwrong\r::error::x", "mend %0A it"), "error"
    )
    # As https://github.com/actions/runner reads a command: to the end of its line, then by its escapes.
    assert line.count("\n") == line.count("\r") == 0
    match = re.fullmatch(r"::error file=([^:,]*),line=3::(.*)", line, re.DOTALL)
    assert match, line
    path, words = (
        re.sub("%(25|0A|0D|3A|2C)", lambda code: chr(int(code[1], 16)), each) for each in match.groups()
    )
    assert path == f"docs/en/{bit}::,x.md"
    assert words == f"'{bit}' is\nwrong\r::error::x; mend %0A it"


@pytest.mark.parametrize("bit", BITS, ids=ascii)
def test_markdown_shows_it_as_it_stands(bit: str) -> None:
    words = f"a{bit}b {bit} `{bit}` ``c"
    table = f"| head |\n|---|\n| {plain_markdown(words)} |\n\n- {code(words)}\n"
    html = BeautifulSoup(
        cmarkgfm.github_flavored_markdown_to_html(table, cmarkgfm.Options.CMARK_OPT_UNSAFE), "html.parser"
    )
    shown = [plain(each.get_text()) for each in (html.find("td"), html.find("li"))]
    # A character that is none is shown as such.
    assert shown == [plain(words).replace("\x00", "\ufffd")] * 2
    assert html.find(["script", "b", "a", "em"]) is None or bit == "//evil.example"


def test_the_summary_of_a_change_shows_a_reviewer_as_written(tmp_path: Path) -> None:
    make_whole_project(tmp_path)
    for command in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "All"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    page = tmp_path / "docs/en/everything.md"
    page.write_text(
        page.read_text()
        .replace("by: Jan Doe", "by: 'A | B *c* [d](https://evil.example) `e` <f'")
        .replace("A fact", "A new fact")
    )
    *_, table = "\n".join(summary(tmp_path, "main", TODAY)[0]).partition("| page |")
    html = BeautifulSoup(cmarkgfm.github_flavored_markdown_to_html("| page |" + table), "html.parser")
    assert "A | B *c* [d](https://evil.example) `e` <f" in html.find_all("td")[2].get_text()
    assert not html.find(["em", "code"])
