"""`make serve`: the site at a local address, made anew at each change; problems are shown, not fatal."""

import argparse
import os
import re
import socket
import sys
from pathlib import Path


def main() -> None:
    """Start MkDocs on a free port, or say in one line why it cannot be had."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", default="8000")
    asked = parser.parse_args().port
    if not (re.fullmatch(r"\d{1,5}", asked) and 0 < int(asked) < 65536):
        sys.exit(f"make: PORT={asked} is no port from 1 to 65535; try: make serve PORT=8001")
    port = int(asked)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(
                f"make: port {port} is for the system's own programs; choose one from 1024 on: "
                "make serve PORT=8001"
            )
        except OSError:
            sys.exit(
                f"make: port {port} is in use by another program; stop that, "
                f"or choose another: make serve PORT={port + 1}"
            )
    # --no-strict: an editor sees problems and goes on. --livereload: on by default, but lost with newer
    # versions of click.
    os.execv(  # noqa: S606 - the program is this Python
        sys.executable,
        [
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "--no-strict",
            "--livereload",
            "--dev-addr",
            f"127.0.0.1:{port}",
            "--config-file",
            str(Path(__file__).resolve().parents[1] / "mkdocs.yml"),
        ],
    )


if __name__ == "__main__":
    main()
