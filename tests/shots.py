"""`make shots`: pictures of pages as readers see them, to look at: phone and desk, light and dark, and on
paper.

They go into shots/, which is no part of the project. The few that the README shows are made anew, small, by

    make shots ARGS="--readme"
"""

import argparse
import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

from browser.chromium import open_chromium
from nginx import serve
from project import ROOT, build_site

PAGES = {
    "home": "",
    "emergency": "emergency/",
    "form": "next-steps/talk-to-a-doctor/",
    "sources": "about/sources/",
}
WIDTHS = {360: 740, 1280: 830}
# In pixels. Of a list that is longer than this, the rest looks the same.
LONGEST = 12_000
SCHEMES = ("light", "dark")
# Name, page, width, scheme, and how wide the picture is: as wide as the README shows it, twice for sharp
# screens.
README = (
    ("home", "home", 360, "light", 540),
    ("home-dark", "home", 360, "dark", 540),
    ("emergency", "emergency", 1280, "light", 1000),
)


def screenful(browser: Browser, url: str, width: int, scheme: str, *, whole: bool) -> Image.Image:
    """A page as it stands on a screen: the first screenful, or the whole page."""
    page = browser.new_page(
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme=scheme,
        reduced_motion="reduce",
        device_scale_factor=1 if whole else 2,
    )
    page.goto(url, wait_until="networkidle")
    long = min(LONGEST, page.evaluate("document.documentElement.scrollHeight")) if whole else WIDTHS[width]
    data = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": long})
    page.close()
    return Image.open(io.BytesIO(data))


def sheets(browser: Browser, url: str) -> Iterator[Image.Image]:
    """A page as it comes out of a printer, each sheet a picture."""
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    page.close()
    for sheet in document:
        yield sheet.render(scale=1.5).to_pil()
    document.close()


def take_all(browser: Browser, address: str, folder: Path) -> None:
    """Every page, width and scheme, whole, and on paper."""
    for name, path in PAGES.items():
        for width in WIDTHS:
            for scheme in SCHEMES:
                screenful(browser, address + path, width, scheme, whole=True).save(
                    folder / f"{name}-{width}-{scheme}.png"
                )
        for number, sheet in enumerate(sheets(browser, address + path), 1):
            sheet.save(folder / f"{name}-print-{number:02}.png")


def take_readme(browser: Browser, address: str, folder: Path) -> None:
    """The README's few, in 32 colours, which is enough for flat colours and text and keeps a clone small."""
    for name, page, width, scheme, shown in README:
        picture = screenful(browser, address + PAGES[page], width, scheme, whole=False)
        picture = picture.resize(
            (shown, round(picture.height * shown / picture.width)), Image.Resampling.LANCZOS
        )
        picture.convert("RGB").quantize(32, kmeans=3, dither=Image.Dither.NONE).save(
            folder / f"{name}.png", optimize=True
        )


def main() -> None:
    """Build, serve, take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="the README's pictures, into .github/")
    readme = parser.parse_args().readme
    folder = ROOT / (".github" if readme else "shots")
    if not readme:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    with tempfile.TemporaryDirectory() as site, tempfile.TemporaryDirectory() as fonts:
        build_site(Path(site))
        with serve(Path(site)) as address, open_chromium(Path(fonts)) as browser:
            (take_readme if readme else take_all)(browser, address, folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
