"""Which rules hold: those that ship, and folders of users' files laid over them in their order.

A thread works under one rule set at a time, the shipped one unless `using` says otherwise. What is made of rules is
kept on the rule set itself: two pipelines with different rules in one process never see each other's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, wraps
from inspect import signature
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from newsgraph.errors import RuleError
from newsgraph.plain_yaml import find_line, read_plain_yaml

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class RuleFile:
    """A user's file: `name` is that of the shipped one without its ending, `path` what messages call it."""

    name: str
    path: str
    text: str

    @cached_property
    def content(self) -> Any:
        """Its plain content; {} for an empty one. Raises RuleError naming file and line."""
        content = read_plain_yaml(self.text.encode(), Path(self.path), RuleError)
        return {} if content is None else content

    def line(self, path: Sequence[str | int]) -> int:
        """The line (from 1) on which what a path leads to stands, or the last part of the path that is there."""
        return find_line(self.text, path)

    def tell(self, path: Sequence[str | int], reason: str) -> str:
        """A message that names file, line and entry."""
        place = ".".join(str(part) for part in path)
        return f"{self.path}:{self.line(path)}: {place}{': ' if place else ''}{reason}"


class RuleSet:
    """The shipped rules with users' files laid over them; the same files in other folders are the same rules."""

    def __init__(self, *folders: tuple[RuleFile, ...]) -> None:
        self.folders = folders
        self.made: dict[Any, Any] = {}
        """What `per_rules` functions have made of these rules."""

    def __reduce__(self) -> tuple[type[RuleSet], tuple[tuple[RuleFile, ...], ...]]:
        return RuleSet, self.folders  # what was made is made again in another process

    def files(self, name: str) -> list[RuleFile]:
        """The users' files of a name ("attitudes", or "en/attitudes"), in the order in which they are laid over each other."""
        name = name.rpartition("/")[2]
        return [file for folder in self.folders for file in folder if file.name == name]

    @cached_property
    def key(self) -> str:
        """A hash of what the files say, comments and folders aside; empty where there are none."""
        if not self.folders:
            return ""
        said = [[file.name, file.content] for folder in self.folders for file in folder]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    @cached_property
    def off(self) -> frozenset[str]:
        """What the files switch off by name: rules that are code stay silent by it."""
        return frozenset(name for folder in self.folders for file in folder for name in off_names(file.content))

    @cached_property
    def own(self) -> frozenset[str]:
        """The names of the rules that the files add or change: what was measured of the shipped ones does not hold for them."""
        return frozenset(name for folder in self.folders for file in folder for name in rule_names(file.content))


SHIPPED = RuleSet()
_ACTIVE: ContextVar[RuleSet] = ContextVar("newsgraph_rules", default=SHIPPED)


def active() -> RuleSet:
    """The rule set under which this thread works."""
    return _ACTIVE.get()


@contextmanager
def using(rules: RuleSet) -> Iterator[None]:
    """Works under a rule set. Not around a `yield` of a generator: what it yields to would work under it too."""
    token = _ACTIVE.set(rules)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def per_rules(make: Callable[P, T]) -> Callable[P, T]:
    """`functools.cache` for what is made of rules: remembers a result for each rule set."""

    @wraps(make)
    def get(*args: P.args, **kwargs: P.kwargs) -> T:
        made = _ACTIVE.get().made
        key = (make, args)
        try:
            found: T = made[key]
        except KeyError:
            found = made[key] = make(*args, **kwargs)
        return found

    @wraps(make)
    def get_one() -> T:  # the most are so, and are asked for at every word
        try:
            found: T = _ACTIVE.get().made[make]
        except KeyError:
            found = _ACTIVE.get().made[make] = make()  # type: ignore[call-arg]
        return found

    return get if signature(make).parameters else get_one  # type: ignore[return-value]


def off_names(content: Any) -> Iterator[str]:
    """The names under `off` in a file: the items of its list, or the keys and items of its tree."""
    if isinstance(content, list):
        for item in content:
            yield from off_names(item) if isinstance(item, dict) and "off" in item else ()
    elif isinstance(content, dict):
        yield from _leaves(content.get("off"))


def _leaves(tree: Any) -> Iterator[str]:
    for item in tree if isinstance(tree, list | dict) else ():
        below = tree[item] if isinstance(tree, dict) else None
        if isinstance(item, str) and not below:
            yield item
        yield from _leaves(below)


def rule_names(content: Any) -> Iterator[str]:
    """The names of a file's rules, without those that it only switches off."""
    for item in content if isinstance(content, list) else ():
        if isinstance(item, dict):
            yield from [item["id"]] if isinstance(item.get("id"), str) else ()
            yield from [f"membership.{item['rule']}"] if isinstance(item.get("rule"), str) else ()
    for name, item in content.items() if isinstance(content, dict) else ():
        if name == "off":
            continue
        if isinstance(item, dict):
            yield from [name] if "." in name or "fires" in item else ()
        yield from rule_names(item)
