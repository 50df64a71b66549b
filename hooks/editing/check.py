"""Every rule that pages and data are held to, asked together: by `make check` and by each build."""

from datetime import date
from pathlib import Path

from content.languages import check_languages
from content.library import Library, load_library
from content.memory import much_read
from content.problems import Problem, tidy
from content.settings import load_settings
from editing.behind_rules import check_behind
from editing.card_rules import check_cards
from editing.change_rules import check_changes
from editing.citation_rules import check_citations
from editing.company_rules import check_company
from editing.copy_rules import check_copies
from editing.country_codes import check_country_codes
from editing.country_names import check_country_names
from editing.data_folder import check_data_folder
from editing.data_sentences import check_data_sentences
from editing.driving_rules import check_driving
from editing.emergency_rules import check_emergencies
from editing.figure_rules import check_figures
from editing.file_rules import check_files
from editing.fold_rules import check_folds
from editing.foreign_words import in_their_place
from editing.form_rules import check_forms
from editing.guideline_rules import check_guidelines
from editing.helpline_rules import check_helplines
from editing.kind_rules import check_kinds
from editing.language_rules import check_language_settings
from editing.left_over import check_left_over
from editing.link_rules import check_links
from editing.linked_citations import check_linked_citations
from editing.menu_rules import check_menus
from editing.name_rules import check_names
from editing.nav_rules import check_nav
from editing.number_rules import check_numbers
from editing.numbers_to_ring import check_numbers_to_ring
from editing.order_rules import check_order
from editing.picture_rules import check_pictures
from editing.prose import check_prose
from editing.quote_rules import check_quotes
from editing.record_rules import check_records
from editing.repeated_blocks import check_repeats
from editing.repeated_sentences import check_repeated_sentences
from editing.review_rules import check_reviews
from editing.ring_rules import check_ring
from editing.script_rules import check_scripts
from editing.sign_numbers import check_sign_numbers
from editing.source_rules import check_sources
from editing.speed_phrases import check_speed_phrases
from editing.telephone_rules import check_country_numbers
from editing.told_speeds import check_told_speeds
from editing.twin_rules import check_twins
from editing.waivers import apply_waivers


@much_read()
def check_site(root: Path, today: date | None = None) -> tuple[Library, list[Problem], list[str]]:
    """Load the content below `root` and check it.

    Returns what was loaded, the problems sorted by path and line, and a line for each waiver in use.
    `today` is the day by which review dates are judged, the real one if left out.
    """
    library, problems = load_library(root, today or date.today())
    problems += [
        *load_settings(root)[1],
        *check_languages(root),
        *check_files(root),
        *check_data_folder(root),
        *check_nav(library),
        *check_menus(library),
        *check_language_settings(library),
        *check_records(library),
        *check_country_codes(library),
        *check_guidelines(library),
    ]
    problems, waived = apply_waivers(library.pages.values(), [*problems, *check_words(library)])
    numbers, although = check_country_numbers(library)
    problems = in_their_place(library, check_copies(library, [*problems, *numbers]))
    return library, tidy(problems), [*waived, *although]


def check_words(library: Library) -> list[Problem]:
    """Check what pages and data say, by every rule that asks the library alone, before any is waived."""
    return [
        *check_behind(library),
        *check_cards(library),
        *check_data_sentences(library),
        *check_country_names(library),
        *check_citations(library),
        *check_driving(library),
        *check_company(library),
        *check_emergencies(library),
        *check_figures(library),
        *check_folds(library),
        *check_forms(library),
        *check_helplines(library),
        *check_kinds(library),
        *check_links(library),
        *check_linked_citations(library),
        *check_left_over(library),
        *check_names(library),
        *check_numbers(library),
        *check_numbers_to_ring(library),
        *check_order(library),
        *check_pictures(library),
        *check_prose(library),
        *check_repeats(library),
        *check_repeated_sentences(library),
        *check_changes(library),
        *check_quotes(library),
        *check_reviews(library),
        *check_ring(library),
        *check_scripts(library),
        *check_sign_numbers(library),
        *check_speed_phrases(library),
        *check_told_speeds(library),
        *check_twins(library),
        *check_sources(library),
    ]
