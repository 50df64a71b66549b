"""What a plain word of YAML 1.2 stands for: nothing, true or false, a number, or itself."""

import re
from typing import Any

# YAML 1.2, section 10.3.2 (core schema).
_NULL = ("null", "Null", "NULL", "~", "")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_BEGIN_A_NUMBER = "-+.0123456789"
_NUMBER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# Beyond this many digits no number is meant, and Python would refuse to read some.
_MOST_DIGITS = 15


def resolve(text: str) -> Any:
    """What a plain word stands for in YAML 1.2: nothing, true or false, a number, or itself."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text[0] not in _BEGIN_A_NUMBER:
        return text
    if _NUMBER.fullmatch(text):
        if text[:2] in ("0o", "0x"):
            return int(text, 0)
        return int(text) if len(text) <= _MOST_DIGITS else float(text)
    if _DECIMAL.fullmatch(text) or _NO_NUMBER.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text
