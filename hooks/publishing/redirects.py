"""The old addresses of retired pages: a page at each that leads on without a script, and rules for hosts that
read them.
"""

import re
from collections.abc import Collection, Iterator
from posixpath import relpath
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from content.words import Words
from publishing.publisher import prepare, site_address
from publishing.security_headers import POLICY


def redirect_files(
    redirects: dict[str, str], config: MkDocsConfig, words: Words, folders: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The address and text of each file: the old pages, and `_redirects` as Cloudflare Pages and Netlify read
    it, for the sites in these folders.
    """
    address = site_address(config)
    root = urlsplit(address).path.rstrip("/") + "/"
    # A copy for a disk has files instead of folders, and nobody has an old address of it.
    rules = {folder_of(old): folder_of(new) for old, new in redirects.items() if config.use_directory_urls}
    for old, new in rules.items():
        yield (
            f"{old}index.html",
            prepare(config.theme.get_env(), words)
            .get_template("moved.html")
            .render(
                config=config, policy=POLICY, there=relpath(new or ".", old) + "/", canonical=address + new
            ),
        )
    if rules and folders:
        yield (
            "_redirects",
            "".join(
                f"{root}{folder}{old} {root}{folder}{new} 301\n"
                for folder in folders
                for old, new in rules.items()
            ),
        )


def folder_of(uri: str) -> str:
    """The address that a page has on the web: about/sources.md -> about/sources/, index.md -> nothing."""
    return re.sub(r"(?:(?<=/)|\A)index/\Z", "", uri.removesuffix(".md") + "/")
