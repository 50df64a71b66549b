"""Claims in the news, each with a verdict and an anchor of its own; the filter needs no script."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.page_body import Block
from rendering.components import component
from rendering.context import Context

# Those that editing.block_rules.VERDICTS lets pass.
VERDICTS = ("supported", "changed", "misleading", "unsupported")


def claim(context: Context, block: Block) -> list[Element]:
    """The verdict that stands over a claim."""
    anchor, _, verdict = block.argument.partition(" ")
    return component(context, "claim", anchor=anchor, verdict=verdict) if verdict in VERDICTS else []


def claim_filter(context: Context, block: Block) -> list[Element]:
    """A choice of verdicts."""
    return component(context, "claim-filter", verdicts=VERDICTS)


class ClaimProcessor(Treeprocessor):
    """Puts each verdict and the words below it, up to the next verdict or heading, into one section with the
    claim's anchor.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        """Change the tree as it stands."""
        section: Element | None = None
        for element in list(root):
            if element.get("class", "").startswith("verdict "):
                section = Element(
                    "section",
                    {
                        "class": element.get("class", "").replace("verdict", "claim"),
                        "id": element.attrib.pop("id"),
                    },
                )
                root.insert(list(root).index(element), section)
            elif element.tag in ("h1", "h2", "h3", "section", "div"):
                section = None
            if section is not None:
                root.remove(element)
                section.append(element)
