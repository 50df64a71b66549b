"""Set-up: what is missing is said in one line; what broke is made anew; what stands is left alone."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from project import ROOT, run_tool
from tools import serve

# Says its version, makes an environment whose Python is itself, and takes note of what it is asked to do.
PYTHON = """#!/bin/sh
case "$*" in
*"import pip, sys"*|*"print(sys.version)"*) echo "{version}";;
"-m venv --clear "*) echo "new of {version}" >> "$LOG"; rm -rf "$4"; mkdir -p "$4/bin"; cp "$0" "$4/bin/python";;
"-m pip "*) echo "pip" >> "$LOG"; echo "$*" > "$LOG.asked"; {pip};;
esac
"""
PINS = "pin==1 --hash=sha256:0\n"


class Desk:
    """A folder with pins, and Pythons that only take note."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.venv, self.log = folder, folder / "an environment", folder / "log"
        self.pins(PINS)

    def pins(self, text: str) -> None:
        (self.folder / "pins.txt").write_text(text)

    def python(self, version: str, pip: str = "exit 0") -> Path:
        return self.program(f"python of {version}", PYTHON.format(version=version, pip=pip))

    def program(self, name: str, script: str) -> Path:
        file = self.folder / name
        file.write_text(script)
        file.chmod(0o755)
        return file

    def set_up(self, python: str | Path = "") -> tuple[int, str, list[str]]:
        """Set up as make does: the exit code, what is said, and what the Pythons were asked to do."""
        self.log.write_text("")
        result = subprocess.run(
            ["sh", str(ROOT / "setup.sh"), str(python), str(self.venv), "pins.txt", str(self.venv / "ready")],
            cwd=self.folder,
            capture_output=True,
            text=True,
            env={**os.environ, "LOG": str(self.log)},
        )
        return result.returncode, result.stdout + result.stderr, self.log.read_text().splitlines()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk at which nothing was set up yet."""
    return Desk(tmp_path)


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """A desk where Python 3.12 was set up."""
    assert desk.set_up(desk.python("3.12")) == (
        0,
        f"Setting up {desk.venv} (once)\nInstalling pins.txt\n",
        ["new of 3.12", "pip"],
    )
    return desk


def test_only_what_is_pinned_and_needs_no_building_is_installed(ready: Desk) -> None:
    asked = (ready.folder / "log.asked").read_text().split()
    assert asked[:3] == ["-m", "pip", "install"] and asked[-2:] == ["-r", "pins.txt"]
    assert "--require-hashes" in asked and asked[asked.index("--only-binary") + 1] == ":all:"


def test_without_python(desk: Desk) -> None:
    assert desk.set_up("no-such-python") == (
        1,
        "make: 'no-such-python' was not found; install it, or name another: make PYTHON=python3.12\n",
        [],
    )
    sh = shutil.which("sh") or ""
    result = subprocess.run(
        [sh, str(ROOT / "setup.sh"), "", "venv", "pins.txt", "ready"],
        cwd=desk.folder,
        text=True,
        capture_output=True,
        env={"PATH": str(desk.folder)},
    )
    assert (result.returncode, result.stderr.splitlines()[-1]) == (
        1,
        (
            "make: 'python3' was not found; install Python 3.11 or newer (Debian, Ubuntu: sudo apt install"
            " python3 python3-venv; macOS: brew install python)"
        ),
    )


def test_an_old_python(desk: Desk) -> None:
    python = desk.program(
        "python", '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit 0; exit 1\n'
    )
    assert desk.set_up(python) == (
        1,
        (
            f"make: '{python}' is Python 3.9.2, but 3.11 or newer is needed; install one and name it: "
            "make PYTHON=python3.12\n"
        ),
        [],
    )


def test_without_venv(desk: Desk) -> None:
    python = desk.program("python", '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac; exit 0\n')
    assert desk.set_up(python) == (
        1,
        f"make: '{python}' has no venv module; install it (Debian, Ubuntu: sudo apt install python3-venv)\n",
        [],
    )


def test_what_stands_is_left_alone(ready: Desk) -> None:
    assert ready.set_up() == (0, "", [])
    assert ready.set_up(ready.folder / "python of 3.12") == (0, "", [])
    # Pins that were only touched, or changed and put back, are the same pins.
    ready.pins(PINS)
    assert ready.set_up() == (0, "", [])


def test_other_pins_are_installed(ready: Desk) -> None:
    ready.pins("pin==2 --hash=sha256:0\n")
    assert ready.set_up() == (0, "Installing pins.txt\n", ["pip"])
    assert ready.set_up() == (0, "", [])


@pytest.mark.parametrize("harm", ["no pip", "taken away", "dangling", "cut off"])
def test_an_environment_that_broke_is_made_anew(ready: Desk, harm: str) -> None:
    python = ready.venv / "bin/python"
    if harm == "no pip":
        python.write_text("#!/bin/sh\nexit 1\n")
    elif harm == "cut off":
        (ready.venv / "unfinished").write_text("99999999\n")
    else:
        python.unlink()
        if harm == "dangling":
            python.symlink_to("/no/such/python")
    named = ready.folder / "python of 3.12"
    assert ready.set_up(named) == (
        0,
        f"Setting up {ready.venv} anew\nInstalling pins.txt\n",
        ["new of 3.12", "pip"],
    )
    assert ready.set_up(named) == (0, "", [])


def test_another_python_makes_it_anew_and_then_stays(ready: Desk) -> None:
    other = ready.python("3.14")
    assert ready.set_up(other) == (
        0,
        f"Setting up {ready.venv} anew\nInstalling pins.txt\n",
        ["new of 3.14", "pip"],
    )
    assert ready.set_up(other) == (0, "", [])
    # Who names none takes what is there.
    assert ready.set_up() == (0, "", [])


def test_a_failed_installation_says_so_and_going_back_works(ready: Desk) -> None:
    shutil.copy(ready.python("3.12", "exit 1"), ready.venv / "bin/python")
    ready.pins("no-such-pin==1\n")
    assert ready.set_up() == (
        1,
        (
            "Installing pins.txt\nmake: the packages of pins.txt could not be installed; look at the lines"
            " above (is there a network?)\n"
        ),
        ["pip"],
    )
    ready.pins(PINS)
    assert ready.set_up() == (0, "", [])


def test_a_set_up_that_was_killed_is_begun_again(desk: Desk) -> None:
    code, _, asked = desk.set_up(desk.python("3.12", "kill -9 $PPID"))
    assert (code, asked) == (-9, ["new of 3.12", "pip"])
    assert desk.set_up(desk.python("3.12"))[::2] == (0, ["new of 3.12", "pip"])


def test_two_at_once_do_not_meet(ready: Desk) -> None:
    (ready.venv / "unfinished").write_text(f"{os.getpid()}\n")
    assert ready.set_up() == (
        1,
        f"make: another make is setting up {ready.venv}; let it end (if there is none: make clean)\n",
        [],
    )


def test_every_program_is_asked_for_through_python() -> None:
    """One that was installed as a file of its own names the folder that it was installed in, and dies when
    that moves.
    """
    programs = re.findall(r"(?:\$\(BIN\)|\$\(VENV\)/\S*bin)/(\S+)", (ROOT / "Makefile").read_text())
    assert set(programs) == {"python"}


def test_make_looks_each_time_and_passes_on_the_named_python(ready: Desk) -> None:
    shutil.copy(ROOT / "Makefile", ready.folder)
    ready.program("setup.sh", '#!/bin/sh\necho "<$1> $3 $4"\n: > "$4"\n')
    (ready.folder / ".venv/bin").mkdir(parents=True)
    shutil.copy(ready.venv / "bin/python", ready.folder / ".venv/bin")

    def make(*arguments: str) -> str:
        result = subprocess.run(
            ["make", "--no-print-directory", *arguments],
            cwd=ready.folder,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "LOG": str(ready.log)},
        )
        return result.stdout

    for _ in "12":
        assert make("check") == "<> requirements.txt .venv/site.ready\n"
    # To read code, nobody needs what the tests need.
    assert make("check-code") == (
        "<> requirements.txt .venv/site.ready\n<> requirements-code.txt .venv/code.ready\n"
    )
    assert (
        make("hook", "PYTHON=python3.14")
        == "<python3.14> requirements.txt .venv/site.ready\n<python3.14> requirements-test.txt"
        " .venv/test.ready\n"
    )


LIBRARY = (
    "echo 'it: error while loading shared libraries: libx.so.1: cannot open shared object file' >&2; exit 127"
)


def browser(folder: Path, **environment: str) -> tuple[int, str]:
    """Look for a browser on a machine that has only what lies in this folder."""
    result = subprocess.run(
        [sys.executable, str(ROOT / "tests/browser/chromium.py")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PATH": str(folder), "HOME": str(folder), **environment},
    )
    return result.returncode, result.stderr


def test_a_named_browser_that_is_none(tmp_path: Path) -> None:
    assert browser(tmp_path, CHROMIUM="/no/such/browser") == (
        1,
        "make: there is no browser at CHROMIUM=/no/such/browser; correct the path or unset it\n",
    )
    (tmp_path / "silent").write_text("#!/bin/sh\n")
    (tmp_path / "lacking").write_text(f"#!/bin/sh\n{LIBRARY}\n")
    for name, reason in (("silent", "it says nothing"), ("lacking", "libx.so.1 is missing")):
        (tmp_path / name).chmod(0o755)
        assert browser(tmp_path, CHROMIUM=f"{tmp_path}/{name}") == (
            1,
            (
                f"make: the browser at CHROMIUM={tmp_path}/{name} does not start ({reason}); mend it, or"
                " unset CHROMIUM\n"
            ),
        )


def test_no_browser_that_starts(tmp_path: Path) -> None:
    python = os.path.relpath(sys.executable, ROOT)
    words = (
        "make: no Chromium for the browser tests{}; install one (Debian: sudo apt install"
        f" chromium-headless-shell; Ubuntu: sudo {python} -m playwright install-deps chromium; macOS: brew"
        " install --cask google-chrome), or name it: make test CHROMIUM=/path/to/chrome\n"
    )
    # Playwright's Node, but no network: downloads fail at once.
    node = tmp_path / "node"
    node.write_text(
        f'#!/bin/sh\ncase "$*" in *" install "*) exit 1;; esac\nexec "{compute_driver_executable()[0]}"'
        ' "$@"\n'
    )
    node.chmod(0o755)
    assert browser(tmp_path, PLAYWRIGHT_NODEJS_PATH=str(node)) == (1, words.format(""))
    (tmp_path / "chromium").write_text(f"#!/bin/sh\n{LIBRARY}\n")
    (tmp_path / "chromium").chmod(0o755)
    assert browser(tmp_path, PLAYWRIGHT_NODEJS_PATH=str(node)) == (
        1,
        words.format(f" ({tmp_path}/chromium does not start: libx.so.1 is missing)"),
    )


def test_playwright_without_a_library(tmp_path: Path) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\n{LIBRARY}\n")
    node.chmod(0o755)
    assert browser(tmp_path, PLAYWRIGHT_NODEJS_PATH=str(node)) == (
        1,
        (
            "make: Playwright, which drives the browser, does not start (libx.so.1 is missing); install what"
            " it needs (Debian: sudo apt install libatomic1 chromium-headless-shell; Ubuntu: sudo apt"
            " install libatomic1)\n"
        ),
    )


def test_a_port_in_use_is_one_line_and_a_failure() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run_tool("serve", "--port", str(port))
    assert (result.returncode, result.stderr) == (
        1,
        (
            f"make: port {port} is in use by another program; stop that, or choose another: make serve"
            f" PORT={port + 1}\n"
        ),
    )


@pytest.mark.parametrize("port", ["abc", "99999", "-1", "0", ""])
def test_what_is_no_port(port: str) -> None:
    result = run_tool("serve", f"--port={port}")
    assert (result.returncode, result.stderr) == (
        1,
        f"make: PORT={port} is no port from 1 to 65535; try: make serve PORT=8001\n",
    )


def test_a_port_that_only_the_system_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tools.serve.socket.socket.bind", refuse)
    monkeypatch.setattr(sys, "argv", ["serve", "--port", "80"])
    with pytest.raises(SystemExit) as stopped:
        serve.main()
    assert (
        stopped.value.code
        == "make: port 80 is for the system's own programs; choose one from 1024 on: make serve PORT=8001"
    )


@pytest.mark.parametrize("verb", ["-m tools.grades", "-m tools.ready"])
def test_whose_reader_has_seen_enough_ends_quietly(verb: str) -> None:
    result = subprocess.run(
        ["sh", "-c", f'{{ "$0" {verb}; echo $? >&2; }} | true', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )
    assert result.stderr == "0\n"
