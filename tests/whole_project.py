"""A small project in which every key of every data file is given, and nothing is wrong."""

from pathlib import Path

from project import FRONT_MATTER, NOTE, Project, make_project

SOURCES_MORE = """\
- id: downie-2013
  type: article-journal
  title: A study
  author:
  - {family: Downie, given: Ann, dropping-particle: van, non-dropping-particle: de, suffix: Jr}
  - {literal: A study group}
  publisher: A press
  container-title: A journal
  volume: '347'
  issue: '2'
  page: 1-9
  number: f7095
  issued: '2013'
  accessed: '2026-11-22'
  URL: https://www.who.int/a-study
  DOI: 10.1136/bmj.f7095
  note: A note.
  custom:
    organization: who
    checked: '2026-11-22'
    copy: live
    extent: full
    review-due: '2027-11-22'
    places: [{locator: page 2, quote: Some of them said so.}]
- id: old-study
  type: article
  title: An old study
  publisher: WHO
  accessed: '2026-11-22'
  URL: https://www.who.int/an-old-study
  custom: {organization: who, checked: '2026-11-22', copy: live, extent: full, superseded-by: downie-2013, retracted: '2026-11-01'}
"""
SIGNS = """\
strip:
  text: {en: "Weak legs: get help now."}
  signs: [weakness]
signs:
- id: weakness
  text: {en: you have new weakness in an arm or a leg}
  explain: {en: It may feel heavy.}
  note: {en: I have new weakness.}
  absent: {en: new weakness}
  sources: [{source: nice-ng234, locator: section 1.3}]
- id: ache
  text: {en: you have a mild ache}
  note: {en: I have a mild ache.}
  sources: [{source: who-breast-cancer, locator: page 1}]
- id: fever
  text: {en: you have a fever}
  note: {en: I have a fever.}
  sources: [{source: downie-2013, locator: page 1}]
- id: ache-or-fever
  text: {en: you have an ache or a fever}
  of: [ache, fever]
cards:
- id: emergency
  speed: now
  audience: anyone
  heading: {en: "Call an ambulance now if:"}
  signs: [weakness]
  also: [{heading: {en: "Also call if:"}, text: {en: Weak arms count too.}, signs: [weakness]}]
  contact: {en: "Ring [999](tel:999) in the UK."}
  how-soon: {en: Now.}
  why: {en: Nerves can be harmed.}
  sources: [{source: nice-ng234, locator: section 1.1}, {source: daily-story, locator: page 1}]
- id: routine
  speed: next-days
  audience: anyone
  heading: {en: "See a doctor if:"}
  signs: [ache-or-fever]
  contact: {en: Ring a doctor.}
  how-soon: {en: Soon.}
  why: {en: It helps.}
  sources: [{source: who-breast-cancer, locator: page 1}]
- id: short
  speed: next-days
  audience: anyone
  heading: {en: "Ask if:"}
  signs: [ache]
  contact: {en: Ask.}
  sources: [{source: who-breast-cancer, locator: page 1}]
checklists:
- id: all
  interactive: true
  cards: [emergency, routine]
  title: {en: A note}
  fixed: {en: No ticks does not mean that nothing is wrong.}
  example: [fever]
- id: sheet
  cards: [emergency]
  title: {en: A note}
  fixed: {en: No ticks does not mean that nothing is wrong.}
  lines: {en: ["When it started:"]}
own: [It]
"""
FILES = {
    "docs/_data/signs.yml": SIGNS,
    "docs/_data/note.yml": NOTE,
    "docs/_data/glossary.yml": """\
terms:
- id: mri
  term: {en: MRI}
  also: {en: [MRI scan]}
  plain: {en: a scan}
  sources: [{source: nice-ng234, locator: page 3}]
""",
    "docs/_data/figures.yml": """\
figures:
- id: dots
  kind: people
  of: 10
  title: {en: A title}
  caption: {en: A caption.}
  rows:
  - {marked: 1, text: {en: one}}
  sources: [{source: nice-ng234, locator: table 1}]
- id: ladder
  kind: ladder
  title: {en: A ladder}
  caption: {en: How soon.}
  rows:
  - {speed: now, text: {en: first}}
  sources: [{source: nice-ng234, locator: page 1}]
- id: spine
  kind: drawing
  drawing: spine.svg
  title: {en: A spine}
  caption: {en: From the side.}
  rows:
  - text: {en: the neck}
  sources: [{source: nice-ng234, locator: page 1}]
""",
    "docs/_data/countries.yml": """\
ring:
- {country: GB, also: [GB], number: '999'}
countries:
- code: GB
  name: {en: United Kingdom}
  short: {en: UK}
  emergency:
  - number: '999'
    for: {en: an ambulance}
    # Cited for other things too, so it stands on paper.
    sources: [{source: nice-ng234, locator: page 1}]
  - number: '998'
    for: {en: a test}
    sources: [{source: nice-ng234, locator: page 1}]
    although: A test needs it.
  urgent:
  - number: 0800 61111
    for: {en: advice}
    sources: [{source: nice-ng234, locator: page 1}]
    although: A test needs it.
  first-contact:
    text: {en: A doctor.}
    sources: [{source: nice-ng234, locator: page 1}]
  screening:
    text: {en: You are asked.}
    sources: [{source: nice-ng234, locator: page 1}]
  helplines:
  - name: A charity
    number: 0808 800 600
    although: A test needs it.
    hours: {en: all day}
    languages: {en: English}
    checked: '2026-11-22'
    sources: [{source: nice-ng234, locator: page 1}]
  gaps: [Nobody knows the text number.]
gaps: [Other countries.]
""",
    "docs/_data/changes.yml": """\
changes:
- date: '2026-11-22'
  kind: correction
  pages: [page.md]
  could-have-hurt: true
  what: {en: It says go now.}
  you-said: {en: It told me to wait.}
""",
    "docs/_data/guidelines.yml": """\
families:
- id: spine
  name: A guideline
  home: https://www.nice.org.uk/guidance/ng234
  version-seen: '2023-09'
  reported: '2026-04'
  seen: '2026-11-22'
  sources: [nice-ng234]
""",
    "docs/_data/handouts.yml": """\
editions:
- id: uk-a4
  country: GB
  name: {en: UK}
  number: '999'
  beside: {en: "or 998"}
  paper: a4
  cards:
  - id: emergency
    contact: {en: Ring for an ambulance.}
""",
    "docs/_data/redirects.yml": "old.md: page.md\n",
    "docs/_data/followed.yml": "hi:\n  now: abcdefghijkl\n",
    "docs/_data/translation.yml": """\
hi:
  script: Devanagari
  ends: "।?!"
  kept: [MRI]
  spans: {two: [दो], week: [हफ़्ते]}
  terms:
  - {en: numb, hi: सुन्न, never: [जड़], note: A note., seen: A leaflet.}
""",
    "docs/_data/ready.yml": "done:\n- {what: number, about: GB 999, by: Jan Doe, date: '2026-11-22'}\n",
    "docs/_data/search.yml": "en:\n  words:\n    fact: [pain, aches]\n  pages:\n    page.md: [what nobody knows]\n",
    "docs/_data/style.yml": "banned:\n  journey: time\nspelling:\n  color: colour\nallowed: [car journey]\nnames: [India]\n",
}
# Every block on one page, and a page that is a handout.
BLOCKS = (
    "checklist all",
    "strip",
    "numbers",
    "picture dots",
    "picture ladder",
    "picture spine",
    "countries",
    "glossary",
    "sources",
    "search",
    "claim-filter",
    "claim a-claim supported",
    "changes",
    "you-said",
    "one-publisher",
    "handouts",
)
EVERYTHING = (
    "\n# Everything\n\n"
    + "\n\n".join(f"::: {block}" for block in BLOCKS)
    + "\n\nA fact [@downie-2013, page 2].\n"
)
REVIEWED = FRONT_MATTER.replace(
    "review-due:", "review: {by: Jan Doe, role: nurse, date: 2026-11-22}\nreview-due:"
)
LEFT_TO_OTHERS = REVIEWED.replace(
    "2026-11-22}\n", "2026-11-22, left: [{words: It helps., who: a pharmacist}]}\n"
)
HANDOUT = REVIEWED.replace("title: A page", "title: A handout").replace(
    "review-due:", "handout: page\nreview-due:"
)


