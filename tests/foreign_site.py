"""The site of a small project in a language that nobody speaks, with every block, in which no English word can hide."""

import re
from pathlib import Path

from project import FORM, NOTE, PAGE, Project, make_project
from translated import add_language, follow, foreign

GLOSSARY = """\
terms:
- id: mri
  term: {en: mri}
  also: {en: [mri scan]}
  plain: {en: a scan with magnets}
  sources: [{source: nice-ng234, locator: part}]
"""
COUNTRIES = """\
countries:
- code: GB
  name: {en: the kingdom}
  emergency:
  - {number: '999', for: {en: an ambulance}, sources: [{source: nice-ng234, locator: part}]}
  - {number: '112', for: {en: an ambulance}, sources: [{source: nice-ng234, locator: part}]}
  urgent: [{number: '111', for: {en: advice}, sources: [{source: nice-ng234, locator: part}]}]
  first-contact: {text: {en: ring a doctor.}}
  screening: {text: {en: every three years.}, sources: [{source: nice-ng234, locator: part}]}
  helplines:
  - {name: a helper, number: '0800 111 222', hours: {en: day and night}, languages: {en: ours}, checked: '2026-11-20',
     sources: [{source: nice-ng234, locator: part}]}
ring:
- {country: GB, number: '999'}
- {country: GB, number: '112'}
"""
FIGURES = """\
figures:
- id: few
  kind: people
  of: 100
  title: {en: a few of many}
  rows: [{marked: 3, text: {en: three people}}]
  caption: {en: each dot is one person.}
  sources: [{source: nice-ng234, locator: part}]
- id: steps
  kind: ladder
  title: {en: how soon}
  rows:
  - {speed: now, text: {en: ring}}
  - {speed: straight-away, text: {en: ring}}
  - {speed: today, text: {en: ask}}
  - {speed: next-days, text: {en: see}}
  caption: {en: from top to bottom.}
  sources: [{source: nice-ng234, locator: part}]
- id: spine
  kind: drawing
  drawing: spine.svg
  title: {en: the spine}
  rows: [{text: {en: the neck}}]
  caption: {en: seen from the side.}
  sources: [{source: nice-ng234, locator: part}]
"""
CHANGES = """\
changes:
- date: '2026-11-22'
  kind: correction
  pages: [page.md, emergency.md]
  what: {en: we mended a sentence.}
  you-said: {en: it was wrong.}
- date: '2026-11-21'
  kind: wording
  pages: [all]
  what: {en: all pages say it anew.}
"""
MORE_SIGNS = """\
strip:
  text: {en: "weak or numb?"}
  signs: [weakness]
signs:
- id: numb
  text: {en: you are numb}
  explain: {en: one finger is enough.}
  sources: [{source: who-breast-cancer}]
"""
MORE_CARDS = """\
- id: today
  speed: today
  audience: anyone
  heading: {en: "ring today if:"}
  signs: [numb]
  contact: {en: ring a doctor.}
  how-soon: {en: today.}
  why: {en: it helps.}
  sources: [{source: who-breast-cancer, locator: part}]
checklists:
"""
EDITIONS = """\
editions:
- id: here
  country: GB
  name: {en: here}
  number: '999'
  beside: {en: "or 112"}
  paper: a4
  cards: [{id: emergency, contact: {en: "ring now."}}]
"""
# Each page that is a handout, with its kind.
HANDOUTS = {"handouts/leaflet": "page", "handouts/card": "card", "handouts/slip": "slip"}
# Each page's body by its name; words in curly brackets are in the language.
PAGES = {
    "index": "# {most back pain passes}\n\n::: care-card emergency\n\n{it passes} [@nice-ng234, {part} 1].\n",
    "emergency": "# {go now}\n\n::: numbers\n\n::: care-card emergency\n",
    "page": (
        "# {a long page}\n\n::: strip\n\n## {a scan}\n\n{Ask for an mri scan} [@nice-ng234].\n\n"
        + "{So it goes on, and on, and on.}\n\n" * 99
        + "::: care-card today routine\n\n## {pictures}\n\n::: picture few\n\n::: picture steps\n\n::: picture spine\n"
    ),
    "checklist": "# {a list}\n\n::: checklist all\n",
    "news": (
        "# {in the news}\n\n::: strip\n\n::: claim-filter\n"
        + "".join(
            f"\n## {{claim}} {number}\n\n::: claim c-{number} {verdict}\n\n{{so}} [@nice-ng234].\n"
            for number, verdict in enumerate(("supported", "changed", "misleading", "unsupported"))
        )
    ),
    "lists": "# {lists}\n\n[{only this}](only.md#a-part), [{news}](news.md#claim-1)\n\n::: strip\n\n::: countries\n\n## {words}\n\n::: glossary\n\n## {read}\n\n::: fold\n\n::: sources\n",
    "handouts/leaflet": "# {a leaflet}\n\n::: care-card emergency\n\n## {more}\n\n{so} [@nice-ng234, {part}].\n",
    "handouts/card": "# {a card}\n\n::: care-card emergency\n",
    "handouts/slip": "# {a slip}\n\n::: care-card emergency\n",
    "handouts/index": "# {sheets}\n\n::: strip\n\n::: handouts\n\n## {to paste}\n\n::: embed\n",
    "search": "# {search}\n\n::: strip\n\n::: search\n",
    "about/changes": "# {changes}\n\n::: strip\n\n::: changes\n\n## {asked}\n\n::: you-said\n\n## {few}\n\n::: one-publisher\n",
}
CONFIGURATION = """\
INHERIT: mkdocs.yml
site_name: {the site}
site_description: {about the site}
repo_url: https://example.org/back-pain-signs
copyright: {free to copy}
docs_dir: docs/xx
extra:
  publisher: {the publisher}
  contact: editors@example.org
  funding: {nobody}
  menu:
  - [{a page}, page/]
theme:
  language: xx
"""


