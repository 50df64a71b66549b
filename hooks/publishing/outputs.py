"""Every file that the whole site ships besides its pages and the theme's."""
from collections.abc import Iterator

from content.library import Library
from publishing.exports import SOURCES_ADDRESS, csl_json
from publishing.questionnaire import questionnaire, questionnaire_address


def outputs(library: Library, language: str, site_url: str, publisher: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each file."""
    yield SOURCES_ADDRESS, csl_json(library)
    for checklist in library.checklists.values():
        yield questionnaire_address(checklist), questionnaire(library, checklist, language, site_url, publisher)
