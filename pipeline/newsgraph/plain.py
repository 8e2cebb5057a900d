"""Records as plain values and back, by the fields that they declare: a shape is written down once, in its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a field holds that is no plain value: a record or none, or a tuple of `many` (of plain values: no record)."""

    record: type | None
    many: bool

    def unmake(self, value: Any, turn: Callable[[Any], Any]) -> Any:
        if not self.many:
            return None if value is None else turn(value)
        return list(value) if self.record is None else [turn(item) for item in value]

    def make(self, value: Any, make: Callable[[type, Any], Any]) -> Any:
        if not self.many:
            return None if value is None or self.record is None else make(self.record, value)
        return tuple(value) if self.record is None else tuple(make(self.record, item) for item in value)


@dataclass(frozen=True, slots=True)
class Shape:
    """A record's fields in their order, what gets their values, the parts of those that have any, and the truth values."""

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    parts: Mapping[str, Parts]
    flags: frozenset[str]
    turns: tuple[Callable[[Any, Callable[[type, Any], Any]], Any] | None, ...] = ()
    """What makes each field of plain values; None for one that is plain."""


def to_row(record: object) -> dict[str, Any]:
    """A record as a mapping by its fields' names, in their order; the records inside it are mappings too."""
    shape = shape_of(type(record))
    row: dict[str, Any] = dict(zip(shape.names, shape.values(record)))  # noqa: B905  (of one length)
    for name, parts in shape.parts.items():
        row[name] = parts.unmake(row[name], to_row)
    return row


def to_list(record: object) -> list[Any]:
    """A record as its fields' values in their order; the records inside it are lists too."""
    shape = shape_of(type(record))
    if not shape.parts:
        return list(shape.values(record))
    row = dict(zip(shape.names, shape.values(record)))  # noqa: B905
    for name, parts in shape.parts.items():
        row[name] = parts.unmake(row[name], to_list)
    return list(row.values())


def from_row(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """The record that `to_row` gave. Raises TypeError where a field is lacking that has no default, or is unknown."""
    parts = shape_of(kind).parts
    made = {name: parts[name].make(value, from_row) for name, value in row.items() if name in parts} if parts else {}
    return kind(**{**row, **made} if made else row)


def from_list(kind: type[Record], values: Sequence[Any]) -> Record:
    """The record that `to_list` gave."""
    shape = shape_of(kind)
    if not shape.parts:
        return kind(*values)
    turned = zip(shape.turns, values, strict=True)
    return kind(*[value if turn is None or value is None else turn(value, from_list) for turn, value in turned])


def shape_of(kind: Any) -> Shape:
    return _shape(kind)


@cache
def _shape(kind: type) -> Shape:
    hints = get_type_hints(kind)
    names = tuple(item.name for item in fields(kind))
    found = {name: Parts(_record_in(hints[name]), get_origin(hints[name]) is tuple) for name in names}
    parts = {name: item for name, item in found.items() if item.many or item.record is not None}
    # Of one name `attrgetter` gives no tuple.
    values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
    turns = tuple(parts[name].make if name in parts else None for name in names)
    return Shape(names, values, parts, frozenset(name for name in names if hints[name] is bool), turns)


def _record_in(hint: Any) -> type | None:
    """The record that a field's type speaks of: itself, one or none, or several."""
    options = get_args(hint) if get_origin(hint) in {tuple, UnionType} else (hint,)
    return next((option for option in options if option is not NoneType and is_dataclass(option)), None)  # type: ignore[return-value]
