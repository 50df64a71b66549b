"""Editors' comments, such as waivers, stay out of the published page."""
import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

_COMMENT = re.compile(r"[ \t]*<!--.*?-->", re.DOTALL)


class _CommentRemover(Postprocessor):
    def run(self, text: str) -> str:
        return _COMMENT.sub("", text)


class CommentsExtension(Extension):
    """| _CommentRemover | postprocessors | comments | 5 |"""

    def extendMarkdown(self, md: Markdown) -> None:
        # 5: after stored HTML has come back into the text (30). Comments in code are escaped by then.
        md.postprocessors.register(_CommentRemover(md), "comments", 5)
