"""The emergency card for other people's websites: HTML to paste for each country, and the same for programs.

It is made from the same data as the care card of our own pages, says what that says, and says no more than
the numbers while a translation is behind.
"""

import json
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from content.care_cards import CareCard, without_links
from content.countries import nearest_first
from content.editions import Edition
from content.embed import embed_address, embed_data_address, embed_editions, embedded
from content.library import Library
from content.pages import Page
from content.settings import is_trial
from content.telephones import digits_of
from content.twins import is_behind
from content.words import Words
from publishing.drafts import draft_notice
from publishing.handout_subject import initials_in
from publishing.paper_words import code_of
from publishing.publisher import language_of, prepare, site_address
from publishing.redirects import folder_of
from publishing.reviewed import reviewed_on_paper
from publishing.structured_data import LICENCE

# What the code names, in the place of a handout.
_NAME = "emergency-web"


def embed_files(library: Library, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """The address and the content of each file, in the language that is built; none for a site without an
    emergency card or a page for it.
    """
    language = language_of(config)
    if not (found := embedded(library, language)):
        return
    words = Words(library.interface, language)
    template = prepare(config.theme.get_env(), words).get_template("embed.html")
    cards = [_card(library, *found, edition, words, config) for edition in embed_editions(library)]
    days = {key: words.day(found[1].day(key)) for key in ("written", "review-due")}
    for card in cards:
        yield embed_address(language, card["country"]), template.render(card=card, days=days) + "\n"
    data = {"licence": LICENCE, "cards": cards}
    yield embed_data_address(language), json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _card(
    library: Library, card: CareCard, page: Page, edition: Edition, words: Words, config: MkDocsConfig
) -> dict[str, Any]:
    """All that one country's card says and is."""
    language, home = page.language, site_address(config)
    trial = words.say("trial") if is_trial(home) else ""
    said = _behind(words) if is_behind(library, card, language) else _said(card, edition, language)
    numbers = _numbers(library, edition, words, language)
    speed = f"{words.say(f'level-{card.level}')} {words.say(f'speed-{card.speed}')}"
    told = [speed, *(f"{each['number']} {each['beside']}" for each in numbers), *_texts(said)]
    return {
        "language": words.tag,
        "country": edition.country,
        "code": code_of(
            initials_in(library, [language], config.site_name),
            _NAME,
            edition.country,
            page.day("written"),
            " ".join(told),
        ),
        "written": page.day("written"),
        "review-due": page.day("review-due"),
        "review": reviewed_on_paper(library, page),
        "draft": [{"language": tag, "words": said} for tag, said in draft_notice(library, page)],
        "site": config.site_name,
        "publisher": config.extra["publisher"],
        "copyright": config.copyright,
        # While the site has no address of its own, nothing leads to it.
        **({"trial": trial} if trial else {"page": home + folder_of(page.uri)}),
        "speed": speed,
        "numbers": numbers,
        **said,
    }


def _said(card: CareCard, edition: Edition, language: str) -> dict[str, Any]:
    contact = edition.contact.get(card.id) or card.contact
    texts = {"contact": contact, "how-soon": card.how_soon, "why": card.why}
    return {
        "heading": without_links(card.heading[language]),
        "signs": [without_links(sign.text[language]) for sign in card.signs],
        "also": [without_links(each.text[language]) for each in card.also],
        **{key: without_links(text[language]) for key, text in texts.items() if language in text},
    }


def _behind(words: Words) -> dict[str, Any]:
    """In the place of words that the English card does not say any more."""
    return {"notice": words.say("card-behind")}


def _numbers(library: Library, edition: Edition, words: Words, language: str) -> list[dict[str, str]]:
    """The country's number, or those that our own pages show."""
    pairs = (
        [(edition.number, edition.beside.get(language, ""))]
        if edition.number
        else [(each.number, each.label[language]) for each in nearest_first(library.ring, words.tag)]
    )
    return [
        {"number": number, "beside": beside, "link": f"tel:{digits_of(number)}"} for number, beside in pairs
    ]


def _texts(said: dict[str, Any]) -> list[str]:
    return [text for value in said.values() for text in (value if isinstance(value, list) else [value])]
