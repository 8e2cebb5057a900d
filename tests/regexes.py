"""Every regular expression of the package: compiled ones, those given to `re` on the spot, and how each is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import newsgraph

PACKAGE = Path(newsgraph.__file__).parent
_CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}


@dataclass(frozen=True, slots=True)
class Regex:
    """A pattern, where it stands, and how it is asked: from anywhere (`searched`), up to the end (`whole`).

    `most` is how many characters it looks at, where the package sees to that; 0 is any number.
    """

    place: str
    pattern: str
    flags: int
    searched: bool = True
    whole: bool = False
    most: int = 0

    @property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)


def package_regexes() -> list[Regex]:
    """All of them, each once for each way in which it is used."""
    return sorted(
        {*_compiled(), *_inline(), *_boilerplate(), *_of_words()}, key=lambda regex: (regex.place, regex.pattern)
    )


def dynamic_calls() -> set[str]:
    """`module:function` for each call of `re` whose pattern the source does not say: somebody must look at it."""
    return {
        f"{module}:{function}"
        for module, function, call in _calls()
        if _constant(call) is None and function != "<module>"
    }


def _compiled() -> Iterator[Regex]:
    for module in pkgutil.walk_packages([str(PACKAGE)], "newsgraph."):
        if module.name.endswith("__main__"):
            continue
        found = importlib.import_module(module.name)
        for name, value in vars(found).items():
            for pattern in _patterns_in(value):
                searched, whole = _uses(module.name).get(name, (True, False))
                yield Regex(f"{module.name}.{name}", pattern.pattern, pattern.flags, searched, whole)


def _patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _patterns_in(item)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _patterns_in(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _patterns_in(getattr(value, field.name))


def _of_words() -> Iterator[Regex]:
    """Those that are made of word lists when they are first asked for."""
    from newsgraph.articles.parts import _author_patterns
    from newsgraph.nlp.grammar.numbers import sized

    name, story = _author_patterns()
    yield Regex("articles.parts._author_patterns name", name.pattern, name.flags, searched=False, whole=True)
    yield Regex("articles.parts._author_patterns story", story.pattern, story.flags, searched=False)
    yield Regex("nlp.grammar.numbers.sized", sized().pattern, sized().flags)


def _boilerplate() -> Iterator[Regex]:
    """Those that are born from YAML. They look at blocks of a bounded length, each alternative by itself."""
    from newsgraph.rules.boilerplate import END, block_rules
    from newsgraph.rules.topics import _ways

    for rule in block_rules().by_name.values():
        ending = "" if rule.at == "start" else r"\Z"
        flags = 0 if rule.case else re.IGNORECASE
        yield Regex(
            f"boilerplate.yaml {rule.id}",
            f"(?:{rule.match}){ending}",
            flags,
            rule.at == "end",
            most=END if rule.at == "end" else rule.up_to,
        )
    yield Regex("topics.yaml", _ways()[1].pattern, 0)


def _inline() -> Iterator[Regex]:
    for module, function, call in _calls():
        pattern, method = _constant(call), call.func.attr  # type: ignore[attr-defined]
        if pattern is None or (method == "compile" and function == "<module>"):
            continue
        yield Regex(
            f"{module}:{function}", pattern, 0, method in _SEARCHING or method == "compile", method == "fullmatch"
        )


def _constant(call: ast.Call) -> str | None:
    first = call.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


@cache
def _trees() -> dict[str, ast.Module]:
    return {
        "newsgraph." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts): ast.parse(path.read_text())
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def _calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Module, function and call, for each call of a function of `re`."""
    return tuple(
        (module, function, call) for module, tree in _trees().items() for function, call in _calls_in(tree, "<module>")
    )


def _calls_in(node: ast.AST, function: str) -> Iterator[tuple[str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        yield from _calls_in(child, child.name if isinstance(child, ast.FunctionDef) else function)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CALLS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    ):
        yield function, node


@cache
def _uses(module: str) -> dict[str, tuple[bool, bool]]:
    """Name -> (searched, whole) for patterns all of whose uses stand in the module that makes them."""
    tree = _trees().get(module) or _trees()[module + ".__init__"]
    methods: dict[str, set[str]] = {}
    passed: set[str] = set()
    asked = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in _CALLS | {"pattern"}:
            methods.setdefault(node.value.id, set()).add(node.attr)
            asked.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in asked:
            passed.add(node.id)
    return {
        name: (bool(found & _SEARCHING), "fullmatch" in found)
        for name, found in methods.items()
        if name.startswith("_") and name not in passed
    }
