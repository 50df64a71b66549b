"""The sites of the other languages, each built into a folder of the English one when that is whole."""

import json
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from content.languages import ENGLISH, built_languages, configuration_of, folder_on_the_web
from content.library import Library
from content.words import Words
from publishing.publisher import language_of, site_address

# In a configuration's `extra`: the content, which the build within which it is built has loaded and checked.
WITHIN = "within"


def is_whole(config: MkDocsConfig) -> bool:
    """Whether a build is that of the whole site, of which the other languages are folders."""
    return Path(config.config_file_path).name == configuration_of(ENGLISH)


def others_of(config: MkDocsConfig) -> list[str]:
    """The languages that are built within this build."""
    return built_languages(Path(config.config_file_path).parent)[1:] if is_whole(config) else []


def watched(config: MkDocsConfig) -> list[str]:
    """What is to be watched while somebody edits, besides the pages: data, and what makes the other sites."""
    root = Path(config.config_file_path).parent
    places = [place for code in others_of(config) for place in (f"docs/{code}", configuration_of(code))]
    return [str(root / place) for place in ("docs/_data", *places)]


def build_others(config: MkDocsConfig, library: Library, serving: bool) -> None:
    """Build each other language as this one was built, from the same content."""
    root = Path(config.config_file_path).parent
    for language in others_of(config):
        other = load_config(
            config_file=str(root / configuration_of(language)),
            site_dir=str(Path(config.site_dir) / language),
            # While serving, the address at which MkDocs shows the site.
            site_url=site_address(config) + folder_on_the_web(language),
            strict=config.strict,
            use_directory_urls=config.use_directory_urls,
        )
        other.extra[WITHIN] = library
        other.plugins.on_startup(command="serve" if serving else "build", dirty=False)
        build(other)


def tongues(library: Library, config: MkDocsConfig) -> list[dict[str, str]]:
    """The other languages in which the site can be read, for a link on every page: each one's `tag`, its
    `name` as its readers write it, and its `folder` as seen from the first page of this one.
    """
    here = language_of(config)
    up = "../" * folder_on_the_web(here).count("/")
    return [
        {
            "code": code,
            "tag": library.interface.tag(code).partition("-")[0],
            "name": Words(library.interface, code).say("language-name"),
            "folder": up + folder_on_the_web(code),
        }
        for code in library.languages
        if code != here
    ]


def untranslated(library: Library, config: MkDocsConfig) -> list[File]:
    """A short page in the place of each English one that has no twin yet. It says so, and leads there."""
    here = language_of(config)
    words = Words(library.interface, here)
    own = {page.uri for page in library.pages.values() if page.language == here}
    return [
        File.generated(
            config,
            page.uri,
            # JSON is YAML.
            content=f"---\nuntranslated: {json.dumps(page.title)}\n---\n# {words.say('untranslated')}\n",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        for page in library.pages.values()
        if page.language == ENGLISH and page.uri not in own
    ]
