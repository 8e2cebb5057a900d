"""Which conditions of the rule code a text decides: each operand of and/or, each test, each word of a set, both ways.

Modified condition/decision coverage (Chilenski and Miller 1994; ISO/IEC/IEEE 29119-4): an operand counts where it alone settles
the and/or that it stands in. It is taken down to the words that a set is asked for.
What no text decides is either not shown to be needed, or not needed: a mutant of it survives.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.util
import sys
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Self

from warm_model import CODE, forget_rule_code

Outcome = tuple[int, bool | str]
"""A condition's number with what came of it: whether it held, or which word was found."""


@dataclass(frozen=True, slots=True)
class Condition:
    kind: str
    """`and`, `or` (an operand), `if` (a test), `filter` (of a comprehension), `words` (a set)."""
    file: str
    line: int
    text: str

    @property
    def outcomes(self) -> tuple[bool | str, ...]:
        """Those that a condition must have had to have decided something."""
        if self.kind == "words":
            return tuple(ast.literal_eval(self.text))
        return {"and": (False,), "filter": (False,), "or": (True,), "if": (True, False)}[self.kind]


class Conditions:
    """Counts what comes of the conditions of `newsgraph.nlp`, whose modules it imports anew."""

    def __init__(self) -> None:
        self.all: list[Condition] = []
        self.seen: set[Outcome] = set()
        self.new: list[Outcome] = []
        """What was seen for the first time since this list was last cleared."""
        self._supposing = False

    def install(self) -> None:
        forget_rule_code()
        sys.meta_path.insert(0, _Watched(self))

    def uninstall(self) -> None:
        """The modules are imported as they are: an operand that is asked although another settled it may leave something behind."""
        sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _Watched)]
        forget_rule_code()

    def note(self, number: int, outcome: bool | str) -> None:
        if not self._supposing and (number, outcome) not in self.seen:
            self.seen.add((number, outcome))
            self.new.append((number, outcome))

    def operands(self, all_: bool, first: int, *operands: Callable[[], Any]) -> Any:
        """The value of an and (`all_`) or an or; notes which operand settled it that no later one would have settled alike."""
        value: Any = None
        for place, operand in enumerate(operands):
            value = operand()
            if bool(value) != all_:
                if not self._supposing and self._differs_without(all_, operands[place + 1 :]):
                    self.note(first + place, bool(value))
                break
        return value

    def _differs_without(self, all_: bool, later: Sequence[Callable[[], Any]]) -> bool:
        """Whether the operands behind one would come to another result than it, or to none."""
        self._supposing = True
        try:
            return all(bool(operand()) == all_ for operand in later)
        except Exception:  # noqa: BLE001 (what a guard keeps from being asked raises anything)
            return True
        finally:
            self._supposing = False

    def condition(self, number: int, value: Any) -> Any:
        self.note(number, bool(value))
        return value

    def words(self, number: int, words: Iterable[str]) -> Words:
        return Words(words, self, (number,))

    def undecided(self) -> list[Outcome]:
        """What would have to come of a condition and did not, in the order of the code."""
        wanted = ((number, outcome) for number, condition in enumerate(self.all) for outcome in condition.outcomes)
        return [outcome for outcome in wanted if outcome not in self.seen]


class Words(frozenset[str]):
    """A set of words that tells which of them were found in it; one that is made of two tells both."""

    def __new__(cls, words: Iterable[str], *_: object) -> Self:
        return super().__new__(cls, words)

    def __init__(self, _: Iterable[str], conditions: Conditions, numbers: tuple[int, ...]) -> None:
        self.conditions, self.numbers = conditions, numbers

    def _found(self, words: Iterable[Any]) -> frozenset[Any]:
        found = frozenset(word for word in words if frozenset.__contains__(self, word))
        for word in found:
            for number in self.numbers:
                self.conditions.note(number, word)
        return found

    def __contains__(self, word: object) -> bool:
        return bool(self._found((word,)))

    def __and__(self, other: AbstractSet[object]) -> frozenset[str]:
        return self._found(other)

    __rand__ = __and__

    def intersection(self, *others: Iterable[object]) -> frozenset[str]:
        found = self._found(others[0])
        return found.intersection(*others[1:])

    def isdisjoint(self, other: Iterable[object]) -> bool:
        return not self._found(other)

    def __or__(self, other: AbstractSet[Any]) -> Any:
        numbers = self.numbers + getattr(other, "numbers", ())
        return Words(frozenset(self).union(other), self.conditions, numbers)

    __ror__ = __or__


