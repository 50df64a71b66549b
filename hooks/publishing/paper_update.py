"""What is added to a PDF behind its end: everything that Typst wrote stays as it is, to the byte.

An incremental update (ISO 32000-1, 7.5.6). To read and write the whole file anew takes ten times as long.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

# Where a file's list of objects begins, as its last lines say.
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


class Update:
    """The objects of a PDF that are changed or new."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._reader = PdfReader(BytesIO(pdf))
        self._objects: dict[int, PdfObject] = {}
        # How many objects there are, and so the number of the next.
        self._size: int = self._trailer["/Size"]

    @property
    def _trailer(self) -> Any:
        return self._reader.trailer

    @property
    def root(self) -> Any:
        """The dictionary that leads to everything, to be changed."""
        return self.change(self._trailer.raw_get("/Root"))

    def pages(self) -> Iterator[Any]:
        """Each page's reference."""
        for page in self._reader.pages:
            yield page.indirect_reference

    def change(self, reference: Any) -> Any:
        """What a reference leads to, which is then changed."""
        self._objects[reference.idnum] = thing = reference.get_object()
        return thing

    def add(self, thing: PdfObject) -> IndirectObject:
        """Give a new object a number, and say the reference to it."""
        reference = IndirectObject(self._size, 0, self._reader)
        self._objects[self._size] = thing
        # So that the reference leads to it.
        self._reader.cache_indirect_object(0, self._size, thing)
        self._size += 1
        return reference

    def written(self) -> bytes:
        """The PDF with all that. The same gives the same bytes."""
        into, places = BytesIO(), []
        into.write(self._pdf + b"\n")
        for number, thing in sorted(self._objects.items()):
            places.append(b"%d 1\n%010d 00000 n \n" % (number, into.tell()))
            into.write(b"%d 0 obj\n" % number)
            thing.write_to_stream(into)
            into.write(b"\nendobj\n")
        start = into.tell()
        into.write(b"xref\n" + b"".join(places) + b"trailer\n")
        self._new_trailer(into.getvalue()).write_to_stream(into)
        into.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return into.getvalue()

    def _new_trailer(self, whole: bytes) -> DictionaryObject:
        old, before = self._trailer, _START.search(self._pdf)
        if not before:
            raise ValueError("the PDF does not say where its list of objects begins")
        # The first of the file's two names stays, the second is that of this version (14.4).
        name = ArrayObject([old["/ID"][0], ByteStringObject(sha256(whole).digest()[:16])])
        return DictionaryObject(
            {
                NameObject("/Size"): NumberObject(self._size),
                NameObject("/Root"): old.raw_get("/Root"),
                NameObject("/Info"): old.raw_get("/Info"),
                NameObject("/ID"): name,
                NameObject("/Prev"): NumberObject(int(before[1])),
            }
        )
