"""Nothing in a page can run or fetch, and every anchor that the check knows is one that the build makes."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.library import load_library
from content.pages import load_page
from editing.left_over import check_left_over
from editing.link_rules import LISTS, anchors, check_links
from project import PAGE, TODAY, Project, make_project
from real_site import LIBRARY, PAGES
from showing import show


class _Danger(HTMLParser):
    """Collects what a browser would run or fetch, other than the site's own elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "style", "base", "meta", "svg"):
            self.found.append(tag)
        for name, value in attributes:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            unsafe = re.match(r"(?!https:|tel:|mailto:)[a-z][a-z0-9+.-]*:", address)
            if name.startswith("on") or (name in ("href", "src") and unsafe):
                self.found.append(f"{name}={value}")
            if tag == "img" and re.match(r"[a-z]+:|//", address):
                self.found.append(f"img {value}")


# Pieces of pages that attack a reader; put together at random, also in ways that no one has thought of.
PIECES = [
    "<script>",
    "</script>",
    "alert(1)",
    "<img src=x onerror=alert(1)>",
    "<iframe src=//x>",
    "<svg/onload=x>",
    "<form>",
    "[a](javascript:x)",
    "[a]( javascript:x )",
    "[a](<javascript:x>)",
    "[a](java\nscript:x)",
    "[a](JAVASCRIPT&colon;x)",
    "[a](data:text/html,x 'title')",
    "![a](data:image/png;base64,A)",
    "![a](//x.example/y)",
    "![a][r]",
    "[a][r]",
    "[r]",
    "\n\n[r]: javascript:x\n\n",
    "<javascript:x>",
    "<!--",
    "-->",
    "`",
    "```\n",
    "\n\n",
    "\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "words ",
    "\\",
    "*",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    '"',
    "'",
    "&lt;",
    "&#106;",
    "://",
    "# ",
    "<!-- For editors. -->\n",
]


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory):
    """Check a page's body, and if no problem is found, show it as the site would: the problems, and what is
    dangerous.
    """
    project = make_project(tmp_path_factory.mktemp("links"))
    library = load_library(project.root, TODAY)[0]

    def both(body: str) -> tuple[list[str], list[str]]:
        (project.root / "docs/en/page.md").write_text(PAGE + "\n" + body, encoding="utf-8")
        page, _ = load_page(project.root, "docs/en/page.md", TODAY)
        library.pages["docs/en/page.md"] = page
        if problems := [*check_links(library), *check_left_over(library)]:
            return [str(problem) for problem in problems], []
        danger = _Danger()
        danger.feed(show(library, body))
        danger.close()
        return [], danger.found

    return both


@pytest.mark.parametrize("piece", [piece for piece in PIECES if re.match(r"<[a-z]|!?\[a\]\(", piece)])
def test_each_known_attack_is_found(writing, piece: str) -> None:
    assert writing(f"Words {piece} words.\n")[0], piece


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_whatever_would_run_or_fetch_is_a_problem(writing, body: str) -> None:
    assert writing(body)[1] == []


def test_the_anchors_of_the_check_are_those_of_the_build(site: Path) -> None:
    pages = {
        address: page
        for address, page in PAGES.items()
        if not any(block.name in LISTS for block in page.blocks)
    }
    assert len(pages) > 10
    for address, page in pages.items():
        html = (site / address / "index.html").read_text(encoding="utf-8")
        # Some pages cite nothing, and have no list of references.
        assert anchors(LIBRARY, page) - set(re.findall(r'\bid="([^"]*)"', html)) <= {"references"}, page.path


@pytest.mark.parametrize(
    "block", ["changes", "claim some supported", "countries", "glossary", "search", "sources"]
)
def test_a_block_with_entries_may_have_the_anchor_of_a_link(project: Project, block: str) -> None:
    words = "## A part\n\nOf the entry [some](page.md#some).\n"
    for body, told in ((words, 1), (f"::: {block}\n\n{words}", 0)):
        project.page(f"\n{body}")
        assert len(check_links(load_library(project.root, TODAY)[0])) == told
