"""`mkdocs` in a process of its own that need not load everything first: it is forked from one that has loaded
MkDocs and our hooks, and has done nothing else. Two thirds of a small build's time go into that.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_HOOKS = Path(__file__).resolve().parents[1] / "hooks"
_FORKS = multiprocessing.get_context("forkserver")


def run_mkdocs(
    arguments: list[str], folder: Path, environment: Mapping[str, str], seconds: float
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` with some arguments in a folder, with the whole of its environment, as subprocess.run does."""
    _FORKS.set_forkserver_preload(["mkdocs.__main__", "mkdocs.commands.build", "events", "forked"])
    with TemporaryDirectory() as said:
        process = _FORKS.Process(target=_mkdocs, args=(arguments, folder, dict(environment), said))
        _start(process)
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(["mkdocs", *arguments], seconds)
        out, err = (Path(said, name).read_text(encoding="utf-8") for name in ("out", "err"))
        return subprocess.CompletedProcess(["mkdocs", *arguments], process.exitcode, out, err)


def _start(process: multiprocessing.process.BaseProcess) -> None:
    """Start a process; the first of all starts the one that the others are forked from, which finds our hooks so."""
    kept = dict(os.environ)
    os.environ |= {
        "PYTHONPATH": os.pathsep.join((str(_HOOKS), str(Path(__file__).parent))),
        "NO_MKDOCS_2_WARNING": "1",
    }
    try:
        process.start()
    finally:
        os.environ.clear()
        os.environ.update(kept)


def _mkdocs(arguments: list[str], folder: Path, environment: dict[str, str], said: str) -> None:
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(said, name), os.O_WRONLY | os.O_CREAT), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    # Here and not above: who asks for a build need not load all this.
    from mkdocs.__main__ import cli  # noqa: PLC0415

    sys.argv = ["mkdocs", *arguments]
    cli(arguments, prog_name="mkdocs")
