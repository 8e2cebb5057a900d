"""Which lines of the rule code are come through: a tracer that leaves off where a function has no line left to see."""

from __future__ import annotations

import functools
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from warm_model import CODE

Lines = dict[CodeType, set[int]]
"""Of each function the lines that were come through."""


class LineTracer:
    """While it traces, `now` takes up the lines."""

    def __init__(self) -> None:
        self.now: Lines = defaultdict(set)
        self._known: dict[CodeType, int] = {}

    def start(self) -> None:
        sys.settrace(self._call)

    def stop(self) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, *_: object) -> Any:
        code = frame.f_code
        lines = self._known.get(code)
        if lines is None:
            ours = code.co_filename.startswith(str(CODE))
            lines = self._known[code] = len({line for _, _, line in code.co_lines() if line}) if ours else 0
        if not lines:
            return None
        seen = self.now[code]
        if len(seen) >= lines:
            return None
        seen.add(code.co_firstlineno)

        def line(inner: FrameType, event: str, _: Any) -> Any:
            if event == "line":
                seen.add(inner.f_lineno)
            return line

        return line


def named(lines: Iterable[Lines]) -> list[str]:
    """Lines as "roles/clues.py:136"."""
    base = f"{CODE}{os.sep}"
    return sorted(
        {
            f"{code.co_filename.removeprefix(base)}:{line}"
            for each in lines
            for code, seen in each.items()
            for line in seen
        }
    )


class Memories:
    """What the rule code's functions remember, to be forgotten before each trace: or only the first that asks would count."""

    def __init__(self) -> None:
        self._memories: list[Any] = []

    def watch(self) -> None:
        """Must be called before the rule code is imported."""
        remember = functools.lru_cache

        def watched(function: Callable[..., Any]) -> Any:
            memory = remember(maxsize=None)(function)
            if function.__module__.startswith("newsgraph.nlp"):
                self._memories.append(memory)
            return memory

        functools.cache = watched

    def forget(self) -> None:
        for memory in self._memories:
            memory.cache_clear()


def files_below(*folders: Path) -> Iterator[Path]:
    """The code and rules that decide what is come through."""
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))
        yield from sorted(folder.rglob("*.yaml"))
