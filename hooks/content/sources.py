"""Sources: who published what, where, and how we read it.

`sources.yml` is CSL-YAML (https://citationstyles.org), the format Pandoc and Zotero read; what CSL
has no word for stands under `custom:`.
"""

from dataclasses import dataclass, field
from typing import Any

from content import kinds
from content.entries import ID
from content.kinds import Shape
from content.organizations import Organization
from content.problems import shorten
from content.quotes import PLACE
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


CUSTOM = Shape(
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
SOURCE = Shape(
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
        "custom": CUSTOM,
    },
    ("id", "type", "title", "URL", "accessed", "custom"),
    anyOf=[{"required": ["author"]}, {"required": ["publisher"]}],
)
FILE = Shape({"references": kinds.list_of(SOURCE)}, ["references"])


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
