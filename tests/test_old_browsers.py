"""Styles and scripts as browsers of some years ago read them: Firefox 128, Safari 16, Chrome 109, the oldest
we serve.

What they lack may only make a page nicer (HARMLESS), or stands within an `@supports` that asks for it, so
that they leave it out whole. Anything else here would take a rule or a script away from them, and with it the
menu, the cards or the numbers. Which browser knows what: https://developer.mozilla.org/docs/Web,
https://caniuse.com.
"""

import re

import pytest

from project import ROOT

STYLES = sorted((ROOT / "overrides/assets/css").glob("*.css"))
SCRIPTS = [*sorted((ROOT / "overrides/assets/js").glob("*.js")), *sorted((ROOT / "overrides").glob("*.js"))]
# A declaration that is not understood is passed over by itself, so these cost nothing where they are unknown.
HARMLESS = {"text-wrap: balance", "text-wrap: pretty"}
# What any of the three lacks. In a selector it takes the whole rule away, in a script the whole file.
IN_STYLES = {
    "nesting": r"(?m)^\s*&|[;{]\s*&",
    "popover": r":popover-open|::backdrop",
    "folded content": r"::details-content",
    "anchors": r"anchor-(?:name|scope)|position-(?:anchor|area|try)|\banchor(?:-size)?\(",
    "colour functions": r"light-dark\(|color-mix\(|\bfrom var",
    "rules": r"@(?:scope|starting-style|position-try|function|view-transition|when)\b|\bif\(",
    "text wrapping": r"text-wrap[a-z-]*: *[a-z]+",
    "ranges in media queries": r"@media[^{]*[<>]",
    "sizes": r"interpolate-size|calc-size\(|field-sizing|\bsubgrid\b",
    "form styles": r"appearance: *base-select",
    "scrolling": r"animation-timeline|scroll-timeline|view-timeline",
    "selectors": r":(?:open|state|user-valid|user-invalid|has-slotted)\b",
}
IN_SCRIPTS = {
    "popover": r"\b(?:show|hide|toggle)Popover\b|commandFor",
    "top-level await": r"(?m)^(?:const [^=]+= *)?await\b",
    "lookbehind": r"\(\?<[=!]",
    "the v flag": r"(?<=[)/\]])/[gimsuy]*v[gimsuy]*[).,;]",
    "groups and sets": r"\b(?:Object|Map)\.groupBy\b|\.(?:union|intersection|difference|isSubsetOf)\(",
    "new arrays": r"\.(?:toSorted|toReversed|toSpliced)\(|Array\.fromAsync|\bIterator\.",
    "promises": r"Promise\.(?:withResolvers|try)\b|AbortSignal\.any\(",
    "views": r"startViewTransition|\.setHTML\(|\bRegExp\.escape",
    "sentences": r"\bIntl\.Segmenter\b",
    "resources": r"(?m)^\s*(?:await )?using [a-z]+ =",
}


def lacking(text: str, patterns: dict[str, str]) -> list[str]:
    """What in a file an old browser lacks: the name of each kind with the words found."""
    return [
        f"{name}: {found.group()}"
        for name, pattern in patterns.items()
        for found in re.finditer(pattern, text)
        if found.group() not in HARMLESS
    ]


def without_supported(css: str) -> str:
    """A style sheet without its comments and without what stands within `@supports`."""
    css, kept, depth = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL), "", 0
    for part in re.split(r"(@supports[^{]*\{|[{}])", css):
        if part.startswith("@supports") or (depth and part == "{"):
            depth += 1
        elif depth:
            depth -= part == "}"
        else:
            kept += part
    return kept


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_no_rule_is_lost_in_an_old_browser(file) -> None:
    assert lacking(without_supported(file.read_text()), IN_STYLES) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_no_script_is_lost_in_an_old_browser(file) -> None:
    assert lacking(re.sub(r"(?m)^\s*//.*$", "", file.read_text()), IN_SCRIPTS) == []


def test_the_test_finds_what_it_looks_for() -> None:
    """Each of these, in a style sheet or a script, is found; and what asks for support first is not."""
    for css in (
        ".a { & b { color: red } }",
        ".a:popover-open { inset: 0 }",
        ".m::details-content { display: block }",
        ".c { anchor-name: --c }",
        "p { color: light-dark(red, blue) }",
        "p { text-wrap: stable }",
        "@media (width > 20rem) { p { margin: 0 } }",
        "a { color: color-mix(in srgb, red, blue) }",
    ):
        assert lacking(without_supported(css), IN_STYLES), css
    assert not lacking(
        without_supported(
            "@supports selector(::details-content) { @media print { .m::details-content { a: b } } }"
        ),
        IN_STYLES,
    )
    assert (
        without_supported("a { b: c } @supports (d: e) { f { g: h } } i { j: k }") == "a { b: c }  i { j: k }"
    )
    for js in (
        "await fetch('a');",
        "const a = await fetch('a');",
        "menu.showPopover();",
        "list.toSorted();",
        "/(?<=a)b/u;",
        "new Intl.Segmenter('hi');",
    ):
        assert lacking(js, IN_SCRIPTS), js


def test_what_must_be_marked_for_an_older_engine_is() -> None:
    """Two properties that Safari knows by its own name only."""
    for file in STYLES:
        css = file.read_text()
        for rule in re.findall(r"\{[^{}]*\}", css):
            if re.search(r"(?<!-)user-select:", rule):
                assert "-webkit-user-select:" in rule, (file.name, rule)
