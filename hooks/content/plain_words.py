"""A reader's words in a run of Markdown: with its citations, and bare of all that is more than words."""

import re

from markdown_it.token import Token

BREAKS = ("softbreak", "hardbreak")
# Stand for brackets that belong to code, links or escapes, so that they begin no citation.
_MASK = str.maketrans("[]", "⟦⟧")
_NO_CITATION = ("code_inline", "text_special", "image")
_NOT_A_LINE_END = re.compile(r"[^\n]")


def plain_words(tokens: list[Token]) -> tuple[str, str]:
    """The reader's words of a run of inline tokens, with citations in place and line ends kept; and those
    left bare.
    """
    parts = []
    link: Token | None = None
    for token in tokens:
        words = bare = token.content
        if token.type in ("link_open", "link_close"):
            link = token if token.nesting == 1 else None
        elif token.type in BREAKS:
            words = bare = "\n"
        elif token.type == "html_inline":
            words = bare = "\n" * token.content.count("\n")
        elif not _is_bare(token) or (link and link.info == "auto"):
            bare = _NOT_A_LINE_END.sub(" ", bare)
        parts.append((words.translate(_MASK) if link or token.type in _NO_CITATION else words, bare))
    return "".join(words for words, _ in parts), "".join(bare for _, bare in parts)


def _is_bare(token: Token) -> bool:
    """Whether this is plain words. A backslash before a letter is no escape, and is shown. A letter or a
    bullet that is written as HTML is read like any other; the signs that Markdown has a use for are meant.
    """
    if token.info == "entity":
        return not token.content.isascii()
    return token.type == "text" or (token.type == "text_special" and token.content == token.markup)
