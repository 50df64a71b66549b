"""PDFs read back: their words in the order of reading, their tags, their fields, where something stands."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw


def letters(text: str) -> str:
    """Letters with the marks that belong to them, and digits, alone: where a line ends or a word is spaced says
    nothing about the words.
    """
    whole = unicodedata.normalize("NFC", text.casefold())
    return "".join(each for each in whole if unicodedata.category(each)[0] in "LMN" or each == "_")


def sheets_of(pdf: bytes) -> list[str]:
    """The words on each sheet as they stand there, with letters that a font joins (ﬁ) taken apart."""
    document = pypdfium2.PdfDocument(pdf)
    # A hyphen at the end of a line is told as no character at all.
    texts = [sheet.get_textpage().get_text_range().replace("\ufffe", "-") for sheet in document]
    document.close()
    return [" ".join(unicodedata.normalize("NFKC", text).split()) for text in texts]


@cache
def text_of_pdf(file: Path) -> str:
    """The text of a PDF that a screen reader meets, in the order of its tags: decoration has none."""
    return " ".join(text for text, _ in _told(file))


def text_in(file: Path, language: str) -> str:
    """As much of it as is told in the voice of a language: that of its tags."""
    return " ".join(text for text, its in _told(file) if its == language)


def _told(file: Path) -> list[tuple[str, str]]:
    """Each piece of text with its language."""
    document = pypdfium2.PdfDocument(file)
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(document):
        text_page, before = page.get_textpage(), None
        for each in page.get_objects(max_depth=8):
            if each.type == raw.FPDF_PAGEOBJ_TEXT:
                place = number, raw.FPDFPageObj_GetMarkedContentID(each.raw)
                actual = _in_place_of(each)
                if actual and before and actual[0] == before[0]:
                    # Of a syllable that is set as several pieces, each has the whole.
                    continue
                before = actual
                # With PDFium's sign for a hyphen at the end of a line.
                text = actual[1] if actual else _set_as(each, text_page)
                text = text.replace("\u200b", "").replace("\x02", "-")
                texts[place] = f"{texts[place]} {text}" if place in texts else text
    document.close()
    return [(texts.get(place, ""), language) for place, language in _tagged(reader_of(file))]


def _in_place_of(each: pypdfium2.PdfObject) -> tuple[int, str] | None:
    """What the file says that the letters of a text object stand for (ActualText), where shapes and letters
    are not one to one, as in Devanagari; and which mark says so.
    """
    for place in range(raw.FPDFPageObj_CountMarks(each.raw)):
        mark, length = raw.FPDFPageObj_GetMark(each.raw, place), ctypes.c_ulong()
        asked = mark, b"ActualText"
        raw.FPDFPageObjMark_GetParamBlobValue(*asked, None, 0, length)
        if length.value:
            buffer = (ctypes.c_ubyte * length.value)()
            raw.FPDFPageObjMark_GetParamBlobValue(*asked, buffer, length.value, length)
            code = "utf-16" if bytes(buffer).startswith(b"\xfe\xff") else "latin-1"
            return ctypes.addressof(mark.contents), bytes(buffer).decode(code)
    return None


def sizes_of(file: Path) -> list[tuple[str, float]]:
    """Each text of a PDF as it was set, with the size of its letters on paper, in points."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for page in document:
        text_page = page.get_textpage()
        for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=8):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(each.raw, size)
            scale = each.get_matrix().d * math.prod(
                form.get_matrix().d for form in _forms_around(each.container)
            )
            found.append((_set_as(each, text_page), abs(size.value * scale)))
    document.close()
    return found


def _forms_around(form: pypdfium2.PdfObject | None) -> Iterator[pypdfium2.PdfObject]:
    while form is not None:
        yield form
        form = form.container


def _set_as(each: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> str:
    """The text of one text object."""
    length = raw.FPDFTextObj_GetText(each.raw, text_page.raw, None, 0)
    buffer = (raw.FPDF_WCHAR * length)()
    raw.FPDFTextObj_GetText(each.raw, text_page.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0")


@cache
def reader_of(file: Path) -> pypdf.PdfReader:
    """A PDF to read. Every test of a run shares it, so none changes it."""
    return pypdf.PdfReader(file)


def _tagged(reader: pypdf.PdfReader) -> Iterator[tuple[tuple[int, int], str]]:
    """The tagged parts of a PDF in the order of reading: the number of each one's page, and its own there; and the
    language in which it is read out.
    """
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}

    def visit(node: Any, page: int, language: str) -> Iterator[tuple[tuple[int, int], str]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from visit(child, page, language)
        elif isinstance(node, dict):
            page = numbers[dict.__getitem__(node, "/Pg").idnum] if "/Pg" in node else page
            language = node.get("/Lang", language)
            yield from visit([node["/MCID"]] if "/MCID" in node else node.get("/K"), page, language)
        elif isinstance(node, int):
            yield (page, int(node)), language

    root = reader.trailer["/Root"]
    yield from visit(root["/StructTreeRoot"]["/K"], 0, str(root.get("/Lang", "")))


def words_of_pdf(file: Path) -> str:
    """The letters of that text."""
    return letters(text_of_pdf(file))


def structure(reader: pypdf.PdfReader) -> list[tuple[str, dict[str, Any]]]:
    """The tags of a PDF with their dictionaries, in reading order."""
    found = []

    def visit(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], node))
            visit(node.get("/K"))

    visit(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def annotations(reader: pypdf.PdfReader, kind: str) -> Iterator[dict[str, Any]]:
    """The annotations of one kind, such as /Link or /Widget, page by page."""
    for page in reader.pages:
        for each in page.get("/Annots", []):
            if each.get_object()["/Subtype"] == kind:
                yield each.get_object()


def places(sheet: Path, words: str) -> list[tuple[int, list[float]]]:
    """Where words stand in a PDF: on which page, and the box of their first letter, in points."""
    found = []
    document = pypdfium2.PdfDocument(sheet)
    for number, page in enumerate(document):
        text = page.get_textpage()
        search = text.search(words)
        while place := search.get_next():
            found.append((number, [round(side, 2) for side in text.get_charbox(place[0])]))
    document.close()
    return found
