"""The sources page: every organization and source, how each was read, and where it is used."""

from itertools import groupby
from xml.etree.ElementTree import Element

from content.organizations import TIERS
from content.page_body import Block
from content.readings import Readings
from content.sources import Source
from rendering.components import component
from rendering.context import Context


def source_list(context: Context, block: Block) -> list[Element]:
    """List the sources by tier, strongest first, and by organization within it."""
    used = context.library.used_on(context.language)
    sources: list[Source] = sorted(
        context.library.sources.values(),
        key=lambda source: (
            TIERS.index(source.organization.tier),
            source.organization.name.lower(),
            source.title.lower(),
        ),
    )
    readings = Readings(sources, context.words)

    def pages(source: Source) -> list[tuple[str, str]]:
        return [(context.link_to(page), page.title) for page in used.get(source.id, [])]

    tiers = [
        (
            tier,
            [
                (organization.name, [(source, readings.of(source), pages(source)) for source in items])
                for organization, items in groupby(in_tier, key=lambda source: source.organization)
            ],
        )
        for tier, in_tier in groupby(sources, key=lambda source: source.organization.tier)
    ]
    return component(context, "source-list", usual=readings.told_once, tiers=tiers)
