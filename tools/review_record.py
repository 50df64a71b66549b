"""Recording a review: in the front matter of the page, once the page says exactly what its reviewers
agreed to.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from content.citations import without_citations
from content.library import Library
from content.pages import Page
from content.problems import count
from content.shown import digest_of
from content.statements import Statement
from editing.review_pack import read_page
from tools.review_answers import Answers, Asked
from tools.review_changes import against_the_rules, agreed_to, still_open
from tools.review_places import place_of
from tools.whole_files import write_whole

# More statements than this that are not as they were read: the page is another.
_MOST_TOLD = 10
# Whose a statement is that no reviewer took as hers, and of which none said so.
_NOT_TOLD = "somebody else"


def record(root: Path, library: Library, answers: Sequence[Answers]) -> tuple[list[str], bool]:
    """Write the review of one page into its front matter, if it says what all of its reviewers agreed to.

    Returns what there is to say, and whether it was written.
    """
    pages = sorted({each.page for each in answers})
    if len(pages) > 1:
        several = f"these are answers to {count(len(pages), 'page')}: {', '.join(pages)}"
        return [f"{several}; take those to one page at a time"], False
    page = library.pages[pages[0]]
    statements = read_page(library, page)
    if apart := list(_disagreements(answers)):
        return [
            *apart,
            "nothing is recorded: let the reviewers settle this between them, then mend their files",
        ], False
    told = [line for each in answers for line in _open(library, page, statements, each)]
    if told:
        return told, False
    left = left_to_others(answers)
    review = (
        f"review: {{by: {_quoted([each.by for each in answers])}, "
        f"role: {_quoted([each.role for each in answers])}, "
        f"date: {max(each.date for each in answers)}, digest: {digest_of(library, page)}"
        f"{', left: [' * bool(left)}{', '.join(left)}{']' * bool(left)}}}"
    )
    file = root / page.path
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    write_whole(file, with_review(text, page, review))
    said = [f"{page.path}: {review}", "Recorded. Set 'review-due' to the day of the next one."]
    if left:
        said.append(f"{count(len(left), 'statement')} judged by nobody yet; 'make ready' lists each.")
    return said, True


def left_to_others(answers: Sequence[Answers]) -> list[str]:
    """The statements that none of the reviewers judged, as they are written into the front matter, each with
    whose they are.
    """
    left = []
    for key in _numbers(answers[0]):
        whose = [each.left.get(_numbers(each).get(key, 0)) for each in answers]
        if None not in whose:
            who = " and ".join(dict.fromkeys(filter(None, whose))) or _NOT_TOLD
            left.append(f"{{words: {_in_quotes(without_citations(key[0]))}, who: {_in_quotes(who)}}}")
    return left


def with_review(text: str, page: Page, review: str) -> str:
    """A page's text with a review in its front matter, in the place of an older one or above the day of
    the next.
    """
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    at = page.meta.lines.get("review", page.meta.lines["review-due"]) - 1
    after = at
    if "review" in page.meta:
        after += 1
        while lines[after][:1] in (" ", "\t"):
            after += 1
    return "".join([*lines[:at], review + end, *lines[after:]])


def _quoted(texts: Sequence[str]) -> str:
    return _in_quotes(" and ".join(dict.fromkeys(texts)))


def _in_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _disagreements(answers: Sequence[Answers]) -> Iterator[str]:
    """The statements of which two reviewers want different things, each with its number in the first file."""
    wanted = [_wanted_by_words(each) for each in answers]
    for key in dict.fromkeys(key for each in wanted for key in each):
        said = [(each.by, *asked[key]) for each, asked in zip(answers, wanted, strict=True) if key in asked]
        if len({what for _, _, what in said}) > 1:
            told = "; ".join(f"{by} {what or 'agrees'}" for by, _, what in said)
            yield f"statement {said[0][1]}, '{key[0]}': {told}"


def _wanted_by_words(answers: Answers) -> dict[tuple[str, int], tuple[int, str]]:
    """What she wants of each statement that she judged, with its number."""
    return {
        key: (number, _in_words(answers.asked.get(number)))
        for key, number in _numbers(answers).items()
        if number not in answers.left
    }


def _numbers(answers: Answers) -> dict[tuple[str, int], int]:
    """The number of each statement that she read, by its words and by how often they came before."""
    told: Counter[str] = Counter()
    numbers = {}
    for number, words in enumerate(answers.read, 1):
        numbers[words, told[words]] = number
        told[words] += 1
    return numbers


def _in_words(asked: Asked | None) -> str:
    return "" if asked is None else f"wants it to be '{asked.to}'" if asked.to else "wants it taken out"


def _open(library: Library, page: Page, statements: Sequence[Statement], answers: Answers) -> Iterator[str]:
    """What stands between the page as it is and what a reviewer agreed to, line by line; nothing if they
    are the same.
    """
    left = still_open(statements, answers)
    different = [*_different(page, statements, answers, left)]
    if not left and not different:
        return
    for number, now in left.items():
        asked = answers.asked[number]
        path, line = place_of(library, page, now)
        what = f"change it to '{asked.to}'" if asked.to else "take it out"
        yield f"{path}:{line}: statement {number}, '{now.words}'; {answers.by} asks: {what} ({asked.why})"
    yield from against_the_rules(library.root, answers, left)
    yield from different[:_MOST_TOLD]
    if different:
        differences = count(len(different), "difference")
        yield (
            f"{answers.file} is about other words than {page.path} has now ({differences}), so nothing is "
            f"recorded: print the page anew with 'make review PAGE={page.path}', and let {answers.by} see it"
        )
    else:
        made = len(answers.asked) - len(left)
        told, which = (f", {made} made", "the others") if made else ("", "them")
        yield (
            f"{count(len(answers.asked), 'change')} asked for{told}, nothing recorded: make {which}, then "
            "run this again; the review is written once the page says what was agreed"
        )


def _different(
    page: Page, statements: Sequence[Statement], answers: Answers, left: Collection[int]
) -> list[str]:
    """The words of the page that were not read, and those that were read and are gone, but for what is
    still to be changed.
    """
    agreed = [*agreed_to(answers, left)]
    if len(agreed) == len(statements) and all(
        (now.as_read if exactly else now.words) == words
        for now, (words, exactly) in zip(statements, agreed, strict=True)
    ):
        return []
    read, now_read = set(answers.read), {each.as_read for each in statements}
    wanted = {words for words, _ in agreed}
    changed = [
        f"{page.path}:{each.line}: '{each.words}' was not read so"
        for each in statements
        if each.as_read not in read and each.words not in wanted
    ]
    changed += [
        f"{answers.file}: '{words}' was read, and is not on the page so"
        for number, words in enumerate(answers.read, 1)
        if words not in now_read and number not in answers.asked
    ]
    return changed or [f"{page.path}:1: the statements stand in another order, or more or less often"]
