"""The bill of materials of a publication: what readers fetch that others made, and what built the site.

CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), without a time and with a number made from the rest, so
that the same packages give the same bytes.
"""

import json
import platform
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from content.file_names import LICENCES

PINS = "requirements.txt"
_FETCHED = re.compile(r"^([\w-]+)(?: ([\d.]+))? \(([\w.-]+)\): (\S.*)$", re.MULTILINE)
_PIN = re.compile(
    r"^([\w.-]+)==(\S+)(?: ; ([^\\\n]+))?((?:[ \\\n]+--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE
)
# More is a licence's text, not its name.
_LONGEST_NAME = 60
_ANEW = "make the environment anew: make clean"
Json = dict[str, Any]


class NotAsPinned(Exception):
    """What is installed is not what the pins say; the message says what to do."""


@dataclass(frozen=True)
class _Pin:
    """A package that is pinned and installed, with the digests of the files that the pin lets in."""

    name: str
    version: str
    digests: tuple[str, ...]
    installed: Distribution

    @property
    def ref(self) -> str:
        return f"pkg:pypi/{self.name}@{self.version}"


def bill_of_materials(root: Path, site: Path) -> str:
    """The bill as JSON, of the project in `root` and the site that was built of it.

    NotAsPinned if a package is not installed, or in another version than requirements.txt says.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = {pin.name: pin for pin in _pins((root / PINS).read_text(encoding="utf-8"))}
    told = _FETCHED.findall((site / LICENCES).read_text(encoding="utf-8"))
    fetched = {name: places for name, _, _, places in told}
    others = [_part(*part) for part in told if part[0] not in pins]
    components = [
        *others,
        *(_component(pin, fetched.get(pin.name, "")) for pin in pins.values()),
        {"name": platform.python_implementation(), "version": platform.python_version()}
        | {"type": "platform", "bom-ref": "python", "scope": "excluded"},
    ]
    direct = [*(each["bom-ref"] for each in others), *_refs(project["dependencies"], pins), "python"]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": each}} for each in ("MIT", "CC-BY-4.0")],
            },
        },
        "components": components,
        "dependencies": [
            {"ref": project["name"], "dependsOn": direct},
            *(
                {"ref": pin.ref, "dependsOn": _refs(pin.installed.requires or (), pins)}
                for pin in pins.values()
            ),
        ],
    }
    bill["serialNumber"] = uuid5(NAMESPACE_URL, json.dumps(bill)).urn
    return json.dumps(bill, ensure_ascii=False, indent=1) + "\n"


def _pins(text: str) -> Iterator[_Pin]:
    for name, version, marker, hashes in _PIN.findall(text):
        if marker and not Marker(marker).evaluate():
            continue
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            raise NotAsPinned(f"the package '{name}' is not installed; {_ANEW}") from None
        if Version(installed.version) != Version(version):
            raise NotAsPinned(
                f"the package '{name}' is installed as {installed.version} and pinned as {version}; {_ANEW}"
            )
        digests = tuple(re.findall("[0-9a-f]{64}", hashes))
        yield _Pin(canonicalize_name(name), version, digests, installed)


def _part(name: str, version: str, licence: str, places: str) -> Json:
    """Something that readers fetch, and that a package took in."""
    part: Json = {"type": "library", "bom-ref": f"{name}@{version}".rstrip("@"), "name": name}
    if version:
        part |= {"version": version, "purl": f"pkg:npm/{name}@{version}"}
    return part | {"scope": "required", "licenses": [{"expression": licence}], "evidence": _at(places)}


def _component(pin: _Pin, places: str) -> Json:
    """A package. Those of which readers fetch nothing are outside the scope of what is published."""
    component: Json = {
        "type": "library",
        "bom-ref": pin.ref,
        "name": pin.name,
        "version": pin.version,
        "scope": "required" if places else "excluded",
        "licenses": list(_licences(pin.installed)),
        "purl": pin.ref,
        "externalReferences": [
            {
                "type": "distribution",
                "url": pin.ref,
                "comment": "the files of this version that may be installed",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.digests],
            }
        ],
    }
    return component | ({"evidence": _at(places)} if places else {})


def _at(places: str) -> Json:
    return {"occurrences": [{"location": places}]}


def _licences(package: Distribution) -> Iterator[Json]:
    """As the package tells them: by an expression, else by a name, else by its classifiers."""
    told = package.metadata.get_all("License-Expression") or []
    names = [name for name in package.metadata.get_all("License") or [] if name != "UNKNOWN"]
    classes = [
        each.rpartition(" :: ")[2]
        for each in package.metadata.get_all("Classifier") or []
        if each.startswith("License ::")
    ]
    if told:
        yield {"expression": told[0]}
    elif names and len(names[0]) <= _LONGEST_NAME and "\n" not in names[0]:
        yield {"license": {"name": names[0]}}
    else:
        yield from ({"license": {"name": name}} for name in classes)


def _refs(requirements: Iterable[str], pins: Mapping[str, _Pin]) -> list[str]:
    """What of the pinned packages is asked for here, extras left out."""
    asked = [Requirement(each) for each in requirements]
    names = {
        canonicalize_name(each.name)
        for each in asked
        if each.marker is None or each.marker.evaluate({"extra": ""})
    }
    return sorted(pins[name].ref for name in names if name in pins)
