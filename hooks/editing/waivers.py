"""A written reason that silences one finding on one line: `<!-- waive RULE: the reason -->`."""

import re
from collections.abc import Iterable

from content.pages import Page
from content.problems import Problem, did_you_mean

_WAIVER = re.compile(r"waive\b\s*(?P<rule>[a-z-]*)\s*(?::\s*(?P<reason>.*))?", re.DOTALL)

# The findings that a reason can silence, and nothing else.
RULES = (
    "figure-without-citation",
    "news-only",
    "slower-speed",
    "banned-word",
    "decimal",
    "denominators",
    "emphasis",
    "heading-case",
    "link-text",
    "long-heading",
    "long-list",
    "long-paragraph",
    "long-sentence",
    "repeated",
    "spelling",
    "too-many-cards",
)


def apply_waivers(pages: Iterable[Page], problems: Iterable[Problem]) -> tuple[list[Problem], list[str]]:
    """Take out the findings that a page waives with a reason.

    Returns what is left, with bad and needless waivers added, and a line for each waiver used.
    """
    left = list(problems)
    used = []
    for page in pages:
        for mark in page.marks:
            match = _WAIVER.fullmatch(mark.text) if mark.kind == "comment" else None
            if not match:
                continue
            line = mark.line
            rule, reason = match["rule"], " ".join((match["reason"] or "").split())
            if rule not in RULES:
                left.append(
                    Problem(
                        page.path,
                        line,
                        f"'{rule}' is not a finding that can be waived",
                        did_you_mean(rule, RULES, f"did you mean '{RULES[0]}'?"),
                    )
                )
            elif not reason:
                left.append(
                    Problem(
                        page.path,
                        line,
                        f"the waiver of '{rule}' gives no reason",
                        f"write it as <!-- waive {rule}: the reason -->",
                    )
                )
            else:
                silenced = [
                    problem
                    for problem in left
                    if (problem.path, problem.line, problem.rule) == (page.path, line, rule)
                ]
                if silenced:
                    left = [problem for problem in left if problem not in silenced]
                    used.append(f"{page.path}:{line}: waived {rule}: {reason}")
                else:
                    left.append(
                        Problem(
                            page.path,
                            line,
                            f"nothing on this line needs the waiver of '{rule}'",
                            "take the comment out",
                        )
                    )
    return left, used
