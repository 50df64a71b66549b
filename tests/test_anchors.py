"""The anchors of headings."""

import pytest

from content.anchors import anchor_of


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("When to get help now", "when-to-get-help-now"),
        ("What's new - and what isn’t?", "whats-new-and-what-isnt"),
        ("1 in 8: a figure (see MRI)", "1-in-8-a-figure-see-mri"),
        ("Was tun bei Rückenschmerzen?", "was-tun-bei-rückenschmerzen"),
        ("पीठ का दर्द: कब मदद लें?", "पीठ-का-दर्द-कब-मदद-लें"),
        ("متى تطلب المساعدة؟", "متى-تطلب-المساعدة"),
        ("いつ 助けを求めるか。", "いつ-助けを求めるか"),
        ("H₂O and x²", "h2o-and-x2"),
        ("?!", ""),
    ],
)
def test_an_anchor_keeps_the_letters_of_every_script(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor
