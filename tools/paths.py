"""`make paths`: how many seconds a reader needs from the first page to what they came for, along the shortest
way of links.

The measure is our own (seconds to the action): all words up to a link or an answer are read, at 200 words a
minute, and a tap takes 3 seconds. Unfolding the menu, or a part of a page, is a tap. The numbers of sources
are not read. Words are those of the built site in site/.
"""

import heapq
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from tools.command import ROOT, command, run

WORDS_A_SECOND, TAP = 200 / 60, 3.0
TASKS = ROOT / "tools" / "tasks.yml"
_SILENT = ("script", "style", "svg", "template")
_SOURCES = {"cite", "card-sources"}


@dataclass
class Text:
    """A page, or a part that is folded on it, as it is read: its words, its links with the seconds until each
    is reached, and where each anchor of a page leads, to a place in its own text or in that of a fold.
    """

    words: list[str] = field(default_factory=list)
    links: list[tuple[str, float, int]] = field(default_factory=list)
    anchors: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_site(folder: Path) -> dict[str, Text]:
    """Every page of a built site by its address below the site's, '' for the first, 'emergency/'; and every
    fold by its page's address and a number, 'emergency/#fold-1'.
    """
    texts: dict[str, Text] = {}
    for file in sorted(folder.rglob("index.html")):
        address = file.parent.relative_to(folder).as_posix().removeprefix(".") + "/" * (file.parent != folder)
        _read(texts, address, BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser"))
    return texts


def _read(texts: dict[str, Text], address: str, soup: BeautifulSoup) -> None:
    page = texts[address] = Text()
    bar = soup.find("header")
    words = 0
    for thing in _things(bar) if bar else ():
        if isinstance(thing, Tag):
            # -1: from the bar, wherever on the page the reader is. What the menu holds takes a tap more.
            folded = TAP if thing.find_parent("details") else 0.0
            page.links.append((str(thing["href"]), words / WORDS_A_SECOND + folded, -1))
        else:
            words += len(thing.split())
    _fill(texts, address, address, soup.find("main") or soup)


def _fill(texts: dict[str, Text], address: str, key: str, root: Tag) -> None:
    """Put what stands below an element into the text of this key. The folds in it become other texts."""
    text, anchors = texts[key], texts[address].anchors
    for thing in _things(root, past_folds=True):
        if isinstance(thing, str):
            text.words += thing.split()
            continue
        here = (key, len(text.words))
        if thing.name == "details":
            name = f"fold-{sum(each.startswith(f'{address}#') for each in texts) + 1}"
            here = anchors[name] = (f"{address}#{name}", 0)
            texts[here[0]] = Text()
            summary = thing.find("summary")
            text.links.append((f"#{name}", 0.0, len(text.words)))
            text.words += summary.get_text(" ").split() if summary else []
            # Whoever follows a link to the heading of a fold finds it open.
            anchors |= {str(each["id"]): here for each in (summary.find_all(id=True) if summary else ())}
            _fill(texts, address, here[0], thing)
        elif thing.name == "a" and thing.get("href"):
            text.links.append((str(thing["href"]), 0.0, len(text.words)))
        if thing.get("id"):
            anchors[str(thing["id"])] = here


def _things(root: Tag, past_folds: bool = False) -> Iterator[Tag | str]:
    """What is met on reading: links, folds and whatever has an anchor, then the words in it; not those in
    folds, if they are to be passed.
    """
    for child in root.children:
        if isinstance(child, Tag) and child.name not in _SILENT and not child.has_attr("hidden"):
            fold = past_folds and child.name == "details"
            if fold or (child.name == "a" and child.get("href")) or child.get("id"):
                yield child
            if (
                not fold
                and not _SOURCES & set(child.get("class") or ())
                and not (past_folds and child.name == "summary")
            ):
                yield from _things(child, past_folds)
        elif type(child) is NavigableString:
            yield str(child)


def _target(texts: dict[str, Text], key: str, href: str) -> tuple[str, int] | None:
    """The text to which a link leads, and the place in it; None if it leads away from the site."""
    address = key.partition("#")[0]
    target = urlsplit(urljoin(f"http://site/{address}", href))
    there = target.path.removeprefix("/")
    if target.netloc != "site" or there not in texts:
        return None
    return texts[there].anchors.get(target.fragment, (there, 0))


def seconds_to(texts: dict[str, Text], words: str) -> tuple[float, list[str]] | None:
    """The seconds from the first page to where these words stand, and the texts on the way; None if no way
    leads there.
    """
    wanted = _plain(words.split())
    open_ways: list[tuple[float, str, int, list[str]]] = [(0.0, "", 0, [""])]
    best: dict[tuple[str, int], float] = {}
    answers: list[tuple[float, list[str]]] = []
    while open_ways:
        spent, key, start, way = heapq.heappop(open_ways)
        if best.setdefault((key, start), spent) < spent or (answers and spent > min(answers)[0]):
            continue
        text = texts[key]
        answers += [
            (spent + (place - start) / WORDS_A_SECOND, way)
            for place in _places(_plain(text.words), wanted, start)[:1]
        ]
        for href, before, place in text.links:
            target = _target(texts, key, href)
            if target and (place < 0 or place >= start):
                read = before if place < 0 else (place - start) / WORDS_A_SECOND
                if best.get(target, float("inf")) > spent + read + TAP:
                    best[target] = spent + read + TAP
                    heapq.heappush(open_ways, (spent + read + TAP, *target, [*way, target[0]]))
    return min(answers) if answers else None


def _plain(words: list[str]) -> list[str]:
    return [plain for word in words if (plain := re.sub(r"[^\w+]", "", word.lower()))]


def _places(words: list[str], wanted: list[str], start: int) -> list[int]:
    return [
        place
        for place in range(start, len(words) - len(wanted) + 1)
        if words[place : place + len(wanted)] == wanted
    ]


def out_of_reach(texts: dict[str, Text]) -> list[str]:
    """The pages that no chain of links reaches from the first one, leaving out the search page, which lists
    them all.
    """
    reached, open_texts = {""}, [""]
    while open_texts:
        key = open_texts.pop()
        for href, _, _ in texts[key].links if key != "search/" else ():
            target = _target(texts, key, href)
            # Whoever is at a part of a page is on the page.
            for there in (target[0], target[0].partition("#")[0]) if target else ():
                if there not in reached:
                    reached.add(there)
                    open_texts.append(there)
    return sorted(key for key in texts.keys() - reached if "#" not in key)


def main(arguments: list[str] | None = None) -> int:
    """Print each task with its seconds and its way.

    Exit code 1 if one takes too long or a page cannot be reached.
    """
    parser = command(__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--tasks", type=Path, default=TASKS)
    options = parser.parse_args(arguments)
    texts = read_site(options.site)
    if "" not in texts:
        print(f"there is no site in {options.site}; make one first: make build", file=sys.stderr)
        return 1
    told = yaml.safe_load(options.tasks.read_text(encoding="utf-8"))
    total, failed = 0.0, False
    for task in told["tasks"]:
        found = seconds_to(texts, task["find"])
        total += found[0] if found else 0
        late = found is None or found[0] > told["most-seconds"]
        failed |= late
        way = " > ".join(f"/{address}" for address in found[1]) if found else _why_not(texts, task["find"])
        print(
            f"{found[0] if found else float('nan'):6.1f} s  {task['task']} "
            f" ({way}){'  TOO LONG' if late else ''}"
        )
    print(f"{total:6.1f} s  in all, {told['most-in-all']} at most")
    lost = [address for address in out_of_reach(texts) if not _moved(options.site / address / "index.html")]
    print(f"{len(lost)} pages out of reach: {', '.join(lost)}" if lost else "0 pages out of reach")
    return 1 if failed or lost or total > told["most-in-all"] else 0


def _why_not(texts: dict[str, Text], words: str) -> str:
    if any(_places(_plain(text.words), _plain(words.split()), 0) for text in texts.values()):
        return "no way leads to it"
    return f"no page says '{words}' any more; correct the words in {TASKS.relative_to(ROOT)}"


def _moved(file: Path) -> bool:
    """Whether a page is an old address that only leads on."""
    return 'http-equiv="refresh"' in file.read_text(encoding="utf-8")


if __name__ == "__main__":
    run(main)
