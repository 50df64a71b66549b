"""The real site as its hosts serve it: a real nginx with hosting/nginx.conf, and the rules in `_headers`."""

import fnmatch
import gzip
import http.client
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from nginx import SNIPPET, serve
from project import ROOT
from publishing.security_headers import HEADERS

PAGE, SCRIPT, ASSET, DATA, LOST = (
    "emergency/",
    "offline.js",
    "assets/css/site.css",
    "about/sources.json",
    "no/such/page/",
)


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The answer to one request as it came over the wire; the path is sent as it stands."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request(
        method, "/" + path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def addresses(site: Path) -> list[str]:
    """Every address of the site that a host serves."""
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    return sorted(
        re.sub(r"(^|/)index\.html$", r"\1", file)
        for file in files
        if file not in ("_headers", "_redirects") and not file.endswith("404.html")
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (PAGE, 200),
        ("", 200),
        (SCRIPT, 200),
        (ASSET, 200),
        (DATA, 200),
        ("sitemap.xml.gz", 200),
        (LOST, 404),
        ("emergency", 301),
        ("assets/", 404),
        ("assets/no-such.css", 404),
        ("404.html", 404),
        ("_headers", 404),
        ("../etc/passwd", 400),
    ],
)
def test_every_answer_of_nginx_has_the_security_headers(address: str, path: str, status: int) -> None:
    answered, headers, _ = ask(address, path)
    assert answered == status
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_nginx_adds_the_headers_of_the_one_list_and_no_others() -> None:
    added = dict(re.findall(r'^ *add_header (\S+) "?(.*?)"? always;$', SNIPPET.read_text(), re.MULTILINE))
    assert added == {**HEADERS, "Cache-Control": "$cache"}


def test_underscore_headers_gives_every_header_to_every_address(site: Path) -> None:
    """Cloudflare Pages and Netlify: a line with a path, where * stands for anything, then indented `Name:
    value` lines.
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text().splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, value = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line).groups()
            rules[-1][1][name] = value
            assert len(line) <= 2000, "longer than Cloudflare Pages reads"
    for path in [*addresses(site), LOST]:
        given = {
            name: value
            for pattern, headers in rules
            if fnmatch.fnmatchcase("/" + path, pattern)
            for name, value in headers.items()
        }
        assert given == HEADERS, path


def test_every_file_has_the_type_of_its_kind_and_comes_whole(site: Path, address: str) -> None:
    types = {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".svg": "image/svg+xml",
        ".png": "image/png",
        ".webp": "image/webp",
        ".json": "application/json",
        ".xml": "application/xml; charset=utf-8",
        ".atom": "application/atom+xml; charset=utf-8",
        ".gz": "application/gzip",
        ".pdf": "application/pdf",
        ".zip": "application/zip",
        # Lists of digests.
        "": "text/plain; charset=utf-8",
    }
    for path in addresses(site):
        status, headers, body = ask(address, path)
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        assert (status, headers["Content-Type"]) == (200, types[file.suffix]), path
        assert body == file.read_bytes(), path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site that has a secret within and one beside it."""
    folder = tmp_path_factory.mktemp("small") / "site"
    (folder / "about").mkdir(parents=True)
    for name in (
        "handout.pdf",
        "share.png",
        "site.zip",
        "404.html",
        "_headers",
        ".env",
        "about/.env",
        "../secret",
    ):
        (folder / name).write_text("the page that helps" if name == "404.html" else "not for readers")
    with serve(folder) as address:
        yield address


def test_a_type_that_no_file_of_ours_has_yet_is_known_too(small: str) -> None:
    for name, kind in (
        ("handout.pdf", "application/pdf"),
        ("share.png", "image/png"),
        ("site.zip", "application/zip"),
    ):
        assert ask(small, name)[1]["Content-Type"] == kind


def test_text_is_compressed_and_nothing_else(site: Path, address: str) -> None:
    for path in addresses(site):
        _, headers, body = ask(address, path, Accept_Encoding="gzip")
        plain = ask(address, path)[2]
        if path.endswith((".gz", ".pdf", ".png", ".webp", ".zip")) or len(plain) < 256:
            assert "Content-Encoding" not in headers, path
        else:
            assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding"), path
            assert gzip.decompress(body) == plain
            # Other bytes than gzip's own by no more than how a stream is cut.
            assert len(body) < 1.02 * len(gzip.compress(plain, 9)) + 20, path


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        (PAGE, "no-cache"),
        (SCRIPT, "no-cache"),
        (DATA, "no-cache"),
        (LOST, "no-cache"),
        ("assets/no-such.css", "no-cache"),
        (ASSET, "max-age=600"),
        ("assets/images/logo.svg", "max-age=600"),
        ("assets/js/site.js", "max-age=600"),
    ],
)
def test_how_long_an_answer_is_kept(address: str, path: str, rule: str) -> None:
    assert ask(address, path)[1]["Cache-Control"] == rule


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    tag = ask(address, PAGE, Accept_Encoding="gzip")[1]["ETag"]
    status, headers, body = ask(address, PAGE, Accept_Encoding="gzip", If_None_Match=tag)
    assert (status, body) == (304, b"")
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "path",
    [
        LOST,
        "assets/",
        "assets/css/",
        "404.html",
        "_headers",
        "_redirects",
        ".git/config",
        ".env",
        "about/.env",
        "no-such.pdf",
    ],
)
def test_what_is_not_here_is_answered_by_the_page_that_helps(
    site: Path, address: str, small: str, path: str
) -> None:
    status, _, body = ask(address, path)
    assert (status, body) == (404, (site / "404.html").read_bytes())
    status, _, body = ask(small, path)
    assert (status, body) == (404, b"the page that helps")


