"""Every file that the whole site ships besides its pages and the theme's."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from content.languages import folder_on_the_web
from content.library import Library
from content.page_tree import PageTree
from content.pages import Page
from content.problems import Problem
from content.search_words import SearchWords
from content.words import Words
from publishing.drafts import draft_of_any
from publishing.embed import embed_files
from publishing.exports import SOURCES_ADDRESS, csl_json
from publishing.feed import ADDRESS as FEED
from publishing.feed import feed
from publishing.filled_in import example, example_address
from publishing.handouts import Handout, handout_addresses, make_handouts
from publishing.help_now import help_now
from publishing.licences import ADDRESS as LICENCES
from publishing.licences import Borrowed, licences
from publishing.offline import pages_by_need
from publishing.other_languages import is_whole, others_of, tongues, untranslated
from publishing.page_styles import PARTS, style_sheets
from publishing.paper_fonts import PACKAGES as FONTS
from publishing.questionnaire import questionnaire, questionnaire_address
from publishing.redirects import folder_of, redirect_files
from publishing.script_words import with_words
from publishing.search_worker import borrowed, known_endings, search_files
from publishing.security_headers import headers_file
from publishing.share_picture import ADDRESS as SHARE_PICTURE
from publishing.share_picture import share_picture
from publishing.shrink import shrink_script, shrink_style
from publishing.site_search import INDEX_ADDRESS, search_index

# Of the theme's folders, only these in overrides/ are published. Our pages use nothing of Material's own
# scripts and styles but the search worker.
_OF_THE_THEME = ("assets/css/", "assets/js/", "assets/images/logo.svg")
_OF_PAGES = (".md", ".svg", ".png", ".webp")


def publish(files: Files, library: Library, config: MkDocsConfig) -> list[Problem]:
    """Leave out of a build what no page uses, shrink what readers fetch, and add the files made from the
    data. Returns what is wrong with the licences of what others made.
    """
    words = Words(library.interface, Path(config.docs_dir).name)
    parts: dict[str, str] = {}
    for file in list(files):
        of_theme = file.src_dir != config.docs_dir
        # Of other kinds, such as a draft from a word processor, nothing that lies beside the pages goes out.
        published = (
            file.src_uri.startswith(_OF_THE_THEME) if of_theme else Path(file.src_uri).suffix in _OF_PAGES
        )
        text = _shrunk(Path(file.abs_src_path or ""), words) if published and of_theme else None
        if text or not published:
            files.remove(file)
        if text and of_theme and file.src_uri in PARTS:
            parts[PARTS[file.src_uri]] = text
        elif text:
            files.append(File.generated(config, file.src_uri, content=text))
    for address, sheet in style_sheets(library, _pages(library, config).values(), parts).items():
        files.append(File.generated(config, address, content=sheet))
    for missing in untranslated(library, config):
        files.append(missing)
    for address, content in _outputs(library, config):
        files.append(File.generated(config, address, content=content))
    others = [
        *(Borrowed(font, "*.pdf") for font in FONTS),
        *borrowed(config.theme.dirs, config.theme["language"]),
    ]
    text, problems = licences(others, library.root)
    files.append(File.generated(config, LICENCES, content=text))
    # Made when the words are known; their addresses have to be known before, or no page could link to them.
    addresses = {
        address for page in _pages(library, config).values() for address in handout_addresses(library, page)
    }
    for address in sorted(addresses):
        files.append(File.generated(config, address, content=b""))
    return problems


def publish_words(
    files: Files, library: Library, trees: dict[str, PageTree], config: MkDocsConfig
) -> tuple[dict[str, Handout], list[Problem]]:
    """Make what needs the words of every page: the search index and the handouts. Returns the handouts, and
    their problems.

    `trees` are the pages as they are shown, by their paths, and those of other languages that stand beside
    them on paper; so are the handouts.
    """
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    for page in pages:
        # In a copy for a disk too, a page names its place on the web.
        page.canonical_url = f"{config.site_url}{folder_of(page.file.src_uri)}"
    known, language = _pages(library, config), Path(config.docs_dir).name
    # What stands in for a page that is not translated has no words to be found by.
    pages = [page for page in pages if page.file.src_uri in known]
    order = pages_by_need(config)
    pages.sort(key=lambda page: order.index(page.url) if page.url in order else len(order))
    shown = [(page, trees.get(f"docs/{language}/{page.file.src_uri}", PageTree())) for page in pages]
    index = search_index(
        shown,
        known,
        library.search_words.get(language, SearchWords()),
        known_endings(config.theme.dirs, config.theme["language"]),
    )
    files.append(File.generated(config, INDEX_ADDRESS, content=index))
    config.extra |= {
        "help_now": help_now(library, language),
        "tongues": tongues(library, config),
        "draft": draft_of_any(library, known.values()),
    }
    made = make_handouts(
        library,
        {
            known[page.file.src_uri].path: (tree, page.canonical_url or "")
            for page, tree in shown
            if page.file.src_uri in known
        },
        {path: tree for path, tree in trees.items() if library.pages[path].language != language},
        config,
    )
    for address, content in made.files.items():
        files.src_uris[address].content_bytes = content
    return made.handouts, made.problems


def _pages(library: Library, config: MkDocsConfig) -> dict[str, Page]:
    """The pages of the language that is built, by their place in its folder."""
    return {page.uri: page for page in library.pages.values() if page.language == Path(config.docs_dir).name}


def _shrunk(file: Path, words: Words) -> str | None:
    """Our own style sheet or script without comments and needless space, a script with its words; None for
    any other file.
    """
    shrink = {".css": shrink_style, ".js": shrink_script}.get(file.suffix)
    if shrink is None or file.name.endswith(".min.js"):
        return None
    text = shrink(file.read_text(encoding="utf-8"))
    return with_words(text, words) if file.suffix == ".js" else text


def _outputs(library: Library, config: MkDocsConfig) -> Iterator[tuple[str, str | bytes]]:
    """The address and the content of each file made from the data."""
    language, site_url = config.theme["language"], str(config.site_url)
    yield SOURCES_ADDRESS, csl_json(library)
    yield from embed_files(library, config)
    for checklist in library.checklists.values():
        yield (
            questionnaire_address(checklist),
            questionnaire(library, checklist, language, site_url, config.extra["publisher"]),
        )
        if checklist.is_form:
            yield example_address(checklist), example(library, checklist, language, site_url)
    home = next(
        (page for page in library.pages.values() if (page.language, page.uri) == (language, "index.md")), None
    )
    if home:
        title = next((prose.text for prose in home.prose if prose.level == 1), home.title)
        yield (
            SHARE_PICTURE,
            share_picture(config.site_name, title, str(home.meta.get("message", "")), str(config.copyright)),
        )
    yield from redirect_files(
        library.redirects,
        config,
        Words(library.interface, language),
        ["", *map(folder_on_the_web, others_of(config))] if is_whole(config) else [],
    )
    yield from search_files(config.theme.dirs, language)
    site = {"name": config.site_name, "address": str(site_url), "publisher": config.extra["publisher"]}
    if told := feed(library, language, site):
        yield FEED, told
    if is_whole(config):
        # What a host reads in one place only.
        yield "_headers", headers_file()
        folders = ["", *map(folder_on_the_web, others_of(config))]
        maps = "".join(f"Sitemap: {site_url}{folder}sitemap.xml\n" for folder in folders)
        yield "robots.txt", f"User-agent: *\nAllow: /\n{maps}"
