"""Fixtures for every test."""
from pathlib import Path

import pytest
from project import Project, make_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with two pages, no problem and no warning."""
    return make_project(tmp_path)
