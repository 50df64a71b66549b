"""A Chromium for the tests: one already here, else Playwright's own, else the system's package.

Run as a program it makes sure that there is one, or says in one line what to do.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Debian's headless shell first: the same engine with no window round it, which takes half of a window's time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Chromium's own traffic is off: the tests prove that a page asks nobody for anything.
ARGUMENTS = ["--disable-background-networking", "--disable-component-update"]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    ARGUMENTS.append("--no-sandbox")
# What the address bar suggests is two pages of the browser's own for each of ours, a third of a test's time, and
# each page of a site gets a frame of its own instead of the last one's. A browser hears only the last list of what it shall do without, so the others are what Playwright turns off by itself.
WITHOUT = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,RenderDocument,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,"
    "PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints"
)
# Roboto for every family, so that what fits into a screenful does not hang on the fonts of a machine.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit></match>
</fontconfig>"""


def find_chromium() -> str | None:
    """The path of a browser that starts: $CHROMIUM, one on the PATH, one in its usual place, or Playwright's
    own.
    """
    named = os.environ.get("CHROMIUM")
    return next((place for place in ([named] if named else _places()) if not _fault(place)), None)


def _places() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (place for place in PLACES if Path(place).exists())
    # Here and below, and not above: this file looks for what they need before they are asked for.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).exists():
        yield path


@cache
def _fault(place: str) -> str:
    """Why a program is no browser that starts, in its own words; nothing if it is one."""
    with tempfile.TemporaryDirectory() as profile:
        try:
            result = subprocess.run(
                [
                    place,
                    "--headless",
                    # As Playwright starts it; the pages are our own.
                    "--no-sandbox",
                    *ARGUMENTS,
                    "--no-first-run",
                    f"--user-data-dir={profile}",
                    "--dump-dom",
                    "about:blank",
                ],
                capture_output=True,
                text=True,
                errors="replace",
                timeout=60,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    if not result.returncode and "<html" in result.stdout:
        return ""
    return _reason(result.stderr)


def _reason(said: str) -> str:
    """Why a program ended, in short, from all that it said."""
    if lacks := re.search(r"loading shared libraries: (\S+):", said):
        return f"{lacks[1]} is missing"
    lines = said.strip().splitlines() or ["it says nothing"]
    return next((line for line in lines if "FATAL" in line), lines[-1]).strip()


@contextmanager
def open_chromium(folder: Path) -> Iterator["Browser"]:
    """A browser with the fonts of a phone, for as long as the block runs; the folder is for their
    configuration.
    """
    import fontpkg_roboto  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    path = find_chromium()
    assert path, "no Chromium; run tests/browser/chromium.py, which says what to do"
    (folder / "fonts.conf").write_text(
        _FONTS.format(folder=Path(fontpkg_roboto.__file__).parent / "files", cache=folder)
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[*ARGUMENTS, f"--disable-features={WITHOUT}"],
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        )
        yield browser
        browser.close()


def main() -> None:
    """Find a browser, or install one."""
    _look_at_playwright()
    named = os.environ.get("CHROMIUM")
    if find_chromium():
        return
    if named and not Path(named).exists():
        sys.exit(f"make: there is no browser at CHROMIUM={named}; correct the path or unset it")
    if named:
        sys.exit(
            f"make: the browser at CHROMIUM={named} does not start ({_fault(named)}); mend it, or unset"
            " CHROMIUM"
        )
    print("Looking for a Chromium for the browser tests (once)")
    attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and "--no-sandbox" in ARGUMENTS:
        attempts += [
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"],
        ]
    for attempt in attempts:
        subprocess.run(attempt, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        _fault.cache_clear()
        if find_chromium():
            return
    there = "".join(f" ({place} does not start: {_fault(place)})" for place in _places())
    sys.exit(
        f"make: no Chromium for the browser tests{there}; install one (Debian: sudo apt install"
        f" chromium-headless-shell; Ubuntu: sudo {os.path.relpath(sys.executable)} -m playwright install-deps"
        " chromium; macOS: brew install --cask google-chrome), or name it: make test CHROMIUM=/path/to/chrome"
    )


def _look_at_playwright() -> None:
    """Playwright brings a Node of its own, which needs libraries of the system that a small machine may lack."""
    result = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    if result.returncode:
        sys.exit(
            f"make: Playwright, which drives the browser, does not start ({_reason(result.stderr)}); install"
            " what it needs (Debian: sudo apt install libatomic1 chromium-headless-shell; Ubuntu: sudo apt"
            " install libatomic1)"
        )


if __name__ == "__main__":
    main()
