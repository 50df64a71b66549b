"""What a reviewer asked for: which of it a page does not say yet, and which rules her words would break."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from content.sentences import split_sentences
from content.statements import Statement
from content.style import load_style
from editing.wording import Wording, find_long_sentences
from tools.review_answers import Answers, Asked


def still_open(statements: Sequence[Statement], answers: Answers) -> dict[int, Statement]:
    """The statements that are still to be changed or taken out, by their number in the answers, as they
    stand on the page now.
    """
    now = [each.as_read for each in statements]
    # For each run of statements that stayed as they were read: where it begins in both.
    blocks = SequenceMatcher(None, answers.read, now, autojunk=False).get_matching_blocks()
    stayed = {a + step: b + step for a, b, size in blocks for step in range(size)}
    return {
        number: statements[stayed[number - 1]]
        for number, asked in sorted(answers.asked.items())
        if number - 1 in stayed and not _is_made(statements, stayed[number - 1], asked)
    }


def _is_made(statements: Sequence[Statement], at: int, asked: Asked) -> bool:
    """Whether the new words stand round a statement that is one of them itself."""
    wanted = _sentences(asked)
    return any(
        [each.words for each in statements[first : first + len(wanted)]] == wanted
        for first in range(max(0, at - len(wanted) + 1), at + 1)
        if wanted
    )


def agreed_to(answers: Answers, left: Collection[int]) -> Iterator[tuple[str, bool]]:
    """The statements as the reviewer wants them, in order, but as she read them where the change is left to
    be made; with their sources exactly as they were read, but where she wants other words.
    """
    for number, words in enumerate(answers.read, 1):
        asked = answers.asked.get(number)
        if asked is None or number in left:
            yield words, True
        else:
            yield from ((sentence, False) for sentence in _sentences(asked))


def _sentences(asked: Asked) -> list[str]:
    return [asked.to[start:end] for start, end in split_sentences(asked.to)]


def against_the_rules(root: Path, answers: Answers, left: Collection[int]) -> Iterator[str]:
    """A warning for each rule of the house style that new words would break, with the rule's own message."""
    wording = Wording.of(load_style(root)[0])
    for number in left:
        asked = answers.asked[number]
        found = [
            *wording.find(asked.to),
            # As the check does in data: what stands before a colon may be a label.
            *(each for part in asked.to.split(": ") for each in find_long_sentences(part)),
        ]
        for _, what, mend, _ in found:
            where = f"{answers.file}:{asked.line}: in the new words of statement {number}"
            yield f"warning: {where}, {what}; {mend}, and let {answers.by} agree to it"
