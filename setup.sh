#!/bin/sh
# setup.sh PYTHON VENV REQUIREMENTS: a virtual environment with the pinned packages; called by the Makefile.
# Each thing that can be missing gets one line that says what to do.
python=$1 venv=$2 requirements=$3

stop() { echo "make: $1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 ||
    stop "'$python' was not found; install Python 3.11 or newer (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python)"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "'$python' is $("$python" --version 2>&1), but 3.11 or newer is needed; install one and name it: make PYTHON=python3.12"
if [ ! -x "$venv/bin/python" ]; then
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "'$python' has no venv module; install it (Debian, Ubuntu: sudo apt install python3-venv)"
    echo "Setting up $venv (once)"
    "$python" -m venv "$venv" || stop "no virtual environment could be made in $venv; look at the lines above"
fi
echo "Installing $requirements"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" ||
    stop "the packages of $requirements could not be installed; look at the lines above (is there a network?)"
