"""`make source`: drafts an entry of sources.yml for a DOI or an address, with what only a person can know
marked TO DO.
"""

import re
import sys
import unicodedata
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import yaml

from content import kinds
from content.data_files import Entries, load_yaml
from content.entries import ID
from content.organizations import ORGANIZATIONS, Organization, load_organizations
from content.settings import contact_of
from content.sources import SOURCES
from content.yaml_reader import Seq
from tools.command import command
from tools.metadata import DOI, look_up
from tools.whole_files import write_whole

# The order of an entry's lines, and what a person has to put where we know nothing.
_ORDER = (
    "id",
    "type",
    "title",
    "author",
    "publisher",
    "container-title",
    "volume",
    "issue",
    "page",
    "issued",
    "accessed",
    "URL",
    "DOI",
    "custom",
)
_TO_DO = {
    "title": "as it stands on the document",
    "publisher": "who published it, or give authors as other entries do",
    "issued": "such as '2026' or '2026-11-22', or take this line out if it gives no date",
    "organization": f"an id from {ORGANIZATIONS}; add it there if it is new",
    "checked": "the day on which you read it, such as '2026-11-22'",
    "copy": "live or stored (a saved copy)",
    "extent": "full or excerpt (did you read all of it)",
}


class _Dumper(yaml.SafeDumper):
    """Writes as sources.yml is written: lists indented, dates and pages in quotes so that nothing takes them
    for numbers.
    """

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    str,
    lambda dumper, value: dumper.represent_scalar(
        "tag:yaml.org,2002:str", value, style="'" if re.fullmatch(r"[\d-]+", value) else None
    ),
)


def find_duplicate(references: Seq, given: dict[str, Any]) -> str | None:
    """A line that says which entry has the same id, DOI or address already, or None."""
    for other in references:
        for key in ("id", "DOI", "URL"):
            if given.get(key) and str(other.get(key)).rstrip("/").lower() == given[key].rstrip("/").lower():
                return (
                    f"{SOURCES}:{other.lines[key]}: source '{other.get('id')}' has the {key} {given[key]}"
                    f" already; cite it as [@{other.get('id')}]"
                )
    return None


def find_organization(organizations: Entries[Organization], item: dict[str, Any]) -> Organization | None:
    """Whose it is: the organization named as its journal or publisher, or the only one that publishes on its
    website.
    """
    names = {item.get(key, "").lower() for key in ("container-title", "publisher")}
    named = [each for each in organizations.values() if {each.name.lower(), each.short_name.lower()} & names]
    there = [each for each in organizations.values() if each.publishes_on(item["URL"])]
    return named[0] if named else there[0] if len(there) == 1 else None


def make_id(item: dict[str, Any], organization: Organization | None, taken: set[str]) -> str:
    """A readable id that is not taken: downie-2013 for an article, nice-ng234 for a page."""
    if item.get("author") and item["issued"]:
        text = " ".join([next(iter(item["author"][0].values())), item["issued"][:4]])
    else:
        address = urlsplit(item["URL"])
        whose = organization.short_name if organization else str(address.hostname).removeprefix("www.")
        text = f"{whose} {re.sub(r'[.][a-z]+$', '', address.path.rstrip('/').rpartition('/')[2])}"
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    id = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-")
    return next(each for each in (id, *(f"{id}-{number}" for number in range(2, 999))) if each not in taken)


def insert(text: str, references: Seq, item: dict[str, Any]) -> tuple[str, int]:
    """Put an entry before the first whose id comes after its own, and before the comments above that one.

    Nothing else in the file changes. What is None in the entry is marked TO DO. Returns the new text and the
    entry's first line.
    """
    lines = text.split("\n")
    after = [
        line
        for line, other in zip(references.lines, references, strict=True)
        if str(other["id"]) > item["id"]
    ]
    at = after[0] - 1 if after else len("\n".join(lines).rstrip().split("\n"))
    while lines[at - 1].lstrip().startswith("#"):
        at -= 1
    first = lines[references.lines[0] - 1]
    indent = first[: len(first) - len(first.lstrip(" "))]
    entry = [
        re.sub(
            r"^( *)([\w-]+): null$",
            lambda found: f"{found[0][:-5]}  # TO DO: {_TO_DO[found[2]]}",
            indent + line,
        )
        for line in yaml.dump(
            [item], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120
        ).splitlines()
    ]
    return "\n".join([*lines[:at], *entry, *lines[at:]]), at + 1


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Add a draft to sources.yml and say what is left to do.

    Exit code 1, and nothing written, if it cannot be added.
    """
    parser = command(__doc__)
    parser.add_argument("source", help="a DOI such as 10.1136/bmj.p1973, or an https address")
    parser.add_argument("--id", default="", help="the id to cite it by, made up if left out")
    options = parser.parse_args(arguments)
    given, file = options.source.strip(), options.root / SOURCES
    match = DOI.fullmatch(given)
    wrong = (None if match else kinds.https_url(given)) or (options.id and ID(options.id))
    if wrong:
        print(
            f"make: '{given}' with ID '{options.id}' cannot be cited: {wrong}; write make source"
            " DOI=10.1136/bmj.p1973 or make source URL=https://www.who.int/breast-cancer, and ID=some-words"
            " if you like"
        )
        return 1
    data, problems = load_yaml(options.root, SOURCES)
    references = data.get("references") if data else None
    if (
        problems
        or not references
        or not isinstance(references, Seq)
        or not all("id" in each for each in references)
    ):
        print(
            f"make: {SOURCES} has to be mended before anything is added; 'make check' says what is wrong"
            " with it"
        )
        return 1
    asked = {"DOI": match[1]} if match else {"URL": given}
    item: dict[str, Any] = {}
    failures: list[str] = []
    taken = find_duplicate(references, {**asked, "id": options.id})
    if not taken:
        item, failures = look_up(asked.get("DOI", ""), asked.get("URL", ""), contact_of(options.root))
        taken = find_duplicate(references, item)
    if taken:
        print(taken)
        return 1
    organization = find_organization(load_organizations(options.root)[0], item)
    item["id"] = options.id or make_id(item, organization, {each["id"] for each in references})
    if "author" not in item:
        item.setdefault("publisher", organization and organization.name)
    item |= {
        "accessed": (today or date.today()).isoformat(),
        "custom": {
            "organization": organization and organization.id,
            "checked": None,
            "copy": None,
            "extent": None,
        },
    }
    item = {key: item[key] for key in _ORDER if key in item}
    text = file.read_bytes().decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    text, line = insert(text.replace(end, "\n"), references, item)
    write_whole(file, text.replace("\n", end))
    empty = [key for key, value in (*item.items(), *item["custom"].items()) if value is None]
    for failure in failures:
        print(f"{failure}; so what is not known is left for you to fill in")
    print(
        f"{SOURCES}:{line}: drafted source '{item['id']}'; fill in what is marked TO DO: {', '.join(empty)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
