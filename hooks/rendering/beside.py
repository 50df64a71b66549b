"""The pages of other languages that stand beside those of one on paper."""

from content.page_tree import PageTree
from content.printed import others_printed
from rendering.context import Context
from rendering.extensions import show_page


def show_beside(context: Context, language: str) -> dict[str, PageTree]:
    """The trees, by path, of the pages that were shown, and of all that stand on a sheet beside one of a
    language.
    """
    library = context.library
    pages = [page for page in library.pages.values() if page.language == language]
    others = {other.path: other for page in pages for other in others_printed(library, page)}
    return context.trees | {path: show_page(Context(library), page) for path, page in others.items()}
