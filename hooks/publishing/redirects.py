"""The old addresses of retired pages: a page at each that leads on without a script, and rules for hosts that read them."""
import re
from collections.abc import Iterator
from html import escape
from posixpath import relpath
from urllib.parse import urlsplit

from publishing.security_headers import POLICY

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={there}">
<title>This page has moved</title>
<link rel="canonical" href="{canonical}">
</head>
<body>
<main><h1>This page has moved</h1><p><a href="{there}">Read the page that has taken its place</a></p></main>
</body>
</html>
"""


def redirect_files(redirects: dict[str, str], site_url: str, language: str) -> Iterator[tuple[str, str]]:
    """The address and text of each file: `_redirects`, as Cloudflare Pages and Netlify read it, and the old pages."""
    if not redirects:
        return
    root = urlsplit(site_url).path.rstrip("/") + "/"
    yield "_redirects", "".join(f"{root}{_folder(old)} {root}{_folder(new)} 301\n" for old, new in redirects.items())
    for old, new in redirects.items():
        there = relpath(_folder(new) or ".", _folder(old)) + "/"
        yield f"{_folder(old)}index.html", _PAGE.format(
            language=language, policy=escape(POLICY), there=escape(there), canonical=escape(site_url + _folder(new)))


def _folder(uri: str) -> str:
    """The address that MkDocs gives a page: about/sources.md -> about/sources/, index.md -> nothing."""
    return re.sub(r"(?:(?<=/)|\A)index/\Z", "", uri.removesuffix(".md") + "/")
