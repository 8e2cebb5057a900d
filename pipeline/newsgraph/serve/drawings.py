"""What the graph page draws: all of a small graph; of a large one who is named most, or somebody and those around."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsgraph.records import Claim, Entity, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES
from newsgraph.serve.stored import StoredArchive
from newsgraph.view.drawing import drawing_of
from newsgraph.view.files import file_of

ALL = 1500
"""Entities of a graph that is drawn whole."""
_MOST = 250
"""Nodes of a part: more can be neither read nor laid out while somebody waits."""
_MOST_LINES = 4000


def drawing_around(archive: StoredArchive, centre: str = "") -> dict[str, Any]:
    """Nodes, lines and the odd addresses among them, for the drawing; around an entity, or the whole as far as it is drawn."""
    numbers = _chosen(archive, centre)
    entities = [archive.entities[id_] for id_ in numbers]
    claims = _claims_among(archive, numbers)
    articles = archive.heads({item.article for claim in claims for item in claim.evidence})
    known = _with_references(archive, entities, claims)
    drawing = drawing_of(KnowledgeGraph(tuple(articles), tuple(known), tuple(claims)))
    paths = [node["id"] for node in drawing["nodes"]] + [f"article/{line.get('article')}" for line in drawing["lines"]]
    odd = {path: file for path in paths if (file := file_of(path)) != path}
    return {"drawing": drawing, "files": odd, "part": len(numbers) < len(archive.entities)}


def _chosen(archive: StoredArchive, centre: str) -> dict[str, int]:
    """Ids of the entities to draw, with their numbers."""
    index = archive.index
    if len(archive.entities) <= ALL:
        return dict(index.rows("SELECT id, number FROM entities"))
    if centre in archive.entities:
        near = [centre, *(entity.id for entity, _ in archive.beside(centre, _MOST - 1))]
        return {id_: index.value("SELECT number FROM entities WHERE id = ?", id_) for id_ in near}
    sql = "SELECT id, number FROM entities WHERE kind IN ('person', 'organisation', 'group', 'country') ORDER BY mentions DESC, id LIMIT ?"
    return dict(index.rows(sql, _MOST))


def _claims_among(archive: StoredArchive, numbers: dict[str, int]) -> list[Claim]:
    """Claims all of whose ends are drawn."""
    slots = ", ".join("?" * len(numbers))
    sql = f"""SELECT claims.id FROM claims WHERE kind <> 'statement' AND number IN (
        SELECT claim FROM ends WHERE entity IN ({slots}) AND field <> 'source' GROUP BY claim HAVING count(*) > 1)
        ORDER BY number LIMIT ?"""  # noqa: S608  (only question marks)
    found = (archive.claims[id_] for (id_,) in archive.index.rows(sql, *numbers.values(), _MOST_LINES))
    return [claim for claim in found if all(id_ in numbers for id_ in _named(claim))]


def _with_references(archive: StoredArchive, entities: list[Entity], claims: list[Claim]) -> list[Entity]:
    """The entities with those that they and the claims name."""
    found = {entity.id: entity for entity in entities}
    wanted = [id_ for claim in claims for id_ in (*_named(claim), claim.source) if id_]
    wanted += [id_ for entity in entities for id_ in _references(entity)]
    for id_ in wanted:
        if id_ not in found and id_ in archive.entities:
            found[id_] = archive.entities[id_]
            wanted += _references(found[id_])
    return sorted(found.values(), key=lambda entity: entity.id)


def _references(entity: Entity) -> list[str]:
    return [value for name, value in entity.properties.items() if value and name in ENTITY_REFERENCES]


def _named(claim: Claim) -> Iterable[str]:
    return (id_ for name in CLAIM_FIELDS[claim.kind].entities if (id_ := claim.fields.get(name)))
