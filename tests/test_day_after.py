"""What the documents ask people to do passes every test on the same day: all of it at once, a day ahead of
this machine's clock, as where an editor sits it may be.
"""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from day_after import CHORES, ENVIRONMENT, live_a_day
from kinds import EVERY
from project import DECIDED_BY_PUBLISHER, ROOT

TOMORROW = date.today() + timedelta(days=1)


@pytest.fixture(scope="module")
def day_after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project as it stands the day after."""
    return live_a_day(ROOT, tmp_path_factory.mktemp("day-after"), TOMORROW)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy; of this run of the tests it knows nothing."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTEST") and name not in DECIDED_BY_PUBLISHER
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, env={**kept, **environment}
    )


@pytest.mark.timeout(1800)
def test_nothing_is_wrong_and_the_tests_of_the_site_pass(day_after: Path) -> None:
    check = run(day_after, "-m", "tools.check", PYTHONPATH="hooks", **ENVIRONMENT)
    assert check.returncode == 0, check.stdout
    assert "was due for review on" in check.stdout
    # The browser's tests, and those of every sheet of every handout, would take longer than all others together. Those of
    # the sheets of the handout that is new, and of the copy for a disk, build the site once more.
    once_more = "not test_handouts.py or a-sixth and not stands_out_in_grey"
    tests = run(
        day_after,
        "-m",
        "pytest",
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-m",
        "real_site",
        "--ignore=tests/browser",
        "-k",
        once_more if EVERY else "not test_handouts.py and not disk",
        **ENVIRONMENT,
    )
    assert tests.returncode == 0, tests.stdout[-10_000:]
    assert int(re.search(r"(\d+) passed", tests.stdout)[1]) > 40


def test_every_chore_of_the_documents_is_done() -> None:
    """A new language is tested by itself, in tests/test_documents.py, and telling of a change in
    tests/test_public_record.py; to test with readers changes nothing, and the Hindi is read by people who know it.
    """
    others = {"add-a-language.md", "read-the-hindi.md", "tell-of-a-change.md", "test-with-readers.md"}
    assert set(CHORES) | others == {file.name for file in (ROOT / "contributing").glob("*.md")}
