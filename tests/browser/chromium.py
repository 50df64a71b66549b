"""A Chromium for the tests: one already here, else Playwright's own, else the system's package.

Run as a program it makes sure that there is one, or says in one line what to do.
"""
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium")
# Chromium's own traffic is off: the tests prove that a page asks nobody for anything.
ARGUMENTS = ["--disable-background-networking", "--disable-component-update"]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    ARGUMENTS.append("--no-sandbox")
# Roboto for every family, so that what fits into a screenful does not hang on the fonts of a machine.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit></match>
</fontconfig>"""


def find_chromium() -> str | None:
    """The path of a browser: $CHROMIUM, one on the PATH, one in its usual place, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    found = next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, PLACES), None)
    return found or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


@contextmanager
def open_chromium(folder: Path) -> Iterator["Browser"]:
    """A browser with the fonts of a phone, for as long as the block runs; the folder is for their configuration."""
    import fontpkg_roboto
    from playwright.sync_api import sync_playwright
    path = find_chromium()
    assert path, "no Chromium; run tests/browser/chromium.py, which says what to do"
    (folder / "fonts.conf").write_text(_FONTS.format(folder=Path(fontpkg_roboto.__file__).parent / "files", cache=folder))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS,
                                             env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")})
        yield browser
        browser.close()


def main() -> None:
    """Find a browser, or install one."""
    if find_chromium():
        return
    if os.environ.get("CHROMIUM"):
        sys.exit(f"make: there is no browser at CHROMIUM={os.environ['CHROMIUM']}; correct the path or unset it")
    print("Looking for a Chromium for the browser tests (once)")
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and "--no-sandbox" in ARGUMENTS:
        attempts += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]]
    for attempt in attempts:
        subprocess.run(attempt, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if find_chromium():
            return
    sys.exit("make: no Chromium for the browser tests; install one (Debian, Ubuntu: sudo apt install chromium; macOS: "
             "brew install --cask google-chrome), or name it: make test CHROMIUM=/path/to/chrome")


if __name__ == "__main__":
    main()
