"""Kinds of value that name people: who did something, and what their work is."""

import re
from typing import Any

from content import kinds

_NOBODY = re.compile(
    r"(?:tb[acd]|to ?do|to be (?:confirmed|decided|done)|fixme|none|nobody|pending|unknown|someone|somebody|"
    r"(?:a|the|your|first|full|real)? ?(?:name|role|title)(?: of .*| here)?|(?:a|the) (?:person|reviewer)|"
    r"name and role|(?:(?:dr|mr|mrs|ms|nurse|prof)\.? )?(?:a\.? ?n\.? ?other|j(?:ane|ohn) doe|[xyz])|"
    r"(?:nobody|no ?one|none|not|pending|unknown|someone|somebody)(?: known| decided| found)? yet|"
    r"[\[<{(].*[\])}>]|(?:dr|mr|mrs|ms|nurse|prof)\.? (?:[x?.…_-]+|(?:some|any|no)(?:one|body)|nobody)|"
    r"\S+@\S+|an? ai\b.*|ai|(?:chat ?)?gpt.*|claude(?: ai)?|gemini|copilot|artificial intelligence|"
    r"(?:the|our) (?:team|editors?|project|staff|clinic)|[x?.…_<>\[\]/-]+|n/?a)",
    re.IGNORECASE,
)

# A role stands in no name's place, nor does a letter; "Nurse" alone is a role, and "Paul Nurse" a name.
_WORK = (
    r"(?:nurse|doctor|gp|clinician|physician|surgeon|oncologist|radiographer|(?:physio)?therapist|physio|midwife|"
    r"pharmacist|consultant|specialist|expert|professional|practitioner|reviewer|reader|editor|patient|colleague)"
)
_NO_NAME = re.compile(
    rf"(?:(?:an?|the|our|my|your|another|one|some|any) (?:[\w'’-]+ ){{0,3}})?{_WORK}s?|"
    r"(?:(?:dr|mr|mrs|ms|nurse|prof)\.? )?[a-z]\.?|anon(?:ymous)?|(?:some|any)(?:one|body)(?: else)?|"
    r"no ?(?:one|body)|test(?:er|ing)?(?: (?:name|user|person|reviewer))?|(?:name )?withheld|me|myself",
    re.IGNORECASE,
)

_TITLE = re.compile(r"(?:dr|mrs?|ms|miss|mx|prof(?:essor)?|sir|dame|rev(?:erend)?)\.?", re.IGNORECASE)


@kinds.kind(**kinds.text.schema())
def who(value: Any) -> str | None:
    """A person's name or role, not what stood in its place."""
    if isinstance(value, str) and _NOBODY.fullmatch(value.strip()):
        return "it is a placeholder"
    if isinstance(value, str) and _TITLE.fullmatch(value.strip()):
        return "it is a title alone"
    return kinds.text(value)


@kinds.kind(**kinds.text.schema())
def name(value: Any) -> str | None:
    """A person's name, however short, not a role or what else stands where none is told."""
    if isinstance(value, str) and _NO_NAME.fullmatch(" ".join(value.split())):
        return "it is a placeholder"
    return who(value)
