"""The anchors of headings that have none yet: those that components make."""

from collections import Counter
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from content.anchors import anchor_of

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class AnchorProcessor(Treeprocessor):
    """Gives each heading an anchor. Those of the page's own words have theirs (reader.py).

    Stands in for Python-Markdown's `toc`, which also makes a list of the headings that no page shows.
    """

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        elements = list(root.iter())
        taken = Counter(element.attrib["id"] for element in elements if "id" in element.attrib)
        for heading in elements:
            if heading.tag in _HEADINGS and "id" not in heading.attrib:
                slug = anchor = anchor_of("".join(heading.itertext()))
                while anchor in taken:
                    anchor = f"{slug}_{taken[slug]}"
                    taken[slug] += 1
                taken[anchor] += 1
                heading.set("id", anchor)
