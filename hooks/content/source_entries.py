"""The entries of sources.yml, read and checked: each by itself, and together."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.dates import is_far_ahead, is_to_come
from content.organizations import ORGANIZATIONS, Organization
from content.problems import Problem, did_you_mean, shorten
from content.quotes import check_places
from content.sources import CUSTOM, FILE, SOURCE, SOURCES, Source
from content.yaml_reader import Map


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
            sources.leave_out(item["id"])
    problems += [*_check_circles(sources), *_check_standing(sources, today)]
    return sources, problems


def _check_source(item: Map, where: str, organizations: Entries[Organization]) -> list[Problem]:
    found = check_shape(SOURCES, where, item, item.line, SOURCE, CUSTOM.keys, "custom")
    if "author" not in item and "publisher" not in item:
        found.append(
            Problem(SOURCES, item.line, f"{where} has no 'author' and no 'publisher'", "add one of them")
        )
    custom = item.get("custom")
    if not isinstance(custom, Map):
        return found
    found += check_shape(SOURCES, where, custom, item.lines["custom"], CUSTOM)
    found += check_places(SOURCES, where, custom)
    id = custom.get("organization")
    if not isinstance(id, str):
        return found
    if not organizations.knows(id):
        found.append(
            Problem(
                SOURCES,
                custom.lines["organization"],
                f"{where} names an unknown organization '{id}'",
                did_you_mean(id, organizations, f"add it to {ORGANIZATIONS}"),
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
        item,
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
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' is superseded by an unknown source '{source.superseded_by}'",
                    did_you_mean(source.superseded_by, sources, "add that source"),
                )
            )
        for what, day in (("checked", source.checked), ("accessed", str(source.csl["accessed"]))):
            if is_to_come(day, today):
                problems.append(
                    Problem(
                        SOURCES,
                        source.line,
                        f"source '{source.id}' was {what} on {day}, which is still to come",
                        "give the day on which it was read",
                    )
                )
        if is_far_ahead(source.review_due, today):
            problems.append(
                Problem(
                    SOURCES,
                    source.line,
                    f"source '{source.id}' is due for a new look on {source.review_due}, more than three "
                    "years ahead",
                    "is the year right? Give a day within three years",
                    "warning",
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
