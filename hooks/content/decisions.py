"""What a publisher decides: the values of mkdocs.yml, read without MkDocs, which the commands for editors do not need."""
import os
from dataclasses import dataclass
from pathlib import Path

import yaml

CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True)
class Decision:
    """One value of mkdocs.yml. `is_default` says that nobody has set its environment variable or written a plain value."""

    value: str
    line: int
    is_default: bool = False


def load_decisions(root: Path) -> dict[str, Decision]:
    """The plain values of mkdocs.yml and of its `extra:`, by key. `!ENV [NAME, default]` is resolved as MkDocs does."""
    found = {}
    top = yaml.compose((root / CONFIGURATION).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    extra = next((node for key, node in top.value if key.value == "extra"), None)
    for key, node in [*top.value, *(extra.value if extra else [])]:
        line = key.start_mark.line + 1
        if node.tag == "!ENV":
            *names, default = [item.value for item in node.value]
            value = next((os.environ[name] for name in names if name in os.environ), None)
            found[key.value] = Decision(default if value is None else value, line, value is None)
        elif isinstance(node, yaml.ScalarNode):
            found[key.value] = Decision(node.value, line)
    return found


def contact_of(root: Path) -> str:
    """The mail address for mistakes, which other machines are given too so that they know who asks."""
    return load_decisions(root)["contact"].value
