"""The order of the pages, as the menu in mkdocs.yml gives it."""

from typing import Any


def menu_uris(nav: Any) -> list[str]:
    """The files of the pages that a `nav` names, at any depth, in its order; none where there is no menu."""
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    parts = nav.values() if isinstance(nav, dict) else nav or []
    return [uri for part in parts for uri in menu_uris(part)]
