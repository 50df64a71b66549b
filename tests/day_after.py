"""The day after: everything that CONTRIBUTING.md and the pages in contributing/ ask people to do, done at
once to a copy of this project, as they say it is done, by people who know English alone.

    python tests/day_after.py FOLDER      makes such a copy, to look at or to run any test in
"""

import itertools
import os
import posixpath
import re
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from content.care_cards import MOST_SIGNS
from content.interface import INTERFACE
from content.languages import configuration_of
from content.library import Library, load_library
from content.pages import Page
from editing.review_pack import read_page
from tools.review_answers import Answers
from tools.review_record import record

# In this folder's own environment, as a workflow has a repository's variables; all else stands in mkdocs.yml.
ENVIRONMENT = {
    "PUBLISHER": "University Hospitals of Somewhere NHS Trust",
    "CONTACT": "us@charity.org",
    "SITE_URL": "https://my-organisation.github.io/back-pain-signs/",
}
SETTINGS = {
    "site_name": '"Backs: what & when"',
    "repo_url": "https://code.charity.org/pain",
    "funding": '"a fund & two friends pay"',
}


class Project:
    """A copy of the project in which somebody works on a day.

    `library` is the content as it was in the morning.
    """

    def __init__(self, root: Path, day: date) -> None:
        self.root, self.day = root, day
        self.library: Library = load_library(root, day)[0]

    def change(self, path: str, how: Callable[[str], str]) -> None:
        """Change a file's text; that it does change is sure."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        after = how(before)
        assert after != before, f"nothing to do in {path}; adapt tests/day_after.py"
        file.write_text(after, encoding="utf-8")

    def set(self, path: str, key: str, value: str) -> None:
        """Change the value of a key wherever it begins a line."""
        self.change(path, lambda text: re.sub(rf"^( *{key}): .*", rf"\1: {value}", text, flags=re.MULTILINE))

    def append(self, path: str, text: str) -> None:
        """Write something at the end of a file."""
        self.change(path, lambda before: before + text)

    @property
    def in_any_language(self) -> list[Page]:
        """The pages that are there now."""
        return [page for page in self.library.pages.values() if (self.root / page.path).exists()]

    @property
    def pages(self) -> list[Page]:
        """The English ones."""
        return [page for page in self.in_any_language if page.language == "en"]

    @property
    def source(self) -> str:
        """The id of a source to cite."""
        return next(
            id for id, source in self.library.sources.items() if source.organization.tier == "guideline"
        )


def retire_a_page(project: Project) -> None:
    """The page that fewest others need: none of the frame, no handout, and without a block of its own."""
    frame = "".join(file.read_text() for file in project.root.glob("overrides/**/*.html"))
    frame += (project.root / "mkdocs.yml").read_text().partition("\ndocs_dir")[0]
    plain = [
        page
        for page in project.pages
        if page.is_health
        and "handout" not in page.meta
        and {block.name for block in page.blocks} <= {"strip"}
        and page.uri.removesuffix(".md") not in frame
    ]
    old, new = plain[0], next(page for page in project.pages if page.is_health and page not in plain)
    for page in [page for page in project.in_any_language if page.uri == old.uri]:
        (project.root / page.path).unlink()
        project.change(
            configuration_of(page.language),
            lambda text: re.sub(rf"^ *- (?:.*: )?{re.escape(old.uri)}\n", "", text, flags=re.MULTILINE),
        )
    project.change(
        "docs/_data/redirects.yml",
        lambda text: (
            text.replace("{}", "").replace(f": {old.uri}\n", f": {new.uri}\n") + f"{old.uri}: {new.uri}\n"
        ),
    )
    words = project.root / "docs/_data/search.yml"
    words.write_text(
        re.sub(
            rf"^ *{re.escape(old.uri)}:\n(?: *- .*\n)+",
            "",
            words.read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        ),
        encoding="utf-8",
    )
    for page in project.in_any_language:
        folder = posixpath.dirname(page.uri)
        there = posixpath.relpath(new.uri, folder or ".")
        for address in {mark.address for mark in page.marks if mark.kind == "link"}:
            if posixpath.normpath(posixpath.join(folder, address.partition("#")[0])) == old.uri:
                project.change(page.path, partial(lead_to, f"]({address})", f"]({there})"))


def lead_to(old: str, new: str, text: str) -> str:
    """A text in which a link leads elsewhere."""
    return text.replace(old, new)


def date_pages(project: Project) -> None:
    """Every page is written today, and one is past its review."""
    late = project.pages[0]
    for page in project.pages:
        written, due = (
            ("2020-01-01", "2020-07-01")
            if page == late
            else (project.day.isoformat(), (project.day + timedelta(days=365)).isoformat())
        )
        project.set(page.path, "written", written)
        project.set(page.path, "review-due", due)


def add_a_page(project: Project) -> None:
    """A page with a picture beside it, and a sixth handout: another with a name and a heading of its own."""
    handout = next(page for page in project.pages if page.meta.get("handout") == "page")
    sixth = "docs/en/handouts/a-sixth.md"
    shutil.copy(project.root / handout.path, project.root / sixth)
    project.set(sixth, "title", "A sixth handout")
    project.set(sixth, "description", "One more handout.")
    (project.root / "docs/en/a-picture.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>\n'
    )
    project.append(
        "docs/en/index.md", "\n![A circle](a-picture.svg)\n\nSee [one more handout](handouts/a-sixth.md).\n"
    )
    project.append("mkdocs.yml", "  - handouts/a-sixth.md\n")


def add_a_source(project: Project) -> None:
    """Five more sources: four are cited, and one not yet.

    Every second of the others is read again, on the web.
    """
    known = project.library.sources[project.source]
    for number in range(5):
        project.append(
            "docs/_data/sources.yml",
            f"""\
  - id: day-after-{number}
    type: webpage
    title: "The day after: part {number}"
    publisher: {known.organization.name}
    issued: '{project.day.year}'
    accessed: '{project.day}'
    URL: {known.url.rstrip("/")}/day-after-{number}
    custom: {{organization: {known.organization.id}, checked: '{project.day}', copy: live, extent: full}}
