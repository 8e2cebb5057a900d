"""Parts of a drawn graph by what one wants to see: whom people share a body with, who sits where, who is for whom."""

from __future__ import annotations

import hashlib
import itertools
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import networkx as nx

from newsgraph.errors import NOTE
from newsgraph.export.drawing.attributes import EDGE_ATTRIBUTES, clean
from newsgraph.export.drawing.times import days_of

Graph = Any  # networkx ships without types
Attributes = dict[str, Any]

CROWD = 60
"""Bodies with more people than this join nobody in the view of people: 60 are 1,770 lines, a party's 2,000 two million."""

_BODIES = ("group", "organisation")


def view_all(drawn: Graph) -> Graph:
    return drawn


def view_stances(drawn: Graph) -> Graph:
    """Who is for or against whom or what."""
    return _with_lines(drawn, [line for *line, kind in drawn.edges(keys=True, data="kind") if kind == "stance"])


def view_groups(drawn: Graph, years: Collection[int] = ()) -> Graph:
    """Who sits where; with years, only in the groups of these."""
    lines = [
        (member, body, key)
        for member, body, key, kind in drawn.edges(keys=True, data="kind")
        if kind == "membership" and (not years or year_of(drawn.nodes[body]) in years)
    ]
    return _with_lines(drawn, lines)


def year_of(node: Attributes) -> int | None:
    """The year that a drawn group begins in; None where it has no date, or is no group."""
    days = days_of(node.get("date")) if node["kind"] == "group" else None
    return days.first.year if days and days.first else None


def view_people(drawn: Graph) -> Graph:
    """Who shares a group or body with whom: one line, without direction, for two people and all that they share."""
    shared: defaultdict[tuple[str, str], list[tuple[str, Attributes, Attributes]]] = defaultdict(list)
    for body, people in _people_in_bodies(drawn):
        for one, other in itertools.combinations(sorted(people), 2):
            shared[one, other].append((body, people[one], people[other]))
    view = nx.MultiGraph()
    view.add_nodes_from((node, data) for node, data in drawn.nodes(data=True) if data["kind"] == "person")
    for (one, other), bodies in sorted(shared.items()):
        key = f"shared/{hashlib.sha256(f'{one} {other}'.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        view.add_edge(one, other, key=key, **clean(_what_is_shared(bodies, drawn), EDGE_ATTRIBUTES))
    return view


def _people_in_bodies(drawn: Graph) -> Iterator[tuple[str, dict[str, Attributes]]]:
    """Each body with its people and the best of the lines that put each there, the line's key among its attributes."""
    people: defaultdict[str, dict[str, Attributes]] = defaultdict(dict)
    for person, body, key, line in drawn.edges(keys=True, data=True):
        is_seat = line["kind"] in ("membership", "role") and drawn.nodes[body]["kind"] in _BODIES
        if is_seat and drawn.nodes[person]["kind"] == "person":
            known = people[body].get(person)
            if known is None or _trust(line) > _trust(known):
                people[body][person] = {**line, "claim": key}
    for body, members in sorted(people.items()):
        if len(members) <= CROWD:
            yield body, members
        else:
            message = "%s: %d people, too many to join each with each; left out of the view"
            logging.getLogger(__name__).log(NOTE, message, drawn.nodes[body]["label"], len(members))


def _trust(line: Attributes) -> tuple[bool, float]:
    return line["modality"] == "asserted", line["belief"]


def _what_is_shared(bodies: list[tuple[str, Attributes, Attributes]], drawn: Graph) -> Attributes:
    lines = [line for _, *both in bodies for line in both]
    both_asserted = any(one["modality"] == other["modality"] == "asserted" for _, one, other in bodies)
    starts, ends = ([line.get(name, "") for line in lines] for name in ("start", "end"))
    names = "; ".join(drawn.nodes[body]["label"] for body, _, _ in bodies)
    return {
        "label": names,
        "kind": "shared",
        "modality": "asserted" if both_asserted else "reported",
        "start": min(starts) if all(starts) else None,
        "end": max(ends) if all(ends) else None,
        "time_basis": "; ".join(sorted({line["time_basis"] for line in lines if "time_basis" in line})),
        "shared": names,
        "claims": "; ".join(dict.fromkeys(line["claim"] for line in lines)),
        "confidence": min(line["confidence"] for line in lines),
        "belief": max(min(one["belief"], other["belief"]) for _, one, other in bodies),
        "weight": len(bodies),
        "evidence": sum(line["evidence"] for line in lines),
    }


def _with_lines(drawn: Graph, lines: Collection[Any]) -> Graph:
    """All nodes, and these lines."""
    view = nx.MultiDiGraph()
    view.add_nodes_from(drawn.nodes(data=True))
    view.add_edges_from((start, end, key, drawn.edges[start, end, key]) for start, end, key in lines)
    return view
