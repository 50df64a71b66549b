"""The real site in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.chromium import open_chromium
from real_site import CHECKLIST_AT

# Gives an open page of a browser with such options.
Lend = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A Chromium; without one the tests fail, they are not skipped."""
    with open_chromium(tmp_path_factory.mktemp("fonts")) as browser:
        yield browser


@pytest.fixture(scope="session")
def lend(browser: Browser, address: str) -> Lend:
    """Lends an empty page of a phone, or with other options of another machine, and takes it back.

    To go on with an open page takes a fifth of the time that a new one takes. It can be lent since nothing of
    the site stays in a browser, as test_privacy.py holds, but its service worker, which is kept out. What stays
    otherwise, such as a clock or a script put in, is not for a page that was lent. It waits on the site's shortest
    file: a browser begins a new process for each step from an empty page to a site, which takes longer than the page.
    """
    pages: dict[str, Page] = {}
    phone = {
        "viewport": {"width": 360, "height": 740},
        "base_url": address,
        "reduced_motion": "reduce",
        "service_workers": "block",
    }

    @contextmanager
    def lend(**options: Any) -> Iterator[Page]:
        asked = phone | options
        if repr(asked) not in pages:
            context = browser.new_context(**asked)
            context.set_default_timeout(5000)
            pages[repr(asked)] = context.new_page()
        page = pages[repr(asked)]
        yield page
        page.unroute_all(behavior="ignoreErrors")
        # A mouse that rests where a link comes to lie opens a card in the next test.
        page.mouse.move(0, 0)
        page.context.clear_permissions()
        page.emulate_media(media="null", color_scheme=asked.get("color_scheme", "light"))
        page.set_viewport_size(asked["viewport"])
        page.goto("robots.txt")

    return lend


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request: pytest.FixtureRequest, lend: Lend) -> Iterator[Page]:
    """A page on a phone, with JavaScript and without."""
    with lend(java_script_enabled=request.param) as page:
        yield page


@pytest.fixture
def phone(lend: Lend) -> Iterator[Page]:
    """A page on a phone with JavaScript."""
    with lend() as page:
        yield page


@pytest.fixture
def desk(lend: Lend) -> Iterator[Page]:
    """A page on a desk with JavaScript."""
    with lend(viewport={"width": 1280, "height": 720}) as page:
        yield page


@pytest.fixture
def form(lend: Lend) -> Iterator[Page]:
    """The form on a phone, with JavaScript."""
    with lend() as page:
        page.goto(CHECKLIST_AT)
        yield page