def make_whole_project(folder: Path) -> Project:
    """The small project, with all of the above."""
    project = make_project(folder)
    for path, text in FILES.items():
        project.write(path, text)
    project.write("docs/_data/sources.yml", (folder / "docs/_data/sources.yml").read_text() + SOURCES_MORE)
    project.write(
        "docs/en/everything.md", LEFT_TO_OTHERS.replace("written:", "kind: health\nwritten:") + EVERYTHING
    )
    project.write(
        "docs/en/handouts/one.md",
        HANDOUT
        + "\n# A handout\n\n::: care-card emergency\n\n::: care-card routine\n\nA fact [@nice-ng234; @who-breast-cancer; @daily-story].\n",
    )
    # A sheet has room for one long name of a source, and rests on more than news.
    project.change("docs/_data/organizations.yml", {"tier: news": "tier: charity"})
    project.write("docs/en/handouts/two.md", HANDOUT + "\n# A handout\n\nA fact [@daily-story].\n")
    project.write(
        "docs/en/handouts/slip.md",
        HANDOUT.replace("handout: page", "handout: slip") + "\n# A handout\n\n::: care-card short\n",
    )
    project.write(
        "docs/en/handouts/index.md",
        FRONT_MATTER.replace("A page", "Handouts")
        + "\n# Handouts\n\n::: care-card routine\n\nA fact [@nice-ng234].\n",
    )
    return project
