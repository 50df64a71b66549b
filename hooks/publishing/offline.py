"""The service worker's file, made when the site is whole: what it may keep, what a first visit fetches, and a
name that changes with them.
"""

import gzip
import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from content.menu import menu_uris
from publishing.redirects import folder_of
from publishing.shrink import shrink_script
from publishing.site_search import INDEX_ADDRESS

ADDRESS = "offline.js"
# Shown in place of a page that cannot be reached (overrides/offline.html); theme.static_templates in
# mkdocs.yml makes it.
UNREACHABLE = "offline.html"
# Bytes, gzip. With the worker itself, and what a host adds, a first visit fetches 100 KiB at most.
ROOM = 95 * 1024
_TEMPLATE = Path(__file__).resolve().parents[2] / "overrides/offline.js"
# The page that is kept before all others.
_EMERGENCY = "emergency.md"
# The pages with what they show and do, and search. Not what a reader opens once, such as PDFs.
_KEPT = (".html", ".css", ".js", ".svg", ".webp")
# What every page stands on; the search worker and the index are kept when someone has searched.
_FRAME = ("assets/css/", "assets/js/", "assets/images/")
# Characters of base64: 96 bits, far more than chance needs. Who could forge a file could forge the worker as
# well.
_DIGEST = 16


def pages_by_need(config: MkDocsConfig) -> list[str]:
    """The addresses of the pages, those that readers need first at the front: the emergency signs, the first
    page, what the top bar names, then the order of the menu.
    """

    def address(uri: str) -> str:
        return (
            folder_of(uri)
            if config.use_directory_urls or uri == "index.md"
            else uri.removesuffix(".md") + ".html"
        )

    ends = "/" if config.use_directory_urls else ".html"
    bar = [place.rstrip("/") + ends for _, place in config.extra.get("menu", [])]
    return list(dict.fromkeys([address(_EMERGENCY), "", *bar, *map(address, menu_uris(config.nav))]))


def write_service_worker(site: Path, pages: Iterable[str]) -> None:
    """Write the service worker into the built site.

    `pages` are addresses, the first to be kept at the front.
    """
    files = {
        _address(file.relative_to(site).as_posix()): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and file.suffix in _KEPT and file.name not in ("404.html", ADDRESS)
    }
    if (site / INDEX_ADDRESS).exists():
        files[INDEX_ADDRESS] = (site / INDEX_ADDRESS).read_bytes()
    digests = [
        (address, b64encode(hashlib.sha256(data).digest()).decode()[:_DIGEST])
        for address, data in files.items()
    ]
    version = hashlib.sha256(json.dumps(digests).encode()).hexdigest()[:16]
    text = shrink_script(_TEMPLATE.read_text(encoding="utf-8")).replace("VERSION", version)
    for word, value in (("DIGESTS", digests), ("FIRST", list(_first(files, pages)))):
        text = text.replace(word, json.dumps(value, separators=(",", ":")), 1)
    (site / ADDRESS).write_text(text, encoding="utf-8")


def _address(name: str) -> str:
    """The address of a file as browsers write it. A reader asks for a folder, not for the file in it."""
    folder, _, file = name.rpartition("/")
    return quote(f"{folder}/" * bool(folder) if file == "index.html" else name, safe="/!$&'+*,;=:@~()")


def _first(files: dict[str, bytes], pages: Iterable[str]) -> Iterator[str]:
    """What a first visit fetches: the page that matters most, what every page stands on, then pages while
    there is room.
    """
    best, *others = [page for page in pages if page in files]
    frame = [address for address in files if address == UNREACHABLE or address.startswith(_FRAME)]
    room = ROOM
    for address in [best, *frame, *others]:
        room -= len(gzip.compress(files[address], 9))
        if room < 0:
            return
        yield address
