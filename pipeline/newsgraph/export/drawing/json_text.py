"""JSON written an item at a time, so that no file stands in memory as a text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any


def write_json(whole: Mapping[str, Any]) -> Iterator[str]:
    """What `json.dumps(whole, ensure_ascii=False, indent=1)` gives, and a line's end, in pieces; an iterator in it stands for a list."""
    yield from _pieces(whole, 0)
    yield "\n"


def _pieces(value: Any, level: int) -> Iterator[str]:
    if isinstance(value, Iterator):
        yield from _between("[]", (_pieces(item, level + 1) for item in value), level)
    elif _holds_iterator(value):
        fields = (chain([f"{json.dumps(key)}: "], _pieces(item, level + 1)) for key, item in value.items())
        yield from _between("{}", fields, level)
    else:  # a line's end within a text is written as two letters
        yield json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * level)


def _holds_iterator(value: Any) -> bool:
    return isinstance(value, Iterator) or (isinstance(value, Mapping) and any(map(_holds_iterator, value.values())))


def _between(marks: str, items: Iterator[Iterator[str]], level: int) -> Iterator[str]:
    before = f"{marks[0]}\n"
    for item in items:
        yield before + " " * (level + 1)
        yield from item
        before = ",\n"
    yield marks if before[0] == marks[0] else f"\n{' ' * level}{marks[1]}"
