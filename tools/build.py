"""`make build` and `make offline`: the site in site/, or as a zip that opens from a disk.

A build is made in a folder beside site/ and takes its place when it is whole: what was built before stays
until then, and for good if the build fails or is killed. One at a time; the next clears what a killed one
left.
"""

import argparse
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# What only a host reads.
_FOR_HOSTS = (
    "404.html",
    "_headers",
    "_redirects",
    "offline.js",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
)
# The last line of a traceback that is no mistake of a program: a full disk, a file that may not be written.
_FAULT = re.compile(r"\w+(?:\.\w+)*: \[Errno \d+\] (.+)")


@contextmanager
def workshop(site: Path) -> Iterator[Path]:
    """A folder beside the site to build in, while the block runs; whoever else builds waits that long."""
    folder = site.with_name(".building")
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is at work; waiting for it to end", file=sys.stderr, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        # Killed between the two steps of put_in_place.
        if (folder / "old").exists() and not site.exists():
            (folder / "old").rename(site)
        _clear(folder)
        try:
            yield folder
        finally:
            _clear(folder)


def _clear(folder: Path) -> None:
    for left in folder.iterdir():
        if left.name != "lock":
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def put_in_place(new: Path, site: Path) -> None:
    """Let a new build take the site's place; both lie on one disk, so it takes no time."""
    if site.exists():
        site.rename(new.with_name("old"))
    new.rename(site)


def build(root: Path, folder: Path, preview: bool = False, **environment: str) -> bool:
    """Build into a folder with MkDocs, its words passed on as they come. Returns whether it went well.

    A preview is built although pages and data have problems, which are shown.
    """
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--no-strict" if preview else "--strict",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(folder),
    ]
    held: list[str] = []
    with subprocess.Popen(
        command,
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env={**os.environ, **environment},
    ) as process:
        try:
            for line in process.stderr or ():
                if held or line.startswith("Traceback "):
                    held.append(line)
                else:
                    print(line, end="", file=sys.stderr, flush=True)
        except BaseException:
            process.kill()
            raise
    fault = _FAULT.fullmatch(held[-1].strip()) if held else None
    print(f"make: {fault[1]}" if fault else "".join(held), end="\n" if fault else "", file=sys.stderr)
    return process.returncode == 0


def pack(folder: Path, archive: Path) -> None:
    """Put a folder into a zip whose bytes depend on nothing else: in order, with one date.

    Whole, or not there.
    """
    part = archive.with_name(f".{archive.name}.part")
    try:
        with ZipFile(part, "w") as zipped:
            for file in sorted(file for file in folder.rglob("*") if file.is_file()):
                entry = ZipInfo(file.relative_to(folder.parent).as_posix())
                entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o100644 << 16
                zipped.writestr(entry, file.read_bytes())
        part.replace(archive)
    finally:
        part.unlink(missing_ok=True)


def main(arguments: list[str] | None = None) -> int:
    """Build. Exit code 1 if that failed, 143 or 130 if it was asked to stop; then all is as it was before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project")
    parser.add_argument("--offline", type=Path, metavar="ZIP", help="write a copy for a disk instead")
    parser.add_argument(
        "--preview", action="store_true", help="build although there are problems; never publish that"
    )
    options = parser.parse_args(arguments)
    if options.preview and not options.offline:
        parser.error("a preview is for a disk only: add --offline ZIP")
    # Whoever builds, a web server must be able to read it.
    os.umask(0o022)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    site = (options.root / "site").resolve()
    try:
        with workshop(site) as folder:
            if _made(options, folder / "back-pain-signs", site):
                return 0
    except OSError as error:
        print(f"make: {error.strerror}: {error.filename}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    print("make: nothing was built; look at the lines above. What was there before still is", file=sys.stderr)
    return 1


def _made(options: argparse.Namespace, new: Path, site: Path) -> bool:
    if not options.offline:
        if done := build(options.root.resolve(), new):
            put_in_place(new, site)
        return done
    # On a disk, a folder is no page.
    if done := build(options.root.resolve(), new, options.preview, USE_DIRECTORY_URLS="false"):
        # Of each language, whose sites are folders of the whole.
        for file in [file for name in _FOR_HOSTS for file in new.rglob(name)]:
            file.unlink()
        pack(new, options.offline)
    return done


if __name__ == "__main__":
    sys.exit(main())
