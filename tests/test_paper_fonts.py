"""How wide a line stands is measured as Typst sets it."""

import json

import pytest
import typst

from publishing.handout_sheets import _OVERRIDES
from publishing.paper_fonts import fonts, width_of

MEASURE = """\
#import "handouts/told.typ": lettering
#context [#metadata(measure({{
  set text(..lettering((tree: (tag: "p", children: ({words},)))), size: 9pt)
  {words}
}}).width / 1pt) <width>]
"""


@pytest.mark.parametrize(
    "words",
    [
        "Sources, in full on the web: NICE 2023; NHS 2024 and 10 more.",
        "स्रोत, पूरी सूची वेब पर: NICE 2023; कैंसर रिसर्च यूके 2020; CDC और 108।",
        "मुश्किल से शुरू होता है, या ट्टी का पता नहीं चलता",
    ],
    ids=["latin", "both", "devanagari"],
)
def test_a_line_is_as_wide_as_it_is_measured(words: str) -> None:
    compiler = typst.Compiler(
        MEASURE.format(words=json.dumps(words, ensure_ascii=False)).encode(),
        root=_OVERRIDES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "handout": json.dumps(
                {
                    "format": {
                        "name": "page",
                        "across": 1,
                        "down": 1,
                        "pages": 1,
                        "notes": 9,
                        "margin": 13,
                        "smallest": 9,
                    },
                    "paper": "a4",
                    "columns": [{"words": {"language": "en"}}],
                }
            )
        },
    )
    set_by_typst = json.loads(compiler.query("<width>", field="value", one=True))
    assert 0.995 <= width_of(words, 9) / set_by_typst <= 1.1
