"""A claim in a few words: "Ann Onym, member of the harbour board, 2022 (reported)"."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from newsgraph.export.drawing.attributes import one_line
from newsgraph.graph.edtf import years_of
from newsgraph.records import Claim, Entity
from newsgraph.schema import CLAIM_FIELDS

_LONGEST = 160
_NOBODY = "somebody"


def label_claim(claim: Claim, entities: Mapping[str, Entity]) -> str:
    """The claim in one line of at most 160 letters; what is not asserted says so at its end."""
    kind = CLAIM_FIELDS[claim.kind]
    subject = _name(claim.fields.get(kind.subject), entities) or (_NOBODY if claim.kind != "stance" else "the article")
    objects = [name for field in kind.object if (name := _name(claim.fields.get(field), entities))]
    text = f"{subject}{_says(claim, objects)}{_when(claim, entities)}"
    marks = [claim.modality] if claim.modality != "asserted" else []
    label = textwrap.shorten(one_line(text), _LONGEST, placeholder=" …")
    return f"{label} ({', '.join(marks)})" if marks else label


def _says(claim: Claim, objects: list[str]) -> str:
    fields = claim.fields
    status = fields.get("status")
    before = "" if status in (None, "current") else f"{status} "
    if claim.kind == "role":
        return f", {before}{', '.join([fields.get('title') or 'in office', *objects])}"
    if claim.kind == "membership":
        return f", {before}{fields.get('capacity') or 'member'} of {objects[0] if objects else 'a body'}"
    if claim.kind == "stance":
        return f" {fields.get('polarity')} {objects[0] if objects else 'something'}"
    return f": {fields.get('content') or ''}"


def _when(claim: Claim, entities: Mapping[str, Entity]) -> str:
    """The years that the claim or its group gives, unless the group's name has them."""
    start, end = claim.fields.get("start"), claim.fields.get("end")
    group = entities.get(claim.fields.get("group") or "")
    date = f"{start or ''}/{end or ''}" if start or end else (group.properties.get("date") or "" if group else "")
    years = years_of(date)
    if not years or (group and str(years[0]) in group.name):
        return ""
    return f", {years[0]}" if len(years) == 1 else f", {years[0]}–{years[-1]}"


def _name(entity: str | None, entities: Mapping[str, Entity]) -> str | None:
    return entities[entity].name if entity and entity in entities else None
