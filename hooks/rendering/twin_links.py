"""Links from a translated page to parts of pages that do not have them in its language, or not now."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.languages import ENGLISH
from content.page_marks import leads_to
from content.twins import changed_since
from rendering.context import Context


class TwinLinkProcessor(Treeprocessor):
    """Lets a link lead to the beginning of a page that is not translated yet, or is behind the English one:
    the part that it names may be missing.
    """

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        page, library = self.context.page, self.context.library
        if page is None or page.language == ENGLISH:
            return
        for link in root.iter("a"):
            place, _, anchor = (link.get("href") or "").partition("#")
            uri, _ = leads_to(page.uri, place)
            if place and anchor and f"docs/{ENGLISH}/{uri}" in library.pages:
                target = library.pages.get(f"docs/{page.language}/{uri}")
                if target is None or changed_since(library, target):
                    link.set("href", place)
