"""`make bench`: how much time the hooks add to a build, how time grows with the number of pages, and how it
compares.

Sites of 200, 1,000 and 2,000 made-up pages, ten citations each, are built in turn in four ways: bare
Material; our frame without the hooks; our frame with them, which is our whole build; and Zensical, Material's
successor, which runs no hooks, with the same Markdown and its own frame. All are built in turn, and of each
the build that was least disturbed counts. Against Zensical, which uses every core, time is that of the clock
on the wall; for our own builds, which use one, it is the processor's, which other programs on the machine
disturb far less.

    make bench                        the handouts; 200 and 1,000 pages each way, 2,000 with and without hooks, three times
    make bench ARGS="--quick"         200 pages only
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from project import ROOT, Project, make_project

PARAGRAPH = (
    "Most back pain is not cancer, and most of it eases in time. Some signs need help at once, and a past"
    " cancer changes the rule for new pain. Ask a doctor what the plan is and when to come back. "
)
# What the frame takes from the hooks, for a build without them.
WITHOUT_HOOKS = """\
def on_env(env, config, files):
    said = dict.fromkeys(("say", "tell"), lambda key, **values: key)
    env.globals |= said | {"words": {"tag": "en", "direction": "ltr"}}
    made = {}
    def once(key, macro, *values):
        if key not in made:
            made[key] = macro(*values)
        return made[key]
    env.globals["once"] = once
    return env
"""
WAYS = ("bare", "frame", "hooks", "zensical")
# In an environment of its own, made by the Makefile: it needs other versions than we do.
ZENSICAL = [str(Path(sys.prefix) / "zensical/bin/python"), "-m", "zensical"]
ROUNDS = 3


def make_site(folder: Path, pages: int, way: str) -> Project:
    """A site of so many pages, each about 500 words long with ten citations."""
    folder.mkdir()
    project = make_project(folder)
    for number in range(pages):
        # The number keeps pages from being alike, so that nothing remembered from one serves another.
        body = "".join(
            f"\n## Part {part}\n\nOn page {number}, {part}: {PARAGRAPH}\n\n"
            f"- a fact [@nice-ng234, section {part}]\n"
            f"- another [@who-breast-cancer]\n\nIn part {part} of page {number}: {PARAGRAPH}\n"
            for part in range(5)
        )
        project.page(body, f"docs/en/part-{number // 100}/page-{number}.md")
    config = (folder / "mkdocs.yml").read_text()
    if way == "frame":
        (folder / "words.py").write_text(WITHOUT_HOOKS)
        config = re.sub(r"^hooks:.*", "hooks: [words.py]", config, flags=re.MULTILINE)
    elif way != "hooks":
        config = "\n".join(line for line in config.splitlines() if not line.startswith("hooks:"))
    if way in ("bare", "zensical"):
        ours = ("custom_dir", "static_templates")
        config = "\n".join(line for line in config.splitlines() if not line.lstrip().startswith(ours))
    (folder / "mkdocs.yml").write_text(config)
    return project


def copy_real_site(folder: Path, *, handouts: bool) -> Project:
    """The real site, or without its handouts: taken from its page, one is not made, and the rest is the same."""
    for part in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, folder)
    for page in () if handouts else folder.glob("docs/*/handouts/*.md"):
        page.write_text(re.sub(r"^handout: .*\n", "", page.read_text(), flags=re.MULTILINE))
    return Project(folder)


class Seconds(NamedTuple):
    """How long one build takes from the command line, start-up included."""

    wall: float
    processor: float


def build_seconds(project: Project, way: str = "hooks") -> Seconds:
    """Build once; nothing is left of an earlier build."""
    for left in ("site", ".cache"):
        shutil.rmtree(project.root / left, ignore_errors=True)
    # A process from nothing each time, and not as tests build: what it takes is what an editor waits for.
    command = (
        [*ZENSICAL, "build"] if way == "zensical" else [sys.executable, "-m", "mkdocs", "build", "--strict"]
    )
    wall, processor = time.monotonic(), _processor()
    result = subprocess.run(
        command,
        cwd=project.root,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert result.returncode == 0, result.stderr[-2000:]
    return Seconds(time.monotonic() - wall, _processor() - processor)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(cases: list[tuple[int, str]], rounds: int) -> dict[tuple[int, str], Seconds]:
    """The least time of each number of pages and way, all built in turn so many times."""
    times: dict[tuple[int, str], list[Seconds]] = {case: [] for case in cases}
    with tempfile.TemporaryDirectory() as temporary:
        projects = {
            (pages, way): make_site(Path(temporary) / f"{way}-{pages}", pages, way) for pages, way in cases
        }
        for number in range(1, rounds + 1):
            print(f"round {number} of {rounds}", flush=True)
            for (pages, way), project in projects.items():
                times[pages, way].append(build_seconds(project, way))
                built = sum(1 for _ in (project.root / "site").rglob("index.html"))
                assert built > pages, f"{way} built {built} of {pages} pages"
    least = {case: Seconds(*map(min, zip(*each, strict=True))) for case, each in times.items()}
    for (pages, way), seconds in least.items():
        print(
            f"{pages:>6} pages, {way:<8}  wall {seconds.wall:6.1f} s, processor {seconds.processor:6.1f} s",
            flush=True,
        )
    return least


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as temporary:
        large = make_project(Path(temporary))
        large.page(
            "\n"
            + (3 * "Most back pain is not cancer and most of it eases [@nice-ng234, section 1.3]. " + "\n\n")
            * 4400
        )
        print(
            f"a page of 1 MB with 13,200 citations: {build_seconds(large).processor:.1f} s (at most 5)",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as temporary:
        sites = [
            copy_real_site(Path(temporary) / str(handouts), handouts=handouts) for handouts in (True, False)
        ]
        made, none = (min(build_seconds(site).wall for _ in range(2)) for site in sites)
        print(f"all handouts in all editions: {made - none:.1f} s (at most 5)", flush=True)
    sizes = [200] if quick else [200, 1000]
    cases = [(pages, way) for pages in sizes for way in WAYS] + (
        [] if quick else [(2000, "frame"), (2000, "hooks")]
    )
    seconds = measure(cases, ROUNDS)
    for pages in sizes:
        bare, frame, whole, other = (seconds[pages, way] for way in WAYS)
        added = whole.processor - frame.processor
        print(
            f"{pages:>6} pages: the hooks add {added:.1f} s, {added / bare.processor:.0%} of the bare build"
            f" (at most 12 % at 1,000 pages); our whole build takes {whole.wall / bare.wall:.0%} of the bare"
            f" one and {whole.wall / other.wall:.0%} of Zensical's (at most 30 % at 1,000 pages)"
        )
    if not quick:
        (framed, built), (frames, builds) = (
            [seconds[pages, way].processor for way in ("frame", "hooks")] for pages in (1000, 2000)
        )
        print(
            f"2,000 pages take {(builds - frames) / (built - framed):.2f} times 1,000 for the hooks' own"
            f" share, and {builds / built:.2f} times for the whole build (at most 2.1)"
        )


if __name__ == "__main__":
    main()
