"""What must hold of a page or of data, whatever stands in them: the check never breaks off and is soon done, and what it
lets pass is shown as the hosting site's preview shows it, with no mark left over."""

import re
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from content.data_files import Entries
from content.file_names import files_below
from content.front_matter import split_page
from content.library import Library, load_library
from content.page_body import read_body
from content.pages import Page, load_page
from content.text_files import read_text
from content.yaml_reader import Map
from editing.check import check_site, check_words
from editing.waivers import apply_waivers
from preview import Outline, preview, shown, without_blocks
from project import TODAY, Project
from publishing.exports import csl_json
from publishing.questionnaire import questionnaire
from showing import show_page

# Seconds of the processor.
LONGEST = 2.0
# Marks that no reader is to meet, told apart from the check's own rules. Behind a backslash, one is meant.
_LEFT = re.compile(
    r"[*_`\[\]{}|\\~^]|={2,}|::|\$\$|%%|(?<![\w.+-])@|<[A-Za-z/!?]|&#?\w+;|(?:https?:/|www\.\w)|^(?:#+|[-+>]|\d+[.)])\s"
)
# The reader of pages takes a quotation's second line, far indented, for one more; the preview for words. Nobody writes it.
_FAR_QUOTATION = re.compile(r"^(?: {4,}|\t)\s*>", re.MULTILINE)
# The preview makes a link of an e-mail address in words.
_MAIL = re.compile(r"mailto:.*")


@dataclass(frozen=True)
class Look:
    """What came of one look: what is wrong (breaks, slow, leftover, difference) with more about it, and how many pages or
    data the check let pass, and how many a build refused as the check does."""

    wrong: tuple[tuple[str, str], ...] = ()
    passes: int = 0
    refused: int = 0
    # Nothing at all is wrong, style included.
    is_clean: bool = False


