"""The licences of whatever readers fetch that others made, in one file of the site: as the packages tell them
that brought it, or as they stand in overrides/licences/ for what a package took in without its licence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from content.file_names import LICENCES
from content.problems import Problem

ADDRESS = LICENCES
PINS = "requirements.txt"
_TEXTS = Path(__file__).resolve().parents[2] / "overrides/licences"
_LINE = "\n" + "-" * 80 + "\n\n"


@dataclass(frozen=True)
class Borrowed:
    """What others made, and where it stands below the site's address.

    Without a `licence`, `name` is that of an installed package, which tells it. With one, as SPDX writes it,
    the text stands in overrides/licences/ under the name.
    """

    name: str
    addresses: str
    licence: str = ""
    version: str = ""


def licences(borrowed: Iterable[Borrowed], root: Path) -> tuple[str, list[Problem]]:
    """The file that names each thing with its version, licence and address, above the licence's whole text;
    and a problem for each package that has none.
    """
    parts, problems = [], []
    for each in borrowed:
        version, licence, text = _of_file(each) if each.licence else _of_package(each.name)
        if not text:
            problems.append(
                Problem(
                    PINS,
                    _line_of_pin(root, each.name),
                    f"readers fetch a part of '{each.name}', which brings no text of its licence",
                    "pin a version that does, or do without it",
                )
            )
        heading = " ".join(filter(None, (each.name, version, f"({licence})")))
        parts.append(f"{heading}: {each.addresses}\n\n{text.strip()}\n")
    return _LINE.join(parts), problems


def _of_file(each: Borrowed) -> tuple[str, str, str]:
    return each.version, each.licence, (_TEXTS / f"{each.name}.txt").read_text(encoding="utf-8")


def _of_package(name: str) -> tuple[str, str, str]:
    """The version of an installed package, its licence as SPDX writes it, and the licence's text."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return "", "", ""
    licence = package.metadata.get_all("License-Expression") or [""]
    return package.version, licence[0], _text(package)


def _text(package: Distribution) -> str:
    """https://packaging.python.org/en/latest/specifications/core-metadata/#license-file-multiple-use"""
    names = package.metadata.get_all("License-File") or []
    texts = (package.read_text(f"licenses/{name}") or package.read_text(name) for name in names)
    return "\n\n".join(text.strip() for text in texts if text)


def _line_of_pin(root: Path, name: str) -> int:
    pins = root / PINS
    lines = pins.read_text(encoding="utf-8").splitlines() if pins.exists() else []
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"{name}\b==", line)), 1)
