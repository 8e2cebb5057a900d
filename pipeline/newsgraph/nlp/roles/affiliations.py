"""People told by their body alone: "Ann Lee of the Lima Institute", "Bo Diaz, of the miners' union Peru Unida,"."""

from __future__ import annotations

from newsgraph.nlp.layers import MentionRow
from newsgraph.nlp.roles.links import Sentences

_BODIES = frozenset({"organisation"})


def write_affiliations(sentences: Sentences) -> None:
    """Adds a membership for each name that "of", "from" or "with" and a named body follow, and that has no role there."""
    held = {
        (claim["entities"]["holder"], claim["entities"].get("organisation"))
        for claim in sentences.layers.claims
        if claim["kind"] == "role"
    }
    for row in [
        row
        for row in sentences.layers.mentions
        if row["type"] == "name" and sentences.layers.kind(row["entity"]) == "person"
    ]:
        body = _body_after(sentences, row)
        if body is None or (row["entity"], body["entity"]) in held:
            continue
        sentences.layers.add_claim(
            "membership",
            "membership.affiliation",
            (row["start"], body["end"]),
            entities={"member": row["entity"], "group": body["entity"]},
            values={"capacity": "member"},
        )


def _body_after(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body whose name follows a person's over a preposition and an article."""
    doc, i = sentences.doc, name["end"]
    if i < len(doc) and doc[i].text == ",":
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"} or (doc[i - 1].text == "," and doc[i].lower_ != "of"):
        return None
    i += 2 if doc[i + 1].tag_ == "DT" else 1
    row = sentences.names.at(i) if i < len(doc) else None
    if row is None or row["start"] != i or sentences.layers.kind(row["entity"]) not in _BODIES:
        return None
    follows = doc[row["end"]] if row["end"] < len(doc) else None
    return None if follows is not None and follows.tag_ in {"POS", "NNP"} else row
