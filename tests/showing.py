"""A page as the site shows it, without a build."""

import markdown

from content.library import Library
from content.page_tree import PageTree
from content.pages import Page, _parse
from project import PAGE
from rendering.context import Context
from rendering.extensions import site_extensions


def read(body: str, before: str = PAGE) -> Page:
    """A page with this body, as the check reads it."""
    page, problems = _parse("docs/en/page.md", f"{before}\n{body}")
    assert not problems
    return page


def show(library: Library, body: str, before: str = PAGE) -> str:
    """The words of a page with this body and its references as HTML, as the template puts them together.
    `before` are its front matter and first lines.
    """
    return show_page(library, read(body, before))


def show_page(library: Library, page: Page) -> str:
    """The words of a page and its references as HTML."""
    words, tree = _made(library, page)
    return f"{words}\n{tree.references}"


def tree_of(library: Library, page: Page) -> PageTree:
    """A page as the tree that its sheets are made of."""
    return _made(library, page)[1]


def _made(library: Library, page: Page) -> tuple[str, PageTree]:
    context = Context(library)
    context.begin(page)
    md = markdown.Markdown(extensions=["tables", "fenced_code", "toc", *site_extensions(context)])
    words = md.convert("what MkDocs has read is not asked")
    return words, context.trees[page.path]
