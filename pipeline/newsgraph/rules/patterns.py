"""Which regular expressions a rule may have: those whose work is bounded by the block that they look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_MANY = 10
"""Repetitions from which on one is taken for as many as there are."""
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


def nested_repeats(pattern: str) -> bool:
    """Whether a pattern repeats what is repeated itself ("(?:a+)+"): such a one may take time by the power of the block.

    Without such, the work grows as a small power of the block's length, and blocks are short.
    """
    return _nested(_parser.parse(pattern), inside=False)


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
