"""People told by their body alone: "Ann Lee of the Lima Institute", "Radio Lima's Ann Lee", "Bo Diaz (of Peru Unida)"."""

from __future__ import annotations

from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.links import Sentences


def write_affiliations(sentences: Sentences) -> None:
    """Adds a membership for each name with a named body before it ("'s") or after it ("of", "from"), and no role there."""
    held = {
        (claim["entities"].get("holder"), claim["entities"].get("organisation"))
        for claim in sentences.layers.claims
        if claim["kind"] == "role"
    }
    for row in [
        row
        for row in sentences.layers.mentions
        if row["type"] == "name" and sentences.layers.kind(row["entity"]) == "person"
    ]:
        body = _body_after(sentences, row) or _body_before(sentences, row)
        if body is None or (row["entity"], body["entity"]) in held:
            continue
        evidence: TokenSpan = min(row["start"], body["start"]), max(row["end"], body["end"])
        sentences.layers.add_claim(
            "membership",
            "membership.affiliation",
            evidence,
            entities={"member": row["entity"], "group": body["entity"]},
            values={"capacity": "member"},
        )


def _body_after(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body whose name follows a person's over a preposition and an article; a common noun of its may stand there."""
    doc, i = sentences.doc, name["end"]
    if i < len(doc) and doc[i].text in {",", "("}:
        i += 1
    if i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"} or (doc[i - 1].text == "," and doc[i].lower_ != "of"):
        return None
    i += 2 if doc[i + 1].tag_ == "DT" else 1
    row = sentences.names.at(i) if i < len(doc) else None
    if row is None or row["start"] != i or sentences.layers.kind(row["entity"]) != "organisation":
        return None
    follows = doc[row["end"]] if row["end"] < len(doc) else None
    return None if follows is not None and follows.tag_ in {"POS", "NNP"} else row


def _body_before(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body that owns a person by its name: "Radio Lima's Ann Lee"."""
    doc, i = sentences.doc, name["start"] - 1
    row = sentences.names.at(i - 1) if i > 0 and doc[i].tag_ == "POS" else None
    if row is None or row["end"] != i or sentences.layers.kind(row["entity"]) != "organisation":
        return None
    follows = doc[name["end"]] if name["end"] < len(doc) else None
    # "Velora's Ann Cook era", "Ford's Model T": a name that goes on, or is one of a thing.
    return None if name["end"] - name["start"] < 2 or (follows is not None and follows.tag_[:2] == "NN") else row
