"""The real site in a real browser."""
import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fontpkg_roboto
import pytest
from browser.chromium import ARGUMENTS, find_chromium
from project import ROOT
from playwright.sync_api import Browser, Page, sync_playwright


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the built site stands."""
    folder = tmp_path_factory.mktemp("site")
    result = subprocess.run([str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--site-dir", str(folder)],
                            cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


# Roboto for every family, so that what fits into a screenful does not hang on the fonts of a machine.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit></match>
</fontconfig>"""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium; without one the tests fail, they are not skipped."""
    path = find_chromium()
    assert path, "no Chromium; run tests/browser/chromium.py, which says what to do"
    fonts = tmp_path_factory.mktemp("fonts")
    (fonts / "fonts.conf").write_text(_FONTS.format(folder=Path(fontpkg_roboto.__file__).parent / "files", cache=fonts))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS,
                                             env={**os.environ, "FONTCONFIG_FILE": str(fonts / "fonts.conf")})
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page on a phone, with JavaScript and without."""
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 740},
                                  base_url=address, reduced_motion="reduce")
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()
