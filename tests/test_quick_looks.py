"""Where a rule looks first whether it can find anything, it misses nothing that it would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editing.marks import RULES, Rule
from editing.pasted import CHAT, MAIL, OF_TALK
from editing.wording import PLACEHOLDER, Wording


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.signs], ids=lambda rule: rule.pattern.pattern
)
@settings(derandomize=True, deadline=None, max_examples=3)
@given(data=st.data())
def test_whatever_a_rule_for_marks_finds_has_one_of_its_signs(rule: Rule, data: st.DataObject) -> None:
    found = rule.pattern.search(data.draw(st.from_regex(rule.pattern)))
    assert found
    assert any(sign in found.group() for sign in rule.signs)


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.from_regex(PLACEHOLDER))
def test_every_placeholder_is_found(text: str) -> None:
    wording = Wording.of({"banned": {}, "spelling": {}, "allowed": [], "names": []})
    assert any("is a placeholder" in what for _, what, _, _ in wording.find(text))


@pytest.mark.parametrize("word", ["&", "tumor", "you'll be fine", "must-know", "a b", "Über"])
def test_every_word_of_the_style_is_found(word: str) -> None:
    wording = Wording.of({"banned": {word: "another"}, "spelling": {}, "allowed": [], "names": []})
    assert [what for _, what, _, _ in wording.find(f"this {word.upper()} here")]


@pytest.mark.parametrize("pattern", [CHAT, MAIL], ids=["chat", "mail"])
@settings(derandomize=True, deadline=None, max_examples=200)
@given(data=st.data())
def test_whatever_talks_has_one_of_its_words(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern))
    assert not OF_TALK.isdisjoint(re.findall(r"\w+", text.lower()))
