"""Sources: who published what, where, and how we read it.

`sources.yml` is CSL-YAML (https://citationstyles.org), the format Pandoc and Zotero read; what CSL
has no word for stands under `custom:`.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.dates import is_to_come
from content.entries import ID
from content.kinds import Shape
from content.organizations import ORGANIZATIONS, Organization
from content.problems import Problem, nearest, shorten
from content.quotes import PLACE, check_places
from content.yaml_reader import Map

SOURCES = "docs/_data/sources.yml"

# CSL 1.0.2 appendix III, the types a health page can come to cite.
_CSL_TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "legislation",
    "pamphlet",
    "paper-conference",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "standard",
    "thesis",
    "webpage",
)

# CSL 1.0.2, "Names": the five parts, or one whole for an institution.
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


@kinds.kind(
    type="object",
    properties={part: kinds.text.schema() for part in _NAME_PARTS},
    additionalProperties=False,
    anyOf=[{"required": ["family"]}, {"required": ["literal"]}],
)
def _name(value: Any) -> str | None:
    if not isinstance(value, Map) or not ("family" in value or "literal" in value):
        return "each author needs 'family' and 'given'"
    for part, words in value.items():
        if part not in _NAME_PARTS:
            return kinds.WrongItem(
                f"an author has '{shorten(part)}', but the parts of a name are " + ", ".join(_NAME_PARTS),
                value.lines[part],
            )
        if wrong := kinds.text(words):
            return kinds.WrongItem(f"'{part}': {wrong}", value.lines[part])
    return None


_CUSTOM = Shape(
    {
        "organization": kinds.text,
        "checked": kinds.day,
        "copy": kinds.one_of("live", "stored"),
        "extent": kinds.one_of("full", "excerpt"),
        "review-due": kinds.day,
        "superseded-by": kinds.text,
        "retracted": kinds.day,
        # A source's own words, where a citation leads.
        "places": kinds.list_of(PLACE),
    },
    ("organization", "checked", "copy", "extent"),
)
_SOURCE = Shape(
    {
        "id": ID,
        "type": kinds.one_of(*_CSL_TYPES),
        "title": kinds.text,
        "author": kinds.list_of(_name),
        "publisher": kinds.text,
        "container-title": kinds.text,
        "volume": kinds.text,
        "issue": kinds.text,
        "page": kinds.text,
        "number": kinds.text,
        "issued": kinds.issue_date,
        "accessed": kinds.day,
        "URL": kinds.https_url,
        "DOI": kinds.pattern(r"10\.\d{4,9}/\S+", "a bare DOI such as 10.1136/bmj.p1973"),
        "note": kinds.text,
        "custom": _CUSTOM,
    },
    ("id", "type", "title", "URL", "accessed", "custom"),
    anyOf=[{"required": ["author"]}, {"required": ["publisher"]}],
)
FILE = Shape({"references": kinds.list_of(_SOURCE)}, ["references"])


@dataclass(frozen=True)
class Source:
    """One document by an organization. `csl` is the item as it stands in the file; dates are ISO text."""

    id: str
    line: int
    organization: Organization
    title: str
    url: str
    issued: str
    checked: str
    copy: str
    extent: str
    note: str = ""
    doi: str = ""
    container: str = ""
    review_due: str = ""
    superseded_by: str = ""
    retracted: str = ""
    # A source's own words by the place in it, and the lines of the file on which they stand.
    quotes: dict[str, str] = field(default_factory=dict, compare=False, hash=False)
    quote_lines: dict[str, int] = field(default_factory=dict, compare=False, hash=False)
    csl: dict[str, Any] = field(default_factory=dict, compare=False, hash=False)

    @property
    def year(self) -> str:
        """The year of issue, or an empty string when the document gives none."""
        return self.issued[:4]


def load_sources(
    root: Path, organizations: Entries[Organization], today: date
) -> tuple[Entries[Source], list[Problem]]:
    """Load and check sources.yml: each Source by id. `today` tells what is past its review."""
    data, problems = load_yaml(root, SOURCES)
    items = data.get("references") if data else None
    sources: Entries[Source] = Entries(read=isinstance(items, list))
    if data is None:
        return sources, problems
    problems += check_shape(SOURCES, "the file", data, 1, FILE)
    first: dict[tuple[str, str], int] = {}
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Map):
            continue
        where = f"source '{shorten(str(item.get('id') or '?'))}'"
        found = _check_source(item, where, organizations)
        for key in ("id", "URL", "DOI"):
            value = item.get(key)
            if not isinstance(value, str):
                continue
            same = value.rstrip("/").lower()
            if (key, same) in first:
                mend = "cite that one and remove this" if key != "id" else "give each its own id"
                found.append(
                    Problem(
                        SOURCES,
                        item.lines[key],
                        f"{where} has the same {key} as the source on line {first[key, same]}",
                        mend,
                    )
                )
            first.setdefault((key, same), item.line)
        problems += found
        if not found and item["custom"]["organization"] in organizations:
            sources[item["id"]] = _source(item, organizations)
        elif isinstance(item.get("id"), str) and item["id"] not in sources:
            sources.faulty.add(item["id"])
    problems += [*_check_circles(sources), *_check_standing(sources, today)]
    return sources, problems


def _check_source(item: Map, where: str, organizations: Entries[Organization]) -> list[Problem]:
    found = check_shape(SOURCES, where, item, item.line, _SOURCE, _CUSTOM.keys, "custom")
    if "author" not in item and "publisher" not in item:
        found.append(
            Problem(SOURCES, item.line, f"{where} has no 'author' and no 'publisher'", "add one of them")
        )
    custom = item.get("custom")
    if not isinstance(custom, Map):
        return found
    found += check_shape(SOURCES, where, custom, item.lines["custom"], _CUSTOM)
    found += check_places(SOURCES, where, custom)
    id = custom.get("organization")
    if not isinstance(id, str):
        return found
    if not organizations.knows(id):
        near = nearest(id, organizations)
        mend = f"did you mean '{near}'?" if near else f"add it to {ORGANIZATIONS}"
        found.append(
            Problem(
                SOURCES, custom.lines["organization"], f"{where} names an unknown organization '{id}'", mend
            )
        )
    elif (
        id in organizations
        and kinds.https_url(item.get("URL")) is None
        and not organizations[id].publishes_on(item["URL"])
    ):
        found.append(
            Problem(
                SOURCES,
                item.lines["URL"],
                f"{where} has an address that is not on a website of '{id}' "
                f"({', '.join(organizations[id].domains)})",
                f"give the publisher's own address, or add the domain in {ORGANIZATIONS}",
            )
        )
    return found


def _source(item: Map, organizations: Entries[Organization]) -> Source:
    custom = item["custom"]
    return Source(
        item["id"],
        item.line,
        organizations[custom["organization"]],
        item["title"],
        item["URL"],
        item.get("issued", ""),
        custom["checked"],
        custom["copy"],
        custom["extent"],
        item.get("note", ""),
        item.get("DOI", ""),
        item.get("container-title", ""),
        custom.get("review-due", ""),
        custom.get("superseded-by", ""),
        custom.get("retracted", ""),
        {place["locator"]: " ".join(place["quote"].split()) for place in custom.get("places", [])},
        {place["locator"]: place.lines["quote"] for place in custom.get("places", [])},
        dict(item),
    )


def _check_circles(sources: Entries[Source]) -> list[Problem]:
    """Sources that replace one another, so that none of them holds.

    The pages that cite them are not to blame.
    """
    problems = []
    for source in list(sources.values()):
        chain, following = [source.id], sources[source.id].superseded_by
        while following in sources and following not in chain:
            chain.append(following)
            following = sources[following].superseded_by
        if following != source.id:
            continue
        told = (
            f"source '{source.id}' replaces itself"
            if len(chain) == 1
            else (
                "sources "
                + ", ".join(f"'{id}'" for id in chain[:-1])
                + f" and '{chain[-1]}' replace each other"
            )
        )
        problems.append(
            Problem(SOURCES, source.line, told, "take 'superseded-by' out of the one that holds now")
        )
        sources.update({id: replace(sources[id], superseded_by="") for id in chain})
    return problems


def _check_standing(sources: Entries[Source], today: date) -> list[Problem]:
    """Successors that do not exist, and review dates that have passed."""
    problems = []
    for source in sources.values():
        if source.superseded_by and not sources.knows(source.superseded_by):
            near = nearest(source.superseded_by, sources)
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' is superseded by an unknown source '{source.superseded_by}'",
                    f"did you mean '{near}'?" if near else "add that source",
                )
            )
        if is_to_come(source.checked, today):
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' was checked on {source.checked}, which is still to come",
                    "give the day on which it was read",
                )
            )
        if source.review_due and source.review_due < today.isoformat():
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' was due for a new look on {source.review_due}",
                    "read it again, then change 'checked' and 'review-due'",
                    "warning",
                    "past-review",
                )
            )
    return problems
