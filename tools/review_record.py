"""Recording a review: in the front matter of the page, once the page says exactly what its reviewers
agreed to.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from content.care_cards import without_links
from content.library import Library
from content.pages import Page
from content.problems import count
from content.sentences import split_sentences
from content.shown import digest_of
from content.statements import Statement
from editing.data_words import words_of
from editing.review_pack import read_page
from tools.review_answers import Answers
from tools.whole_files import write_whole

# More statements than this that are not as they were read: the page is another.
_MOST_TOLD = 10


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
    review = (
        f"review: {{by: {_quoted([each.by for each in answers])}, "
        f"role: {_quoted([each.role for each in answers])}, "
        f"date: {max(each.date for each in answers)}, digest: {digest_of(library, page)}}}"
    )
    file = root / page.path
    with file.open(encoding="utf-8", newline="") as opened:
        text = opened.read()
    write_whole(file, with_review(text, page, review))
    return [f"{page.path}: {review}", "Recorded. Set 'review-due' to the day of the next one."], True


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
    joined = " and ".join(dict.fromkeys(texts))
    return "'" + joined.replace("'", "''") + "'"


def _disagreements(answers: Sequence[Answers]) -> Iterator[str]:
    """The statements of which two reviewers want different things."""
    wanted = [_wanted_by_words(each) for each in answers]
    for words in dict.fromkeys(words for each in wanted for words in each):
        said = {each.by: asked[words] for each, asked in zip(answers, wanted, strict=True) if words in asked}
        if len(set(said.values())) > 1:
            yield f"'{words}': " + "; ".join(f"{by} {what or 'agrees'}" for by, what in said.items())


def _wanted_by_words(answers: Answers) -> dict[str, str]:
    return {words: _in_words(answers, number) for number, words in enumerate(answers.read, 1)}


def _in_words(answers: Answers, number: int) -> str:
    asked = answers.asked.get(number)
    return "" if asked is None else f"wants it to be '{asked.to}'" if asked.to else "wants it taken out"


def _open(library: Library, page: Page, statements: Sequence[Statement], answers: Answers) -> Iterator[str]:
    """What stands between the page as it is and what a reviewer agreed to, line by line; nothing if they
    are the same.
    """
    agreed = list(_agreed(answers))
    if len(agreed) == len(statements) and all(
        (now.as_read if exactly else now.words) == words
        for now, (words, exactly) in zip(statements, agreed, strict=True)
    ):
        return
    if [each.as_read for each in statements] == list(answers.read):
        for number, asked in sorted(answers.asked.items()):
            now = statements[number - 1]
            path, line = _place(library, page, now)
            what = f"change it to '{asked.to}'" if asked.to else "take it out"
            yield f"{path}:{line}: statement {number}, '{now.words}'; {answers.by} asks: {what} ({asked.why})"
        yield (
            f"{count(len(answers.asked), 'change')} asked for, nothing recorded: make them, then run "
            "this again; the review is written once the page says what was agreed"
        )
        return
    read, now_read = set(answers.read), {each.as_read for each in statements}
    changed = [
        f"{page.path}:{each.line}: '{each.words}' was not read so"
        for each in statements
        if each.as_read not in read and each.words not in {words for words, _ in agreed}
    ]
    changed += [
        f"{answers.file}: '{words}' was read, and is not on the page so"
        for number, words in enumerate(answers.read, 1)
        if words not in now_read and number not in answers.asked
    ]
    yield from changed[:_MOST_TOLD]
    differences = count(len(changed), "difference")
    yield (
        f"{answers.file} is about other words than {page.path} has now ({differences}), so nothing is "
        f"recorded: print the page anew with 'make review PAGE={page.path}', and let {answers.by} see it"
    )


def _agreed(answers: Answers) -> Iterator[tuple[str, bool]]:
    """The statements as the reviewer wants them, in order; with their sources exactly as they were read,
    but where she wants other words.
    """
    for number, words in enumerate(answers.read, 1):
        asked = answers.asked.get(number)
        if asked is None:
            yield words, True
        else:
            yield from ((asked.to[start:end], False) for start, end in split_sentences(asked.to))


def _place(library: Library, page: Page, statement: Statement) -> tuple[str, int]:
    """Where a statement is written: in the page's own file, or in a data file."""
    own = " ".join(" ".join(prose.text.split()) for prose in page.prose)
    if statement.words not in re.sub(r"\s?\[[^\]]*@[^\]]*\]", "", own):
        for path, line, text in words_of(library, page.language):
            if statement.words in " ".join(without_links(text).split()):
                return path, line
    return page.path, statement.line
