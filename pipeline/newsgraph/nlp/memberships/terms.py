"""Since when and until when somebody is in a body, and whether no longer: as the role of the same words has it."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.title_tables import Status


@dataclass(frozen=True, slots=True)
class Term:
    """`status` is told only when it is not the article's own present; `start` and `end` are indexes of time rows."""

    status: Status | None = None
    start: int | None = None
    end: int | None = None


def term_of(layers: Layers, member: int, body: int, place: int) -> Term:
    """The term of the role that a person has in a body by words around a token ("a former member of the B Party")."""
    for claim in layers.claims_about("role", member):
        start, end = claim["evidence"]
        if start <= place < end and claim["entities"].get("organisation") == body:
            status = claim["values"].get("status")
            told: Status | None = "former" if status == "former" else "incoming" if status == "incoming" else None
            return Term(told, claim["times"].get("start"), claim["times"].get("end"))
    return Term()
