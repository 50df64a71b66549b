"""A host of files as there are many, well and ill: below a path, with the last slash added or dropped, with
answers of its own, or out of reach.
"""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote

from answering import Answer, listening


@dataclass
class Host:
    """Serves a folder. What it does can be changed at any time; `answers` are by the file's place in the
    folder.
    """

    folder: Path
    below: str = "/"
    drops_slash: bool = False
    is_down: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    everywhere: Answer | None = None
    address: str = ""

    def answer(self, path: str) -> Answer:
        """What to say to somebody who asks for a path."""
        name = unquote(path.split("?", maxsplit=1)[0].removeprefix(self.below))
        if name in self.answers:
            return self.answers[name]
        if self.everywhere:
            return self.everywhere
        place = self.folder / name
        has_page = (place / "index.html").exists()
        if self.drops_slash and name.endswith("/"):
            return 301, {"Location": self.below + name.rstrip("/")}, b""
        if not self.drops_slash and has_page and name and not name.endswith("/"):
            return 301, {"Location": f"{self.below}{name}/"}, b""
        file = place / "index.html" if has_page else place
        if not path.startswith(self.below) or not file.is_file():
            return 404, {"Content-Type": "text/html"}, (self.folder / "404.html").read_bytes()
        return (
            200,
            {"Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream"},
            file.read_bytes(),
        )


@contextmanager
def hosting(folder: Path, below: str = "/", drops_slash: bool = False) -> Iterator[Host]:
    """A host for as long as the block runs; `host.address` is the site's, with a slash at its end."""
    host = Host(folder, below, drops_slash)

    def answer(question: BaseHTTPRequestHandler) -> Answer:
        # A host that is down hangs up without a word.
        return (lambda _: None) if host.is_down else host.answer(question.path)

    with listening(answer, {"Cache-Control": "no-cache"}) as port:
        host.address = f"http://127.0.0.1:{port}{below}"
        yield host
