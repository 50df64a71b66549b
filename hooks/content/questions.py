"""note.yml: the questions of the form for the doctor, and how the note says each answer."""

from collections.abc import Collection, Iterator
from pathlib import Path

from content import kinds
from content.data_files import Entries, check_shape, load_yaml
from content.drawings import unknown_drawing
from content.entries import ID, read_entries, words_in
from content.form import GAP, PARTS, Choice, Form, Question
from content.kinds import Kind, Shape
from content.problems import Problem, nearest
from content.signs import SIGNS, Sign
from content.untranslated import own_words
from content.yaml_reader import Map

QUESTIONS = "docs/_data/note.yml"
# What a question of each kind cannot do without. one: one choice of several. many: any of them. words: a
# field to type in. said: nothing is asked, and the note always says it. absent: one tick, which says that
# the emergency signs without a tick were not noticed.
KINDS = {
    "one": ("text", "choices"),
    "many": ("text", "choices"),
    "words": ("text", "note"),
    "said": ("note",),
    "absent": ("text", "note"),
}
_WITH_GAP = ("words", "absent")
# Whom a choice can make of the reader.
_READERS = ("had-cancer", "never-had-cancer")


def _choice(words: Kind) -> Shape:
    return Shape(
        {
            "id": ID,
            "text": words,
            "note": words,
            "sign": kinds.text,
            "audience": kinds.one_of(*_READERS),
            "example": kinds.yes_or_no,
        },
        ("id",),
        anyOf=[{"required": ["text"]}, {"required": ["note"]}, {"required": ["sign"]}],
    )


def _question(words: Kind) -> Shape:
    return Shape(
        {
            "id": ID,
            "kind": kinds.one_of(*KINDS),
            "part": kinds.one_of(*PARTS),
            "heading": words,
            "text": words,
            "hint": words,
            "note": words,
            "choices": kinds.list_of(_choice(words)),
            "after": kinds.list_of(kinds.text),
            "example": words,
            "long": kinds.yes_or_no,
            "drawing": kinds.text,
        },
        ("id", "kind", "part"),
        allOf=[
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"required": list(needed)}}
            for kind, needed in KINDS.items()
        ],
    )


def file_shape(languages: Collection[str]) -> Shape:
    """The shape of the whole file, with words in each of the languages."""
    return Shape({"questions": kinds.list_of(_question(words_in(languages)))}, ("questions",))


def load_form(root: Path, languages: Collection[str], signs: Entries[Sign]) -> tuple[Form, list[Problem]]:
    """Load and check note.yml, with words in each of the languages. A project may have no such file."""
    if not (root / QUESTIONS).exists():
        return Form(), []
    data, problems = load_yaml(root, QUESTIONS, languages)
    if data is None:
        return Form(Entries(read=False)), problems
    problems += check_shape(QUESTIONS, "the file", data, 1, file_shape(languages))
    choices: dict[str, Map] = {}
    questions, found = read_entries(
        QUESTIONS,
        data,
        "questions",
        "question",
        _question(words_in(languages)),
        lambda item, where: _check(item, where, languages, signs, choices),
        lambda item: _make(item, signs),
    )
    return Form(questions), problems + found


def _check(
    item: Map, where: str, languages: Collection[str], signs: Entries[Sign], choices: dict[str, Map]
) -> list[Problem]:
    """Check a question. `choices` are those of the questions before it that can make the form ask more, by
    id, and get its own.
    """
    astray = ("heading", "text", "hint") + (() if item["kind"] in _WITH_GAP else ("note",))
    found = [*_lacks(item, where), *_gaps(item, astray, where), *_unfit(item, where, choices)]
    for choice in item.get("choices", []):
        of = f"a choice of {where}"
        wrong = check_shape(
            QUESTIONS, of, choice, getattr(choice, "line", item.line), _choice(words_in(languages))
        )
        found += wrong or [
            *_check_choice(choice, signs, choices),
            *_gaps(choice, ("text", "note"), f"choice '{choice['id']}'"),
        ]
        if not wrong:
            choices.setdefault(choice["id"], choice)
    return found


