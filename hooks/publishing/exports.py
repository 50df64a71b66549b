"""Files for other programs, at fixed addresses."""

import json
from typing import Any

from content.library import Library

SOURCES_ADDRESS = "about/sources.json"


def csl_json(library: Library) -> str:
    """All sources as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), sorted by
    id.
    """
    items = [_csl_json(library.sources[id].csl) for id in sorted(library.sources)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _csl_json(item: dict[str, Any]) -> dict[str, Any]:
    """CSL-YAML writes dates as text; CSL-JSON as numbers in lists."""
    dates: dict[str, object] = {
        key: {"date-parts": [[int(part) for part in item[key].split("-")]]}
        for key in ("issued", "accessed")
        if key in item
    }
    return {**item, **dates}
