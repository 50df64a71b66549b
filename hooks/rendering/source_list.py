"""The sources page: every organization and source, how each was read, and where it is used."""
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.dates import in_words
from content.page_body import Block
from content.organizations import TIERS
from rendering.citations import how_checked, usual_reading, usual_reading_in_words
from rendering.context import Context, add
from rendering.inline import add_text

_TIERS = {"guideline": "Guidelines", "public-health": "Public health bodies", "research": "Research",
          "charity": "Charities", "hospital": "Hospitals and clinics", "news": "News"}


def source_list(context: Context, block: Block) -> list[Element]:
    """List the sources by tier, strongest first, and by organization within it."""
    library = context.library
    used = library.used_on(context.language)
    sources = sorted(library.sources.values(), key=lambda source: (
        TIERS.index(source.organization.tier), source.organization.name.lower(), source.title.lower()))
    box = Element("div", {"class": "source-list"})
    if not sources:
        return [box]
    usual = usual_reading(sources)
    add(box, "p", usual_reading_in_words(usual))
    for tier, in_tier in groupby(sources, key=lambda source: source.organization.tier):
        add(box, "h2", _TIERS[tier], id=tier)
        # Terms and descriptions, not headings and lists: on a page of this length their anchors alone weigh 2 KiB.
        entries = add(box, "dl")
        for organization, items in groupby(in_tier, key=lambda source: source.organization):
            add(entries, "dt").text = AtomicString(organization.name)
            for source in items:
                entry = add(entries, "dd")
                add(entry, "a", href=source.url).text = AtomicString(source.title)
                add_text(entry, AtomicString(f", {in_words(source.issued) if source.issued else 'no date given'}. "
                                             f"{how_checked(source, usual)} {source.note}".strip() + " "))
                pages = add(entry, "span", class_="source-pages")
                add_text(pages, "Used on: " if source.id in used else "Not used on a page yet.")
                for position, page in enumerate(used.get(source.id, [])):
                    add_text(pages, ", " if position else "")
                    add(pages, "a", href=context.link_to(page)).text = AtomicString(page.title)
    return [box]
