"""What a page costs a reader: every byte that a browser fetches at the first view, from a server that
compresses.

Counted are the bodies of all files that a page asks for, the icon among them, and of pages of each kind that these
are what comes over the wire, from the page's address to an idle network, with an empty cache. Not counted are
the answers' headers: about 0.7 KiB each here, but a few bytes after the first under HTTP/2 and 3, which
remember them. What the service worker fetches once the page has loaded, for use without a network, is counted
by itself below; a reader who saves data is spared it (overrides/assets/js/site.js).
"""

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from browser.test_accessibility import PAGES
from content.pages import Page as Content
from nginx import serve
from real_site import CHECKLIST_AT, LIBRARY, showing
from real_site import PAGES as CONTENT

KIB = 1024
# One round trip: what a server sends before it waits for an answer (10 packets: RFC 6928).
BAR = 14 * KIB
# Long lists, which people look things up in and do not read through, grow with the data, and more data is
# what they are for. So what is bounded is what an entry weighs, beside the frame, the styles and the words
# before the list.
FRAME = 7 * KIB


def _signs_on(page: Content) -> set[str]:
    """The signs on the cards of a page."""
    return {sign.id for block in page.blocks for card in LIBRARY.cards_of(block) for sign in card.facts}


LONG_LISTS = {
    # Each country's numbers, each with its source, the day it was checked, and what stands beside it.
    showing("countries")[0]: FRAME + 1024 * len(LIBRARY.countries),
    # Each point that news stories make, with what the evidence says in up to a hundred words and its sources.
    showing("claim")[0]: FRAME + 320 * sum(block.name == "claim" for block in showing("claim")[1].blocks),
    # Each source's title, address and date, and the pages that use it: about as much as they are, compressed.
    showing("sources")[0]: FRAME + 100 * len(LIBRARY.sources),
    # Each sign of the cards, with its sources: where the whole rule stands for those who had cancer; and the
    # pictures beside them.
    **{
        address: FRAME
        + 220 * len(_signs_on(page))
        + 400 * sum(block.name == "picture" for block in page.blocks)
        for address, page in CONTENT.items()
        if len(_signs_on(page)) > 30
    },
    # The form for the doctor: each sign with its box, and once more in the first person for the note.
    CHECKLIST_AT: FRAME + 155 * len(_signs_on(CONTENT[CHECKLIST_AT])),
}
# A phone has no mouse; newer browsers tell each page of one that lies over it, which sends for the cards.
WITHOUT_MOUSE = "addEventListener('pointerover', (event) => event.stopImmediatePropagation(), true)"
# Two round trips: twice as much after the first answer (RFC 5681). A list beyond that is to be cut in parts.
MOST = 3 * BAR


@pytest.fixture(scope="module")
def first_views(
    browser: Browser, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[tuple[str, int]]]:
    """For each page what was fetched at the first view, and the bytes of each answer's body: the server's own
    count.

    Each page has a host name of its own, so that nothing kept from one serves another.
    """
    log = tmp_path_factory.mktemp("weight") / "log"
    hosts = {f"page-{number}.localhost": path for number, path in enumerate(PAGES)}
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    context.add_init_script(WITHOUT_MOUSE)
    with serve(site, log) as address:
        tabs = {path: context.new_page() for path in hosts.values()}
        for host, path in hosts.items():
            tabs[path].goto(address.replace("127.0.0.1", host) + path)
            # Not every browser without a window asks for the icon; one that has it already does not ask
            # again.
            tabs[path].evaluate(
                """() => fetch(document.querySelector('link[rel="icon"]').href).then((answer) => answer.blob())"""
            )
        # While one waits, so do the others.
        for tab in tabs.values():
            tab.wait_for_load_state("networkidle")
    context.close()
    views: dict[str, list[tuple[str, int]]] = {path: [] for path in PAGES}
    for line in log.read_text().splitlines():
        host, size, asked = line.split(" ")
        views[hosts[host]].append((asked.removeprefix("/"), int(size)))
    return views


def asks_for(site: Path, path: str) -> dict[str, bool]:
    """The files that a page asks for, itself among them, and whether a browser may leave one until the reader comes
    near it."""
    text = file_of(site, path).read_text(encoding="utf-8")
    tags = re.findall(r'<(?:link rel="(?:icon|stylesheet)"|script src|img)[^>]*>', text)
    links = [re.search(r'(?:href|src)="([^"]*)"', tag)[1] for tag in tags]
    names = [urlsplit(urljoin(f"http://localhost/{path}", link)).path[1:] for link in links]
    return {path: False, **dict(zip(names, ('loading="lazy"' in tag for tag in tags), strict=True))}


def file_of(site: Path, path: str) -> Path:
    """The file of an address below the site's."""
    return site / path / ("index.html" if path.endswith("/") or not path else "")


def compressed(file: Path) -> int:
    """The bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 9))


def weights_of(site: Path, paths: Iterable[str]) -> dict[str, int]:
    """The bytes of all that each page asks for at once."""
    weights = {
        path: sum(
            compressed(file_of(site, name)) for name, is_lazy in asks_for(site, path).items() if not is_lazy
        )
        for path in paths
    }
    for path, weight in sorted(weights.items(), key=lambda item: item[1]):
        print(f"{weight / KIB:5.1f} KiB  /{path}")
    return weights


def test_the_first_view_of_every_page_is_light(site: Path) -> None:
    weights = weights_of(site, CONTENT)
    assert {
        path: weight for path, weight in weights.items() if weight > max(BAR, LONG_LISTS.get(path, 0))
    } == {}
    assert max(weights.values()) <= MOST


def test_everything_a_page_fetches_is_counted(
    first_views: dict[str, list[tuple[str, int]]], site: Path
) -> None:
    """The count above told by another measure, a browser, so that it can't count nothing."""
    for path, view in first_views.items():
        asked = asks_for(site, path)
        fetched = [name for name, _ in view]
        assert len(fetched) == len(set(fetched)), path
        assert {name for name, is_lazy in asked.items() if not is_lazy} <= set(fetched) <= set(asked), path
        for name, size in view:
            assert size == pytest.approx(compressed(file_of(site, name)), rel=0.02, abs=20), name


def test_a_first_visit_fetches_100_kib_at_most_for_use_without_a_network(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    """What the server sends once the page stands, by its own count; then each file whole, as a host sends it
    that does not know what the page has fetched already.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(WITHOUT_MOUSE)
    with serve(site, tmp_path / "log") as address:
        page = context.new_page()
        page.goto(address)
        page.evaluate("navigator.serviceWorker.ready")
    context.close()
    sent = [line.split(" ") for line in (tmp_path / "log").read_text().splitlines()]
    asked = [name.removeprefix("/") for _, _, name in sent]
    begun = asked.index("offline.js")
    weight = sum(int(size) for _, size, _ in sent[begun:])
    whole = sum(compressed(file_of(site, name)) for name in asked[begun:])
    print(
        f"{weight / KIB:5.1f} KiB, {whole / KIB:.1f} with what was there already, in {len(asked) - begun}"
        " answers"
    )
    assert asked[begun + 1] == "emergency/"
    assert {"", CHECKLIST_AT, "offline.html", "assets/css/site.css"} <= set(asked[begun:])
    assert 50 * KIB < weight <= whole <= 100 * KIB
