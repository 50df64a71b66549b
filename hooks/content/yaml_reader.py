"""Reading YAML 1.2 into mappings, lists and values that know their lines.

The parser's events are put together here and not by PyYAML's composer, which goes as deep into the stack as
its input is nested, and knows YAML 1.1 alone, where `no` is false and 12:30:45 a number.
"""

from dataclasses import dataclass
from typing import Any

import yaml

from content import yaml_slips as slips
from content.problems import Problem, shorten
from content.stray import curly, wrong_in_value
from content.yaml_slips import end_of, start_of
from content.yaml_words import resolve

# The deepest data file has six.
_DEEPEST = 20
# libyaml's where it is there: ten times as fast, and the words of its errors are the ones we know.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Map(dict[str, Any]):
    """A YAML mapping that knows its own line and the line of each key.

    `wrong` holds the keys of which a problem has been told already, each with that problem.
    """

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}
        self.wrong: dict[str, Problem] = {}


class Seq(list[Any]):
    """A YAML list that knows its own line and the line of each item."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


def parse_yaml(name: str, text: str, first_line: int = 1) -> tuple[Any, list[Problem]]:
    """Parse YAML 1.2 into Map, Seq and scalars. `first_line` is the file's line on which `text` begins.

    Returns (None, problems) if it does not parse. Repeated keys, aliases and lost words are problems, and
    the first value stands.
    """
    rows = text.split("\n")
    builder = _Builder(name, first_line, rows)
    try:
        # After the last there is none.
        for event in iter(PARSER(text).get_event, None):
            builder.take(event)
    except yaml.YAMLError as error:
        line, what, mend = slips.why_not_yaml(error, rows)
        return None, [Problem(name, first_line + line, what, mend)]
    except _Broken as broken:
        return None, [broken.problem]
    return builder.top, builder.problems


class _Broken(Exception):
    """The file as a whole cannot be used."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass
class _Open:
    """A mapping or list that is not closed yet. In a mapping, `key` waits for its value; None: the next one
    is a key.

    `key_line` and `key_end` are where that key begins and ends, the latter in characters of the whole text.
    """

    value: Map | Seq
    key: str | None = None
    key_line: int = 0
    key_end: int = -1

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, Map) and self.key is None


class _Builder:
    """Puts values together from a parser's events."""

    def __init__(self, name: str, first_line: int, rows: list[str]) -> None:
        self.name, self.first_line, self.rows = name, first_line, rows
        self.top: Any = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._begun = False

    def take(self, event: yaml.Event) -> None:
        """Go on by one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._put(self._open.pop().value)
        elif isinstance(event, yaml.AliasEvent):
            name = str(event.anchor)
            self._put(f"*{name}", self._tell(event, *slips.lost_name(name)), self._line(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            if self._begun:
                raise self._broken(
                    event, "three hyphens end the data here, and what follows is lost", "take that line out"
                )
            self._begun = True

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + start_of(event).line

    def _problem(self, event: yaml.Event, what: str, mend: str) -> Problem:
        return Problem(self.name, self._line(event), what, mend)

    def _tell(self, event: yaml.Event, what: str, mend: str) -> Problem:
        self.problems.append(self._problem(event, what, mend))
        return self.problems[-1]

    def _broken(self, event: yaml.Event, what: str, mend: str) -> Exception:
        return _Broken(self._problem(event, what, mend))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) >= _DEEPEST:
            raise self._broken(
                event,
                f"values stand within values here, more than {_DEEPEST} deep",
                "close the brackets that were opened, or put straight quotes round a text",
            )
        if self._open and self._open[-1].wants_key:
            raise self._broken(
                event,
                "a bracket stands where a key is wanted",
                "put straight quotes round a text that begins with a bracket",
            )
        if event.tag:
            self._tell(event, *slips.lost_start(event, self.rows))
        line = self._line(event)
        self._open.append(_Open(Map(line) if isinstance(event, yaml.MappingStartEvent) else Seq(line)))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        within = self._open[-1] if self._open else None
        if within and within.wants_key:
            within.key, within.key_end = event.value, end_of(event).index
            within.key_line = self._line(event)
            if event.tag or event.anchor:
                self._tell(event, *slips.lost_start(event, self.rows))
            return
        if within and within.key is not None and not event.value and start_of(event).index == within.key_end:
            # A key that has no colon: YAML reads {by: Jan Doe, MBBS} so.
            self._tell(
                event,
                f"a comma ends the text before '{shorten(within.key)}' here",
                "put straight quotes round a text that holds a comma",
            )
            within.key = None
            return
        wrong = slips.lost_text(event, self.rows)
        if not wrong and not event.style and curly(event.value):
            wrong = slips.CURLY_QUOTES
        told = self._tell(event, *wrong) if wrong else None
        for words, what, mend in wrong_in_value(event.value):
            told = Problem(self.name, self.first_line + slips.row_of(words, event, self.rows), what, mend)
            self.problems.append(told)
        plain = event.implicit[0] and not event.tag
        self._put(resolve(event.value) if plain else event.value, told, self._line(event))

    def _put(self, value: Any, told: Problem | None = None, line: int = 0) -> None:
        """Put a value where it belongs: to its key, into its list, or at the top."""
        if not self._open:
            self.top = value
            return
        within = self._open[-1]
        if isinstance(within.value, Seq):
            within.value.append(value)
            within.value.lines.append(getattr(value, "line", line))
            return
        if within.key is None:
            # Only an alias comes as a key; it has been told of.
            within.key, within.key_line = str(value), getattr(value, "line", line)
            return
        key, within.key = within.key, None
        if key in within.value and not self._is_next_entry(key, within):
            first = within.value.lines[key]
            what, mend = f"'{shorten(key)}' is given twice", f"keep one; the first is on line {first}"
            self.problems.append(Problem(self.name, within.key_line, what, mend))
            return
        within.value[key] = value
        within.value.lines[key] = within.key_line
        if told:
            within.value.wrong[key] = told

    def _is_next_entry(self, key: str, within: _Open) -> bool:
        """Whether a key given again is the first of its list's next entry, whose hyphen was lost; if so, that
        entry is begun.
        """
        entries = self._open[-2].value if len(self._open) > 1 else None
        first, *others = within.value
        begins = self.rows[within.key_line - self.first_line].lstrip().startswith(key)
        if not isinstance(entries, Seq) or key != first or not others or not begins:
            return False
        self.problems.append(Problem(self.name, within.key_line, *slips.lost_hyphen(key)))
        entries.append(within.value)
        entries.lines.append(within.value.line)
        within.value = Map(within.key_line)
        return True
