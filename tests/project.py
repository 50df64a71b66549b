"""A small project that is right in every way, for tests to spoil."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from forked import run_mkdocs

ROOT = Path(__file__).resolve().parents[1]
# The one in C takes a tenth of the time. Programs import this without the hooks, so not content.yaml_reader's.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The day by which the small project is judged, so that no test changes its mind as time goes by.
TODAY = date(2026, 11, 22)

# What its publisher has decided: nothing. The real site's publisher may have decided anything.
SETTINGS = """\
# The small site.
site_name: Back Pain Signs
site_url: http://127.0.0.1:8000/
site_description: Most back pain is not cancer.
repo_url: https://example.org/back-pain-signs
copyright: Text CC BY 4.0

extra:
  publisher: !ENV [PUBLISHER, the project's editors]
  contact: !ENV [CONTACT, editors@example.org]
  funding: !ENV [FUNDING, nobody has paid for this site; it carries no adverts]
  menu:
    - [A page, page/]

"""
DECIDED_BY_PUBLISHER = ("SITE_NAME", "SITE_URL", "REPO_URL", "PUBLISHER", "CONTACT", "FUNDING", "LANGUAGES")

FRONT_MATTER = """\
---
title: A page
description: A page for a test.
message: Most back pain is not cancer.
# A note to editors,
# in two lines.
written: 2026-11-22
review-due: 2027-05-22
---
"""
# The body of a test's page begins on line 14.
# Its heading says what every page of health facts has to say somewhere.
PAGE = FRONT_MATTER + "\n# What is not known\n\n<!-- For editors. -->\n"

ORGANIZATIONS = """\
nice: {name: National Institute for Health and Care Excellence, short_name: NICE, tier: guideline, domains: [nice.org.uk], country: GB, home: "https://www.nice.org.uk/"}
who: {name: World Health Organization, short_name: WHO, tier: public-health, domains: [who.int], country: INT, home: "https://www.who.int/"}
daily: {name: The Daily, short_name: The Daily, tier: news, domains: [daily.example.com], country: GB, home: "https://daily.example.com/"}
"""

SOURCES = """\
references:
- id: nice-ng234
  type: report
  title: Spinal metastases
  publisher: NICE
  issued: '2023-09'
  accessed: '2026-11-22'
  URL: https://www.nice.org.uk/guidance/ng234
  custom: {organization: nice, checked: '2026-11-22', copy: stored, extent: excerpt}
- id: who-breast-cancer
  type: webpage
  title: Breast cancer
  author:
  - {family: Doe, given: Jan}
  accessed: '2026-11-22'
  URL: https://www.who.int/breast-cancer
  note: A fact sheet.
  custom: {organization: who, checked: '2026-11-22', copy: live, extent: full}
- id: daily-story
  type: article-newspaper
  title: A story
  publisher: The Daily
  issued: '2025'
  accessed: '2026-11-22'
  URL: https://daily.example.com/story
  custom: {organization: daily, checked: '2026-11-22', copy: stored, extent: full}
"""

SIGNS = """\
signs:
- id: weakness
  text: {en: you have new weakness in an arm or a leg}
  sources: [{source: nice-ng234, locator: section 1.3}]
- id: ache
  text: {en: you have a mild ache}
  sources: [{source: who-breast-cancer}]
cards:
- id: emergency
  speed: now
  audience: anyone
  heading: {en: "Call an ambulance now if:"}
  signs: [weakness]
  contact: {en: "Ring [999](tel:999) in the UK."}
  how-soon: {en: Now.}
  why: {en: Nerves can be harmed.}
  sources: [{source: nice-ng234, locator: section 1.1}, {source: daily-story}]
- id: routine
  speed: next-days
  audience: anyone
  heading: {en: "See a doctor if:"}
  signs: [ache]
  contact: {en: Ring a doctor.}
  how-soon: {en: Soon.}
  why: {en: It helps.}
  sources: [{source: who-breast-cancer}]
checklists:
- id: all
  cards: [emergency, routine]
  title: {en: A note}
  fixed: {en: No ticks does not mean that nothing is wrong.}
  lines: {en: ["When it started:"]}
"""

# What the form of FORM asks: a question of each kind, in each part.
NOTE = """\
questions:
- id: had-cancer
  kind: one
  part: cancer
  text: {en: "Have you had cancer?"}
  choices:
  - {id: never, text: {en: "No"}, note: {en: I have had no cancer.}, audience: never-had-cancer}
  - {id: ever, text: {en: "Yes"}, note: {en: I have had cancer.}, audience: had-cancer, example: true}
- id: year
  kind: words
  part: cancer
  after: [ever]
  text: {en: "In which year?"}
  note: {en: "It was in {answer}."}
  example: {en: "2014"}
- id: place
  kind: many
  part: pain
  text: {en: "Where does it hurt?"}
  drawing: places.svg
  choices:
  - {id: back, text: {en: the back}, sign: ache, example: true}
  - {id: neck, note: {en: My neck hurts.}}
- id: medicines
  kind: words
  part: more
  heading: {en: More details}
  text: {en: Your medicines}
  hint: {en: Name all of them.}
  note: {en: "I take {answer}."}
  long: true
- id: not-noticed
  kind: absent
  part: absent
  text: {en: I have read all of it.}
  note: {en: "I have not noticed {answer}."}
- id: how-soon
  kind: said
  part: ask
  heading: {en: What to ask}
  note: {en: "How soon?"}
"""
# What the small project's signs lack to be told in a note, and a checklist that asks the questions above.
FORM = {
    "text: {en: you have new weakness in an arm or a leg}\n": """\
text: {en: you have new weakness in an arm or a leg}
  note: {en: I have new weakness.}
  absent: {en: new weakness}
  explain: {en: One limb is enough.}
""",
    "text: {en: you have a mild ache}\n": "text: {en: you have a mild ache}\n  note: {en: I have a mild ache.}\n",
    'audience: anyone\n  heading: {en: "See': 'audience: had-cancer\n  heading: {en: "See',
    '  lines: {en: ["When it started:"]}\n': "  interactive: true\n  example: [ache]\n",
}

# The interface's words: those that tests know, and of what they do not know the real site's.
_OF_THE_SITE, _KNOWN = (
    yaml.load((ROOT / file).read_text(encoding="utf-8"), _PARSER)  # noqa: S506 - a safe one
    for file in ("docs/_data/interface.yml", "tests/interface.yml")
)
INTERFACE = yaml.safe_dump(
    {key: _KNOWN.get(key, words) for key, words in _OF_THE_SITE.items()},
    allow_unicode=True,
    sort_keys=False,
    width=1000,
)


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    """What an environment asks of Python itself."""
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}


_OF_PYTHON = _of_python(os.environ)


@dataclass
class Project:
    """A project's folder, with the commands an editor has."""

    root: Path

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file; its parents are made."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def page(self, body: str, path: str = "docs/en/page.md") -> None:
        """Write a page; line 14 of it is the first of the body."""
        self.write(path, PAGE + body)

    def make_form(self) -> None:
        """Make of its checklist the form for the doctor, and show each of its cards on a page."""
        self.change("docs/_data/signs.yml", FORM)
        self.write("docs/_data/note.yml", NOTE)
        self.write(
            "docs/en/index.md",
            PAGE + "\n::: care-card emergency routine\n\n## More\n\nA fact [@who-breast-cancer].\n",
        )

    def change(self, path: str, words: Mapping[str, str]) -> None:
        """Write other words in a file in the place of some; that they stand there is sure."""
        text = (self.root / path).read_text(encoding="utf-8")
        for old, new in words.items():
            assert old in text, f"{old!r} is not in {path}"
            text = text.replace(old, new, 1)
        self.write(path, text)

    def check(self) -> list[str]:
        """The problems as an editor reads them, warnings marked."""
        # Here and not above: the bench, which makes a project too, knows nothing of hooks/.
        from editing.check import check_site  # noqa: PLC0415

        _, problems, waived = check_site(self.root, TODAY)
        return [("warning: " if p.level == "warning" else "") + str(p) for p in problems] + waived

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Build strictly in a process of its own, with the `mkdocs` command as editors have it.

        With a machine of the project's own, or if something is asked of Python itself, it is started from nothing.
        """
        command = ["build", "--strict", *arguments]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
        if not (self.root / "hooks").exists() and _of_python(environment) == _OF_PYTHON:
            return run_mkdocs(command, self.root, environment, 300)
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", *command],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=300,
            env=environment,
        )

    def read(self, address: str) -> str:
        """A file of the built site."""
        return (self.root / "site" / address).read_text(encoding="utf-8")


def run_tool(name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the programs in tools/, as the Makefile does."""
    return subprocess.run(
        [sys.executable, "-m", f"tools.{name}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "hooks", **environment},
    )


def build_site(folder: Path, **environment: str) -> None:
    """Build the real site strictly into a folder, as the environment of the tests says, with more of it."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    assert result.returncode == 0, result.stderr


def make_offline(folder: Path) -> Path:
    """The copy of the real site for a disk, as `make offline` writes it into a folder, unpacked."""
    result = subprocess.run(
        ["make", "-o", ".venv/site.ready", "offline", f"ZIP={folder}/copy.zip"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    with zipfile.ZipFile(folder / "copy.zip") as copy:
        copy.extractall(folder)
    return folder / "back-pain-signs"


def make_project(folder: Path) -> Project:
    """A project with two pages, no problem and no warning."""
    made = Project(folder)
    machine = (ROOT / "mkdocs.yml").read_text().partition("\ndocs_dir:")
    made.write(
        "mkdocs.yml",
        SETTINGS
        + "".join(machine[1:])
        .split("\nnav:")[0]
        .lstrip()
        .replace("hooks/events.py", f"{ROOT}/hooks/events.py")
        .replace("custom_dir: overrides", f"custom_dir: {ROOT}/overrides")
        .replace("watch: [hooks, overrides]", "watch: []"),
    )
    made.write("docs/_data/organizations.yml", ORGANIZATIONS)
    made.write("docs/_data/sources.yml", SOURCES)
    made.write("docs/_data/signs.yml", SIGNS)
    made.write("docs/_data/interface.yml", INTERFACE)
    made.write(
        "docs/en/index.md", PAGE + "\n::: care-card emergency\n\n## More\n\nA fact [@who-breast-cancer].\n"
    )
    made.page("\nA fact [@nice-ng234, section 1.3].\n")
    return made
