"""`make links`: every link, anchor and asset of the built site; with --external, those to other websites too.

Where we quote a source, its page is read for those words (tools/quotes.py). What other websites answer
changes from day to day, so that an address is called dead only when it was missed in three weekly runs with
no answer between; until then link-misses.json remembers it.
"""

import json
import re
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from content.library import load_library
from content.problems import Problem, count, tidy
from content.settings import contact_link, contact_of, load_settings
from tools.command import command
from tools.link_checker import RULES, Unfinished, follow, follow_site
from tools.quotes import check_quotes
from tools.whole_files import write_whole

MISSES, MOST_MISSES = "link-misses.json", 3
MISSED = ("gone", "slow", "failing")
# What a result of LinkChecker says of an address, and in which words if not its own; the first that fits.
# 'syntax OK' is how it puts that robots.txt forbids the question.
_STATES = (
    (r"404|410", "gone", ""),
    (r".*NameResolutionError", "gone", "no such website"),
    (r"401|403|405|406|429|451", "refused", ""),
    (r"syntax OK", "refused", "its robots.txt"),
    (r".*[Tt]imed? ?out", "slow", "no answer in time"),
    (r"[23]\d\d", "answers", ""),
    (r"\d\d\d", "failing", ""),
    (r"TooManyRedirects", "failing", "it leads round in circles"),
    (r"SSLError", "failing", "its certificate"),
    (r"", "failing", "the connection broke off"),
)


