"""XML written an element at a time, so that no file stands in memory as a tree: indented, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from newsgraph.export.drawing.attributes import NOT_XML

Piece = TypeVar("Piece")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_TEXT = str.maketrans(_MARKS)
_OTHERWISE = re.compile(f'[&<>"\r\n\t]|{NOT_XML.pattern}')
"""What is written otherwise than it stands there."""
_VALUE = str.maketrans(_MARKS | {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})


def element(level: int, tag: str, values: Mapping[str, Any], text: Any = "") -> str:
    """An element with its attributes and its text, on a line; what XML cannot hold (ids may have it too) as U+FFFD."""
    inside = _written(text, _TEXT)
    return f"{_head(level, tag, values)}>{inside}</{tag}>\n" if inside else f"{_head(level, tag, values)} />\n"


def nested(level: int, tag: str, values: Mapping[str, Any], inside: Iterable[str | Piece]) -> Iterator[str | Piece]:
    """An element around others, as they come."""
    pieces = iter(inside)
    first = next(pieces, None)
    if first is None:
        yield element(level, tag, values)
        return
    yield f"{_head(level, tag, values)}>\n"
    yield first
    yield from pieces
    yield f"{'  ' * level}</{tag}>\n"


def _head(level: int, tag: str, values: Mapping[str, Any]) -> str:
    given = "".join([f' {name}="{_written(value, _VALUE)}"' for name, value in values.items()])
    return f"{'  ' * level}<{tag}{given}"


def _written(value: Any, marks: dict[int, str]) -> str:
    text = str(value)
    return NOT_XML.sub("\ufffd", text).translate(marks) if _OTHERWISE.search(text) else text
