"""Lays a user's file over the content of a shipped one of the same shape, and says what is wrong in it.

One rule for all files: lists are added to; an entry with all that its kind needs stands in place of the one of its name;
an entry with less changes what it gives of that one; what stands under `off` goes first. New entries come before old
ones, so that where the first counts, a user's does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from difflib import get_close_matches
from functools import cache, partial
from typing import Annotated, Any, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from newsgraph.rules.examples import EXAMPLE_FIELDS, RuleExample, as_list
from newsgraph.rules.switching_off import switch_off

Path = tuple[str | int, ...]
EXAMPLES = "examples"
"""The part that every user's file may have beside the shape's own: rule name -> sentences that show its words at work."""
OFF = "off"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a user's file: the path of keys and indexes that leads there, and why."""

    path: Path
    reason: str


@dataclass(slots=True)
class Laid:
    """The content with the file laid over it, and what was wrong in the file; with anything wrong it is of no use."""

    content: Any
    wrong: list[Wrong] = field(default_factory=list)


def lay(shape: Any, base: Any, own: Any) -> Laid:
    """Lays a user's content over a shipped one of a shape (a pydantic dataclass, or a tuple of them)."""
    wrong: list[Wrong] = []
    if own == {}:  # an empty file
        return Laid(base)
    own, off = _part_off(own)
    for path, given in off:
        base = switch_off(shape, base, given, partial(_note, wrong, path))
    if isinstance(own, dict) and EXAMPLES in own and EXAMPLES not in _fields(shape):
        own = dict(own)
        wrong += _invalid(dict[str, RuleExample], own.pop(EXAMPLES), (EXAMPLES,))
    content = _Layer(wrong).lay(shape, base, own, ())
    return Laid(content, wrong)


def _note(wrong: list[Wrong], path: Path, below: Path, reason: str) -> None:
    wrong.append(Wrong((*path, *below), reason))


def _part_off(own: Any) -> tuple[Any, list[tuple[Path, Any]]]:
    """A file's content without what it switches off, and that, with where it stands."""
    if isinstance(own, dict):
        return {name: item for name, item in own.items() if name != OFF}, [((OFF,), own[OFF])] if OFF in own else []
    if isinstance(own, list):
        off: list[tuple[Path, Any]] = [((number, OFF), item[OFF]) for number, item in enumerate(own) if _is_off(item)]
        return [None if _is_off(item) else item for item in own], off
    return own, []


def _is_off(item: Any) -> bool:
    return isinstance(item, dict) and set(item) == {OFF}


class _Layer:
    """Walks down a shape with the old and the new content beside each other."""

    def __init__(self, wrong: list[Wrong]) -> None:
        self.wrong = wrong

    def lay(self, shape: Any, base: Any, own: Any, path: Path) -> Any:
        shape = bare(shape)
        if is_dataclass(shape):
            return self._section(shape, base, own, path)
        kind, of = get_origin(shape), get_args(shape)
        if kind in (dict, Mapping):
            return self._entries(of[1], base, own, path)
        if kind in (list, tuple, frozenset):
            return self._list(of[0], base, own, path)
        self.wrong += _invalid(shape, own, path)
        return own

    def _section(self, shape: Any, base: Any, own: Any, path: Path) -> Any:
        if not self._is(dict, own, path, "fields"):
            return base
        content, known = dict(base or {}), _fields(shape)
        for name, item in own.items():
            if name not in known:
                meant = get_close_matches(str(name), sorted(known), 1)
                hint = f"did you mean {meant[0]}?" if meant else f"there are {', '.join(sorted(known))}"
                self.wrong.append(Wrong((*path, str(name)), f"there is no such field; {hint}"))
            elif name in EXAMPLE_FIELDS:
                self.wrong += _invalid(tuple[str, ...], as_list(item), (*path, name))
                content[name] = [*as_list(content.get(name, [])), *(as_list(item) or [])]
            else:
                content[name] = self.lay(known[name], content.get(name), item, (*path, name))
        return content

    def _entries(self, shape: Any, base: Any, own: Any, path: Path) -> Any:
        if not self._is(dict, own, path, "names"):
            return base
        old: dict[Any, Any] = dict(base or {})
        new: dict[Any, Any] = {}
        for name, item in own.items():
            if is_dataclass(bare(shape)) and (name not in old or is_whole(bare(shape), item)):
                self.wrong += _invalid(shape, item, (*path, name))
                made = item
            else:
                made = self.lay(shape, old.get(name), item, (*path, name))
            (old if name in old else new)[name] = made
        return {**new, **old}

    def _list(self, shape: Any, base: Any, own: Any, path: Path) -> Any:
        if not self._is(list, own, path, "items"):
            return base
        content = {_identity(shape, item): item for item in base or []}
        for number, item in enumerate(own):
            if item is None and not path:
                continue  # where `off` stood
            wrong = list(_invalid(shape, item, (*path, number)))
            self.wrong += wrong
            if not wrong:
                content[_identity(shape, item)] = item
        return list(content.values())

    def _is(self, kind: type, own: Any, path: Path, of: str) -> bool:
        if isinstance(own, kind):
            return True
        what = "a list" if kind is list else f"{of} with what they hold"
        self.wrong.append(Wrong(path, f"should be {what}"))
        return False


def _identity(shape: Any, item: Any) -> Any:
    """What makes two items of a list one: their id where they have one, else all that they say."""
    if "id" in _fields(shape):
        return item["id"]
    return item if isinstance(item, str) else json.dumps(item)


def bare(shape: Any) -> Any:
    """A type without its notes, and without the None that it may be instead."""
    while get_origin(shape) is Annotated:
        shape = get_args(shape)[0]
    others = [part for part in get_args(shape) if part is not type(None)]
    return others[0] if type(None) in get_args(shape) and len(others) == 1 else shape


def is_whole(shape: Any, item: Any) -> bool:
    """Whether an entry has all that its kind needs, and so stands for itself."""
    return isinstance(item, dict) and _needed(shape) <= item.keys()


def _fields(shape: Any) -> dict[str, Any]:
    """Field name, as files have it, -> type; nothing for what is no dataclass."""
    found = getattr(bare(shape), "__pydantic_fields__", {})
    return {info.alias or name: info.annotation for name, info in found.items()}


def _needed(shape: Any) -> set[str]:
    return {info.alias or name for name, info in shape.__pydantic_fields__.items() if info.is_required()}


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


def _invalid(shape: Any, item: Any, path: Path) -> Iterator[Wrong]:
    try:
        _adapter(shape).validate_python(item)
    except ValidationError as error:
        for each in error.errors():
            yield Wrong((*path, *each["loc"]), _reason(each))


def _reason(error: Any) -> str:
    if error["type"] == "missing":
        return "is missing"
    if error["type"] in {"list_type", "tuple_type", "frozen_set_type"}:
        return "should be a list"
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        return "there is no such field"
    return str(error["msg"]).removeprefix("Value error, ")
