"""What is added to a PDF stands behind its end."""

from io import BytesIO

import pypdf
import pytest
import typst
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from publishing.paper_update import Update

BEFORE = typst.compile(b"Most back pain is not cancer.", format="pdf")


def changed() -> bytes:
    update = Update(BEFORE)
    things = [update.add(DictionaryObject({NameObject("/Small"): NumberObject(at)})) for at in range(2)]
    update.root[NameObject("/Added")] = things[1]
    return update.written()


def test_all_that_was_there_stays_to_the_byte_and_what_is_new_is_found() -> None:
    whole = changed()
    assert whole.startswith(BEFORE) and whole == changed()
    reader, old = pypdf.PdfReader(BytesIO(whole), strict=True), pypdf.PdfReader(BytesIO(BEFORE))
    assert reader.trailer["/Root"]["/Added"] == {"/Small": 1}
    assert reader.trailer["/Size"] == old.trailer["/Size"] + 2
    assert reader.pages[0].extract_text() == old.pages[0].extract_text() == "Most back pain is not cancer."
    # Of its two names the first says which file it is, the other which version.
    same = [one == other for one, other in zip(reader.trailer["/ID"], old.trailer["/ID"], strict=True)]
    assert same == [True, False]


def test_a_file_without_its_end_is_none_to_add_to() -> None:
    with pytest.raises(ValueError, match="does not say where its list of objects begins"):
        Update(BEFORE + b"more").written()
