"""Our own styles and scripts without comments and needless space, as readers fetch them.

What stands in quotes stays as it is, and so does each line's end that could end a statement. A template
within a template is not known here: our scripts have none, which a test holds.
"""

import re

_QUOTED = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
# What begins with an exclamation mark says who made it, and its licence.
_COMMENT = r"/\*(?!!).*?\*/"
# A pattern stands where a value can; elsewhere the stroke divides.
_VALUE = r"(?:(?<=[(,=:!&|?\[])|(?<=[(,=:!&|?\[;{}]\s)|(?<=return\s))"
_PATTERN = _VALUE + r"/(?:\\.|\[(?:\\.|[^]\\\n])*\]|[^/\\\n\[])+/"
_NOTICE = r"/\*!.*?\*/"
_IN_STYLE = rf"{_QUOTED}|{_NOTICE}"
_IN_SCRIPT = rf"{_IN_STYLE}|`(?:\\.|[^`\\])*`|{_PATTERN}"

_COMMENTS_OF_STYLE = re.compile(rf"({_IN_STYLE})|{_COMMENT}", re.DOTALL)
_COMMENTS_OF_SCRIPT = re.compile(rf"({_IN_SCRIPT})|{_COMMENT}|//[^\n]*", re.DOTALL)
# What is kept is in a group: something in quotes, or a mark that needs no space beside it.
_SPACE_OF_STYLE = re.compile(rf"({_IN_STYLE})|\s*;?\s*(\}})\s*|\s*([{{;,>])\s*|(:)\s+|\s+", re.DOTALL)
_SPACE_OF_SCRIPT = re.compile(
    rf"({_IN_SCRIPT})|\s*([,;])\s*|[ \t]*([{{(\[])\s*|\s*([)\]}}])[ \t]*|[ \t]*([=<>&|?:*%])[ \t]*"
    r"|(\n)\s*|[ \t]+(?:(\n)\s*)?",
    re.DOTALL,
)


def shrink_style(text: str) -> str:
    """A style sheet without comments and needless space: `a { b: c; }` -> `a{b:c}`."""
    return _shrink(text, _COMMENTS_OF_STYLE, _SPACE_OF_STYLE)


def shrink_script(text: str) -> str:
    """A script without comments and needless space: `a = "b c"; // d` -> `a="b c";`."""
    return _shrink(text, _COMMENTS_OF_SCRIPT, _SPACE_OF_SCRIPT)


def _shrink(text: str, comments: re.Pattern[str], space: re.Pattern[str]) -> str:
    text = comments.sub(lambda found: found[1] or " ", text)
    return space.sub(lambda found: found[found.lastindex or 0] if found.lastindex else " ", text).strip()
