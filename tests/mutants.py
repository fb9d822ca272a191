"""Small wrong versions of an author's solution: each statement deleted, each detail altered.

The libraries for this (mutmut, cosmic-ray) change modules on disk and run a test suite;
here a mutant is one notebook cell and its suite the task's own checks.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator

from bimtek.scaffold import solution

_SWAPPED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE,
    ast.LtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


def of_cell(source: str, texts: bool = True) -> Iterator[tuple[str, str]]:
    """Yield (what was done, mutated code) for the solution regions of an answer cell.

    Without `texts` the wording of texts stays as it is: a person reads it.
    """
    tree = ast.parse(solution(source))
    names: Counter[str] = Counter()
    for place, node in enumerate(ast.walk(tree)):
        for new in _replacements(node, texts):
            name = f"{_line(node)} -> {_line(new) if new else '(deleted)'}"
            names[name] += 1
            mutant = _with(tree, place, new)
            # The same change can be possible in several places.
            yield (name if names[name] == 1 else f"{name} #{names[name]}"), mutant


def _replacements(node: ast.AST, texts: bool) -> Iterator[ast.AST | None]:
    """Yield what may stand in the place of a node; None deletes it."""
    if isinstance(node, ast.stmt):
        yield None
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value) if texts:
            yield ast.Constant(value + "x")
        case ast.Compare(left, [op, *more], comparators):
            yield ast.Compare(left, [_SWAPPED[type(op)](), *more], comparators)
        case ast.BinOp() | ast.BoolOp() | ast.AugAssign() if type(node.op) in _SWAPPED:
            new = copy.copy(node)
            new.op = _SWAPPED[type(node.op)]()
            yield new
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Call(func, args, keywords):
            for index in range(len(keywords)):
                yield ast.Call(func, args, keywords[:index] + keywords[index + 1 :])
            if isinstance(func, ast.Attribute):  # x.strip() becomes x
                yield func.value


def _with(tree: ast.Module, place: int, new: ast.AST | None) -> str:
    """Return the code with the node at `place` of the walk replaced."""
    mutant = copy.deepcopy(tree)
    target = list(ast.walk(mutant))[place]
    for parent in ast.walk(mutant):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(each is target for each in value):
                kept = [new if each is target else each for each in value]
                setattr(parent, name, [each for each in kept if each is not None] or [ast.Pass()])
    return ast.unparse(ast.fix_missing_locations(mutant))


def _line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())
