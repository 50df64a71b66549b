"""`make properdocs`: what the site would become without MkDocs, and without Material, which ends on 5 May
2027.

ProperDocs is MkDocs 1.6, kept up by others. It has an environment of its own and borrows the site's packages,
so that nothing else differs: it must make the same site to the byte. So it must without Material, but for the
search worker, where ours takes the place of Material's (hooks/publishing/search_worker.py), and for the files
that name its digest and its licence.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

# As a program of its own, this module finds the hooks here.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from publishing.licences import ADDRESS as LICENCES
from publishing.offline import ADDRESS as SERVICE_WORKER
from publishing.search_worker import ADDRESS as SEARCH_WORKER

ROOT = Path(__file__).resolve().parents[1]
MKDOCS = [sys.executable, "-m", "mkdocs"]
# Made by the Makefile.
PROPERDOCS = [str(Path(sys.prefix) / "properdocs/bin/python"), "-m", "properdocs"]
# Where the site's own packages lie.
PACKAGES = sysconfig.get_path("purelib")
# What may differ without Material.
OF_SEARCH = {SEARCH_WORKER, SERVICE_WORKER, LICENCES}


def without_material(root: Path) -> Path:
    """Take Material out of a project's mkdocs.yml. Returns a folder for the front of PYTHONPATH, so that no
    program finds it in another way.
    """
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert text.count("\n  name: material\n") == 1
    config.write_text(text.replace("\n  name: material\n", "\n  name: null\n"), encoding="utf-8")
    folder = root / "nothing"
    folder.mkdir()
    (folder / "material.py").write_text('raise ImportError("Material has ended")\n', encoding="utf-8")
    return folder


def build(generator: list[str], root: Path, *packages: str | Path) -> Path:
    """Build a project strictly with a generator, which finds these packages before its own.

    Returns the site.
    """
    result = subprocess.run(
        [*generator, "build", "--strict", "-f", "mkdocs.yml"],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, packages))},
    )
    assert result.returncode == 0, result.stderr
    return root / "site"


def differing(one: Path, other: Path) -> set[str]:
    """The files that are not the same to the byte in two folders, or stand in one alone."""
    first, second = (
        {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }
        for folder in (one, other)
    )
    return {name for name in {*first, *second} if first.get(name) != second.get(name)}


def copy_of_site(folder: Path) -> Path:
    """A copy of what the real site is built from."""
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, folder)
    return folder


def main() -> int:
    """Build and compare. Exit code 1 if something differs that must not."""
    with tempfile.TemporaryDirectory() as temporary:
        places = [copy_of_site(Path(temporary) / name) for name in ("mkdocs", "properdocs", "neither")]
        today = build(MKDOCS, places[0])
        files = sum(file.is_file() for file in today.rglob("*"))
        wrong = differing(today, build(PROPERDOCS, places[1], PACKAGES))
        print(f"ProperDocs with Material: {len(wrong)} of {files} files differ", *sorted(wrong), sep="\n  ")
        found = differing(today, build(PROPERDOCS, places[2], without_material(places[2]), PACKAGES))
        print(
            f"ProperDocs without Material: {len(found)} of {files} files differ", *sorted(found), sep="\n  "
        )
    if wrong or found != OF_SEARCH:
        print(
            f"make: with Material none may differ, without it {' and '.join(sorted(OF_SEARCH))} alone; see "
            'CONTRIBUTING.md, "When Material or MkDocs ends"',
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
