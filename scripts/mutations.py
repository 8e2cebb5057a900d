"""Small faults that can be put into Python code, one at a time: what scripts/mutate.py draws from.

A fault is a change of one node of a module's syntax tree. It is named by its content (module, function, what became
what), never by a line number, so that a list of judged mutants outlives a move of the code.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[], ast.AST]

_OTHER: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
"""Each operator with what stands for it: its opposite, and for an order its border too."""


@dataclass(frozen=True, slots=True)
class Mutant:
    path: Path
    module: str
    """Dotted name of the module."""
    place: str
    """The function or class in which it stands, or the name that its constant has."""
    before: str
    after: str
    kind: str
    number: int
    """Which node of the tree is changed, in the order of `ast.walk`."""
    variant: int
    lines: range
    """The lines of the statement (of an `if` or `for`: of its head) that is changed."""
    nth: int = 0
    """Which of several alike in one place."""

    @property
    def key(self) -> str:
        nth = f" #{self.nth + 1}" if self.nth else ""
        return f"{self.module.removeprefix('newsgraph.nlp.')}:{self.place}: {self.before} -> {self.after}{nth}"


def mutants_of(path: Path, module: str) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    found, seen = [], Counter[tuple[str, str, str]]()
    skipped = _skipped(tree)
    places = _places(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        for variant, (kind, change) in enumerate(_changes(node)):
            place, lines = places[id(node)]
            before, after = _text(node), _text(change())
            nth = seen[place, before, after]
            seen[place, before, after] += 1
            found.append(Mutant(path, module, place, before, after, kind, number, variant, lines, nth))
    return found


def mutated(mutant: Mutant) -> ast.Module:
    """The module's tree with the fault in it."""
    tree = ast.parse(mutant.path.read_text(encoding="utf8"))
    node = list(ast.walk(tree))[mutant.number]
    _, change = list(_changes(node))[mutant.variant]
    new = change()
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if item is node else item for item in value]
    return ast.fix_missing_locations(tree)


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:  # noqa: C901, PLR0912 (one branch for each kind of node)
    match node:
        case ast.Compare(ops=[operator]):
            for other in _OTHER.get(type(operator), ()):
                yield "comparison", _with(node, ops=[other()])
        case ast.BoolOp(op=operator, values=values):
            yield "and/or", _with(node, op=_OTHER[type(operator)][0]())
            for at in range(len(values)):
                rest = values[:at] + values[at + 1 :]
                yield "operand dropped", lambda rest=rest: rest[0] if len(rest) == 1 else _with(node, values=rest)()
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "not dropped", lambda: copy.deepcopy(operand)
        case ast.BinOp(op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitAnd() as operator):
            yield "arithmetic", _with(node, op=_OTHER[type(operator)][0]())
        case ast.Constant(value=bool(value)):
            yield "constant", lambda: ast.Constant(value=not value)
        case ast.Constant(value=int(value)):
            yield "constant", lambda: ast.Constant(value=value + 1)
            if value > 1:
                yield "constant", lambda: ast.Constant(value=1)
        case ast.Set(elts=items) | ast.List(elts=items) | ast.Tuple(elts=items) if _are_words(items):
            for at in range(len(items)):
                yield "word dropped", _with(node, elts=items[:at] + items[at + 1 :])
        case ast.If(body=[ast.Return() | ast.Continue() | ast.Break() | ast.Raise()], orelse=[]):
            yield "guard removed", _with(node, test=ast.Constant(value=False))
            yield from _negated(node, node.test)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield from _negated(node, test)
        case ast.comprehension(ifs=[*tests]) if tests:
            for at in range(len(tests)):
                yield "condition dropped", _with(node, ifs=tests[:at] + tests[at + 1 :])
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield "slice", _with(node, lower=_plus_one(lower))
            if upper is not None:
                yield "slice", _with(node, upper=_plus_one(upper))


def _negated(node: ast.AST, test: ast.expr) -> Iterator[tuple[str, Change]]:
    if not isinstance(test, ast.Compare) and not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
        yield "negated", _with(node, test=ast.UnaryOp(op=ast.Not(), operand=test))


def _with(node: ast.AST, **fields: object) -> Change:
    def change() -> ast.AST:
        new = copy.deepcopy(node)
        for field, value in fields.items():
            setattr(new, field, copy.deepcopy(value))
        return new

    return change


def _plus_one(bound: ast.expr) -> ast.expr:
    return ast.BinOp(left=bound, op=ast.Add(), right=ast.Constant(value=1))


def _are_words(items: list[ast.expr]) -> bool:
    return len(items) > 1 and all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items)


def _text(node: ast.AST) -> str:
    """A node as one line; of an `if` or a comprehension only its head."""
    if isinstance(node, ast.If | ast.While):
        return f"if {_text(node.test)}"
    if isinstance(node, ast.comprehension):
        tests = "".join(f" if {_text(test)}" for test in node.ifs)
        return f"for {ast.unparse(node.target)} in {ast.unparse(node.iter)}{tests}"
    if isinstance(node, ast.Slice):
        return f"[{ast.unparse(node)}]"
    return " ".join(ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split())


def _skipped(tree: ast.Module) -> set[int]:
    """What is no behaviour: annotations, decorators, imports, assertions, `__all__`, and f-strings of messages."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        match node:
            case ast.FunctionDef():
                parts = [node.returns, *node.decorator_list]
            case ast.arg():
                parts = [node.annotation]
            case ast.AnnAssign():
                parts = [node.annotation]
            case ast.Assign(targets=[ast.Name(id=name)]) if _is_alias(name, node.value):
                parts = [node]
            case ast.ClassDef():
                parts = [*node.decorator_list]
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Raise() | ast.JoinedStr():
                parts = [node]
        for part in parts:
            if part is not None:
                skipped |= {id(inner) for inner in ast.walk(part)}
    return skipped


def _is_alias(name: str, value: ast.expr) -> bool:
    """`__all__`, or another name of a type: "Claims = list[Claim] | None"."""
    return name == "__all__" or (
        isinstance(value, ast.Subscript | ast.BinOp) and name[:1].isupper() and not name.isupper()
    )


def _places(tree: ast.Module) -> dict[int, tuple[str, range]]:
    """By node: the function, class or constant in which it stands, and the lines of its statement."""
    places: dict[int, tuple[str, range]] = {}

    def visit(node: ast.AST, place: str, lines: range) -> None:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            place = f"{place}.{node.name}" if place else node.name
        if isinstance(node, ast.stmt):
            lines = _head(node)
            if not place and isinstance(node, ast.Assign | ast.AnnAssign):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                place = ast.unparse(target)
        places[id(node)] = place or "module", lines
        for child in ast.iter_child_nodes(node):
            visit(child, place, lines)

    visit(tree, "", range(1, 2))
    return places


def _head(statement: ast.stmt) -> range:
    """The lines of a statement without its body; of a function all, for its defaults hold wherever it is called."""
    body = getattr(statement, "body", None)
    whole = range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    if isinstance(statement, ast.FunctionDef) or not body:
        return whole
    return range(statement.lineno, max(body[0].lineno, statement.lineno + 1))