""",
        )
    project.append("docs/en/index.md", "\nSo it is [@day-after-0, page 1; @day-after-2; @day-after-3].\n")
    every_second = itertools.cycle([False, True])
    project.change(
        "docs/_data/sources.yml",
        lambda text: re.sub(
            r"( checked: )'.*'(\n *copy: )\w+",
            lambda read: f"{read[1]}'{project.day}'{read[2]}live" if next(every_second) else read[0],
            text,
        ),
    )


def replace_a_source(project: Project) -> None:
    """One source has been superseded; whatever cites it cites the new one."""
    used = project.library.used_on("en")
    old = next(id for id in project.library.sources if id != project.source and len(used.get(id, [])) > 1)
    for file in [*project.root.glob("docs/**/*.md"), *project.root.glob("docs/_data/*.yml")]:
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(rf"(@|source: ){re.escape(old)}(?![\w-])", r"\1day-after-0", text), encoding="utf-8"
        )
    project.change(
        "docs/_data/sources.yml",
        lambda text: re.sub(
            rf"(- id: {re.escape(old)}\n(?:    .*\n)*?)(    custom:\n)",
            r"\1\2      superseded-by: day-after-0\n",
            text,
        ),
    )


def add_a_country(project: Project) -> None:
    """One that no list here has yet, and a number that everybody knows."""
    code, name = next(
        (code, name)
        for code, name in (("FR", "France"), ("ES", "Spain"), ("DE", "Germany"))
        if code not in project.library.countries
    )
    after = next(code for code, country in project.library.countries.items() if country.name["en"] > name)
    project.change(
        "docs/_data/countries.yml",
        lambda text: text.replace(
            f"- code: {after}\n",
            f"""\
- code: {code}
  name: {{en: {name}}}
  emergency:
  - number: '112'
    for: {{en: "an ambulance"}}
    sources:
    - {{source: day-after-1, locator: where the number stands}}
  first-contact:
    text: {{en: "If no emergency sign fits, see a doctor. After cancer, ring your cancer team the same day."}}
    sources:
    - {{source: day-after-1, locator: the end}}
- code: {after}
""",
        ),
    )


def change_a_sign(project: Project) -> None:
    """A new sign on a care card that has room and stands on no handout; a new term, and a new picture with
    its page.
    """
    printed = {
        card.id
        for page in project.pages
        if "handout" in page.meta
        for block in page.blocks
        for card in project.library.cards_of(block)
    }
    card = next(
        card
        for card in project.library.cards.values()
        if card.level != "emergency" and len(card.signs) < MOST_SIGNS and card.id not in printed
    )
    project.change(
        "docs/_data/signs.yml",
        lambda text: re.sub(
            rf"(- id: {card.id}\n(?:  .*\n)*?  signs: \[)",
            r"\1day-after-sign, ",
            text.replace(
                "\nsigns:\n",
                f"""\
