"""The real site in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import open_chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium; without one the tests fail, they are not skipped."""
    with open_chromium(tmp_path_factory.mktemp("fonts")) as browser:
        yield browser


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page on a phone, with JavaScript and without."""
    context = browser.new_context(
        java_script_enabled=request.param,
        viewport={"width": 360, "height": 740},
        base_url=address,
        reduced_motion="reduce",
    )
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()
