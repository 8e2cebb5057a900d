"""The seeds as the tests of them speak of them: their articles, their groups, and who is in those."""

from __future__ import annotations

from pathlib import Path

from newsgraph.records import Claim, KnowledgeGraph

FOLDER = Path(__file__).parents[1] / "seeds"
FIRST, SECOND = "000_216a1afef09538f7", "001_ba8f274234acca2a"


def name_of(graph: KnowledgeGraph, ref: str | None) -> str | None:
    return next((entity.name for entity in graph.entities if entity.id == ref), None)


def groups_of(graph: KnowledgeGraph, sender: str, year: str) -> set[str]:
    """Ids of the groups that a country sent in a year."""
    return {
        entity.id
        for entity in graph.entities
        if entity.kind == "group"
        and name_of(graph, entity.properties.get("sender")) == sender
        and (entity.properties.get("date") or "").startswith(year)
    }


def memberships(graph: KnowledgeGraph, groups: set[str] | None = None) -> list[Claim]:
    """All membership claims, or those of some groups."""
    return [c for c in graph.claims if c.kind == "membership" and (groups is None or c.fields["group"] in groups)]


def members(graph: KnowledgeGraph, groups: set[str], *modalities: str) -> set[str | None]:
    """Names of those whose membership is claimed with one of the modalities."""
    return {name_of(graph, c.fields["member"]) for c in memberships(graph, groups) if c.modality in modalities}
