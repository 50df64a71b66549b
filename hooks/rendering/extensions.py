"""How Python-Markdown, which MkDocs calls, shows a page of this site."""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import Registry

from content.page_tree import PageTree
from content.pages import Page
from rendering.anchors import AnchorProcessor
from rendering.citations import ReferencesProcessor
from rendering.contents import ContentsProcessor
from rendering.context import Context
from rendering.folds import FoldProcessor
from rendering.news_claims import ClaimProcessor
from rendering.reader import KeepProcessor, LeadProcessor, TreeParser
from rendering.terms import TermProcessor
from rendering.twin_links import TwinLinkProcessor


class SiteExtension(Extension):
    """Makes a page of the tokens that the check has read, and works on its tree.

    | class               | registry       | name       | priority |
    | LeadProcessor       | treeprocessors | lead       | 25       |
    | TermProcessor       | treeprocessors | terms      | 18       |
    | ReferencesProcessor | treeprocessors | references | 15       |
    | ClaimProcessor      | treeprocessors | claims     | 14       |
    | FoldProcessor       | treeprocessors | folds      | 13       |
    | AnchorProcessor     | treeprocessors | anchors    | 5        |
    | ContentsProcessor   | treeprocessors | contents   | 4        |
    | TwinLinkProcessor   | treeprocessors | twin-links | 3        |
    | KeepProcessor       | treeprocessors | keep       | -10      |
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Take the place of what reads Markdown, and join what works on the tree."""
        md.parser = TreeParser(md, self.context)
        # Of what reads lines, HTML and marks within words, nothing is left to do.
        md.preprocessors, md.postprocessors = Registry(), Registry()
        for name in ("inline", "unescape"):
            md.treeprocessors.deregister(name)
        join = md.treeprocessors.register
        join(LeadProcessor(md, self.context), "lead", 25)
        # Before citations are filled in: what stands in them is explained nowhere else.
        join(TermProcessor(md, self.context), "terms", 18)
        # Before the tree is laid out in lines (10), and its headings get their anchors (5).
        join(ReferencesProcessor(md, self.context), "references", 15)
        # When the references stand at the end, which are no part of a claim.
        join(ClaimProcessor(md), "claims", 14)
        # When claims and the references stand where they belong, which are never folded.
        join(FoldProcessor(md), "folds", 13)
        # Where Python-Markdown's own would stand, before MkDocs notes the anchors (5).
        join(AnchorProcessor(md), "anchors", 5)
        # When the headings have their anchors.
        join(ContentsProcessor(md, self.context), "contents", 4)
        # Before MkDocs looks where links lead (0).
        join(TwinLinkProcessor(md, self.context), "twin-links", 3)
        # Last of all, after MkDocs' own for anchors (5), links (0) and the title (-1).
        join(KeepProcessor(md, self.context), "keep", -10)


def site_extensions(context: Context) -> list[Extension]:
    """The extensions of the site, for `markdown_extensions`."""
    return [SiteExtension(context)]


def show_page(context: Context, page: Page) -> PageTree:
    """The tree of one page, without a build: links lead to Markdown files, all else is as on the site."""
    context.begin(page)
    Markdown(extensions=site_extensions(context)).convert("what was read is shown, not this")
    return context.trees[page.path]
