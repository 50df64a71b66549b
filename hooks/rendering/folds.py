"""Parts of a page that are folded under their heading, so that a page is short and still whole."""

from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from content.page_body import Block
from rendering.context import Context

# Where a folded part ends: at the next heading or box, and before what stands at the end of a page.
_ENDS = ("h1", "h2", "section", "details")


def fold(context: Context, block: Block) -> list[Element]:
    """The box that FoldProcessor fills. It is sent open, for paper and for browsers without a script; site.js
    folds it.
    """
    return [Element("details", {"class": "fold", "open": ""})]


class FoldProcessor(Treeprocessor):
    """Puts the heading before each box, and what follows up to the next heading, into the box."""

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        for box in root.findall("details[@class='fold']"):
            place = list(root).index(box)
            # A fold under no heading stops a build (editing/folds); while serving, it folds nothing.
            if place == 0 or root[place - 1].tag != "h2":
                root.remove(box)
                continue
            heading = root[place - 1]
            root.remove(heading)
            SubElement(box, "summary").append(heading)
            for element in list(root)[place:]:
                if element.tag in _ENDS:
                    break
                root.remove(element)
                box.append(element)
