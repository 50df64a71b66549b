"""A page as the site shows it, without a build."""

import markdown

from content.library import Library
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
    context = Context(library)
    context.begin(page)
    md = markdown.Markdown(extensions=["tables", "fenced_code", "toc", *site_extensions(context)])
    words = md.convert("what MkDocs has read is not asked")
    return f"{words}\n{context.trees[page.path].references}"
