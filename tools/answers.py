"""Asking another machine for one thing: in bounded time and size, saying who asks, and each failure in plain
words.
"""

import json
import os
import socket
import time
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from content.settings import contact_link

SECONDS, MOST_BYTES = 20.0, 5_000_000
_REFUSALS = {
    404: "does not know it (404)",
    410: "has taken it away (410)",
    429: "asks for fewer questions (429); wait an hour, then try again",
}
UNREADABLE = "sent something that cannot be read"


@dataclass(frozen=True)
class Answer:
    """What came: its bytes, the kind of file that it says it is, its encoding, and where it came from."""

    body: bytes
    kind: str
    charset: str | None
    address: str


class NoAnswer(Exception):
    """Why there is no answer, in words that go on from the name of whom we asked. `code` is its HTTP status,
    or 0.

    `final` says that the next question would fail too: there is no network, or we are asked to stop.
    """

    def __init__(self, words: str, code: int = 0, final: bool = False) -> None:
        super().__init__(words)
        self.code, self.final = code, final or code == 429


def ask(address: str, contact: str) -> bytes:
    """The bytes that stand at an address. Raises NoAnswer."""
    return fetch(address, contact).body


def fetch(address: str, contact: str) -> Answer:
    """What stands at an address. Raises NoAnswer after SECONDS at the latest, whatever comes in between.

    `contact` goes along in the user agent, as Crossref asks of those who want its polite service
    (https://www.crossref.org/documentation/retrieve-metadata/rest-api/).
    """
    came: Queue[Answer | NoAnswer] = Queue()

    def wait() -> None:
        try:
            came.put(_fetch(address, contact))
        except NoAnswer as why:
            came.put(why)

    # Headers that drip in, a byte at a time, have no end that urllib knows of.
    Thread(target=wait, daemon=True).start()
    try:
        answer = came.get(timeout=SECONDS + 1)
    except Empty:
        raise NoAnswer(f"did not answer in full within {SECONDS:g} seconds") from None
    if isinstance(answer, NoAnswer):
        raise answer
    return answer


class _Redirects(HTTPRedirectHandler):
    """Follows no website that leads to a machine of a private network, such as the one that asks."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """The request to go on with. Raises OSError."""
        if _is_private(newurl) and not _is_private(req.full_url):
            fp.close()
            raise ConnectionRefusedError
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_private(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        found = {str(each[4][0]).partition("%")[0] for each in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        # Asking it will fail as well.
        return False
    return any(not ip_address(each).is_global for each in found)


def _fetch(address: str, contact: str) -> Answer:
    end, body = time.monotonic() + SECONDS, b""
    try:
        # With https, as those see to who call, or of this machine, for tests.
        request = Request(address, headers={"User-Agent": f"back-pain-signs ({contact_link(contact)})"})  # noqa: S310
        with build_opener(_Redirects).open(request, timeout=SECONDS) as answer:
            while part := answer.read1(65536):
                body += part
                if time.monotonic() > end or len(body) > MOST_BYTES:
                    raise TimeoutError
            told = answer.headers
            return Answer(body, told.get_content_type(), told.get_content_charset(), answer.url)
    except HTTPError as error:
        error.close()
        raise NoAnswer(
            _REFUSALS.get(error.code, f"answers with an error ({error.code})"), error.code
        ) from None
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            raise NoAnswer(f"did not answer in full within {SECONDS:g} seconds") from None
        if isinstance(error, URLError):
            raise NoAnswer("cannot be reached; is there a network?", final=True) from None
        raise NoAnswer("broke off in the middle of its answer") from None


def ask_crossref(path: str, contact: str) -> dict[str, Any]:
    """The `message` of Crossref's answer about a path such as works/10.1136%2Fbmj.p1973. Raises NoAnswer.

    CROSSREF in the environment sets another address than Crossref's own, for tests.
    """
    address = os.environ.get("CROSSREF", "https://api.crossref.org").rstrip("/")
    try:
        return dict(json.loads(ask(f"{address}/{path}", contact))["message"])
    except (ValueError, KeyError, TypeError):
        raise NoAnswer(UNREADABLE) from None
