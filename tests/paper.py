"""PDFs read back: their words in the order of reading, their tags, their fields, where something stands."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw


def letters(text: str) -> str:
    """Letters and digits alone: where a line ends or a word is spaced says nothing about the words."""
    return "".join(re.findall(r"\w", text.casefold()))


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
    document = pypdfium2.PdfDocument(file)
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for each in page.get_objects(max_depth=8):
            if each.type == raw.FPDF_PAGEOBJ_TEXT:
                place = number, raw.FPDFPageObj_GetMarkedContentID(each.raw)
                length = raw.FPDFTextObj_GetText(each.raw, text_page.raw, None, 0)
                buffer = (raw.FPDF_WCHAR * length)()
                raw.FPDFTextObj_GetText(each.raw, text_page.raw, buffer, length)
                text = bytes(buffer).decode("utf-16-le", "ignore").rstrip("\0").replace("\u200b", "")
                texts[place] = f"{texts[place]} {text}" if place in texts else text
    document.close()
    return " ".join(texts.get(place, "") for place in _tagged(pypdf.PdfReader(file)))


def _tagged(reader: pypdf.PdfReader) -> Iterator[tuple[int, int]]:
    """The tagged parts of a PDF in the order of reading: the number of each one's page, and its own there."""
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}

    def visit(node: Any, page: int) -> Iterator[tuple[int, int]]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from visit(child, page)
        elif isinstance(node, dict):
            page = numbers[dict.__getitem__(node, "/Pg").idnum] if "/Pg" in node else page
            yield from visit([node["/MCID"]] if "/MCID" in node else node.get("/K"), page)
        elif isinstance(node, int):
            yield page, int(node)

    yield from visit(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], 0)


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
