"""Small changes to a module's code, each in one place, after which it would do something else."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_OTHER_WAY: dict[type, Any] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
# A word among others in a pattern, and the mark of a word's end.
_ONE_OF_THE_WORDS = re.compile(r"(?<=\|)[\w ?-]{2,}\|")
_WORD_END = re.compile(r"(?<!\\)\\b")


class Change(NamedTuple):
    """In which way code is changed, where by its line and by its bytes, and what is put in the place of what."""

    way: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def apply(self, code: bytes) -> bytes:
        """The code with this change in it."""
        return code[: self.start] + self.new.encode() + code[self.end :]


def find_changes(code: bytes) -> list[Change]:
    """Every change that could be made to a module."""
    starts = [0]
    for line in code.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    changes = []
    for way, node, new in _new(ast.parse(code)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        changes.append(Change(way, node.lineno, start, end, code[start:end].decode(), new))
    return changes


def _new(node: ast.AST) -> Iterator[tuple[str, ast.expr | ast.stmt, str]]:
    """Each way in which a part of the code can be changed, that part, and what would stand there."""
    for name, value in ast.iter_fields(node):
        # What types are, how a class is made, and how much is remembered: nothing else comes of it.
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.expr | ast.stmt):
                for way, change in WAYS.items():
                    yield from ((way, part, new) for new in change(part, node))
            # Python 3.11 does not know where the parts of an f-string stand.
            if isinstance(part, ast.AST) and not isinstance(part, ast.JoinedStr) and not _is_docstring(part):
                yield from _new(part)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _turn(node: ast.AST, within: ast.AST) -> Iterator[str]:
    """== for !=, < for <=, and for or, + for -, x for not x."""
    if isinstance(node, ast.Compare):
        ops = [_OTHER_WAY[type(node.ops[0])](), *node.ops[1:]]
        yield f"({ast.unparse(ast.Compare(node.left, ops, node.comparators))})"
    elif isinstance(node, ast.BoolOp):
        yield f"({ast.unparse(ast.BoolOp(_OTHER_WAY[type(node.op)](), node.values))})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and type(node.op) in _OTHER_WAY and not _has_text(node):
        yield f"({ast.unparse(ast.BinOp(node.left, _OTHER_WAY[type(node.op)](), node.right))})"


def _has_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _branch(node: ast.AST, within: ast.AST) -> Iterator[str]:
    """The other branch. A comparison is turned as it is."""
    tests = [within.test] if isinstance(within, ast.If | ast.IfExp | ast.While) else []
    tests += within.ifs if isinstance(within, ast.comprehension) else []
    if node in tests and not isinstance(node, ast.Compare | ast.UnaryOp | ast.NamedExpr):
        yield f"(not ({ast.unparse(node)}))"


def _constant(node: ast.AST, within: ast.AST) -> Iterator[str]:
    """The next number, the other truth, another text, a pattern without one of its words or of its edges."""
    if not isinstance(node, ast.Constant) or isinstance(within, ast.Expr):
        return
    if isinstance(node.value, bool):
        yield repr(not node.value)
    elif isinstance(node.value, int):
        yield repr(node.value + 1)
    elif isinstance(node.value, str):
        without = (pattern.sub("", node.value, count=1) for pattern in (_ONE_OF_THE_WORDS, _WORD_END))
        yield ascii(next((text for text in without if text != node.value), node.value + "x"))


def _result(node: ast.AST, within: ast.AST) -> Iterator[str]:
    """Nothing in the place of what a function returns."""
    if isinstance(node, ast.Return) and node.value and not isinstance(node.value, ast.Constant):
        yield "return None"


def _left_out(node: ast.AST, within: ast.AST) -> Iterator[str]:
    """A step that is not taken."""
    if isinstance(node, ast.AugAssign | ast.Continue | ast.Break | ast.Raise) or (
        isinstance(node, ast.Expr) and not _is_docstring(node)
    ):
        yield "pass"


WAYS: dict[str, Callable[[ast.AST, ast.AST], Iterator[str]]] = {
    "turned": _turn,
    "the other branch": _branch,
    "another constant": _constant,
    "no result": _result,
    "left out": _left_out,
}
