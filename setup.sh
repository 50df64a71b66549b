#!/bin/sh
# setup.sh PYTHON VENV REQUIREMENTS STAMP: a virtual environment with the pinned packages; called by make each time.
# The stamp is a copy of the pins that are installed. An environment that does not run (half made, its Python
# replaced or taken away), or is of another Python than the one named, is made anew. PYTHON is empty if nobody named one.
# Each thing that can be missing gets one line that says what to do.
named=$1 venv=$2 requirements=$3 stamp=$4
python=${named:-python3}
# Who is putting packages in. Where nobody is any more, that was cut off.
unfinished=$venv/unfinished

stop() { echo "make: $1" >&2; exit 1; }
version() { "$1" -c 'import pip, sys; print(sys.version)' 2>/dev/null; }

fits() {
    [ ! -e "$unfinished" ] && has=$(version "$venv/bin/python") || return 1
    [ -z "$named" ] || [ "$has" = "$("$named" -c 'import sys; print(sys.version)' 2>/dev/null)" ]
}

[ -z "$named" ] || command -v "$named" >/dev/null 2>&1 ||
    stop "'$named' was not found; install it, or name another: make PYTHON=python3.12"
! kill -0 "$(cat "$unfinished" 2>/dev/null)" 2>/dev/null ||
    stop "another make is setting up $venv; let it end (if there is none: make clean)"
if ! fits; then
    command -v "$python" >/dev/null 2>&1 ||
        stop "'$python' was not found; install Python 3.11 or newer (Debian, Ubuntu: sudo apt install python3 python3-venv; macOS: brew install python)"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "'$python' is $("$python" --version 2>&1), but 3.11 or newer is needed; install one and name it: make PYTHON=python3.12"
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 ||
        stop "'$python' has no venv module; install it (Debian, Ubuntu: sudo apt install python3-venv)"
    if [ -e "$venv/bin" ]; then echo "Setting up $venv anew"; else echo "Setting up $venv (once)"; fi
    "$python" -m venv --clear "$venv" || stop "no virtual environment could be made in $venv; look at the lines above"
fi
cmp -s "$requirements" "$stamp" && exit
echo "Installing $requirements"
echo $$ > "$unfinished"
# Wheels alone: what is built from its source would run programs that nobody pinned.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$requirements" || {
    rm "$unfinished"
    stop "the packages of $requirements could not be installed; look at the lines above (is there a network?)"
}
cp "$requirements" "$stamp"
rm "$unfinished"
