"""Give MkDocs what a publisher decides, as `content.settings` reads it, and templates that escape every
value.
"""

from collections.abc import Callable, Hashable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from content.languages import configuration_of, folder_on_the_web
from content.settings import load_settings
from content.words import Words, is_english, marked
from publishing.security_headers import POLICY


def adopt_settings(config: MkDocsConfig, serving: bool) -> MkDocsConfig:
    """Put the settings into MkDocs' configuration, and the policy that each page carries.

    While serving, the address stays the one at which MkDocs shows the site.
    """
    # While editing, MkDocs puts a script of its own into each page, which the policy would stop.
    config.extra["policy"] = "" if serving else POLICY
    file, folder = Path(config.config_file_path), folder_on_the_web(language_of(config))
    shared, own = load_settings(file.parent)[0], load_settings(file.parent, file.name)[0]
    # What another language does not say for itself is as in English; its site stands in a folder of the
    # whole.
    settings = shared | own | {key: shared[key] for key in ("site_url",) if key in shared}
    for key, setting in settings.items():
        if key == "site_url":
            config.site_url = config.site_url if serving else f"{setting.value.rstrip('/')}/{folder}"
        elif key in config.extra:
            config.extra[key] = setting.value
        else:
            config[key] = setting.value
    return config


def settings_of(root: Path, language: str) -> MkDocsConfig:
    """MkDocs' configuration of one language, as far as handouts ask for it."""
    config = MkDocsConfig(config_file_path=str(root / configuration_of(language)))
    config.docs_dir = str(root / "docs" / language)
    config.extra.update(dict.fromkeys(("publisher", "contact", "funding", "languages"), ""))
    return adopt_settings(config, serving=False)


def site_address(config: MkDocsConfig) -> str:
    """The whole address of the site, with its last slash; MkDocs' type leaves open whether there is one."""
    return config.site_url or ""


def language_of(config: MkDocsConfig) -> str:
    """The code of the language that is built: the name of the folder of its pages."""
    return Path(config.docs_dir).name


def path_of(page: Page, config: MkDocsConfig) -> str:
    """The path of a page's Markdown from the project's root."""
    return f"docs/{language_of(config)}/{page.file.src_uri}"


def prepare(env: Environment, words: Words) -> Environment:
    """Give templates the interface's words and `once`, and switch their environment to escape every value
    that is not marked as safe; MkDocs' own escapes none.

    To be called before a template is read: https://jinja.palletsprojects.com/en/stable/api/#autoescaping
    """
    env.autoescape = True
    env.filters["marked"], env.tests["english"] = marked, is_english
    env.globals |= {"say": words.html, "tell": words.say, "words": words, "once": _once()}
    return env


def _once() -> Callable[..., str]:
    """For templates: what a macro makes of some values, made once a build for each key, since it is the same
    on many pages.
    """
    made: dict[Hashable, str] = {}

    def once(key: Hashable, macro: Callable[..., str], *values: object) -> str:
        if key not in made:
            made[key] = macro(*values)
        return made[key]

    return once
