"""Where the time and the memory of resolving an archive go: clocks around its parts, for `bench_archive.py --phases`."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

_PARTS = (
    ("resolve.archive", "ArchiveGraph._outline", "outlines"),
    ("resolve.archive", "infer_dates", "dates of articles"),
    ("resolve.archive", "find_copies", "copies"),
    ("resolve.archive", "resolve_group_dates", "dates of groups"),
    ("resolve.identities", "know_entities", "entities of articles"),
    ("resolve.identities", "join_countries", "countries"),
    ("resolve.identities", "join_places", "places"),
    ("resolve.identities", "join_bodies", "bodies"),
    ("resolve.identities", "join_topics", "topics"),
    ("resolve.identities", "join_full_names", "full names"),
    ("resolve.identities", "Contexts", "contexts"),
    ("resolve.identities", "join_lone_surnames", "lone surnames"),
    ("resolve.identities", "join_groups", "groups"),
    ("resolve.identities", "join_undated_groups", "undated groups"),
    ("resolve.identities", "join_fellow_members", "fellow members"),
    ("resolve.entities", "make_clusters", "clusters"),
    ("resolve.entities", "fullest_name", "names"),
    ("resolve.entities", "assign_ids", "ids"),
    ("resolve.archive", "compare_articles", "articles compared"),
    ("resolve.archive", "read_claims", "claims read"),
    ("resolve.archive", "ReadClaims.replace", "claims put on the disk"),
    ("resolve.archive", "compare_entities", "entities compared"),
    ("resolve.archive", "ReadClaims.weigh", "claims weighed"),
    ("resolve.archive", "ArchiveGraph._sort_mentions", "mentions put on the disk"),
    ("resolve.archive", "ArchiveGraph.articles", "articles.jsonl"),
    ("resolve.archive", "ArchiveGraph.entities", "entities.jsonl"),
    ("resolve.archive", "ArchiveGraph.claims", "claims.jsonl"),
    ("rebuild", "hash_file", "hashes of files"),
    ("workspace.store", "Workspace.remember_ids", "ids remembered"),
)
"""Module, function (of what it calls them by), and what is done there. A part within another is not counted in that one."""


class Phases:
    """Seconds of processor of each part, its own only, and the megabytes (10^6) that the process held when it was done."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.memory: dict[str, float] = {}
        self._within: list[float] = []  # what parts within those that run have taken

    def watch(self) -> None:
        """Puts clocks around all parts, for the rest of the process."""
        for module, path, part in _PARTS:
            owner: Any = importlib.import_module(f"newsgraph.{module}")
            *holders, name = path.split(".")
            for holder in holders:
                owner = getattr(owner, holder)
            setattr(owner, name, self._clocked(getattr(owner, name), part))

    def _clocked(self, call: Callable[..., Any], part: str) -> Callable[..., Any]:
        @wraps(call)
        def clocked(*given: Any, **named: Any) -> Any:
            with _Clock(self, part):
                found = call(*given, **named)
            return self._walked(found, part) if isinstance(found, Iterator) else found

        return clocked

    def _walked(self, rows: Iterator[Any], part: str) -> Iterator[Any]:
        while True:
            with _Clock(self, part):
                row = next(rows, _END)
            if row is _END:
                return
            yield row

    def enter(self) -> None:
        self._within.append(0.0)

    def leave(self, part: str, seconds: float) -> None:
        own = seconds - self._within.pop()
        self.seconds[part] = self.seconds.get(part, 0.0) + own
        if self._within:
            self._within[-1] += seconds
        if own > _WORTH_A_LOOK or part not in self.memory:
            self.memory[part] = resident()


_END = object()
_WORTH_A_LOOK = 0.05


class _Clock:
    def __init__(self, phases: Phases, part: str) -> None:
        self._phases, self._part = phases, part

    def __enter__(self) -> None:
        self._phases.enter()
        self._begin = time.process_time()

    def __exit__(self, *_given: object) -> None:
        self._phases.leave(self._part, time.process_time() - self._begin)


def resident() -> float:
    """Megabytes that this process holds now (Linux)."""
    with open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123  (quick)
        return int(pages.read().split()[1]) * 4096 / 1e6
