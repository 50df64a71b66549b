"""Every file that the whole site ships besides its pages and the theme's."""
from collections.abc import Iterator

from content.library import Library
from publishing.exports import SOURCES_ADDRESS, csl_json
from publishing.questionnaire import questionnaire, questionnaire_address

# Of the theme and overrides/, only these are published: our pages use nothing of Material's scripts and styles.
_OF_THE_THEME = ("assets/css/", "assets/js/", "assets/images/logo.svg")


def is_published(uri: str, of_the_theme: bool) -> bool:
    """Say whether a file goes into the site: every page and what lies beside it, and our part of the theme."""
    return not of_the_theme or uri.startswith(_OF_THE_THEME)


def outputs(library: Library, language: str, site_url: str, publisher: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each file."""
    yield SOURCES_ADDRESS, csl_json(library)
    for checklist in library.checklists.values():
        yield questionnaire_address(checklist), questionnaire(library, checklist, language, site_url, publisher)
