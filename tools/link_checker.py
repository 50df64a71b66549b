"""LinkChecker (https://linkchecker.github.io/linkchecker/), which follows our links over a local server.

It is run as a program of its own, and names one page for each address. Anchors are looked at here: its
plug-in reads a page anew for each link into it, which for our two thousand took minutes.
"""

import csv
import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup

from content.settings import load_settings
from tools.whole_files import write_whole

# What of a site tells its own address.
_TELLING = ("*.html", "*.xml", "*.txt")
# Of LinkChecker: how long to wait, how many questions a host gets in a second, and who asks.
RULES = "[checking]\nthreads=5\ntimeout={}\nmaxrequestspersecond={}\nmaxrunseconds=3600\nuseragent={}\n"
_PROGRAM = [sys.executable, "-m"]


class _Site(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        # LinkChecker takes this as leave to ask more than ten questions a second.
        self.send_header("LinkChecker", "welcome")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Unfinished(Exception):
    """Why the links could not be checked, in words."""


def follow(addresses: Iterable[str], rules: str, depth: int = 0) -> list[dict[str, str]]:
    """LinkChecker's rows, one for each address that it came to from these. Raises Unfinished."""
    with tempfile.NamedTemporaryFile("w", suffix=".rc") as file:
        file.write(rules)
        file.flush()
        done = subprocess.run(
            [
                *_PROGRAM,
                "linkcheck",
                "--config",
                file.name,
                "--no-status",
                "--verbose",
                "--output",
                "csv/utf-8",
                "--stdin",
                f"--recursion-level={depth}",
            ],
            check=False,
            input="\n".join(addresses),
            capture_output=True,
            text=True,
        )
    rows = [line for line in done.stdout.splitlines(keepends=True) if not line.startswith("# ")]
    # 0 and 1 say whether all links are good.
    if done.returncode not in (0, 1) or not rows:
        raise Unfinished(
            f"LinkChecker broke off: {(done.stderr.strip().splitlines() or ['it said nothing'])[-1]}"
        )
    return list(csv.DictReader(rows, delimiter=";"))


def follow_site(
    root: Path, site: Path | None, rules: str
) -> tuple[str, list[dict[str, str]], list[tuple[str, str]]]:
    """Serve a copy of a built site, or build it, and follow its links. Raises Unfinished.

    Returns the address at which it stood, LinkChecker's rows, and each link to an anchor that is not there
    with its page.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Site, directory=folder)) as server,
    ):
        home = load_settings(root)[0]["site_url"].value.rstrip("/") + "/"
        # Below the same path as on the web, since the page for lost readers names whole paths.
        path = urlsplit(home).path
        here, built = f"http://127.0.0.1:{server.server_port}{path}", Path(folder, path.strip("/"))
        if site:
            shutil.copytree(site, built, dirs_exist_ok=True)
        else:
            command = [*_PROGRAM, "mkdocs", "build", "--strict", "--site-dir", str(built)]
            if subprocess.run(command, check=False, cwd=root, capture_output=True).returncode:
                raise Unfinished("the site cannot be built; 'make build' says why")
        _move(built, home, here)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            rows = follow(
                [here, *(here + name for name in ("404.html", "sitemap.xml") if (built / name).exists())],
                rules,
                -1,
            )
        finally:
            # Also when following breaks off: a server that lost its socket asks for it without a rest.
            server.shutdown()
        return here, rows, list(find_lost_anchors(built))


def _move(site: Path, home: str, here: str) -> None:
    """Let the pages of a site name another address as its own, so that such links are followed too.

    To build it for that address would set every sheet anew, which has the site's address on it.
    """
    for file in (each for kind in _TELLING for each in site.rglob(kind)):
        text = file.read_text(encoding="utf-8")
        if home in text:
            write_whole(file, text.replace(home, here))


def find_lost_anchors(site: Path) -> Iterator[tuple[str, str]]:
    """The address below the site's, and the link, of each link to an anchor that no page of the site has."""
    pages = {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            file.read_bytes(), "html.parser"
        )
        for file in sorted(site.rglob("*.html"))
    }
    anchors = {address: {tag["id"] for tag in page.find_all(id=True)} for address, page in pages.items()}
    for address, page in pages.items():
        for link in page.find_all(href=True):
            href = str(link["href"])
            target, anchor = urldefrag(urljoin(address, href))
            if anchor and target in anchors and unquote(anchor) not in anchors[target]:
                yield address, href
