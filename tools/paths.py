"""`make paths`: how many seconds a reader needs from the first page to what they came for, along the shortest
way of links.

The measure is our own (seconds to the action): all words up to a link or an answer are read, at 200 words a
minute, and a tap takes 3 seconds. Unfolding the menu is a tap. Words are those of the built site in site/.
"""

import heapq
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup, NavigableString, Tag

from tools.command import ROOT, command, run

WORDS_A_SECOND, TAP = 200 / 60, 3.0
TASKS = ROOT / "tools" / "tasks.yml"
_SILENT = ("script", "style", "svg", "template")


@dataclass
class Page:
    """A page as it is read: the words of its bar and of its text, the links with the seconds until each is
    reached, and the place in the text of each anchor.
    """

    words: list[str] = field(default_factory=list)
    links: list[tuple[str, float, int]] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)


def read_site(folder: Path) -> dict[str, Page]:
    """Every page of a built site by its address below the site's: '' for the first, 'emergency/'."""
    return {
        file.parent.relative_to(folder).as_posix().removeprefix(".") + "/" * (file.parent != folder): _read(
            file
        )
        for file in sorted(folder.rglob("index.html"))
    }


def _read(file: Path) -> Page:
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    page = Page()
    bar = soup.find("header")
    words = 0
    for thing in _things(bar) if bar else ():
        if isinstance(thing, Tag):
            # -1: from the bar, wherever on the page the reader is. What the menu holds takes a tap more.
            folded = TAP if thing.find_parent("details") else 0.0
            page.links.append((str(thing["href"]), words / WORDS_A_SECOND + folded, -1))
        else:
            words += len(thing.split())
    for thing in _things(soup.find("main") or soup):
        if isinstance(thing, Tag):
            if thing.get("id"):
                page.anchors[str(thing["id"])] = len(page.words)
            if thing.name == "a" and thing.get("href"):
                page.links.append((str(thing["href"]), 0.0, len(page.words)))
        else:
            page.words += thing.split()
    return page


def _things(root: Tag) -> Iterator[Tag | str]:
    """What is met on reading: links and whatever has an anchor, then the words in it."""
    for child in root.children:
        if isinstance(child, Tag) and child.name not in _SILENT and not child.has_attr("hidden"):
            if (child.name == "a" and child.get("href")) or child.get("id"):
                yield child
            yield from _things(child)
        elif type(child) is NavigableString:
            yield str(child)


def seconds_to(pages: dict[str, Page], words: str) -> tuple[float, list[str]] | None:
    """The seconds from the first page to where these words stand, and the pages on the way; None if no way
    leads there.
    """
    wanted = _plain(words.split())
    open_ways: list[tuple[float, str, int, list[str]]] = [(0.0, "", 0, [""])]
    best: dict[tuple[str, int], float] = {}
    answers: list[tuple[float, list[str]]] = []
    while open_ways:
        spent, address, start, way = heapq.heappop(open_ways)
        if best.setdefault((address, start), spent) < spent or (answers and spent > min(answers)[0]):
            continue
        page = pages[address]
        answers += [
            (spent + (place - start) / WORDS_A_SECOND, way)
            for place in _places(_plain(page.words), wanted, start)[:1]
        ]
        for href, before, place in page.links:
            target = urlsplit(urljoin(f"http://site/{address}", href))
            there = target.path.removeprefix("/")
            if target.netloc == "site" and there in pages and (place < 0 or place >= start):
                read = before if place < 0 else (place - start) / WORDS_A_SECOND
                begin = pages[there].anchors.get(target.fragment, 0)
                if best.get((there, begin), float("inf")) > spent + read + TAP:
                    best[there, begin] = spent + read + TAP
                    heapq.heappush(open_ways, (spent + read + TAP, there, begin, [*way, there]))
    return min(answers) if answers else None


def _plain(words: list[str]) -> list[str]:
    return [plain for word in words if (plain := re.sub(r"[^\w+]", "", word.lower()))]


def _places(words: list[str], wanted: list[str], start: int) -> list[int]:
    return [
        place
        for place in range(start, len(words) - len(wanted) + 1)
        if words[place : place + len(wanted)] == wanted
    ]


def out_of_reach(pages: dict[str, Page]) -> list[str]:
    """The pages that no chain of links reaches from the first one, leaving out the search page, which lists
    them all.
    """
    reached, open_pages = {""}, [""]
    while open_pages:
        address = open_pages.pop()
        for href, _, _ in pages[address].links if address != "search/" else ():
            target = urlsplit(urljoin(f"http://site/{address}", href))
            there = target.path.removeprefix("/")
            if target.netloc == "site" and there in pages and there not in reached:
                reached.add(there)
                open_pages.append(there)
    return sorted(set(pages) - reached)


def main(arguments: list[str] | None = None) -> int:
    """Print each task with its seconds and its way.

    Exit code 1 if one takes too long or a page cannot be reached.
    """
    parser = command(__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    pages = read_site(options.site)
    if "" not in pages:
        print(f"there is no site in {options.site}; make one first: make build", file=sys.stderr)
        return 1
    told = yaml.safe_load(TASKS.read_text(encoding="utf-8"))
    total, failed = 0.0, False
    for task in told["tasks"]:
        found = seconds_to(pages, task["find"])
        total += found[0] if found else 0
        late = found is None or found[0] > told["most-seconds"]
        failed |= late
        way = " > ".join(f"/{address}" for address in found[1]) if found else "no way leads to it"
        print(
            f"{found[0] if found else float('nan'):6.1f} s  {task['task']} "
            f" ({way}){'  TOO LONG' if late else ''}"
        )
    print(f"{total:6.1f} s  in all, {told['most-in-all']} at most")
    lost = [address for address in out_of_reach(pages) if not _moved(options.site / address / "index.html")]
    print(f"{len(lost)} pages out of reach: {', '.join(lost)}" if lost else "0 pages out of reach")
    return 1 if failed or lost or total > told["most-in-all"] else 0


def _moved(file: Path) -> bool:
    """Whether a page is an old address that only leads on."""
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")


if __name__ == "__main__":
    run(main)
