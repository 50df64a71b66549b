"""The settings of another language, in a file such as mkdocs.hi.yml: they take over the English ones, and
say for themselves only what differs. A line that is lost or copied would build another site unseen.
"""

from collections.abc import Iterator

import yaml

from content.configurations import Keys, keys_of
from content.file_names import DOCS
from content.languages import ENGLISH, configuration_of, languages_of
from content.library import Library
from content.problems import Problem, shorten
from content.settings import CONFIGURATION

# What a language says in words of its own; all else is as in English.
_OWN = {
    *("INHERIT", "docs_dir", "extra", "nav", "theme"),
    *("copyright", "repo_url", "site_description", "site_name"),
}


def check_language_settings(library: Library) -> Iterator[Problem]:
    """Check the settings of each other language. Of its folder and its menu, the rules of the menu tell."""
    english = keys_of(library.root / CONFIGURATION)
    for language in languages_of(library.root):
        name = configuration_of(language)
        keys = keys_of(library.root / name) if language != ENGLISH else {}
        # One that only begins to be written has no folder named yet.
        if "docs_dir" in keys:
            yield from _check(name, language, keys, english)


def _check(name: str, language: str, keys: Keys, english: Keys) -> Iterator[Problem]:
    inherits = keys.get("INHERIT")
    if inherits is None or inherits[1].value != CONFIGURATION:
        what = f"INHERIT names '{shorten(str(inherits[1].value))}'" if inherits else "INHERIT is missing"
        line = inherits[0].start_mark.line + 1 if inherits else 1
        what += f", so nothing is taken over from {CONFIGURATION}"
        yield Problem(name, line, what, f"write 'INHERIT: {CONFIGURATION}'")
    for key, (node, _) in keys.items():
        if key in english and key not in _OWN:
            what = f"{key} is set anew for '{language}', and is that of the whole site"
            yield Problem(name, node.start_mark.line + 1, what, f"take it out, since {CONFIGURATION} has it")
    yield from _theme(name, language, keys)


def _theme(name: str, language: str, keys: Keys) -> Iterator[Problem]:
    node, theme = keys.get("theme", (None, None))
    pairs = theme.value if isinstance(theme, yaml.MappingNode) else []
    parts = {key.value: (key, value) for key, value in pairs}
    for key, (found, _) in parts.items():
        if key != "language":
            what = f"{key} of the theme is set anew for '{language}', and is that of the whole site"
            yield Problem(name, found.start_mark.line + 1, what, f"take it out, since {CONFIGURATION} has it")
    own = parts["language"][1].value if "language" in parts else ENGLISH
    if own == ENGLISH:
        place = parts["language"][0] if "language" in parts else node or keys["docs_dir"][0]
        what = f"the theme speaks '{ENGLISH}', and the pages of {DOCS}/{language} do not"
        yield Problem(name, place.start_mark.line + 1, what, f"write 'language: {language}' below 'theme:'")
