"""Styles and scripts as readers fetch them: without comments and needless space, and nothing else."""

import re
from pathlib import Path

import pytest

from project import ROOT
from publishing.shrink import shrink_script, shrink_style

OURS = sorted([*(ROOT / "overrides").glob("*.js"), *(ROOT / "overrides/assets").rglob("*.js")])
QUOTED = re.compile(r'"[^"\n]*"|`[^`]*`')


@pytest.mark.parametrize(
    ("style", "shrunk"),
    [
        ("a, b > c {\n  d: e f; /* g { */\n  h: i }\n", "a,b>c{d:e f;h:i}"),
        ("a { b: c; }\n\n\nd {}", "a{b:c}d{}"),
        ('a::after { content: "b  /* c */ ; d: e" }', 'a::after{content:"b  /* c */ ; d: e"}'),
        (r"a::after { content: '\'  ;' }", r"a::after{content:'\'  ;'}"),
        (
            "@media (min-width: 1em) { a :is(b) + c { d: calc(1px + 2px) !important } }",
            "@media (min-width:1em){a :is(b) + c{d:calc(1px + 2px) !important}}",
        ),
        ("/*! (c) A,  B */\na { b: c }", "/*! (c) A,  B */ a{b:c}"),
        ("a { b: c/* d */e }", "a{b:c e}"),
        ("", ""),
    ],
)
def test_a_style_keeps_its_meaning(style: str, shrunk: str) -> None:
    assert shrink_style(style) == shrunk


@pytest.mark.parametrize(
    ("script", "shrunk"),
    [
        ("// a\nconst b = (c) => {\n  d(c, 'e  f'); // g\n};\n", "const b=(c)=>{d(c,'e  f');};"),
        ("a = b\n(c || d)\n", "a=b\n(c||d)"),
        ("let a = 1\nlet b = [\n  2,\n]\n++c", "let a=1\nlet b=[2,]\n++c"),
        ("a = b + +c - -d", "a=b + +c - -d"),
        ("a = `b  //  ${c + d}\n  e`", "a=`b  //  ${c + d}\n  e`"),
        ("f = 'https://g  h' /* i */ / 2", "f='https://g  h' / 2"),
        (r"""a.replace(/[/"'] *\/ /g, "  ")""", r"""a.replace(/[/"'] *\/ /g,"  ")"""),
        ("if (a) return /b  {c/.test(d)", "if(a)return /b  {c/.test(d)"),
        ("a = b / c; d = '/  e'", "a=b / c;d='/  e'"),
        ("a = b\n  / c\n  .d()", "a=b\n/ c\n.d()"),
        ("/*! (c) A,  B */\n/** d */\ne;", "/*! (c) A,  B */\ne;"),
        (r"a = '\\'; b = '\'  c'", r"a='\\';b='\'  c'"),
        ("a in b; typeof c", "a in b;typeof c"),
    ],
)
def test_a_script_keeps_its_meaning(script: str, shrunk: str) -> None:
    assert shrink_script(script) == shrunk


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_our_scripts_keep_all_that_is_in_quotes_and_lose_a_quarter(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\$\{[^}`]*`", text), "a template within a template, which is not known"
    code = re.sub(r"^\s*//.*", "", text, flags=re.MULTILINE)
    assert QUOTED.findall(shrink_script(text)) == QUOTED.findall(code)
    assert len(shrink_script(text)) < 0.75 * len(text)
