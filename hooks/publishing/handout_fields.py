"""The lines of a handout that a clinic types into: fields of the PDF (AcroForm, ISO 32000-1, 12.7).

Typst makes none. The layout sets each line as a link to "field:", its language and its name, so that Typst
tags it where it is read, and knows its place; here the links become fields. Fields of one name are one field
that is shown in several places: what is typed into one card stands on all eight, and in both languages.
"""

import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from publishing.paper_fonts import REGULAR, program, width_of_letter
from publishing.paper_update import Update

_LINK = "field:"
_FONT = "/HandoutField"
# What is typed is dark, and as large as its line has room for: 0 is for the viewer to choose.
_LOOK = TextStringObject(f"{_FONT} 0 Tf 0.11 0.14 0.15 rg")
# Of the field flags (12.7.3.1, 12.7.4.3): several lines.
_MULTILINE = 1 << 12
_SEVERAL_LINES = ("clinic",)
# How many letters a field takes, so that what was typed can be read: 200 on several lines.
_MOST = {True: 200, False: 40}
# Of a font's flags (9.8.2): its letters are those of the Latin standard. Its measures are in thousandths of
# the size.
_LATIN = 1 << 5
_MEASURES = {"Ascent": 950, "Descent": -290, "CapHeight": 668, "ItalicAngle": 0, "StemV": 80}
_BOX = (-200, -300, 1200, 1000)


def add_fields(update: Update, labels: Mapping[str, str]) -> None:
    """Make the links of a PDF to "field:en/name" fields to type into. `labels` tell by en/name what each is
    for.
    """
    root = update.root
    tagged = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    # By the number under which the tree of tags knows an annotation.
    tags = dict(zip(tagged[::2], tagged[1::2], strict=True))
    font = _font(update)
    fields: dict[str, IndirectObject] = {}
    # What shows the same field in several places, as large, is one.
    looks: dict[tuple[str, tuple[float, float]], IndirectObject] = {}
    for page in update.pages():
        for reference in page.get_object().get("/Annots", ()):
            address = str(reference.get_object().get("/A", {}).get("/URI", ""))
            if not address.startswith(_LINK):
                continue
            link, label = update.change(reference), labels[address.removeprefix(_LINK)]
            name = address.rpartition("/")[2]
            if name not in fields:
                fields[name] = update.add(_field(name, label))
            field: Any = fields[name].get_object()
            field["/Kids"].append(reference)
            update.change(tags[link["/StructParent"]])[NameObject("/S")] = NameObject("/Form")
            look = name, _size_of(link)
            if look not in looks:
                looks[look] = update.add(_empty(look[1], font))
            _turn_into_widget(link, fields[name], looks[look])
            link[NameObject("/TU")] = TextStringObject(label)
            link[NameObject("/P")] = page
    form = {"/Fields": ArrayObject(fields.values()), "/DR": _resources(font), "/DA": _LOOK}
    root[NameObject("/AcroForm")] = update.add(_dictionary(form))


def _dictionary(values: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in values.items()})


def _resources(font: IndirectObject) -> DictionaryObject:
    return _dictionary({"/Font": _dictionary({_FONT: font})})


def _field(name: str, label: str) -> DictionaryObject:
    several = name in _SEVERAL_LINES
    return _dictionary(
        {
            "/FT": NameObject("/Tx"),
            "/T": TextStringObject(name),
            # What a screen reader says, and a pointer shows.
            "/TU": TextStringObject(label),
            "/Ff": NumberObject(_MULTILINE if several else 0),
            "/MaxLen": NumberObject(_MOST[several]),
            "/DA": _LOOK,
            "/V": TextStringObject(""),
            "/Kids": ArrayObject(),
        }
    )


def _turn_into_widget(link: Any, field: IndirectObject, look: IndirectObject) -> None:
    """Make of a link, which has its place and its tag, a place where a field is shown."""
    for key in ("/A", "/Border", "/Contents"):
        link.pop(key, None)
    link.update(
        _dictionary(
            {
                "/Subtype": NameObject("/Widget"),
                "/Parent": field,
                "/MK": DictionaryObject(),
                "/AP": _dictionary({"/N": look}),
            }
        )
    )


def _size_of(link: Any) -> tuple[float, float]:
    left, bottom, right, top = (float(side) for side in link["/Rect"])
    return round(right - left, 3), round(top - bottom, 3)


def _empty(size: tuple[float, float], font: IndirectObject) -> DecodedStreamObject:
    """How a field is shown until somebody types."""
    shown = DecodedStreamObject()
    shown.set_data(b"/Tx BMC EMC")
    shown.update(
        _dictionary(
            {
                "/Type": NameObject("/XObject"),
                "/Subtype": NameObject("/Form"),
                "/BBox": ArrayObject(FloatObject(side) for side in (0, 0, *size)),
                "/Resources": _resources(font),
            }
        )
    )
    return shown


@cache
def _letters() -> tuple[int, bytes, tuple[int, ...]]:
    """The font's file: its length, and itself compressed; and the width of each letter of its encoding."""
    data = program()
    letters = (bytes([code]).decode("cp1252", "replace") for code in range(32, 256))
    return len(data), zlib.compress(data, 9), tuple(round(width_of_letter(letter)) for letter in letters)


def _font(update: Update) -> IndirectObject:
    """The font in which a viewer shows what was typed, whole, since nobody knows what that will be."""
    length, packed, widths = _letters()
    file = DecodedStreamObject()
    file.set_data(packed)
    file.update(_dictionary({"/Length1": NumberObject(length), "/Filter": NameObject("/FlateDecode")}))
    name = NameObject(f"/{REGULAR.stem}")
    descriptor = _dictionary(
        {
            "/Type": NameObject("/FontDescriptor"),
            "/FontName": name,
            "/Flags": NumberObject(_LATIN),
            "/FontBBox": ArrayObject(NumberObject(side) for side in _BOX),
            **{f"/{key}": NumberObject(value) for key, value in _MEASURES.items()},
            "/FontFile2": update.add(file),
        }
    )
    return update.add(
        _dictionary(
            {
                "/Type": NameObject("/Font"),
                "/Subtype": NameObject("/TrueType"),
                "/BaseFont": name,
                "/Encoding": NameObject("/WinAnsiEncoding"),
                "/FirstChar": NumberObject(32),
                "/LastChar": NumberObject(255),
                "/Widths": ArrayObject(NumberObject(width) for width in widths),
                "/FontDescriptor": update.add(descriptor),
            }
        ),
    )
