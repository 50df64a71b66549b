"""`make fuzz`: pages and data made up from a seed for as long as asked, each looked at for what must never be.

Each kind has a process of its own. What is made depends on the seed alone: what was found is found again with
`make fuzz ARGS="--kind small-pages --seed 17 --most 1"`.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from grammar import small_page
from looking import Desk, Look
from mutations import spoil
from project import FRONT_MATTER, ROOT
from template_values import Templates
from whole_project import make_whole_project

# How many pages are spoilt at once, all but handouts, and how often each until the check lets it pass.
AT_ONCE, _TRIES = 27, 2
# Nobody asks a page about the site itself for citations.
ABOUT = FRONT_MATTER.replace("description:", "kind: about\ndescription:")


def real_desk(folder: Path) -> Desk:
    """A copy of the real site's content, which builds as the site does with English alone."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"\bLANGUAGES, [^\]]*", "LANGUAGES, en", settings)
    for name in ("hooks/events.py", "custom_dir: overrides"):
        *before, last = name.split(" ")
        settings = settings.replace(name, " ".join([*before, str(ROOT / last)]))
    (folder / "mkdocs.yml").write_text(settings.replace("watch: [hooks, overrides]", ""), encoding="utf-8")
    return Desk(folder, date.today())


def small_desk(folder: Path) -> Desk:
    """The small project, with a picture for its pages to show."""
    project = make_whole_project(folder)
    project.write("docs/en/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    return Desk(folder)


def spoilt_page(desk: Desk, chance: random.Random) -> Look:
    """A page of the real site, spoilt."""
    path = chance.choice(sorted(desk.texts))
    return desk.look_at_page(path, spoil(desk.texts[path], chance))


def grown_page(desk: Desk, chance: random.Random) -> Look:
    """A page of a few lines, put together from marks and words."""
    body = small_page(chance)
    # A care card brings its own citations, and has no place on a page about the site.
    return desk.look_at_page("docs/en/page.md", (FRONT_MATTER if "::: care-card" in body else ABOUT) + body)


def spoilt_data(desk: Desk, chance: random.Random) -> Look:
    """A data file, or the settings, spoilt."""
    name = chance.choice(sorted(desk.data))
    return desk.look_at_data(name, spoil(desk.data[name], chance))


def spoilt_site(desk: Desk, chance: random.Random) -> Look:
    """The real site with its pages spoilt at once: as far as the check lets that pass, and as far as it does not."""
    chosen = chance.sample(sorted(desk.texts), min(AT_ONCE, len(desk.texts)))
    return desk.look_at_site(
        {path: [spoil(desk.texts[path], chance, 1) for _ in range(_TRIES)] for path in chosen}
    )


# Where each kind of example is looked at, and how it is made.
KINDS: dict[str, tuple[Callable[[Path], Any], Callable[[Any, random.Random], Look]]] = {
    "spoilt-pages": (real_desk, spoilt_page),
    "small-pages": (small_desk, grown_page),
    "data": (small_desk, spoilt_data),
    "builds": (real_desk, spoilt_site),
    "templates": (Templates, Templates.look),
}


def look(kind: str, seed: int, seconds: float, most: int = sys.maxsize) -> tuple[Counter[str], list[str]]:
    """Look at examples of a kind, from a seed on, until time is up: at one at least. Returns how many were tried, let pass
    and wrong in each way, and a line for each that was wrong."""
    found: Counter[str] = Counter()
    told = []
    with tempfile.TemporaryDirectory() as folder:
        make_desk, make_look = KINDS[kind]
        desk, end = make_desk(Path(folder)), time.monotonic() + seconds
        for number in range(seed, seed + most):
            try:
                one = make_look(desk, random.Random(f"{kind} {number}"))
            except subprocess.TimeoutExpired as error:
                # What was found until then, and by the other kinds, is told all the same.
                one = Look((("slow", f"no end after {error.timeout:g} s of the clock"),))
            found.update({"tried": 1, "passes": one.passes, "refused": one.refused})
            found.update(what for what, _ in one.wrong)
            told += [f"{kind} {number}: {what}: {more}" for what, more in one.wrong]
            if time.monotonic() >= end:
                break
    return found, told


def main(arguments: list[str] | None = None) -> int:
    """Look for as long as asked. Exit code 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS, help="one kind of example alone")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first example")
    parser.add_argument("--seconds", type=float, default=600, help="how long to look")
    parser.add_argument("--most", type=int, default=sys.maxsize, help="how many examples of a kind, at most")
    options = parser.parse_args(arguments)
    kinds = [options.kind] if options.kind else list(KINDS)
    with ProcessPoolExecutor() as processes:
        jobs = {
            kind: processes.submit(look, kind, options.seed, options.seconds, options.most) for kind in kinds
        }
        results = {kind: job.result() for kind, job in jobs.items()}
    for kind, (found, _) in results.items():
        print(
            f"{kind}: {found['tried']} tried, {found['passes']} let pass, {found['refused']} refused by a build; "
            + ", ".join(
                f"{found[what]} {words}"
                for what, words in (
                    ("breaks", "broke off"),
                    ("slow", "over 2 s"),
                    ("leftover", "marks left over"),
                    ("difference", "shown otherwise than meant"),
                )
            )
        )
    told = [line for _, lines in results.values() for line in lines]
    print(*told, sep="\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
