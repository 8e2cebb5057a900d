"""What may be walked on: people and bodies as nodes, claims that are not denied as lines, chosen by modality and time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from newsgraph.errors import QueryError
from newsgraph.export.drawing.drawn import build_drawn
from newsgraph.export.drawing.times import days_of
from newsgraph.export.drawing.views import view_people
from newsgraph.records import Claim, EntityKind, Evidence, KnowledgeGraph

Graph = Any  # networkx ships without types
Attributes = Mapping[str, Any]

WALKED: tuple[EntityKind, ...] = ("person", "organisation", "group")
"""What a path leads through. Countries, places and topics connect everybody with everybody."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which claims count: those of a modality (None: asserted and reported), and of a time, as EDTF.

    `since`, `until`: a claim counts where it may hold on a day of that time; one whose time nothing tells does not.
    `through`: the kinds of entities that a path may lead through.
    """

    modality: Literal["asserted", "reported"] | None = None
    since: str | None = None
    until: str | None = None
    through: tuple[EntityKind, ...] = WALKED
    longest: int = 6
    """Steps of a path at most: six lead from one person to another over three bodies."""


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next: the claim that joins them, its best words, and how many other claims join them too.

    `forth` is whether the claim's subject is the one that the step begins at.
    """

    start: str
    end: str
    claim: Claim
    evidence: Evidence
    forth: bool
    others: int


def build_net(graph: KnowledgeGraph, choice: Choice = EVERYTHING) -> Graph:
    """A `networkx.MultiDiGraph` of what is chosen, its nodes and lines as in `newsgraph.export.drawing`, by id."""
    drawn = build_drawn(graph)
    first, last = _day(choice.since, "first"), _day(choice.until, "last")
    drawn.remove_nodes_from([node for node, kind in drawn.nodes(data="kind") if kind not in choice.through])
    drawn.remove_edges_from(
        [
            ends
            for *ends, line in drawn.edges(keys=True, data=True)
            if (choice.modality and line["modality"] != choice.modality) or not _is_of_time(line, first, last)
        ]
    )
    return drawn


def build_people(graph: KnowledgeGraph, choice: Choice = EVERYTHING) -> Graph:
    """A `networkx.MultiGraph` of people: a line for two who share a group or body of no more than a crowd (`newsgraph.export.drawing.views.CROWD`)."""
    return view_people(build_net(graph, choice))


def steps_along(nodes: list[str], net: Graph, claims: Mapping[str, Claim]) -> Iterator[Step]:
    """The steps of a walk over these nodes, each by its most trusted claim."""
    for start, end in pairwise(nodes):
        lines = [(_distrust(line), key, True) for key, line in _lines(net, start, end)]
        lines += [(_distrust(line), key, False) for key, line in _lines(net, end, start)]
        _, key, forth = min(lines)
        claim = claims[key]
        yield Step(start, end, claim, claim.best_evidence, forth, len(lines) - 1)


def check_node(net: Graph, node: str, name: str) -> None:
    """Raises QueryError where an entity is none that a path leads through."""
    if node not in net:
        kind = node.partition("/")[0]
        raise QueryError(f"{name} is a {kind}: paths lead through {', '.join(WALKED)}")


def _lines(net: Graph, start: str, end: str) -> list[tuple[str, Attributes]]:
    return list((net.get_edge_data(start, end) or {}).items())


def _distrust(line: Attributes) -> tuple[bool, float]:
    return line["modality"] != "asserted", -line["belief"]


def _is_of_time(line: Attributes, first: str | None, last: str | None) -> bool:
    """Whether the line may hold on a day from the first to the last; an end of it that is not known is open."""
    if not first and not last:
        return True
    start, end = line.get("start"), line.get("end")
    if not start and not end:
        return False
    return (not last or not start or start <= last) and (not first or not end or end >= first)


def _day(text: str | None, which: Literal["first", "last"]) -> str | None:
    """The first or last day that an EDTF date means, as ISO. Raises QueryError for what is no date."""
    if not text:
        return None
    days = days_of(text)
    day = getattr(days, which) if days else None
    if day is None:
        raise QueryError(f"{text!r} is no date like 2022, 2022-03 or 2022-03-29")
    return str(day.isoformat())