def _lacks(item: Map, where: str) -> Iterator[Problem]:
    for key in KINDS[item["kind"]]:
        if key not in item:
            yield Problem(
                QUESTIONS,
                item.line,
                f"{where} is of the kind '{item['kind']}' and has no '{key}'",
                f"add a line '{key}: ...'",
            )
    if "drawing" in item:
        yield from unknown_drawing(QUESTIONS, item.lines["drawing"], item["drawing"])
    for language, note in own_words(item.get("note", {})) if item["kind"] in _WITH_GAP else ():
        if GAP not in note:
            yield Problem(
                QUESTIONS,
                item["note"].lines[language],
                f"the note of {where} in '{language}' does not say where the answer goes",
                f"put {GAP} there",
            )


def _gaps(item: Map, keys: Collection[str], where: str) -> Iterator[Problem]:
    """Gaps where no answer comes, so that readers would see their mark."""
    for key in keys:
        for language, words in own_words(item.get(key, {})):
            if GAP in words:
                what = f"{GAP} stands in the '{key}' of {where} in '{language}', where no answer comes"
                yield Problem(QUESTIONS, item[key].lines[language], what, "take it out")


def _unfit(item: Map, where: str, choices: dict[str, Map]) -> Iterator[Problem]:
    for id in item.get("after", []):
        if id not in choices:
            near = nearest(id, choices)
            yield Problem(
                QUESTIONS,
                item.lines["after"],
                f"{where} comes after '{id}', which is no choice of a question before it",
                f"did you mean '{near}'?" if near else "name the choices that make the form ask it",
            )


def _check_choice(choice: Map, signs: Entries[Sign], choices: dict[str, Map]) -> Iterator[Problem]:
    if choice["id"] in choices:
        yield Problem(
            QUESTIONS,
            choice.lines["id"],
            f"choice '{choice['id']}' is given twice",
            f"give each its own id; the first is on line {choices[choice['id']].line}",
        )
    if not choice.keys() & {"text", "note", "sign"}:
        yield Problem(
            QUESTIONS,
            choice.line,
            f"choice '{choice['id']}' has no 'text', 'note' or 'sign'",
            "write what stands beside its box, or what the note says",
        )
    if "note" in choice and "sign" in choice:
        yield Problem(
            QUESTIONS,
            choice.lines["note"],
            f"choice '{choice['id']}' has a 'note' of its own beside that of sign '{choice['sign']}'",
            "take one of them out",
        )
    if "sign" in choice and not signs.knows(choice["sign"]):
        near = nearest(choice["sign"], signs)
        yield Problem(
            QUESTIONS,
            choice.lines["sign"],
            f"choice '{choice['id']}' names an unknown sign '{choice['sign']}'",
            f"did you mean '{near}'?" if near else f"add it to {SIGNS}",
        )


def _make(item: Map, signs: Entries[Sign]) -> Question:
    return Question(
        item["id"],
        item.line,
        item["kind"],
        item["part"],
        dict(item.get("heading", {})),
        dict(item.get("text", {})),
        dict(item.get("hint", {})),
        dict(item.get("note", {})),
        tuple(_make_choice(choice, signs) for choice in item.get("choices", [])),
        tuple(item.get("after", [])),
        dict(item.get("example", {})),
        item.get("long", False),
        item.get("drawing", ""),
    )


def _make_choice(choice: Map, signs: Entries[Sign]) -> Choice:
    note = signs[choice["sign"]].note if choice.get("sign") in signs else choice.get("note", {})
    return Choice(
        choice["id"],
        dict(choice.get("text") or note),
        dict(note),
        choice.get("audience", ""),
        choice.get("example", False),
    )
