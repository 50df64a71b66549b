"""The words of a picture say what it shows, and count what its dots show: that for English, whose ways to
count we know.
"""

import re
from collections.abc import Iterator

from content.figures import FIGURES
from content.library import Library
from content.page_marks import Mark
from content.problems import Problem, shorten
from content.yaml_reader import Map

_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*")
# Of how many a share is told.
_ROUND = {100, 1_000, 10_000}
_COUNTED = re.compile(rf"({_NUMBER.pattern}) (?:of|(?:\w+ )?(?:people|women|men|rings?|dots?))\b")


# What a program, or who is in a hurry, writes in the place of what a picture shows.
_KIND = (
    r"(?:image|img|picture|pic|photo(?:graph)?|figure|graphic|drawing|illustration|icon|logo|screen ?shot|"
    r"diagram|chart|graph)"
)
_SHOWS_NOTHING = re.compile(
    rf"(?:(?:an?|the|my|our|your|this|some) )?{_KIND}s?"
    r"(?: (?:here|goes here|alt|text|description|name|title))?(?:[ _-]?\(?\d+\)?)?|"
    r"(?:your |the |some |add |insert |write )?"
    r"(?:(?:an? )?(?:image |picture )?alt(?:ernative)?(?:[ -]?text)?|description|caption|words|"
    r"placeholder|untitled)"
    r"(?: (?:here|goes here|of (?:the |an? )?(?:image|picture)))?|"
    r".*\.(?:png|jpe?g|gif|svg|webp|avif|heic|bmp|tiff?|pdf)|"
    r"(?:img|dsc[nf]?|pxl|p|dcim|mvimg|image|photo|screen ?shot|whatsapp image)[ _-]*\d[\d\s_.:()-]*"
    r"(?:at [\d.:]+(?: ?[ap]m)?)?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"[A-Za-z][\w+.-]*:|//")
_LETTER = re.compile(r"[^\W\d_]")


def check_pictures(library: Library) -> Iterator[Problem]:
    """Check the words of each picture on a page, and the title and rows of each picture of people."""
    for page in library.pages.values():
        for mark in page.marks:
            if mark.kind == "image" and (wrong := _wrong_words(mark)):
                yield Problem(page.path, mark.line, *wrong)
    for figure in library.figures.written.values():
        if figure["kind"] == "people":
            yield from _check(figure)


def _wrong_words(mark: Mark) -> tuple[str, str] | None:
    if not mark.text.strip():
        return "a picture has no words for those who cannot see it", "write them as ![words](file)"
    if _ELSEWHERE.match(mark.address):
        return None  # The rules for links tell of that.
    if _SHOWS_NOTHING.fullmatch(mark.text.strip(" .")) or not _LETTER.search(mark.text):
        return (
            f"'{shorten(mark.text)}' does not tell those who cannot see the picture what it shows",
            "write that in a few words, as in ![A spine, seen from the side](file)",
        )
    return None


def _check(figure: Map) -> Iterator[Problem]:
    of = figure["of"]
    in_title = _numbers(_NUMBER, figure["title"])
    if of not in in_title and (others := sorted(in_title & _ROUND)):
        yield Problem(
            FIGURES,
            figure["title"].lines["en"],
            f"picture '{figure['id']}' shows {of:,} people, and its title speaks of {others[0]:,}",
            "give both the same number",
        )
    told = [(figure["title"], in_title - {of}, {row["marked"] for row in figure["rows"]})] * (of in in_title)
    told += [(row["text"], _numbers(_COUNTED, row["text"]), {row["marked"]}) for row in figure["rows"]]
    for words, numbers, marked in told:
        if numbers and not numbers & marked:
            yield Problem(
                FIGURES,
                words.lines["en"],
                f"picture '{figure['id']}' marks {', '.join(map(str, sorted(marked)))}, and its words do not "
                f"say so: '{shorten(words['en'])}'",
                "give both the same number",
            )


def _numbers(pattern: re.Pattern[str], words: Map) -> set[int]:
    return {int(number.replace(",", "")) for number in pattern.findall(words.get("en", ""))}
