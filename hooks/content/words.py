"""The interface's words in one language, with its dates and numbers."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from babel.core import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from content.interface import Interface, locale_of
from content.untranslated import English

_PLACE = re.compile(r"\{([a-z]+)\}")


class Words:
    """The words of one language. A key that has none stands for itself: only a preview comes to that."""

    def __init__(self, interface: Interface, language: str) -> None:
        self._interface, self._language = interface, language
        self.tag = interface.tag(language)
        self._locale = locale_of(self.tag)
        # Most phrases have no values, and each page asks for the same.
        self._plain: dict[str, Markup] = {}

    @property
    def direction(self) -> str:
        """How the language is written: ltr or rtl."""
        return str(self._locale.text_direction) if self._locale else "ltr"

    def say(self, key: str, **values: object) -> str:
        """The phrase of a key with its values; of a plural, the form for the value `number`."""
        phrase = self._phrase(key, values)
        said = _filled(str, phrase, self._shown(values))
        return English(said) if isinstance(phrase, English) else said

    def html(self, key: str, **values: object) -> Markup:
        """The same for an element of a template: escaped, but for values that are HTML already, and marked
        where it is English.

        Space round a value is layout.
        """
        if not values:
            if key not in self._plain:
                self._plain[key] = marked(self._phrase(key, values))
            return self._plain[key]
        bare = {
            name: value.strip() if isinstance(value, str) and not isinstance(value, English) else value
            for name, value in values.items()
        }
        said = _filled(marked, self._phrase(key, bare), self._shown(bare))
        return Markup(said)  # noqa: S704 - all of it is escaped

    def forms(self, key: str) -> Mapping[str, str]:
        """The forms of a plural by kind of number, for a script to choose from."""
        return dict(self._of(key, {}))

    def texts(self, key: str) -> list[str]:
        """Several texts in their order."""
        return list(self._of(key, []))

    def day(self, iso: str) -> str:
        """A day, a month or a year (ISO 8601) as people write it; no date gives no words.

        It stays as it is in a language that Babel does not know.
        """
        return _day(self._locale, iso) if self._locale else iso

    def number(self, number: int) -> str:
        """A number as people write it."""
        return _number(self._locale, number) if self._locale else str(number)

    def _phrase(self, key: str, values: Mapping[str, object]) -> str:
        phrase = self._of(key, key)
        if isinstance(phrase, Mapping):
            phrase = phrase.get(self._form(values["number"]), phrase["other"])
        return cast("str", phrase)

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values as people write them."""
        return {
            name: self.number(value) if isinstance(value, int) else value for name, value in values.items()
        }

    def _of(self, key: str, otherwise: Any) -> Any:
        words = self._interface.get(key)
        return words.get(self._language, otherwise) if words else otherwise

    def _form(self, number: Any) -> str:
        return str(self._locale.plural_form(number)) if self._locale else "other"


def marked(text: object) -> Markup:
    """A text for an element of a template, escaped, and marked if it is English in the place of another
    language.
    """
    return in_english(text) if isinstance(text, English) else escape(text)


def is_english(text: object) -> bool:
    """Whether a text is English in the place of another language."""
    return isinstance(text, English)


def in_english(shown: object) -> Markup:
    """What is shown, in an element that says that it is English."""
    return Markup('<span lang="en">{}</span>').format(shown)


def _filled(shown: Callable[[Any], str], phrase: str, values: Mapping[str, object]) -> str:
    said = shown(phrase)
    return _PLACE.sub(lambda place: shown(values.get(place[1], place[0])), said) if values else said


@lru_cache(maxsize=1024)
def _number(locale: Locale, number: int) -> str:
    return str(format_decimal(number, locale=locale))


@lru_cache(maxsize=1024)
def _day(locale: Locale, iso: str) -> str:
    parts = iso.count("-")
    if parts == 2:
        return str(format_date(date.fromisoformat(iso), "long", locale=locale))
    return str(format_skeleton("yMMMM", date.fromisoformat(f"{iso}-01"), locale=locale)) if parts else iso
