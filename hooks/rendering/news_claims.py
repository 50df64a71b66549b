"""Claims in the news, each with a verdict and an anchor of its own; the filter needs no script."""
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from content.page_body import Block
from rendering.context import Context, add

_VERDICTS = {"supported": "Supported", "changed": "True in part", "misleading": "Misleading", "unsupported": "Not supported"}


def claim(context: Context, block: Block) -> list[Element]:
    """The verdict that stands over a claim; its id is the claim's anchor."""
    anchor, _, verdict = block.argument.partition(" ")
    if verdict not in _VERDICTS:
        return []
    element = Element("p", {"class": f"verdict verdict-{verdict}", "id": anchor})
    element.text = _VERDICTS[verdict]
    return [element]


def claim_filter(context: Context, block: Block) -> list[Element]:
    """A choice of verdicts. The style sheet hides the other claims; without support for that, all are shown."""
    box = Element("fieldset", {"class": "claim-filter"})
    add(box, "legend", "Show")
    for value, words in (("all", "All"), *_VERDICTS.items()):
        label = add(box, "label")
        choice = add(label, "input", type="radio", name="verdict", value=value)
        choice.tail = f" {words}"
        if value == "all":
            choice.set("checked", "checked")
    return [box]


class ClaimProcessor(Treeprocessor):
    """Puts each verdict and the words below it, up to the next verdict or heading, into one section with the claim's anchor."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)

    def run(self, root: Element) -> None:
        section: Element | None = None
        for element in list(root):
            if element.get("class", "").startswith("verdict "):
                section = Element("section", {"class": element.get("class", "").replace("verdict", "claim"),
                                              "id": element.attrib.pop("id")})
                root.insert(list(root).index(element), section)
            elif element.tag in ("h1", "h2", "h3", "section", "div"):
                section = None
            if section is not None:
                root.remove(element)
                section.append(element)
