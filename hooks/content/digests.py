"""A few letters that stand for many words: by them it shows that words have changed."""

import hashlib
import json


def letters_for(told: object) -> str:
    """Twelve letters that stand for a tree of words. Letters alone: YAML takes no such word for a number."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return "".join(chr(ord("a") + int(digit, 16)) for digit in hashlib.sha256(text.encode()).hexdigest()[:12])
