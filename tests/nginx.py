"""An nginx for the tests: one already here, else the system's package laid into the virtual environment.

Run as a program it makes sure that there is one, or says in one line what to do.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SNIPPET = Path(__file__).resolve().parents[1] / "hosting/nginx.conf"
# Debian keeps it where only root looks. The package's files can lie anywhere, so they need no root, and no
# server of the system's own is started.
OURS = Path(sys.prefix) / "nginx"
PLACES = ("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx", str(OURS / "usr/sbin/nginx"))
# From Debian 12 and Ubuntu 24.04 on, the program is in the first; before that, in the second.
PACKAGES = ("nginx", "nginx-light")

# One process, which is whoever runs the tests, with all it writes in one folder; the rest is
# hosting/nginx.conf.
_CONFIGURATION = """
daemon off; master_process off; pid nginx.pid; error_log stderr warn;
events {{ }}
http {{
    log_format sizes "$host $body_bytes_sent $request_uri";
    access_log "{log}" sizes;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{port};
        {server}
    }}
}}
"""


def find_nginx() -> str | None:
    """The path of an nginx that runs: $NGINX, one on the PATH, one in its usual place, or our own."""
    named = os.environ.get("NGINX")
    places = [named] if named else [shutil.which("nginx"), *PLACES]
    return next((place for place in places if place and _runs(place)), None)


def _runs(place: str) -> bool:
    return (
        Path(place).exists()
        and subprocess.run([place, "-v"], capture_output=True, check=False).returncode == 0
    )


def _server(site: Path, below: str) -> str:
    """What hosting/nginx.conf asks to be written around it."""
    here = f'set $below "{below}"; include "{SNIPPET}";'
    return f'root "{site}"; ' + (f"location {below}/ {{ {here} }}" if below else here)


@contextmanager
def serve(site: Path, log: Path = Path(os.devnull), below: str = "") -> Iterator[str]:
    """The address at which a folder is served as hosting/nginx.conf says, for as long as the block runs.

    `below` is the path of another website below which it lies; the folder is then that website's, and holds
    the path.

    The log gets a line for each answer: the host asked for, the bytes of the body as sent, the address.
    """
    nginx = find_nginx()
    assert nginx, "no nginx; run tests/nginx.py, which says what to do"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(_CONFIGURATION.format(port=port, log=log, server=_server(site, below)))
        with (Path(folder) / "errors").open("w") as errors:
            server = subprocess.Popen(
                [nginx, "-p", folder, "-c", str(configuration), "-e", "stderr"],
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
            )
            try:
                _wait_for(server, port, Path(errors.name))
                yield f"http://127.0.0.1:{port}/"
            finally:
                server.terminate()
                server.wait(10)


def _wait_for(server: subprocess.Popen[bytes], port: int, errors: Path) -> None:
    for _ in range(200):
        assert server.poll() is None, f"nginx ended at once:\n{errors.read_text()}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"nginx never answered:\n{errors.read_text()}")


def main() -> None:
    """Find an nginx, or install one."""
    if find_nginx():
        return
    if os.environ.get("NGINX"):
        sys.exit(f"make: there is no nginx at NGINX={os.environ['NGINX']}; correct the path or unset it")
    print("Looking for an nginx for the tests (once)")
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            subprocess.run(
                ["apt-get", "update", "-qq"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
        for package in PACKAGES:
            _unpack(package)
            if find_nginx():
                return
    if shutil.which("brew"):
        subprocess.run(
            ["brew", "install", "--quiet", "nginx"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if find_nginx():
            return
    sys.exit(
        "make: no nginx for the tests; install one (Debian, Ubuntu: sudo apt install nginx-light; macOS: brew"
        " install nginx), or name it: make test NGINX=/path/to/nginx"
    )


def _unpack(package: str) -> None:
    """Lay a package's files into our folder; on a failure nothing is there, and whoever looks will see."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["apt-get", "download", "-qq", package],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        for file in Path(folder).glob("*.deb"):
            subprocess.run(["dpkg", "-x", str(file), str(OURS)], check=False)


if __name__ == "__main__":
    main()
