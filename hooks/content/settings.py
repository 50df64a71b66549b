"""What a publisher decides: the settings of mkdocs.yml and of the environment, checked like data.

Read without MkDocs, which would take PUBLISHER=2026 for a number, `no` for false and judge addresses in its
own words; the build takes them from here (`publishing.publisher`).
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from content import kinds
from content.configurations import keys_in
from content.file_names import is_language
from content.letters import find_unseen
from content.problems import Problem
from content.stray import find_html

CONFIGURATION = "mkdocs.yml"

# Only for trying out: an address of the reader's own machine (RFC 6761, RFC 1122).
_OWN_MACHINE = ("127.0.0.1", "localhost", "::1")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True)
class Setting:
    """One setting. `value` is text whatever it looks like.

    `variable` names the environment's variable if it came from there. `is_default` says that nobody has set
    its environment variable or written a plain value.
    """

    key: str
    value: str
    line: int
    variable: str = ""
    is_default: bool = False

    @property
    def shown(self) -> str:
        """The setting as a message names it, with its value and where that came from."""
        source = f", from {self.variable} of the environment," if self.variable else ""
        return f"the setting {self.key}{source} is '{_CONTROL.sub('↵', self.value)}'"


def load_settings(root: Path, name: str = CONFIGURATION) -> tuple[dict[str, Setting], list[Problem]]:
    """The settings by key, and what is wrong with them. A variable that is empty counts as not set.

    `!ENV [NAME, default]` takes the variable of that name; any other setting that of its own name in
    capitals. A project may have no mkdocs.yml, and another language has one of another name.
    """
    try:
        keys = keys_in((root / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, []
    except (yaml.YAMLError, UnicodeDecodeError):
        # Told with the menu (`editing.nav_rules`), which stands in the same file.
        return {}, []
    _, extra = keys.get("extra", (None, None))
    pairs = [*keys.values(), *(extra.value if isinstance(extra, yaml.MappingNode) else [])]
    found = {
        key.value: _read(key.value, node, key.start_mark.line + 1)
        for key, node in pairs
        if key.value in _RULES
    }
    return found, list(_problems(name, found))


def contact_link(contact: str) -> str:
    """Where a link to the contact leads: a page as it is, or an e-mail address."""
    return contact if contact.startswith("https://") else f"mailto:{contact}"


def contact_of(root: Path) -> str:
    """The address for mistakes, which other machines are given too so that they know who asks."""
    setting = load_settings(root)[0].get("contact")
    return setting.value if setting else ""


def is_trial(site_url: str) -> bool:
    """Whether a site's address is one of the machine on which it is built, where no reader can follow it."""
    try:
        return urlsplit(site_url).hostname in _OWN_MACHINE
    except ValueError:
        return False


def _read(key: str, node: yaml.Node, line: int) -> Setting:
    names, default, tagged = [] if key in _OF_THE_FILE else [key.upper()], node, node.tag == "!ENV"
    if tagged and isinstance(node, yaml.SequenceNode):
        *variables, default = node.value or [yaml.ScalarNode("", "")]
        names = [variable.value for variable in variables]
    elif tagged:
        names, default = [node.value], yaml.ScalarNode("", "")
    if variable := next((name for name in names if os.environ.get(name)), None):
        return Setting(key, os.environ[variable], line, variable)
    return Setting(
        key, default.value if isinstance(default, yaml.ScalarNode) else "", line, is_default=tagged
    )


def _problems(name: str, found: dict[str, Setting]) -> Iterator[Problem]:
    for key, (rule, required) in _RULES.items():
        setting = found.get(key)
        # A file without so much as a name holds no site's settings; MkDocs itself says so.
        if setting is None and required and "site_name" in found:
            yield Problem(name, 1, f"the setting {key} is missing", f"add a line '{key}: ...'")
        elif setting and (wrong := rule(setting.value)):
            what, mend = wrong
            yield Problem(name, setting.line, f"{setting.shown}, {what}", mend)


def _text(value: str) -> tuple[str, str] | None:
    if not value.strip():
        return "which says nothing", "write a name or a sentence"
    if _CONTROL.search(value):
        return "which has more than one line", "write it in one line"
    if html := find_html(value):
        found, mend = html
        return f"in which '{found}' is HTML", mend
    for _, where in find_unseen(value):
        return f"in which a character that cannot be seen {where}", "write a space or a letter"
    return None


def _codes(value: str) -> tuple[str, str] | None:
    """What is wrong with the languages; that they are there is checked with these (`content.languages`)."""
    if value.strip() and all(is_language(code) for code in value.split()):
        return None
    return "which is no list of language codes", "write it as 'en hi', with spaces between"


def _address(value: str, example: str) -> tuple[str, str] | None:
    """What is wrong with an address that others are put behind."""
    mend = f"write it as {example}"
    if not value.strip():
        return "which says nothing", mend
    if re.search(r"\s", value):
        return "which has a space or a line end in it", mend
    if not re.match(r"https?://", value):
        return "which does not begin with https://", mend
    if re.search(r"[?#]", value):
        return "which goes on after the address, with a ? or a #", mend
    if not value.startswith("https://") and not is_trial(value):
        return "which is not safe from being changed on its way", f"begin it with https://, as in {example}"
    wrong = None if is_trial(value) else kinds.https_url(value)
    return (f"and {wrong}", mend) if wrong else None


def _site_url(value: str) -> tuple[str, str] | None:
    example = "https://pain.example.org/"
    if not (wrong := _address(value, example)) and re.search(r"/[^/]+\.(?:html?|php|aspx?|md)/?$", value):
        return "which ends in the name of a file", f"end it with the folder, as in {example}"
    return wrong


def _repo_url(value: str) -> tuple[str, str] | None:
    example = "https://github.com/owner/repository"
    if not (wrong := _address(value, example)) and value.rstrip("/").endswith(".git"):
        return "which is what git reads and not a page", f"leave out .git, as in {example}"
    return wrong


def _contact(value: str) -> tuple[str, str] | None:
    if _MAIL.fullmatch(value) or (value.startswith("https://") and not kinds.https_url(value)):
        return None
    return (
        "which is neither an e-mail address alone nor a web address",
        "write it as us@example.org or https://example.org/contact",
    )


# A variable of such a name is another program's.
_OF_THE_FILE = ("site_description", "copyright")
# The rule of each setting, and whether a site needs it.
_RULES: dict[str, tuple[Callable[[str], tuple[str, str] | None], bool]] = {
    "site_name": (_text, True),
    "site_description": (_text, True),
    "site_url": (_site_url, True),
    "repo_url": (_repo_url, False),
    "copyright": (_text, False),
    "publisher": (_text, True),
    "contact": (_contact, True),
    "funding": (_text, True),
    "languages": (_codes, False),
}
