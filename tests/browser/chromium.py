"""A Chromium for the tests: one already here, else Playwright's own, else the system's package.

Run as a program it makes sure that there is one, or says in one line what to do.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium")
# Chromium's own traffic is off: the tests prove that a page asks nobody for anything.
ARGUMENTS = ["--disable-background-networking", "--disable-component-update"]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    ARGUMENTS.append("--no-sandbox")


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
