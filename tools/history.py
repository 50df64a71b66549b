"""What git remembers of the content: other versions of it, each in a folder of its own for as long as it
is looked at.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def git(root: Path, *arguments: str) -> bytes:
    """What a git command says of the project below `root`. Raises ValueError, in words, if git cannot
    tell.
    """
    try:
        result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise ValueError("git is not installed") from None
    if result.returncode:
        raise ValueError(f"git {arguments[0]} failed: {result.stderr.decode().strip()}")
    return result.stdout


@contextmanager
def content_at(root: Path, commit: str) -> Iterator[Path]:
    """A folder with the content as it was at a commit, and its settings. Raises ValueError, in words."""
    there = git(root, "ls-tree", "--name-only", commit).decode().split()
    names = [name for name in there if name == "docs" or name.startswith("mkdocs")]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["tar", "-x", "-C", folder], input=git(root, "archive", commit, *names), check=True)
        yield Path(folder)
