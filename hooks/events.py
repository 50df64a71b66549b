"""The story of one build, as MkDocs tells it. Everything is done elsewhere."""

import logging
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from content.problems import Problem, count
from content.words import Words
from editing.check import check_site
from publishing.handouts import Handout
from publishing.offline import pages_by_need, write_service_worker
from publishing.other_languages import WITHIN, build_others, watched
from publishing.outputs import publish, publish_words
from publishing.page_frame import page_frame
from publishing.publisher import adopt_settings, language_of, path_of, prepare
from rendering.beside import show_beside
from rendering.context import Context
from rendering.extensions import site_extensions

log = logging.getLogger("mkdocs.hooks.content")
# Set anew for each build: while serving, this module outlives many.
build: Context
handouts: dict[str, Handout]
serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether someone is editing, and shall see each change at once."""
    global serving
    serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check all content before anything is written."""
    global build
    within = config.extra.get(WITHIN)
    library, problems = (within, []) if within else check_site(Path(config.config_file_path).parent)[:2]
    _report(problems, config)
    build = Context(library, nav=config.nav)
    # For Python-Markdown, which takes extensions as well as their names; MkDocs' own have nothing to do.
    config.markdown_extensions = cast("list[str]", site_extensions(build))
    config.watch += watched(config)
    return adopt_settings(config, serving)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what no page uses, and add the files made from the data."""
    _report(publish(files, build.library, config), config)


# First of all, so that the page is known before anything looks at its text.
@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extensions which page comes now: they show it as it was checked."""
    known = build.library.pages.get(path_of(page, config))
    build.begin(known)
    if known:
        # The sitemap's date: that of the words, not of the build, so that two builds are the same.
        page.meta, page.update_date = known.shown, known.day("written") or page.update_date
    return markdown


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make the search index and the handouts, now that every page's words are known."""
    global handouts
    handouts, problems = publish_words(files, build.library, show_beside(build, language_of(config)), config)
    _report(problems, config)
    return prepare(env, Words(build.library.interface, language_of(config)))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Give the template what stands around the page's words."""
    if known := build.library.pages.get(path_of(page, config)):
        tree = build.trees[known.path]
        context["frame"] = page_frame(build.library, known, tree, page.canonical_url or "", config, handouts)
        context["references"] = tree.references
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what keeps the site for use without a network. While editing, that would hide what changed."""
    if not serving:
        write_service_worker(Path(config.site_dir), pages_by_need(config))
    build_others(config, build.library, serving)


def _report(problems: list[Problem], config: MkDocsConfig) -> None:
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in problems:
        log.log(logging.ERROR if problem.level == "error" else logging.INFO, str(problem))
    if errors and config.strict:  # Otherwise someone edits, or wants a preview.
        raise PluginError(f"{count(len(errors), 'problem')} to mend; nothing was built")
