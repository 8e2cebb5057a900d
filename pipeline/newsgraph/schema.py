"""Which fields each kind of entity and claim has: the one table that readers, writers and the graph share."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.records import ClaimKind, EntityKind


@dataclass(frozen=True, slots=True)
class ClaimFields:
    """The fields of a claim kind. `subject` and `object` are the ends of the edge that draws the claim."""

    entities: tuple[str, ...]
    values: tuple[str, ...]
    times: tuple[str, ...]
    spans: tuple[str, ...]
    subject: str
    object: tuple[str, ...]


CLAIM_FIELDS: dict[ClaimKind, ClaimFields] = {
    "role": ClaimFields(
        entities=("holder", "organisation", "country", "principal"),
        values=("title", "status"),
        times=("start", "end"),
        spans=(),
        subject="holder",
        object=("organisation", "country", "principal"),
    ),
    "membership": ClaimFields(
        entities=("member", "group"),
        values=("capacity", "status"),
        times=("start", "end"),
        spans=(),
        subject="member",
        object=("group",),
    ),
    "stance": ClaimFields(
        entities=("holder", "target"),
        values=("polarity", "cue", "strength", "statement"),
        times=(),
        spans=("holder_span", "target_span"),
        subject="holder",
        object=("target",),
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
