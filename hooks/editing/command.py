"""How a verb at a desk ends: its words in one piece, and quietly where nobody reads on."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from typing import NoReturn


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
