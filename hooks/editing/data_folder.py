"""What lies in docs/_data/ without being read by anything."""

from pathlib import Path, PurePosixPath

from content.changes import CHANGES
from content.countries import COUNTRIES
from content.editions import EDITIONS
from content.figures import FIGURES
from content.file_names import files_below
from content.followed import FOLLOWED
from content.glossary import GLOSSARY
from content.guidelines import GUIDELINES
from content.interface import INTERFACE
from content.organizations import ORGANIZATIONS
from content.problems import Problem, did_you_mean
from content.questions import QUESTIONS
from content.records import RECORDS
from content.redirects import REDIRECTS
from content.search_words import SEARCH
from content.signs import SIGNS
from content.sources import SOURCES
from content.style import STYLE
from content.translation import TRANSLATION

_READ = (
    *(
        CHANGES,
        COUNTRIES,
        EDITIONS,
        FIGURES,
        FOLLOWED,
        GLOSSARY,
        GUIDELINES,
        INTERFACE,
        ORGANIZATIONS,
        QUESTIONS,
    ),
    *(RECORDS, REDIRECTS, SEARCH, SIGNS, SOURCES, STYLE, TRANSLATION),
)


_NAMES = [PurePosixPath(path).name for path in _READ]


def check_data_folder(root: Path) -> list[Problem]:
    """Check that every data file has a name under which it is read."""
    return [
        Problem(
            path,
            1,
            "this file is read by nobody, since no data file has its name",
            did_you_mean(PurePosixPath(path).name, _NAMES, "write what it says into another, or take it out"),
        )
        for path in files_below(root, "docs/_data")
        if path not in _READ
    ]
