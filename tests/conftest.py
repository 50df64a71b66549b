"""Fixtures for every test."""
from collections.abc import Iterator
from pathlib import Path

import pytest
from nginx import serve
from project import Project, build_site, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with two pages, no problem and no warning."""
    return make_project(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly."""
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the real site stands, served as hosting/nginx.conf says."""
    with serve(site) as address:
        yield address
