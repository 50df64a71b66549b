"""A part of pytest for `make mutants`: which tests reach which functions, and a run of chosen tests alone.

With `--reached-in FOLDER --reached-to FILE` it writes which functions below that folder each test reaches.
With `--only FILE` it runs the tests whose ids stand there, in that order.
"""

import json
import sys
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two ways to be run."""
    for name in ("--reached-in", "--reached-to", "--only"):
        parser.addoption(name, default="")


def pytest_configure(config: pytest.Config) -> None:
    """Watch, if that is asked for."""
    if config.getoption("--reached-to"):
        config.pluginmanager.register(_Watch(config))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests that are asked for."""
    if only := config.getoption("--only"):
        found = {item.nodeid: item for item in items}
        items[:] = [found[id] for id in json.loads(Path(only).read_text()) if id in found]


class _Watch:
    """Notes the functions that each test reaches, by file and first line, and how long it takes."""

    def __init__(self, config: pytest.Config) -> None:
        self.folder, self.to = config.getoption("--reached-in"), Path(config.getoption("--reached-to"))
        self.reached: set[tuple[str, int]] = set()
        self.told: dict[str, tuple[float, list[tuple[str, int]]]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Generator[None, Any, Any]:
        """Watch a test, with what is made ready for it."""
        self.reached.clear()
        self._forget()
        sys.settrace(self._enter)
        try:
            return (yield)
        finally:
            sys.settrace(None)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test reached that passed: of one that fails anyhow, no failure says anything."""
        if report.when == "call" and report.passed:
            self.told[report.nodeid] = (report.duration, sorted(self.reached))

    def pytest_sessionfinish(self) -> None:
        """Write it all."""
        self.to.write_text(json.dumps(self.told))

    def _enter(self, frame: FrameType, event: str, argument: object) -> None:
        code = frame.f_code
        if code.co_filename.startswith(self.folder):
            self.reached.add((code.co_filename.removeprefix(self.folder), code.co_firstlineno))

    def _forget(self) -> None:
        """Forget what functions remember: else the second test that asks one does not reach it."""
        for module in list(sys.modules.values()):
            if (getattr(module, "__file__", None) or "").startswith(self.folder):
                for value in vars(module).values():
                    if callable(forget := getattr(value, "cache_clear", None)):
                        forget()
