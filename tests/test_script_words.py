"""The words of scripts are put in when the site is built."""

import re

import pytest

from content.interface_keys import PHRASES
from content.words import Words
from project import ROOT
from publishing.script_words import with_words
from real_site import LIBRARY, WORDS

SCRIPTS = sorted((ROOT / "overrides/assets/js").glob("*.js"))
KEYS = sorted({key for file in SCRIPTS for key in re.findall(r'\bsay\("([^"]*)"', file.read_text())})


@pytest.mark.parametrize("key", KEYS)
def test_each_is_a_phrase_of_the_interface_in_every_language(key: str) -> None:
    assert key in PHRASES
    for language in LIBRARY.languages:
        script = with_words(f'a(say("{key}"));say(b)', Words(LIBRARY.interface, language))
        assert script == f'a("{LIBRARY.interface[key][language]}");say(b)'


def test_what_would_end_a_text_in_a_script_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "say", lambda words, key: 'a "b" \\ c')
    assert with_words('say("listen")', WORDS) == r'"a \"b\" \\ c"'
    assert with_words('essay("listen") tell("listen")', WORDS) == 'essay("listen") tell("listen")'
