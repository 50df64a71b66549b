"""Fixtures for every test."""

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foreign_site import make_foreign_site
from nginx import serve
from project import DECIDED_BY_PUBLISHER, ROOT, Project, build_site, make_offline, make_project

# Fixtures of the real site: a test that asks for one asks for the site as it stands today.
OF_THE_SITE = {"site", "disk", "address"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the real site, so that they can be run alone: pytest -m real_site.

    And begin with those that are given more time than others, so that at the end nobody waits for one of them;
    then those that need no site, so that one worker builds it while another has something else to do.
    """
    for item in items:
        if OF_THE_SITE & set(getattr(item, "fixturenames", ())):
            item.add_marker("real_site")
    items.sort(
        key=lambda item: (
            -max((mark.args[0] for mark in item.iter_markers("timeout")), default=0),
            item.get_closest_marker("real_site") is not None,
        )
    )


def pytest_xdist_auto_num_workers() -> int:
    """Two workers more than there are processors: a test often waits, for a browser, a server or a site that another
    builds, and only so is no processor idle.
    """
    return (os.cpu_count() or 1) + 2


@pytest.fixture(autouse=True)
def _no_server_is_left() -> Iterator[None]:
    """No test leaves a server running that it began: without its socket, it takes the processor from all others."""
    before = set(threading.enumerate())
    yield
    for left in set(threading.enumerate()) - before:
        if "serve_forever" in left.name:
            left.join(1)
            assert not left.is_alive(), left.name


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with two pages, no problem and no warning.

    What the environment says of the real site is not for it.
    """
    for name in DECIDED_BY_PUBLISHER:
        monkeypatch.delenv(name, raising=False)
    return make_project(tmp_path)


@pytest.fixture
def with_machine(project: Project) -> Project:
    """The project with a copy of the machine of its own: hooks, layouts, and the shelf of sheets beside them."""
    for part in ("hooks", "overrides"):
        shutil.copytree(ROOT / part, project.root / part, ignore=shutil.ignore_patterns("__pycache__"))
    project.change("mkdocs.yml", {f"{ROOT}/hooks": "hooks", f"{ROOT}/overrides": "overrides"})
    return project


@pytest.fixture(scope="session")
def once(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Callable[[str, Callable[[Path], Path]], Path]:
    """Make a folder once in a run of the tests: the worker that comes first makes it, the others wait and use
    it.
    """
    here = tmp_path_factory.getbasetemp()
    shared = here if worker_id == "master" else here.parent

    def make_once(name: str, make: Callable[[Path], Path]) -> Path:
        folder, told = shared / name, shared / f"{name}.path"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not told.exists():
                folder.mkdir(exist_ok=True)
                told.write_text(str(make(folder)))
        return Path(told.read_text())

    return make_once


@pytest.fixture(scope="session")
def site(once: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """The real site, built strictly. Every test shares it, so none writes there."""

    def build(folder: Path) -> Path:
        build_site(folder)
        return folder

    return once("site", build)


@pytest.fixture(scope="session")
def disk(once: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """The copy of the real site for a disk, as `make offline` makes it.

    Every test shares it, so none writes there.
    """
    return once("disk", make_offline)


@pytest.fixture(scope="session")
def foreign_site(once: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """The site of a small project in a language that nobody speaks. Every test shares it, so none writes there."""
    return once("foreign", make_foreign_site)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the real site stands, served as hosting/nginx.conf says."""
    with serve(site) as address:
        yield address
