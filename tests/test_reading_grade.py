"""The reading grade, against values worked out by hand from its formula."""

import pytest

from content.pages import _parse
from editing.reading_grade import page_grade
from editing.syllables import syllables
from project import PAGE, Project
from tools.grades import main


# "hypercalcaemia" is not in the dictionary; its groups of vowels come to five, one too few.
@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1),
        ("cancer", 2),
        ("emergency", 4),
        ("tumour", 2),
        ("doctor's", 2),
        ("oestrogen", 3),
        ("1,000", 1),
        ("hypercalcaemia", 5),
        ("the", 1),
        ("numb", 1),
        ("made", 1),
        ("people", 2),
    ],
)
def test_counts_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_each_list_item_is_a_sentence_and_headings_and_citations_do_not_count() -> None:
    page, _ = _parse(
        "docs/en/page.md",
        PAGE.replace("Most back pain is not cancer.", "Go now.")
        + "\n## Multidisciplinary considerations\n\nGo now [@nice-ng234, recommendation]:\n\n- you go\n- we"
        " go\n",
    )
    # Go now. Go now: you go we go: 8 words of one syllable in 4 sentences.
    assert page_grade(page) == pytest.approx(0.39 * 8 / 4 + 11.8 * 1 - 15.59)


def test_the_grades_of_all_pages_are_listed_from_the_easiest_on(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.page("\nA considerably incomprehensible institutional recommendation [@nice-ng234].\n")
    assert main(["--root", str(project.root)]) == 0
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [place for _, place in told] == ["docs/en/index.md", "docs/en/page.md", "median"]
    easiest, hardest, median = (float(grade) for grade, _ in told)
    assert easiest < median < hardest
    assert median == pytest.approx((easiest + hardest) / 2, abs=0.11)
