"""Which fields each kind of entity and claim has: the one table that readers, writers and the graph share.

A new field of a claim is its name in `CLAIM_FIELDS`, and a term of that name in the ontology (`holder_span` is `ng:holderSpan`).
One of an entity is its line in `records.ArticleEntity`, and its name in `ENTITY_FIELDS` under the kinds that have it.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.records import ClaimKind, EntityKind


@dataclass(frozen=True, slots=True)
class ClaimFields:
    """The fields of a claim kind. `subject` and `object` are the ends of the edge that draws the claim.

    Claims that agree in modality, source, `entities`, `times` and `tells` are one, and its other fields are of its best
    evidence. What only some claims have, `tells_where_said`: a new field goes to the end of it, and the ids of all claims
    without it stay. `drawn` fields stand on the edge.
    """

    entities: tuple[str, ...]
    values: tuple[str, ...]
    times: tuple[str, ...]
    spans: tuple[str, ...]
    subject: str
    object: tuple[str, ...]
    tells: tuple[str, ...] = ()
    tells_where_said: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()


CLAIM_FIELDS: dict[ClaimKind, ClaimFields] = {
    "role": ClaimFields(
        entities=("holder", "organisation", "country", "principal"),
        values=("title", "status", "basis"),
        times=("start", "end"),
        spans=(),
        subject="holder",
        object=("organisation", "country", "principal"),
        tells=("title", "status"),
        drawn=("status", "basis", "start", "end"),
    ),
    "membership": ClaimFields(
        entities=("member", "group"),
        values=("capacity", "status", "occurrence"),
        times=("start", "end"),
        spans=(),
        subject="member",
        object=("group",),
        tells=("capacity",),
        tells_where_said=("status", "occurrence"),
        drawn=("status", "start", "end"),
    ),
    "stance": ClaimFields(
        entities=("holder", "target"),
        values=("polarity", "cue", "strength", "statement"),
        times=(),
        spans=("holder_span", "target_span"),
        subject="holder",
        object=("target",),
        tells=("polarity",),
        drawn=("polarity",),
    ),
    "statement": ClaimFields(
        entities=("speaker",),
        values=("style", "cue", "construction", "content"),
        times=(),
        spans=("content_span", "cue_span", "speaker_span"),
        subject="speaker",
        object=(),
    ),
}

ENTITY_FIELDS: dict[EntityKind, tuple[str, ...]] = {
    "person": (),
    "organisation": ("country",),
    "group": ("sender", "place", "occasion", "date"),
    "country": ("code",),
    "place": ("country",),
    "event": (),
    "topic": (),
    "unnamed": (),
}

ENTITY_REFERENCES: frozenset[str] = frozenset({"country", "sender", "place"})
"""The entity fields that hold another entity's id."""
