"""Puts a mutant into the running rule code of a process, which is done for with it: only forked children do so.

A fault inside a function takes the place of the function's code where it is, with whatever refers to the function. One in
what a module makes when it is imported (a set of words, a default) needs the module, and all that stands above it, anew.
"""

from __future__ import annotations

import ast
import gc
import importlib.abc
import importlib.util
import sys
from collections.abc import Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

from mutations import Mutant, mutated
from warm_model import forget_rule_code

_OPTIMIZED = 0x1
"""The flag of a function's code, which that of a class or module lacks."""


def put_in(mutant: Mutant) -> None:
    """From here on the process has the fault."""
    if not _put_into_functions(mutant):
        forget_rule_code()
        sys.meta_path.insert(0, _Changed(mutant))


def _put_into_functions(mutant: Mutant) -> bool:
    file = str(mutant.path)
    old = compile(ast.parse(mutant.path.read_text(encoding="utf8")), file, "exec")
    new = compile(mutated(mutant), file, "exec")
    if mutant.module not in sys.modules or _frame(old) != _frame(new):
        return False
    functions = dict(_functions(old))
    changed = {place: code for place, code in _functions(new) if code != functions.get(place)}
    held = [item for item in gc.get_objects() if isinstance(item, FunctionType) and item.__code__.co_filename == file]
    found = {(item.__code__.co_qualname, item.__code__.co_firstlineno) for item in held}
    if not changed or not changed.keys() <= found:
        return False
    for item in held:
        item.__code__ = changed.get((item.__code__.co_qualname, item.__code__.co_firstlineno), item.__code__)
    return True


def _functions(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    """The functions and methods of a module, without those inside them, which come with them."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            if part.co_flags & _OPTIMIZED:
                yield (part.co_qualname, part.co_firstlineno), part
            else:
                yield from _functions(part)


def _frame(code: CodeType) -> tuple[Any, ...]:
    """What a module or class does when it is made, without what its functions do."""
    consts = [
        (type(part), part) if not isinstance(part, CodeType) else part.co_flags & _OPTIMIZED or _frame(part)
        for part in code.co_consts
    ]
    return code.co_code, code.co_names, tuple(consts)


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, *_: object) -> Any:
        if fullname != self.mutant.module:
            return None
        path = self.mutant.path
        inside = [str(path.parent)] if path.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, path, loader=self, submodule_search_locations=inside)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(mutated(self.mutant), self.mutant.path, "exec"), module.__dict__)  # noqa: S102 (our own code)
