"""Reading what a stranger sent: by a process of its own, which ends after two seconds of work, whatever came.

`python -m tools.bounded MODULE FUNCTION`: what goes in and comes out are pickled.
"""

import os
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TypeVar

from tools.command import ROOT

# Seconds of the processor, those of the process's own start left out; and by the clock, on a busy machine.
MOST_WORK, LONGEST = 2, 60
_Given = TypeVar("_Given")
_Read = TypeVar("_Read")


class Unreadable(Exception):
    """What came cannot be read, or not in time."""


def read_bounded(read: Callable[[_Given], _Read], given: _Given) -> _Read:
    """What a function of a module makes of something. Raises Unreadable if that takes too long, or fails."""
    command = [sys.executable, "-m", "tools.bounded", read.__module__, read.__qualname__]
    try:
        apart = subprocess.run(
            command,
            input=pickle.dumps(given),
            capture_output=True,
            timeout=LONGEST,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise Unreadable from None
    # Our own process wrote it.
    result: _Read = pickle.loads(apart.stdout)  # noqa: S301
    return result


def main(module: str, function: str) -> None:
    """Read what comes in, and write what the function makes of it."""
    read = getattr(import_module(module), function)
    given = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own process sent it
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = round(used.ru_utime + used.ru_stime) + MOST_WORK
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    sys.stdout.buffer.write(pickle.dumps(read(given)))


if __name__ == "__main__":
    main(*sys.argv[1:])