def test_in_the_folder_of_a_language_that_page_is_in_this_language(
    foreign_site: Path, tmp_path: Path
) -> None:
    """Also below a path; and not where a folder's name is only as short as a language's."""
    whole = foreign_site.parent
    (tmp_path / "below").symlink_to(whole)
    for site, below in ((whole, ""), (tmp_path, "/below")):
        with serve(site, below=below) as address:
            for lost, page in (("xx/lost/", "xx/404.html"), ("lost/", "404.html"), ("yy/lost/", "404.html")):
                status, _, body = ask(address, f"{below}/{lost}".lstrip("/"))
                assert (status, body) == (404, (whole / page).read_bytes()), lost


@pytest.mark.parametrize(
    "path",
    [
        "../secret",
        "assets/../../secret",
        "%2e%2e/secret",
        "..%2fsecret",
        "%2e%2e%2fsecret",
        "assets/..%2f..%2fsecret",
        "..%5csecret",
        "%252e%252e/secret",
        "//../secret",
        "....//secret",
    ],
)
def test_nothing_outside_the_site_can_be_had(small: str, path: str) -> None:
    status, _, body = ask(small, path)
    assert status in (400, 404)
    assert b"not for readers" not in body


def test_a_folder_leads_to_its_page_without_naming_a_host(address: str) -> None:
    status, headers, _ = ask(address, "emergency", Host="pain.example.org")
    assert (status, headers["Location"]) == (301, "/emergency/")


def test_the_site_takes_nothing_from_anyone(address: str) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert ask(address, PAGE, method)[0] == 405
    assert ask(address, PAGE)[1]["Server"] == "nginx"


def test_below_a_path_of_another_website_all_is_the_same(site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("the other website")
    shutil.copytree(site, tmp_path / "below/here")
    with serve(tmp_path, below="/below/here") as address:
        for path, status, rule in (
            (PAGE, 200, "no-cache"),
            ("", 200, "no-cache"),
            (ASSET, 200, "max-age=600"),
            (LOST, 404, "no-cache"),
            ("assets/", 404, "no-cache"),
            ("assets/no.css", 404, "no-cache"),
            ("404.html", 404, "no-cache"),
            ("_headers", 404, "no-cache"),
            (".env", 404, "no-cache"),
        ):
            answered, headers, body = ask(address, f"below/here/{path}")
            assert (answered, headers["Cache-Control"]) == (status, rule), path
            assert {name: headers.get(name) for name in HEADERS} == HEADERS, path
            if status == 404:
                assert body == (site / "404.html").read_bytes(), path
        assert ask(address, "below/here/emergency")[1]["Location"] == "/below/here/emergency/"
        # The other website keeps its own ways.
        _, headers, body = ask(address, "")
        assert body == b"the other website" and not set(headers) & set(HEADERS)


def test_no_nginx_is_one_line_and_a_failure(tmp_path: Path) -> None:
    def ensure(script: str, **environment: str) -> tuple[int, str]:
        result = subprocess.run(
            [sys.executable, "-c", f"import nginx; {script}nginx.main()"],
            cwd=ROOT / "tests",
            capture_output=True,
            text=True,
            env={"PATH": str(tmp_path), **environment},
        )
        return result.returncode, result.stderr

    assert ensure("", NGINX="/no/such/nginx") == (
        1,
        "make: there is no nginx at NGINX=/no/such/nginx; correct the path or unset it\n",
    )
    assert ensure("nginx.PLACES = (); ") == (
        1,
        (
            "make: no nginx for the tests; install one (Debian, Ubuntu: sudo apt install nginx-light; macOS:"
            " brew install nginx), or name it: make test NGINX=/path/to/nginx\n"
        ),
    )


FEED = "about/changes.atom"


def test_the_feed_answers_what_feed_readers_ask(address: str) -> None:
    status, headers, body = ask(address, FEED)
    assert (status, headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    assert headers["Cache-Control"] == "no-cache"
    # They ask if anything is new, by its mark or its date, for the head alone, with an address of their own.
    for asked in (
        {"If_None_Match": headers["ETag"]},
        {"If_Modified_Since": headers["Last-Modified"]},
        {"If_None_Match": f"W/{headers['ETag']}"},
    ):
        assert ask(address, FEED, **asked)[0] == 304
    assert ask(address, FEED, "HEAD")[::2] == (200, b"")
    for path in (f"{FEED}?utm_source=reader", f"{FEED}?", f"{FEED}#top".partition("#")[0]):
        assert ask(address, path, Accept="application/rss+xml")[2] == body
    assert ask(address, FEED, Range="bytes=0-4")[2] == b"<?xml"
    status, headers, zipped = ask(address, FEED, Accept_Encoding="gzip")
    assert gzip.decompress(zipped) == body
    assert ask(address, f"{FEED}/")[0] == 404
