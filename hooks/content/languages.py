"""The languages of the site: English, and those that follow it.

A language's pages stand in docs/CODE, and its menu and the like in mkdocs.CODE.yml. It is left out, as if its
folder were not there, when the setting `languages` of mkdocs.yml does not name it.
"""

from collections.abc import Iterator
from pathlib import Path

from content.file_names import DOCS, is_language
from content.problems import Problem
from content.settings import CONFIGURATION, load_settings

# The language that is written first, and that the others follow.
ENGLISH = "en"
SETTING = "languages"


def languages_of(root: Path) -> list[str]:
    """The language codes of the site: the folders of docs/ that hold pages, if the publisher names them or
    names none.
    """
    setting = load_settings(root)[0].get(SETTING)
    named = setting.value.split() if setting else []
    # Of a wrong setting is told; without English, or any folder, all that rests on these would be wrong too.
    is_list = bool(named) and all(map(is_language, named))
    return [code for code in language_folders(root) if not is_list or code in (ENGLISH, *named)]


def built_languages(root: Path) -> list[str]:
    """The languages that a build makes a site of: English first, then those with a configuration."""
    others = [code for code in languages_of(root) if code != ENGLISH]
    return [ENGLISH, *(code for code in others if (root / configuration_of(code)).is_file())]


def configuration_of(language: str) -> str:
    """The file with a language's menu and settings."""
    return CONFIGURATION if language == ENGLISH else f"mkdocs.{language}.yml"


def folder_on_the_web(language: str) -> str:
    """Where a language's site stands below the address of the whole: English at the top."""
    return "" if language == ENGLISH else f"{language}/"


def check_languages(root: Path) -> Iterator[Problem]:
    """Check that each language that the setting names is there, and English is among them."""
    setting = load_settings(root)[0].get(SETTING)
    codes = setting.value.split() if setting else []
    if setting is None or not codes or not all(map(is_language, codes)):
        return  # With the other settings it is told if it is no list of codes.
    for code in dict.fromkeys(codes):
        for place in (f"{DOCS}/{code}/", configuration_of(code)):
            if not (code in language_folders(root) if place.endswith("/") else (root / place).is_file()):
                yield Problem(
                    CONFIGURATION,
                    setting.line,
                    f"{setting.shown}, and for '{code}' there is no {place}",
                    "take the language out, or see contributing/add-a-language.md",
                )
    if ENGLISH not in codes:
        yield Problem(
            CONFIGURATION,
            setting.line,
            f"{setting.shown}, without '{ENGLISH}', which the others follow",
            f"begin it with {ENGLISH}",
        )


def language_folders(root: Path) -> list[str]:
    """The folders of docs/ that hold pages of a language, also of one that is left out."""
    return sorted(
        folder.name
        for folder in (root / DOCS).iterdir()
        if not folder.is_symlink()
        and folder.is_dir()
        and is_language(folder.name)
        and any(folder.rglob("*.md"))
    )
