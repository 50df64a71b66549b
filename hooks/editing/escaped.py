"""Lists and links behind backslashes or written as HTML, as programs that convert texts leave them: readers
would see the marks.
"""

import re
from collections.abc import Iterator

from content.problems import Problem
from editing.left import Left

_ITEM = re.compile(r"^[ \t]*(?:\d{1,2})?([-+*#.)])(?=[ \t]+\S)", re.MULTILINE)
# In the words of a page, brackets that make no link and cite nothing have this form (`content.plain_words`).
_LINK = re.compile(r"⟦([^⟦⟧\n]*)⟧\([^()\s]+\)")


def find_escaped(left: Left) -> Iterator[Problem]:
    """Find them in a paragraph or an item."""
    text, bare = left.prose.text, left.prose.bare
    for match in _ITEM.finditer(text):
        # Else it begins a line of words, such as "12." of a day.
        if bare[match.start(1)] == " ":
            kind = "heading" if match[1] == "#" else "list"
            yield left.problem(
                match.start(1),
                f"a line begins with '{match.group().strip()}', which makes no {kind}",
                "write the mark itself, with no backslash before it",
            )
    links = list(_LINK.finditer(text))
    left.take([match.span() for match in links])
    for match in links:
        yield left.problem(
            match.start(), f"the link '{match[1]}' stands behind backslashes", "take the backslashes out"
        )
