"""Takes claims of some rules off a Doc: how a rule that is code is switched off."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.rows import ClaimRow


def drop_claims(doc: Doc, rules: Collection[str]) -> None:
    """Takes the claims of some rules off a Doc; who pointed to one of them as its statement points to none."""
    claims = Layers(doc).claims
    kept = [number for number, row in enumerate(claims) if row["rule"] not in rules]
    if len(kept) == len(claims):
        return
    moved = {old: new for new, old in enumerate(kept)}
    rows: list[ClaimRow] = [claims[number] for number in kept]
    for row in rows:
        if row["statement"] is not None:
            row["statement"] = moved.get(row["statement"])
    claims[:] = rows
