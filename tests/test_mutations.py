"""Whatever a file holds, the check says what is wrong with it: it never breaks off, and is soon done."""

import random
import time

import pytest

from mutations import spoil
from project import Project

MORE = {
    "docs/_data/glossary.yml": (
        "terms:\n- id: mri\n  term: {en: MRI}\n  also: {en: [MRI scan]}\n  plain: {en: a scan}\n"
        "  sources: [{source: nice-ng234}]\n"
    ),
    "docs/_data/figures.yml": (
        "figures:\n- id: one\n  kind: people\n  of: 10\n  title: {en: A title}\n  caption: {en: A caption.}\n"
        "  rows:\n  - {marked: 1, text: {en: one}}\n  sources: [{source: nice-ng234}]\n"
    ),
    "docs/_data/countries.yml": (
        "countries:\n- code: GB\n  name: {en: United Kingdom}\n  emergency:\n  - number: '999'\n"
        "    for: {en: an ambulance}\n    sources: [{source: nice-ng234}]\n  first-contact:\n"
        "    text: {en: A doctor.}\n"
    ),
    "docs/_data/redirects.yml": "old.md: page.md\n",
    "docs/_data/ready.yml": "done:\n- {what: number, about: GB 999, by: Jan Doe, date: '2026-11-22'}\n",
    "docs/_data/style.yml": (
        "banned:\n  journey: time\nspelling:\n  color: colour\nallowed: [car journey]\nnames: [India]\n"
    ),
    "mkdocs.yml": "docs_dir: docs/en\nnav:\n  - index.md\n  - Part:\n    - page.md\n",
}
FILES = (
    *MORE,
    "docs/en/page.md",
    "docs/en/index.md",
    "docs/_data/signs.yml",
    "docs/_data/sources.yml",
    "docs/_data/organizations.yml",
)
# Each spoils every file a few times. More of them, and bigger ones, belong to a run of its own.
SEEDS = range(6)
LONGEST = 2.0


@pytest.fixture
def whole(project: Project) -> Project:
    """A project with every data file, and no problem."""
    for path, text in MORE.items():
        project.write(path, text)
    assert [line for line in project.check() if not line.startswith("warning: ")] == []
    return project


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoilt_file_is_told_of_and_nothing_breaks_off(whole: Project, seed: int) -> None:
    chance = random.Random(seed)
    found = 0
    for path in FILES:
        right = (whole.root / path).read_bytes()
        for _ in range(3):
            spoilt = spoil(right.decode(), chance)
            whole.write(path, spoilt.encode("utf-8", "surrogatepass"))
            begun = time.process_time()
            problems = whole.check()
            assert time.process_time() - begun < LONGEST, f"{path} in seed {seed}"
            assert all(line.count(": ") and "; " in line for line in problems)
            found += bool(problems)
        whole.write(path, right)
    # Most of what was done has to be seen, or the test looks at nothing.
    assert found > len(FILES)
