"""`make bench`: how much time the hooks add to a build, how time grows with the number of pages, and how it compares.

Sites of 200, 1,000 and 2,000 made-up pages, ten citations each, are built in turn in four ways: bare
Material; our frame without the hooks; our frame with them, which is our whole build; and Zensical, Material's
successor, which runs no hooks, with the same Markdown and its own frame. The machine is noisy, so read the ratios.

    make bench                        the handouts; 200 and 1,000 pages, each way twice, 2,000 with and without hooks once
    make bench ARGS="--quick"         200 pages only
"""
import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from project import ROOT, Project, make_project

PARAGRAPH = ("Most back pain is not cancer, and most of it eases in time. Some signs need help at once, and a past cancer "
             "changes the rule for new pain. Ask a doctor what the plan is and when to come back. ")
WAYS = ("bare", "frame", "hooks", "zensical")
# In an environment of its own, made by the Makefile: it needs other versions than we do.
ZENSICAL = Path(sys.prefix) / "zensical/bin/zensical"


def make_site(folder: Path, pages: int, way: str) -> Project:
    """A site of so many pages, each about 500 words long with ten citations."""
    folder.mkdir()
    project = make_project(folder)
    for number in range(pages):
        # The number keeps pages from being alike, so that nothing remembered from one serves another.
        body = "".join(f"\n## Part {part}\n\nOn page {number}: {PARAGRAPH}\n\n- a fact [@nice-ng234, section {part}]\n"
                       f"- another [@who-breast-cancer]\n\nIn part {part} of page {number}: {PARAGRAPH}\n" for part in range(5))
        project.page(body, f"docs/en/part-{number // 100}/page-{number}.md")
    config = (folder / "mkdocs.yml").read_text()
    if way != "hooks":
        config = "\n".join(line for line in config.splitlines() if not line.startswith("hooks:"))
    if way in ("bare", "zensical"):
        config = "\n".join(line for line in config.splitlines() if "custom_dir" not in line)
    (folder / "mkdocs.yml").write_text(config)
    return project


def build_seconds(project: Project, way: str = "hooks") -> float:
    """How long one build takes from the command line, start-up included; nothing is left of an earlier one."""
    for left in ("site", ".cache"):
        shutil.rmtree(project.root / left, ignore_errors=True)
    started = time.monotonic()
    if way == "zensical":
        result = subprocess.run([str(ZENSICAL), "build"], cwd=project.root, capture_output=True, text=True)
    else:
        result = project.build()
    assert result.returncode == 0, result.stderr[-2000:]
    return time.monotonic() - started


def measure(pages: int, ways: tuple[str, ...], rounds: int) -> dict[str, float]:
    """The median seconds of each way, measured in turn."""
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    with tempfile.TemporaryDirectory() as temporary:
        projects = {way: make_site(Path(temporary) / way, pages, way) for way in ways}
        for _ in range(rounds):
            for way, project in projects.items():
                seconds[way].append(build_seconds(project, way))
                built = sum(1 for _ in (project.root / "site").rglob("index.html"))
                assert built > pages, f"{way} built {built} of {pages} pages"
    medians = {way: statistics.median(times) for way, times in seconds.items()}
    print(f"{pages:>6} pages: " + ", ".join(f"{way} {value:.1f} s" for way, value in medians.items()), flush=True)
    return medians


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as temporary:
        large = make_project(Path(temporary))
        large.page("\n" + (3 * "Most back pain is not cancer and most of it eases [@nice-ng234, section 1.3]. " + "\n\n") * 4400)
        print(f"a page of 1 MB with 13,200 citations: {build_seconds(large):.1f} s (at most 5)")
    # Each handout taken from its page is one that is not made; the rest of the site is the same.
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("with", "without"):
            copy = Path(temporary) / name
            for part in ("docs", "hooks", "overrides"):
                shutil.copytree(ROOT / part, copy / part)
            shutil.copy(ROOT / "mkdocs.yml", copy)
        for page in (copy / "docs/en/handouts").glob("*.md"):
            page.write_text(re.sub(r"^handout: .*\n", "", page.read_text(), flags=re.MULTILINE))
        seconds = {name: min(build_seconds(Project(Path(temporary) / name)) for _ in range(2)) for name in ("with", "without")}
        print(f"all handouts in all editions: {seconds['with'] - seconds['without']:.1f} s (at most 5)")
    sizes = [200] if quick else [200, 1000]
    results = {pages: measure(pages, WAYS, 2) for pages in sizes}
    for pages, seconds in results.items():
        added = seconds["hooks"] - seconds["frame"]
        print(f"{pages:>6} pages: the hooks add {added:.1f} s, {added / seconds['bare']:.0%} of the bare build (at most 15 %) "
              f"and {added / seconds['frame']:.0%} of our frame alone; our whole build takes "
              f"{seconds['hooks'] / seconds['bare']:.0%} of the bare one and "
              f"{seconds['hooks'] / seconds['zensical']:.0%} of Zensical's (at most 50 % at 1,000 pages)")
    if not quick:
        double = measure(2000, ("frame", "hooks"), 1)
        once, twice = (each["hooks"] - each["frame"] for each in (results[1000], double))
        print(f"2,000 pages take {twice / once:.2f} times 1,000 for the hooks' own share, and "
              f"{double['hooks'] / results[1000]['hooks']:.2f} times for the whole build (at most 2.2)")


if __name__ == "__main__":
    main()
