"""How sources were read, in words: once for most of them, and for each that differs from most."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from content.sources import Source
from content.words import Words


@dataclass(frozen=True)
class Reading:
    """How and when a source was read."""

    copy: str
    checked: str


class Readings:
    """How some sources were read. Said once for most, since it would be a tenth of a page's weight."""

    def __init__(self, sources: Iterable[Source], words: Words) -> None:
        most = Counter(Reading(source.copy, source.checked) for source in sources).most_common(1)
        self.usual = most[0][0] if most else None
        self._words = words

    @property
    def told_once(self) -> str:
        """What stands before a list of them; nothing where there are none."""
        if self.usual is None:
            return ""
        return self._words.say(f"usual-{self.usual.copy}", day=self._words.day(self.usual.checked))

    def of(self, source: Source) -> str:
        """How a source was read, as far as it is not as usual: 'A saved copy read 22 November 2026.'"""
        if Reading(source.copy, source.checked) == self.usual:
            return self._words.say("read-in-part") if source.extent == "excerpt" else ""
        return self._words.say(f"read-{source.copy}-{source.extent}", day=self._words.day(source.checked))
