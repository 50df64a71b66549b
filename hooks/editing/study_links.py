"""Links to studies: each is a source, so that somebody has read what stands there. An address that a program
made up has the form of a study's too.
"""

import re
from urllib.parse import unquote

from content.library import Library
from content.problems import shorten
from content.sources import SOURCES

# Where studies are looked up: by DOI, or by the number that PubMed gives.
_STUDY = re.compile(
    r"https://(?:(?:dx\.|www\.)?doi\.org/|pubmed\.ncbi\.nlm\.nih\.gov/|"
    r"(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pubmed|pmc/articles|articles)/|europepmc\.org/(?:article|abstract)/\w+/)"
    r"(?P<id>10\.[^\s?#]+|(?:PMC)?\d+)",
    re.IGNORECASE,
)


def leads_to_study(library: Library, address: str) -> tuple[str, str] | None:
    """What is wrong with a link to a study that is no source of ours, and how to mend it; else None."""
    study = _STUDY.match(address)
    if study is None or not library.sources.is_whole:
        return None
    found = unquote(study["id"]).rstrip("/").lower()
    # Not as a part of another's number.
    whole = re.compile(rf"(?<!\w){re.escape(found)}(?!\w)")
    if any(found == each.doi.lower() or whole.search(each.url.lower()) for each in library.sources.values()):
        return None
    return (
        f"'{shorten(address)}' is a study that is no source in {SOURCES}",
        "read it, add it there and cite it, or take the link out",
    )
