"""The list of parts on a long page."""

from bs4 import BeautifulSoup

from content.library import load_library
from project import PAGE, TODAY, Project
from rendering.contents import _LONG
from showing import show


def listed(project: Project, body: str, before: str = PAGE) -> list[tuple[str, str]]:
    """The address and the words of each part in the list of a page with this body; none if it has no list."""
    soup = BeautifulSoup(show(load_library(project.root, TODAY)[0], body, before), "html.parser")
    return [(str(link["href"]), link.text) for link in soup.select("nav.contents a")]


def test_a_page_longer_than_four_screens_lists_its_parts(project: Project) -> None:
    long = "word " * _LONG
    body = f"## One [part](#another-part)\n\n{long}\n\n::: care-card emergency routine\n\n## Another part\n\n::: fold\n\nWords.\n"
    # The ambulance is in the bar.
    assert listed(project, body) == [
        ("#one-part", "One part"),
        ("#card-routine", "When to ring in the next days"),
        ("#another-part", "Another part"),
    ]


def test_two_cards_of_one_speed_are_told_apart_by_their_headings(project: Project) -> None:
    signs = (project.root / "docs/_data/signs.yml").read_text()
    start, end = signs.index("- id: routine"), signs.index("checklists:")
    other = (
        signs[start:end]
        .replace("routine", "other")
        .replace("See a doctor if:", "Ring if:")
        .replace("ache", "stiff")
    )
    stiff = "- {id: stiff, text: {en: you are stiff}, sources: [{source: who-breast-cancer}]}\ncards:\n"
    project.write("docs/_data/signs.yml", (signs[:end] + other + signs[end:]).replace("cards:\n", stiff, 1))
    body = f"{'word ' * _LONG}\n\n::: care-card routine other\n"
    assert listed(project, body) == [("#card-routine", "See a doctor if…"), ("#card-other", "Ring if…")]


def test_what_is_folded_makes_no_page_long(project: Project) -> None:
    assert not listed(project, f"## One part\n\nWords.\n\n## Another part\n\n::: fold\n\n{'word ' * _LONG}\n")
    assert not listed(project, "word " * _LONG)


def test_it_stands_under_the_message_and_the_numbers_to_ring(project: Project) -> None:
    body = f"First words.\n\n## One part\n\n{'word ' * _LONG}\n"
    soup = BeautifulSoup(show(load_library(project.root, TODAY)[0], body), "html.parser")
    around = [element.get("class") or element.name for element in soup.find_all(recursive=False)]
    assert around[:4] == ["h1", ["lead"], ["contents"], "p"]


def test_a_sheet_to_print_has_none(project: Project) -> None:
    body = f"## One part\n\n{'word ' * _LONG}\n"
    assert listed(project, body)
    assert not listed(project, body, PAGE.replace("title:", "handout: page\ntitle:"))