def find_places(root: Path, address: str) -> list[tuple[str, int]]:
    """Each file and line of the project that holds an address, and not only a longer one that begins so."""
    pattern = re.compile(re.escape(address) + r"(?![.,;:]?[\w/?#=&%~-])")
    files = [
        root / "mkdocs.yml",
        *sorted(
            [*root.glob("docs/**/*.md"), *root.glob("docs/_data/*.yml"), *root.glob("overrides/**/*.html")]
        ),
    ]
    return [
        (file.relative_to(root).as_posix(), number)
        for file in files
        if file.exists()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def page_of(root: Path, address: str) -> str:
    """The Markdown of a page of the built site, or its address there if none was written for it."""
    path = urlsplit(address).path.strip("/")
    tries = [f"docs/{start}{path}{end}" for start in ("en/", "") for end in (".md", "/index.md")]
    return next((name.replace("//", "/") for name in tries if (root / name).is_file()), path)


def check_inside(
    root: Path, here: str, rows: list[dict[str, str]], lost: list[tuple[str, str]]
) -> list[Problem]:
    """Links and anchors within the site that lead nowhere."""
    bad = [
        (row["parentname"], row["urlname"].replace(here, "/"), f"leads to nothing ({row['result']})")
        for row in rows
        if row["url"].startswith(here) and row["valid"] != "True"
    ]
    problems = []
    bad += [(address, link, "leads to a place that its page does not have") for address, link in lost]
    for address, link, what in bad:
        page = page_of(root, address)
        line = next((line for path, line in find_places(root, link) if path == page), 1)
        problems.append(Problem(page, line, f"the link to '{link}' {what}", "correct it, or take it out"))
    return tidy(problems)


def remember(misses: dict[str, list[str]], results: dict[str, str], day: date) -> dict[str, list[str]]:
    """The Mondays of the weeks in which each address was missed. An answer forgets them; a refusal changes
    nothing, for it is to a program, and the page can be there for people; what is no longer on the site is
    forgotten.
    """
    monday = (day - timedelta(days=day.weekday())).isoformat()
    kept = {}
    for address, result in results.items():
        state, _ = state_of(result)
        before = misses.get(address, []) if state != "answers" else []
        kept[address] = sorted({*before, *([monday] if state in MISSED else [])})
    return {address: weeks for address, weeks in sorted(kept.items()) if weeks}


def state_of(result: str) -> tuple[str, str]:
    """What a result of LinkChecker says of an address: answers, gone, refused, slow or failing; and why, in
    words.
    """
    return next((state, words or result) for pattern, state, words in _STATES if re.match(pattern, result))


def report(
    root: Path, results: dict[str, str], pages_with: dict[str, str], misses: dict[str, list[str]], day: date
) -> list[Problem]:
    """A problem for each address elsewhere that did not answer: an error once it is dead, else a warning."""
    library, _ = load_library(root, day)
    sources = {source.url: source for source in library.sources.values()}
    problems = []
    for address, result in results.items():
        (state, why), weeks, source = state_of(result), misses.get(address, []), sources.get(address)
        if state == "answers":
            continue
        places = find_places(root, address) or [(pages_with.get(address, "mkdocs.yml"), 1)]
        pages = sorted(
            {path for path, _ in places[1:]}
            | {each.path for each in library.pages.values() if source and source.id in library.cited_on(each)}
        )
        on = f" ({', '.join(pages)})" if pages else ""
        what = address + (f" of source '{source.id}'" if source else "") + on
        if state == "refused":
            problems.append(
                Problem(*places[0], f"{what} refuses programs ({why})", "look at it in a browser", "warning")
            )
        elif len(weeks) < MOST_MISSES:
            problems.append(
                Problem(
                    *places[0],
                    f"{what} is {state} ({why}), in {count(len(weeks), 'weekly run')} so far",
                    f"nothing to do before it is missed in {MOST_MISSES}",
                    "warning",
                )
            )
        else:
            year = (source.checked if source else day.isoformat())[:4]
            saved = f"https://web.archive.org/web/{year}*/{address}"
            problems.append(
                Problem(
                    *places[0],
                    f"{what} is dead: {state} ({why}) since the week of {weeks[0]}",
                    f"find where it went, or take it out; a saved copy may be at {saved}",
                )
            )
    return tidy(problems)


def main(arguments: list[str] | None = None, today: date | None = None) -> int:
    """Print what is wrong. Exit code 1 if a link must be mended, 2 if links could not be checked, else 0."""
    parser = command(__doc__)
    parser.add_argument("--site", type=Path, help="a folder with the built site, instead of building it")
    parser.add_argument(
        "--external", action="store_true", help="also follow the links to other websites; takes minutes"
    )
    parser.add_argument("--timeout", type=int, default=30, help="how many seconds to wait for an answer")
    parser.add_argument("--rate", type=float, default=1, help="how many questions a host gets in a second")
    parser.add_argument(
        "--pause", type=float, default=60, help="how many seconds to wait before the second try"
    )
    options = parser.parse_args(arguments)
    root, day, file = options.root, today or date.today(), options.root / MISSES
    # Polite: one question a second to a host, with a name and an address to complain to, and none that
    # robots.txt forbids.
    rules = RULES.format(options.timeout, options.rate, f"back-pain-signs ({contact_link(contact_of(root))})")
    # Every page has a link to its own text in the repository, which is there if the repository is.
    repository = load_settings(root)[0]["repo_url"].value
    try:
        here, rows, lost = follow_site(
            root, options.site, RULES.format(options.timeout, 100_000, "back-pain-signs")
        )
        problems = check_inside(root, here, rows, lost)
        pages = {
            urldefrag(row["urlname"]).url: page_of(root, row["parentname"])
            for row in reversed(rows)
            if re.match("https?:", row["urlname"]) and not row["urlname"].startswith((here, repository))
        }
        results = {row["urlname"]: row["result"] for row in follow(pages, rules)} if options.external else {}
        if again := [address for address, result in results.items() if state_of(result)[0] in MISSED]:
            time.sleep(options.pause)
            results |= {row["urlname"]: row["result"] for row in follow(again, rules)}
        if results and not any(re.match(r"\d|syntax", result) for result in results.values()):
            raise Unfinished("no other website answered; is there a network? Nothing was remembered")
    except Unfinished as error:
        print(f"make: {error}", file=sys.stderr)
        return 2
    if options.external:
        misses = remember(json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}, results, day)
        write_whole(file, json.dumps(misses, indent=1) + "\n")
        problems += report(root, results, pages, misses, day)
        answered = {address for address, result in results.items() if state_of(result)[0] == "answers"}
        problems += check_quotes(load_library(root, day)[0], answered, contact_of(root))
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in [*errors, *(problem for problem in problems if problem not in errors)]:
        print(problem if problem in errors else f"warning: {problem}")
    print(
        f"{count(len(rows) - len(pages) + len(results), 'link')} followed: {len(errors)} to mend, "
        f"{count(len(problems) - len(errors), 'warning')}"
    )
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
