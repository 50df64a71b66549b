"""The Markdown extensions of the site."""
from markdown.extensions import Extension

from rendering.blocks import BlocksExtension
from rendering.citations import CitationsExtension
from rendering.comments import CommentsExtension
from rendering.context import Context


def site_extensions(context: Context) -> list[Extension]:
    """Return the extensions, all looking at the same context."""
    return [CitationsExtension(context), BlocksExtension(context), CommentsExtension()]