class Desk:
    """A project whose pages and data are spoilt one at a time."""

    def __init__(self, root: Path, today: date = TODAY) -> None:
        self.project, self.today = Project(root), today
        self.library, _ = load_library(root, today)
        self.texts = {path: (root / path).read_text(encoding="utf-8") for path in self.library.pages}
        self.data = {
            path: (root / path).read_text(encoding="utf-8")
            for path in ("mkdocs.yml", *files_below(root, "docs/_data"))
            if (root / path).exists()
        }
        # Of the other pages, what links to them ask for.
        self.others = {
            path: replace(page, prose=tuple(each for each in page.prose if each.kind == "heading"), marks=())
            for path, page in self.library.pages.items()
        }

    def look_at_page(self, path: str, text: str) -> Look:
        """Look at a page with this text in the place of its own."""
        self._write(path, text)
        return _watched(lambda: self._page(path))

    def look_at_data(self, name: str, text: str) -> Look:
        """Look at a project with this text in the place of a file that is no page; then put that back."""
        before = (self.project.root / name).read_bytes()
        self.project.write(name, text.encode("utf-8", "surrogatepass"))
        try:
            return _watched(self._data)
        finally:
            self.project.write(name, before)

    def look_at_site(self, tries: dict[str, list[str]]) -> Look:
        """Build strictly, once with the first text of each page that the check lets pass, and once with those that it lets
        pass in none of its texts: it must be content with the former, and say of the latter what the check says."""
        changed, refused = set(), set()
        for path, texts in tries.items():
            # Of a handout, a build finds more: it may have become too long.
            if "handout" in self.library.pages[path].meta:
                continue
            if any((look := self.look_at_page(path, text)).is_clean for text in texts):
                changed.add(path)
            else:
                self.project.write(path, self.texts[path])
                # That the check broke off is found by other looks.
                refused |= {path} if not look.wrong else set()
        # Together they may hold what none does alone, such as a link to a part that is gone, and lack what another file asks
        # for, such as a citation of a place: whatever is told of, some page is put back.
        while changed and (wrong := self._with_errors()):
            put_back = wrong & changed or {min(changed)}
            for path in put_back:
                self.project.write(path, self.texts[path])
            changed -= put_back
        built = self.project.build()
        told = [
            line for line in built.stderr.splitlines() if line.startswith(("ERROR", "WARNING", "Aborted"))
        ][-1:]
        otherwise = [f"{len(changed)} spoilt pages: {line}" for line in told if built.returncode]
        for path, text in self.texts.items():
            self._write(path, tries[path][-1] if path in refused else text)
        otherwise += self._told_otherwise() if refused else []
        for path, text in self.texts.items():
            self.project.write(path, text)
        return Look(
            tuple(("difference", f"a build of {line}") for line in otherwise), len(changed), len(refused)
        )

    def _with_errors(self) -> set[str]:
        return {each.path for each in check_site(self.project.root, self.today)[1] if each.level == "error"}

    def _told_otherwise(self) -> Iterator[str]:
        """What a build says that the check does not, or the reverse."""
        problems = check_site(self.project.root, self.today)[1]
        errors = {_as_written(str(problem)) for problem in problems if problem.level == "error"}
        built = self.project.build()
        told = {line for line in re.findall(r"^ERROR +-  (.*)$", built.stderr, re.MULTILINE) if ":" in line}
        yield from (f"refused pages: {line}" for line in sorted(errors ^ told))
        if bool(errors) != bool(built.returncode):
            yield f"refused pages: {len(errors)} errors, and it ended with {built.returncode}"

    def _write(self, path: str, text: str) -> None:
        self.project.write(path, text.encode("utf-8", "surrogatepass"))

    def _page(self, path: str) -> Look:
        page, problems = load_page(self.project.root, path, self.today)
        library = replace(self.library, pages={**self.others, path: page})
        found = [*problems, *(each for each in check_words(library) if each.path == path)]
        left, _ = apply_waivers([page], found)
        show_page(library, page)
        errors = [problem for problem in left if problem.level == "error"]
        # A finding about style hides nothing.
        if any(not problem.rule for problem in errors):
            return Look()
        file, _ = read_text(self.project.root, path)
        return Look(tuple(_differences(library, page, file.text if file else "")), 1, is_clean=not errors)

    def _data(self) -> Look:
        library, problems, _ = check_site(self.project.root, self.today)
        if any(problem.level == "error" for problem in problems):
            return Look()
        for page in library.pages.values():
            show_page(library, page)
        csl_json(library)
        for checklist in library.checklists.values():
            questionnaire(library, checklist, "en", "https://pain.example.org/", "A publisher")
        return Look(passes=1)


def _as_written(text: str) -> str:
    """A line as a program writes it: what is no letter at all, by its number."""
    return text.encode("utf-8", "backslashreplace").decode()


def _watched(look: Callable[[], Look]) -> Look:
    """Do it, and tell if it broke off or took too long."""
    begun = time.process_time()
    try:
        found = look()
    except Exception:  # noqa: BLE001 - whatever it is, an editor would have met it
        return Look((("breaks", traceback.format_exc().strip().splitlines()[-1]),))
    took = time.process_time() - begun
    return replace(found, wrong=(*found.wrong, ("slow", f"{took:.1f} s"))) if took > LONGEST else found


def _differences(library: Library, page: Page, text: str) -> Iterator[tuple[str, str]]:
    """How what is shown differs from the preview, and what is left over in it. Of our own, only words are shown."""
    body = split_page(page.path, text)[1]
    if _FAR_QUOTATION.search(body):
        return
    plain = without_blocks(body, read_body(body, 1), 1)
    bare = replace(page, meta=Map(1), tokens=read_body(plain, 1).tokens)
    ours, theirs = (
        [each for each in outline if not (each[0] == "a" and _MAIL.fullmatch(each[1]))]
        for outline in (shown(show_page(replace(library, glossary=Entries()), bare)), preview(plain))
    )
    if ours != theirs:
        yield "difference", _first_difference(ours, theirs)
    elif "\\" not in body and "&" not in body:
        yield from (("leftover", words) for tag, words in theirs if tag == "words" and _LEFT.search(words))


def _first_difference(ours: Outline, theirs: Outline) -> str:
    at = next(
        (place for place, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
        min(len(ours), len(theirs)),
    )
    return f"shown {ours[at : at + 2]}, previewed {theirs[at : at + 2]}"
