"""A pack for review as something to read: sheets set by Typst, and an HTML file that makes the answers."""

import json
from base64 import b64encode
from pathlib import Path
from typing import cast

import typst
from jinja2 import Environment, FileSystemLoader

from editing.review_pack import Pack, pack_as_data
from publishing.paper_fonts import fonts

_LAYOUTS = Path(__file__).resolve().parents[2] / "overrides" / "review"
# In points, from the largest to try to the smallest; and on how many sides it has to stand: four sheets.
_SIZES, MOST_SIDES = (9, 8.5, 8, 7.5, 7, 6.5), 8


def set_pack(pack: Pack) -> tuple[bytes, int]:
    """The PDF of a pack, in the largest letters that four sheets have room for, and how many sides it has."""
    told = json.dumps(pack_as_data(pack), ensure_ascii=False)
    size = next((size for size in _SIZES if _sides(_compiler(told, size)) <= MOST_SIDES), _SIZES[-1])
    made = _compiler(told, size)
    # What it hands back is bytes for one document; its types allow for pages by themselves as well.
    return cast(bytes, made.compile(format="pdf")), _sides(made)


def _compiler(told: str, size: float) -> typst.Compiler:
    return typst.Compiler(
        _LAYOUTS / "sheets.typ",
        root=_LAYOUTS,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"pack": told, "size": str(size)},
    )


def _sides(made: typst.Compiler) -> int:
    return int(json.loads(made.query("<sides>", field="value", one=True)))


def pack_page(pack: Pack, name: str) -> str:
    """The pack as one HTML file, from which the answers are saved as NAME.yml."""
    env = Environment(loader=FileSystemLoader(_LAYOUTS), autoescape=True)
    env.filters["base64"] = lambda text: b64encode(text.encode()).decode()
    read = [row.statement.as_read for row in pack.rows]
    return env.get_template("pack.html").render(pack=pack, read=read, name=name)
