"""YAML in which words stay words: dicts, lists, str and None, whatever tags a text puts on them, and a key stands once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from newsgraph.errors import InputError, NewsgraphError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE = "<<"
_DEEPEST = 100
"""Levels of lists in lists; what is deeper was written by nobody who edits the file."""


def load_plain_yaml(text: str) -> Any:
    """The content of a YAML text as dicts, lists, str and None, so that "no", 1_000 and 2025-05-01 need no quotation marks.

    Nothing is made of tags: `!!int x` is the word x. Raises yaml.YAMLError and nothing else, with the place where it
    knows it.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (RecursionError, UnicodeError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise yaml.YAMLError(what) from error
    return None if node is None else _Reader().read(node, 0)


def read_plain_yaml(data: bytes, path: Path | str, wrong: type[NewsgraphError] = InputError) -> Any:
    """The plain content of a file that people write, from its bytes. Raises `wrong` naming file and line."""
    try:
        return load_plain_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise wrong(f"{path}: not UTF-8 at byte {error.start}") from error
    except yaml.YAMLError as error:
        line, what = tell_yaml_error(error)
        raise wrong(f"{path}{'' if line is None else f':{line}'}: {what}") from error


def find_line(text: str, path: Sequence[Any]) -> int:
    """The line (from 1) on which what a path of keys and indexes leads to begins, or the last part of it that is there.

    For YAML that `load_plain_yaml` reads: raises yaml.YAMLError for other.
    """
    node = _tree(text)
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        found = _step(node, part)
        if found is None:
            break
        mark, node = found
        line = mark.line + 1
    return line


@lru_cache(maxsize=64)
def _tree(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    return node


def _step(node: yaml.Node | None, part: Any) -> tuple[yaml.Mark, yaml.Node] | None:
    """Where an item, or the key of an entry, begins, and the item or the entry."""
    if isinstance(node, yaml.MappingNode):
        pairs = ((key.start_mark, value) for key, value in node.value if getattr(key, "value", None) == str(part))
        return next(pairs, None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark, node.value[part]
    return None


def tell_yaml_error(error: yaml.YAMLError) -> tuple[int | None, str]:
    """The line (from 1) of what is wrong, where known, and what it is, on one line."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else None, " ".join(str(getattr(error, "problem", None) or error).split())


class _Reader:
    """Makes plain values of YAML's nodes; what an alias repeats is one object, so that no text grows by being read."""

    def __init__(self) -> None:
        self.made: dict[yaml.Node, Any] = {}
        self.open: set[yaml.Node] = set()

    def read(self, node: yaml.Node, depth: int) -> Any:
        if node in self.made:
            return self.made[node]
        if node in self.open:
            raise _wrong(node, "an alias stands inside of what it repeats")
        if depth > _DEEPEST:
            raise _wrong(node, "nested too deeply")
        self.open.add(node)
        value: Any
        if isinstance(node, yaml.MappingNode):
            value = self._mapping(node, depth)
        elif isinstance(node, yaml.SequenceNode):
            value = [self.read(item, depth + 1) for item in node.value]
        else:
            value = None if not node.style and node.value in _NULLS else node.value  # type: ignore[attr-defined]
        self.open.discard(node)
        self.made[node] = value
        return value

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str | None, Any]:
        own: dict[str | None, Any] = {}
        merged: dict[str | None, Any] = {}
        for node_of_key, node_of_value in node.value:
            key = self.read(node_of_key, depth + 1)
            if not isinstance(key, str | None):
                raise _wrong(node_of_key, "a key is a list or a mapping")
            value = self.read(node_of_value, depth + 1)
            if key == _MERGE and not node_of_key.style:
                merged = _merge(value, node_of_value)
            elif key in own:
                raise _wrong(node_of_key, f"{key!r} stands twice")
            else:
                own[key] = value
        return merged | own


def _merge(value: Any, node: yaml.Node) -> dict[str | None, Any]:
    """What `<<` takes over from one mapping or several, the first of which wins."""
    merged: dict[str | None, Any] = {}
    for each in value if isinstance(value, list) else [value]:
        if not isinstance(each, dict):
            raise _wrong(node, "<< takes over what is no mapping")
        merged = each | merged
    return merged


def _wrong(node: yaml.Node, what: str) -> yaml.YAMLError:
    return yaml.MarkedYAMLError(problem=what, problem_mark=node.start_mark)
