"""Several of the same on a sheet: the first as Typst sets it, and the same in the place of each other.

To a screen reader these are decoration: it would only be told the same again. Drawn once, a sheet of
eight cards is half as large a file.
"""

import re
from typing import Any, cast

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

# The beginning of what has a tag or other words for those who listen (ISO 32000-1, 14.6): in a copy it says
# nothing. A value is a name or number, in <hexadecimal digits> or in (letters).
_TAGGED = re.compile(rb"/\w+\s*<<(?:[^<>()]|<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))*>>\s*BDC", re.DOTALL)
# So much of its edge, in points, is not drawn again: there lie the lines to cut along, of the whole sheet.
_EDGE = 1.0
_NAME = "/Copy"


def repeat(writer: PdfWriter, across: int, down: int) -> None:
    """Draw what stands in the upper left part of each page in all its parts, of which so many lie beside and
    below each other.
    """
    if across * down > 1:
        for page in writer.pages:
            _repeat(writer, page, across, down)


def _repeat(writer: PdfWriter, page: PageObject, across: int, down: int) -> None:
    contents, resources = page.get_contents(), cast("DictionaryObject", page["/Resources"].get_object())
    # Without keys of its own it counts as nothing.
    drawn = b"" if contents is None else contents.get_data()
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    width, height = wide / across, high / down
    copy = DecodedStreamObject()
    copy.set_data(_TAGGED.sub(b"/Span BMC", drawn))
    form: Any = copy.flate_encode(9)
    box = (_EDGE, high - height + _EDGE, width - _EDGE, high - _EDGE)
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, box)),
            NameObject("/Resources"): DictionaryObject(resources),
        }
    )
    reference = writer._add_object(form)  # noqa: SLF001 - pypdf has no other name for it
    others = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    others[NameObject(_NAME)] = reference
    page[NameObject("/Resources")] = DictionaryObject({**resources, NameObject("/XObject"): others})
    places = ((at % across * width, at // across * height) for at in range(1, across * down))
    again = "".join(f"q 1 0 0 1 {right:.4f} {-below:.4f} cm {_NAME} Do Q\n" for right, below in places)
    whole = DecodedStreamObject()
    whole.set_data(b"q\n%b\nQ\n/Artifact BMC\n%bEMC\n" % (drawn, again.encode()))
    page[NameObject("/Contents")] = writer._add_object(whole.flate_encode(9))  # noqa: SLF001 - as above
