"""Organizations: who publishes, on which websites, and how much weight their word has."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.entries import ID
from content.kinds import Shape
from content.problems import Problem
from content.yaml_reader import Map

ORGANIZATIONS = "docs/_data/organizations.yml"

# Strongest first. `research` is journals and their indexes.
TIERS = ("guideline", "public-health", "research", "charity", "hospital", "news")

# Beneath such a name anyone in a country has one of their own; gov.uk is one website.
_SHARED = r"(?:ac|co|com|edu|gov|net|nic|org)\.(?!uk$)[a-z]{2}$|(?:ac|co|org)\.uk$"
_KEYS = {
    "name": kinds.text,
    "short_name": kinds.text,
    "tier": kinds.one_of(*TIERS),
    "domains": kinds.list_of(
        kinds.pattern(
            rf"(?!{_SHARED})[a-z0-9-]+(\.[a-z0-9-]+)+", "bare domains of its own, such as nice.org.uk"
        )
    ),
    "country": kinds.pattern(r"[A-Z]{2}|INT", "two capital letters such as GB, or INT"),
    "home": kinds.https_url,
}
_ORGANIZATION = Shape(_KEYS, tuple(_KEYS))
FILE = kinds.map_of(ID, _ORGANIZATION)


@dataclass(frozen=True)
class Organization:
    """Who published something. `tier` is one of TIERS."""

    id: str
    name: str
    short_name: str
    tier: str
    domains: tuple[str, ...]
    country: str
    home: str

    def publishes_on(self, url: str) -> bool:
        """Say whether the address is on one of its domains, or on a subdomain of one."""
        host = urlsplit(url).hostname or ""
        return any(host == domain or host.endswith("." + domain) for domain in self.domains)


def load_organizations(root: Path) -> tuple[Entries[Organization], list[Problem]]:
    """Load and check organizations.yml: each Organization by id."""
    data, problems = load_yaml(root, ORGANIZATIONS)
    organizations: Entries[Organization] = Entries(read=data is not None)
    data = data or Map(1)
    for id, entry in data.items():
        line = data.lines[id]
        found = check_shape(ORGANIZATIONS, f"organization '{id}'", entry, line, _ORGANIZATION)
        if wrong := ID(id):
            found.append(Problem(ORGANIZATIONS, line, f"'{id}' is not a good id", f"{wrong}, such as nice"))
        if not found:
            organizations.written[id] = entry
            organizations[id] = Organization(id, **{**entry, "domains": tuple(entry["domains"])})
        else:
            organizations.leave_out(id)
        problems += found
    return organizations, problems