PLACE = re.compile(r"\[@[^\]]*\]")


def in_places(place: re.Match[str]) -> str:
    """A citation, with what stands in its curly brackets in the language."""
    return in_language(place[0])


def in_language(text: str) -> str:
    """A text with the words in its curly brackets in the language, and without the brackets."""
    return re.sub(r"\{([^{}]*)\}", lambda words: foreign(words[1]), text)


def names_too(project: Project) -> None:
    """Give names of the data, which are the same in all languages, in the language: no English may be left."""
    for file in (project.root / "docs/_data").glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(
                r'("(?:name|short_name|title|note|locator|publisher)": )"([^"]*)"',
                lambda found: f'{found[1]}"{foreign(found[2])}"',
                text,
            ),
            encoding="utf-8",
        )


def make_foreign_project(folder: Path) -> Project:
    """A small project in English and in the language, with every block."""
    project = make_project(folder)
    project.change("mkdocs.yml", {"http://127.0.0.1:8000/": "https://pain.example.org/"})
    project.change("docs/_data/signs.yml", FORM)
    signs = (project.root / "docs/_data/signs.yml").read_text(encoding="utf-8")
    for name, text in (
        ("glossary", GLOSSARY),
        ("countries", COUNTRIES),
        ("figures", FIGURES),
        ("signs", MORE_SIGNS + signs.removeprefix("signs:\n").replace("checklists:\n", MORE_CARDS)),
        ("changes", CHANGES),
        ("handouts", EDITIONS),
        ("note", NOTE),
        ("redirects", "old.md: page.md\n"),
    ):
        project.write(f"docs/_data/{name}.yml", text)
    add_language(project, "xx", foreign)
    names_too(project)
    for name, body in PAGES.items():
        kind = "" if "nice-ng234" in body or "care-card" in body else "kind: about\n"
        front = "title: {the title}\ndescription: {what it says}\nmessage: {the message}.\n"
        dates = "written: 2026-11-22\nreview-due: 2027-05-22\n"
        kind += f"handout: {HANDOUTS[name]}\n" if name in HANDOUTS else ""
        page = f"---\n{front}{dates}{kind}---\n\n{body}"
        # Places in sources are the same in all languages.
        project.write(f"docs/en/{name}.md", PLACE.sub(in_places, page).replace("{", "").replace("}", ""))
        project.write(f"docs/xx/{name}.md", in_language(page))
    # What is not translated yet, and what has changed since it was.
    only = PAGE.replace("review-due", "kind: about\nreview-due")
    project.write("docs/en/only.md", only + "\n::: strip\n\n## A part\n\nWords.\n")
    follow(project)
    project.change("docs/en/news.md", {"# in the news": "# in the news today\n\n## more"})
    menu = "nav:\n- {pages}:\n" + "".join(f"  - {name}.md\n" for name in PAGES)
    project.write("mkdocs.xx.yml", in_language(CONFIGURATION + menu))
    return project


def make_foreign_site(folder: Path) -> Path:
    """Its site, built: the part in the language."""
    project = make_foreign_project(folder)
    result = project.build()
    assert result.returncode == 0, result.stderr
    return project.root / "site/xx"
