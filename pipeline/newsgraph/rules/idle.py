"""What is in order by its shape and yet can never do anything."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.rules.laying import Path


@dataclass(frozen=True, slots=True)
class Idle:
    """What can never do anything: the file, the path that leads there, and why."""

    file: str
    path: Path
    reason: str
    word: str | None = None
    """The item of the list at the end of the path, for one that stands in a list."""
