"""Where to get help, a section for each country, with numbers to tap."""
from xml.etree.ElementTree import Element

from content.citations import Mention
from content.dates import in_words
from content.entries import references
from content.page_body import Block
from content.telephones import digits_of
from content.yaml_reader import Map
from rendering.context import Context, add
from rendering.inline import Citation, add_text

_ROWS = (("emergency", "Emergency"), ("urgent", "Advice that cannot wait"), ("first-contact", "Where to start"),
         ("screening", "Breast screening"), ("helplines", "To talk to someone"))


def country_list(context: Context, block: Block) -> list[Element]:
    """Show all countries, with links to each at the top. What nobody could confirm is not in them."""
    box = Element("div", {"class": "countries"})
    links = add(box, "ul", class_="country-links")
    for country in context.library.countries.values():
        name = country["name"][context.language]
        add(add(links, "li"), "a", name, href=f"#{country['code'].lower()}")
        add(box, "h3", name, id=country["code"].lower())
        table = add(add(box, "table"), "tbody")
        for key, words in _ROWS:
            value = country.get(key, [])
            parts = value if isinstance(value, list) else [value]
            for number, part in enumerate(parts):
                row = add(table, "tr")
                if number == 0:
                    add(row, "th", words, scope="row" if len(parts) == 1 else "rowgroup", rowspan=str(len(parts)))
                _fill(add(row, "td"), part, context.language)
    return [box]


def _fill(cell: Element, part: Map, language: str) -> None:
    if "name" in part:
        add_text(cell, f"{part['name']}: ")
    if "number" in part:
        add(cell, "a", part["number"], href=f"tel:{digits_of(part['number'])}", class_="tel")
    for key, before in (("for", ", "), ("text", ""), ("hours", ". "), ("languages", ". Languages: ")):
        if key in part:
            add_text(cell, before + part[key][language])
    if "checked" in part:
        add_text(cell, f". Read {in_words(part['checked'])}")
    if "text" not in part:
        add_text(cell, ".")
    found = references(part)
    if found:
        cell.append(Citation(tuple(Mention(reference.source, reference.locator) for reference in found)))
