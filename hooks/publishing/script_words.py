"""The words that a script says: put into it when the site is built, so that no page carries them."""

import json
import re

from content.words import Words

_SAY = re.compile(r'\bsay\("([a-z-]+)"\)')


def with_words(script: str, words: Words) -> str:
    """A script with the phrase itself in the place of each `say("listen")`, as templates have them."""
    return _SAY.sub(lambda found: json.dumps(words.say(found[1]), ensure_ascii=False), script)