class _Watched(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, conditions: Conditions) -> None:
        self.conditions = conditions

    def find_spec(self, fullname: str, *_: object) -> Any:
        if not fullname.startswith("newsgraph.nlp"):
            return None
        path = CODE.joinpath(*fullname.split(".")[2:])
        inside = [str(path)] if path.is_dir() else None
        file = path / "__init__.py" if inside else path.with_suffix(".py")
        return importlib.util.spec_from_file_location(fullname, file, loader=self, submodule_search_locations=inside)

    def exec_module(self, module: ModuleType) -> None:
        path = Path(str(module.__file__))
        tree = _Wrap(self.conditions.all, str(path.relative_to(CODE))).visit(ast.parse(path.read_text(encoding="utf8")))
        module.__dict__.update(
            _watched_operands=self.conditions.operands,
            _watched_condition=self.conditions.condition,
            _watched_words=self.conditions.words,
        )
        exec(compile(ast.fix_missing_locations(tree), path, "exec"), module.__dict__)  # noqa: S102 (our own code)


class _Wrap(ast.NodeTransformer):
    """Puts a call around each condition."""

    def __init__(self, all_: list[Condition], file: str) -> None:
        self.all, self.file = all_, file

    def _wrapped(self, kind: str, node: ast.expr, call: str = "_watched_condition") -> ast.expr:
        self.all.append(Condition(kind, self.file, node.lineno, ast.unparse(node)))
        number = ast.Constant(len(self.all) - 1)
        inner = node if call == "_watched_words" else self.visit(node)
        return ast.copy_location(ast.Call(ast.Name(call, ast.Load()), [number, inner], []), node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        kind = "and" if isinstance(node.op, ast.And) else "or"
        if any(isinstance(part, ast.NamedExpr) for part in ast.walk(node)):
            node.values = [self._wrapped(kind, value) for value in node.values]  # what it names is asked for further on
            return node
        first = len(self.all)
        self.all += [Condition(kind, self.file, value.lineno, ast.unparse(value)) for value in node.values]
        later = [ast.Lambda(_NOTHING, self.visit(value)) for value in node.values]
        settled = [ast.Constant(kind == "and"), ast.Constant(first), *later]
        return ast.copy_location(ast.Call(ast.Name("_watched_operands", ast.Load()), settled, []), node)

    def visit_If(self, node: ast.If) -> ast.AST:
        node.test = self._wrapped("if", node.test)
        node.body = [self.visit(part) for part in node.body]
        node.orelse = [self.visit(part) for part in node.orelse]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        node.test = self._wrapped("if", node.test)
        node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.iter = self.visit(node.iter)
        node.ifs = [self._wrapped("filter", test) for test in node.ifs]
        return node

    def visit_Set(self, node: ast.Set) -> ast.AST:
        return self._wrapped("words", node, "_watched_words") if _are_words(node.elts) else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        match node:
            case ast.Call(func=ast.Name(id="frozenset"), args=[ast.Set(elts=items) as words]) if _are_words(items):
                return self._wrapped("words", words, "_watched_words")
        return self.generic_visit(node)


_NOTHING = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def _are_words(items: list[ast.expr]) -> bool:
    return all(isinstance(item, ast.Constant) and isinstance(item.value, str) for item in items)
