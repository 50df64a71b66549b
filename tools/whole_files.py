"""Writing a file whole or not at all: whatever stops it, the old one stays."""

import os
import shutil
from pathlib import Path


def write_whole(file: Path, content: str | bytes) -> None:
    """Write a file beside its place, and let it take the old one's place when it is on the disk.

    A full disk or a missing permission ends the program with one line. After kill -9 there is a file more,
    whose name begins with a dot; the next to write takes it away.
    """
    # Of a link, the file that it leads to.
    file = file.resolve()
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as opened:
            opened.write(content.encode() if isinstance(content, str) else content)
            opened.flush()
            os.fsync(opened.fileno())
        if file.exists():
            shutil.copymode(file, part)
        part.replace(file)
    except OSError as error:
        stays = "it stays as it was" if file.exists() else "it is not there"
        raise SystemExit(f"make: {file} could not be written ({error.strerror}); {stays}") from None
    finally:
        part.unlink(missing_ok=True)
