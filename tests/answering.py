"""A server on this machine that answers as other websites do, well and badly, for tests."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# A path's answer: a status with headers and body, or something done to the connection.
Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def listening(
    answer_to: Callable[[BaseHTTPRequestHandler], Answer], usual: dict[str, str], port: int = 0
) -> Iterator[int]:
    """Give each question the answer made for it, with the usual headers below its own, at a port or at any.

    Gives the port.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answer_to(self)
            if callable(answer):
                answer(self)
                self.close_connection = True
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {**usual, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            """Those who ask hang up on the slow answers."""

    with Server(("127.0.0.1", port), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server.server_port
        finally:
            # Also when a test ends in between: a server that lost its socket asks for it without a rest, and
            # takes half of the processor's time from all tests that follow.
            server.shutdown()


@contextmanager
def answering(answers: dict[str, Answer], port: int = 0) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Serve `answers` by path with its query, at a port or at any; anything else is 404. Gives the address,
    and a list that grows by the path and the user agent of each question.
    """
    asked: list[tuple[str, str]] = []

    def answer(question: BaseHTTPRequestHandler) -> Answer:
        asked.append((question.path, question.headers["User-Agent"]))
        return answers.get(question.path, (404, {}, b""))

    with listening(answer, {"Content-Type": "text/html", "LinkChecker": "welcome"}, port) as found:
        yield f"http://127.0.0.1:{found}", asked


def hang(handler: BaseHTTPRequestHandler) -> None:
    """Say nothing for longer than anybody waits."""
    time.sleep(4)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte at a time, each before the patience for it ends."""
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
    for _ in range(40):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def close(handler: BaseHTTPRequestHandler) -> None:
    """Hang up."""
    handler.connection.close()


def babble(handler: BaseHTTPRequestHandler) -> None:
    """Send what is not HTTP."""
    handler.wfile.write(b"\x00\x01 what?\r\n\r\n")
