"""Several of the same on a sheet: the first as Typst sets it, and the same in the place of each other.

To a screen reader these are decoration: it would only be told the same again. Drawn once, a sheet of
eight cards is half as large a file.
"""

import re
from collections.abc import Sequence
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
)

from publishing.paper_update import Update

# The beginning of what has a tag or other words for those who listen (ISO 32000-1, 14.6): in a copy it says
# nothing. A value is a name or number, in <hexadecimal digits> or in (letters).
_TAGGED = re.compile(rb"/\w+\s*<<(?:[^<>()]|<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))*>>\s*BDC", re.DOTALL)
# Points in a millimetre.
_POINTS = 72 / 25.4
# So much of its edge, in points, is not drawn again: there lie the lines to cut along, of the whole sheet.
_EDGE = 1.0
_NAME = "/Copy"


def repeat(update: Update, across: int, down: int, area: Sequence[float]) -> None:
    """Draw what stands in the upper left part of each page's area in all its parts, of which so many lie
    beside and below each other. The area is so many millimetres wide and high, in the middle of the page.
    """
    if across * down > 1:
        for page in update.pages():
            _repeat(update, update.change(page), across, down, [side * _POINTS for side in area])


def _repeat(update: Update, page: Any, across: int, down: int, area: Sequence[float]) -> None:
    contents, resources = page.raw_get("/Contents"), page["/Resources"].get_object()
    left, above = ((float(side) - own) / 2 for side, own in zip(page["/MediaBox"][2:], area, strict=True))
    top, width, height = above + area[1], area[0] / across, area[1] / down
    form: Any = _stream(_TAGGED.sub(b"/Span BMC", contents.get_object().get_data()))
    box = (left + _EDGE, top - height + _EDGE, left + width - _EDGE, top - _EDGE)
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, box)),
            NameObject("/Resources"): page.raw_get("/Resources"),
        }
    )
    others = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    others[NameObject(_NAME)] = update.add(form)
    page[NameObject("/Resources")] = DictionaryObject({**resources, NameObject("/XObject"): others})
    places = ((at % across * width, at // across * height) for at in range(1, across * down))
    again = "".join(f"q 1 0 0 1 {right:.4f} {-below:.4f} cm {_NAME} Do Q\n" for right, below in places)
    before, after = b"q\n", b"\nQ\n/Artifact BMC\n%bEMC\n" % again.encode()
    page[NameObject("/Contents")] = ArrayObject(
        [update.add(_stream(before)), contents, update.add(_stream(after))]
    )


def _stream(data: bytes) -> EncodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream.flate_encode(9)
