"""Asking another machine: there is an end to it, and no website leads to a machine of the network that asks."""

import time
from http.server import BaseHTTPRequestHandler

import pytest

from answering import answering
from tools import answers
from tools.answers import NoAnswer, fetch


def drip_headers(handler: BaseHTTPRequestHandler) -> None:
    """Send headers a byte at a time, each before the patience for it ends."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
    for _ in range(60):
        handler.wfile.write(b"X")
        handler.wfile.flush()
        time.sleep(0.1)


def test_headers_that_drip_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "SECONDS", 0.5)
    with answering({"/": drip_headers}) as (address, _):
        begun = time.monotonic()
        with pytest.raises(NoAnswer, match=r"did not answer in full within 0\.5 seconds"):
            fetch(f"{address}/", "us@example.org")
        assert time.monotonic() - begun < 4


def test_a_website_leads_to_no_private_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def private(address: str) -> bool:
        # The server of this test stands for a website at first, and for a machine of ours where it leads to.
        return real(address) and not address.endswith("/website")

    real = answers._is_private  # noqa: SLF001 - what it says of addresses is asked below
    monkeypatch.setattr(answers, "_is_private", private)
    with answering({"/website": (302, {"Location": "/inner"}, b""), "/inner": (200, {}, b"secret")}) as (
        address,
        asked,
    ):
        with pytest.raises(NoAnswer, match=r"broke off|cannot be reached"):
            fetch(f"{address}/website", "us@example.org")
        assert [path for path, _ in asked] == ["/website"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "0.0.0.0",  # noqa: S104 - an address to be asked, not to listen at
        "2130706433",
    ],
)
def test_a_private_address_is_known_however_it_is_written(host: str) -> None:
    assert answers._is_private(f"http://{host}/")  # noqa: SLF001


def test_an_address_of_the_world_is_none_of_ours() -> None:
    assert not answers._is_private("https://8.8.8.8/")  # noqa: SLF001
