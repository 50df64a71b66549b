"""What all programs for editors have in common: how each begins and ends."""

import argparse
import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]


def command(description: str | None) -> argparse.ArgumentParser:
    """What all commands for editors have in common: a description, and the project's folder as --root."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    return parser


def run(main: Callable[[], int]) -> NoReturn:
    """Run a verb and exit with its code, also if its reader has seen enough, as in `make grades | head`."""
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            code = main()
    finally:
        try:
            print(said.getvalue(), end="", flush=True)
        except BrokenPipeError:
            # Python's own last flush shall not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
