"""Which regular expressions a rule may have: those whose work is bounded by the block that they look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import factorial, prod
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_MANY = 10
"""Repetitions from which on one is taken for as many as there are."""
_MOST_STEPS = 1e8
"""Of the search for a pattern in one block: some seconds."""
_LONGEST = 4000
"""Characters of a pattern."""


def bounded(pattern: str) -> str:
    """The pattern, if it can stand as one alternative among others. Raises ValueError saying what is wrong with it."""
    if len(pattern) > _LONGEST:
        raise ValueError(f"a pattern of more than {_LONGEST:,} characters")
    try:
        parsed = _parser.parse(pattern, re.IGNORECASE)
        re.compile(f"(?:{pattern})", re.IGNORECASE)  # as it will stand, where flags for all of it are refused
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"no regular expression: {error}") from error
    if parsed.state.groups > 1:
        raise ValueError("a group that is held: write (?:...) for (...)")
    return pattern


def unbounded(pattern: str, block: int) -> str | None:
    """Why a pattern may take very long on a block of so many characters; None where it cannot.

    A repetition of what is repeated itself ("(?:a+)+") may take time by the power of the block's length. Of repetitions
    one after the other ("a+b+c+") each takes the block's length once more, and all their orders are one.
    """
    parsed = _parser.parse(pattern)
    if _nested(parsed, inside=False):
        return "a repetition inside a repetition, which can take for ever; write it without"
    widths = _widths(parsed, block)
    if prod(widths) / factorial(len(widths)) > _MOST_STEPS:
        return f"too many repetitions for blocks of {block} characters; give them bounds ({{0,40}}), or a smaller up_to"
    return None


def _widths(parsed: Any, block: int) -> list[int]:
    """How often each repetition may repeat on the branch that has most to do."""
    widths: list[int] = []
    for operation, value in parsed:
        if operation in _REPEATS and value[1] > _MANY:
            widths.append(min(int(value[1]), block))
        branches = value[1] if operation is _constants.BRANCH else _parts(value)
        found = [_widths(branch, block) for branch in branches]
        chosen = [max(found, key=prod, default=[])] if operation is _constants.BRANCH else found
        widths += [width for each in chosen for width in each]
    return widths


def _nested(parsed: Any, *, inside: bool) -> bool:
    for operation, value in parsed:
        repeated = operation in _REPEATS and value[1] > _MANY
        if repeated and inside:
            return True
        if any(_nested(part, inside=inside or repeated) for part in _parts(value)):
            return True
    return False


def _parts(value: Any) -> Iterator[Any]:
    """The patterns inside of an operation."""
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _parts(item)