\nsigns:
- id: day-after-sign
  text:
    en: your back has hurt since the day before yesterday
  note:
    en: My back has hurt since the day before yesterday.
  sources:
  - {{source: {project.source}, locator: the day after}}
""",
                1,
            ),
        ),
    )
    project.append(
        "docs/_data/glossary.yml",
        "- id: zygote\n  term:\n    en: zygote\n  plain:\n    en: a cell of two cells\n",
    )
    project.append(
        "docs/_data/figures.yml",
        f"""
- id: day-after
  kind: people
  of: 100
  title:
    en: Of 100 people, 7 wrote this the day after
  rows:
  - marked: 7
    text:
      en: "Rings: 7 people who did. Dots: 93 who did not."
  caption:
    en: Each dot is one person.
  sources:
  - {{source: {project.source}, locator: the day after}}
""",
    )
    project.append("docs/en/index.md", "\n::: picture day-after\n")


def answer_a_claim(project: Project) -> None:
    """One more claim of the news, the last of its page; and another verdict on one that stands there."""
    page = next(page for page in project.pages if any(block.name == "claim" for block in page.blocks))
    project.append(
        page.path,
        f"""
::: claim day-after-claim supported

The story says so, and it is true [@{project.source}, the day after].
""",
    )
    project.change(page.path, lambda text: re.sub("(::: claim .*) misleading", r"\1 changed", text, count=1))


def record_a_review(project: Project) -> None:
    """The first reviews. At a desk, of every handout and every second page for the web, by a name that leaves
    a foot on paper no room to spare; in a browser, of one more; and one page is changed after its review.
    """
    by, role = "Dr Nora O'Neill-Deshpande", "consultant clinical oncologist"
    library = load_library(project.root, project.day)[0]
    pages = [page for page in library.pages.values() if page.language == "en"]
    web = [page for page in pages if "handout" not in page.meta]
    for page in [page for page in pages if page not in web[::2]]:
        read = tuple(statement.as_read for statement in read_page(library, page))
        said, recorded = record(
            project.root, library, [Answers("", page.path, by, role, project.day.isoformat(), read, {})]
        )
        assert recorded, said
    review = f"\nreview: {{by: Bea Nurse, role: breast care nurse, date: {project.day}}}\nreview-due:"
    project.change(web[2].path, lambda text: text.replace("\nreview-due:", review, 1))
    project.append(web[1].path, "\nThis came after the review.\n")


def publish(project: Project) -> None:
    """Own settings, and own owners."""
    for name, value in SETTINGS.items():
        project.set("mkdocs.yml", name, value)
    project.change(".github/CODEOWNERS", lambda text: re.sub(r"@\S+", "@charity/clinicians", text))


# What each page in contributing/ asks for. A new language is tested by itself: tests/test_documents.py.
def reword_the_interface(project: Project) -> None:
    """Each phrase of the interface in other words."""
    project.change(
        INTERFACE,
        lambda text: re.sub(r'^( +(?:en|one|other): "?)([A-Z])', r"\1New-\2", text, flags=re.MULTILINE),
    )


CHORES: dict[str, tuple[Callable[[Project], None], ...]] = {
    "retire-a-page.md": (retire_a_page,),
    "add-a-page.md": (date_pages, add_a_page),
    "add-a-source.md": (add_a_source,),
    "replace-a-source.md": (replace_a_source,),
    "add-a-country.md": (add_a_country,),
    "change-a-sign.md": (change_a_sign, answer_a_claim),
    "change-the-interface.md": (reword_the_interface,),
    # The last of what changes words: a review is of these.
    "record-a-review.md": (record_a_review,),
    "publish.md": (publish,),
}


def live_a_day(root: Path, folder: Path, day: date) -> Path:
    """Copy a project into a folder of its own, and do there what people do in a day. Returns the copy."""
    copy = folder / "project"
    shutil.copytree(
        root,
        copy,
        ignore=shutil.ignore_patterns(
            ".git", ".venv", "site", "shots", "node_modules", "__pycache__", ".*cache"
        ),
    )
    (copy / ".venv").symlink_to(sys.prefix)
    project = Project(copy, day)
    for chores in CHORES.values():
        for chore in chores:
            chore(project)
    return copy


if __name__ == "__main__":
    os.environ.update(ENVIRONMENT)
    print(
        live_a_day(Path(__file__).resolve().parents[1], Path(sys.argv[1]), date.today() + timedelta(days=1))
    )
