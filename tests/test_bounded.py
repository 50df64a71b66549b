"""Whatever a website sends, reading it costs two seconds of work at most."""

import resource
import time
from contextlib import suppress

import pytest

from answering import answering
from kinds import some
from tools import bounded
from tools.bounded import Unreadable, read_bounded
from tools.metadata import from_page, look_up

SIZE = 50_000
# What makes readers of HTML go back to the same place again and again, or deeper and deeper.
HOSTILE = {
    "tags that do not end": b"<a ",
    "values that do not end": b"<p a=",
    "quotes that do not end": b"<a b='c",
    "metadata that does not end": b"<meta name='",
    "comments that do not end": b"<!--",
    "declarations that do not end": b"<![CDATA[<!",
    "ends that do not end": b"</a ",
    "titles in titles": b"<title>",
    "elements in elements": b"<b>",
    "a script that does not end": b"<script><!--<script>",
    "entities": b"&a",
    "nothing but zeros": b"\0",
}


def spent() -> float:
    """The seconds that processes of ours have worked, which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("shape", some([*HOSTILE], 3))
def test_a_hostile_page_costs_two_seconds(shape: str) -> None:
    page = HOSTILE[shape] * (SIZE // len(HOSTILE[shape]))
    before, here = spent(), time.process_time()
    with suppress(Unreadable):
        assert read_bounded(from_page, page)["DOI"] is None
    # The start of a process, and that the system looks at its clock by and by.
    assert spent() - before < bounded.MOST_WORK + 2
    assert time.process_time() - here < bounded.MOST_WORK


def test_an_editor_is_told_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    # Which page takes too long is another one in each Python; none is read in no time.
    monkeypatch.setattr(bounded, "LONGEST", 0.001)
    with answering({"/": (200, {"Content-Type": "text/html"}, b"<title>A title</title>")}) as (address, _):
        item, failures = look_up("", f"{address}/", "editors@example.org")
    assert failures == ["127.0.0.1 sent something that cannot be read"]
    assert item["title"] is None and item["URL"] == f"{address}/"


def fail(given: str) -> None:
    raise RecursionError(given)


def sleep(given: float) -> None:
    time.sleep(given)


def shout(given: str) -> str:
    return given * 200_000


def test_what_breaks_off_or_sleeps_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable):
        read_bounded(fail, "too deep")
    monkeypatch.setattr(bounded, "LONGEST", 1)
    with pytest.raises(Unreadable):
        read_bounded(sleep, 30.0)


def test_much_goes_in_and_comes_out() -> None:
    assert read_bounded(shout, "aé\0") == shout("aé\0")
