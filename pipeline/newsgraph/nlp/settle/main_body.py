"""The body of an office that its words leave out, where the document is plainly about one: "Chief executive Ann Lee", "the spokesman, Bo Diaz"."""

from __future__ import annotations

from collections import Counter

from newsgraph.nlp.countries.offices import is_public_body
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.settle.implied import imply_body
from newsgraph.rules.roles import role_words, verb_rules

_OPENING = 90
"""How many tokens headline and lead have at most."""
_INDEFINITE = frozenset({"a", "an", "one"})
_PLACES = ("organisation", "country", "principal")


def inherit_main_body(layers: Layers) -> None:
    """Gives offices that only bodies have, and that name none, the one body that the document is about."""
    body = main_body(layers)
    if body is None:
        return
    for claim in layers.claims:
        told = any(row["end"] <= claim["evidence"][0] for row in layers.mentions_of(body))
        if told and _lacks_body(layers, claim) and not _has_another_near(layers, claim, body):
            imply_body(claim, body)


def main_body(layers: Layers) -> int | None:
    """The one organisation that headline and first sentence name, when the document names none more often; else None."""
    end = next((token.i + 1 for token in layers.doc[:_OPENING] if token.text == "." and token.is_sent_end), 0)
    named = [row for row in layers.mentions if layers.kind(row["entity"]) == "organisation"]
    uses = Counter(row["entity"] for row in named)
    opening = {row["entity"] for row in named if row["start"] < end and row["type"] == "name"}
    if len(opening) != 1:
        return None
    body = min(opening)
    main = uses[body] == max(uses.values()) and not is_public_body(layers.entities[body]["name"])
    return body if main else None


def _lacks_body(layers: Layers, claim: ClaimRow) -> bool:
    """Whether a claim is of an office beside a name that companies have ("CEO"), and says nothing of whose it is."""
    if claim["kind"] != "role" or any(place in claim["entities"] for place in _PLACES):
        return False
    if not verb_rules().is_(claim["rule"], "before-name", "apposition") or claim["values"]["status"] == "former":
        return False
    words, (start, end) = claim["values"]["title"].lower().removeprefix("co-"), claim["evidence"]
    definite = not any(token.lower_ in _INDEFINITE for token in layers.doc[start:end])
    return definite and any(words == title or words.endswith(f" {title}") for title in role_words().executives)


def _has_another_near(layers: Layers, claim: ClaimRow, body: int) -> bool:
    """Whether another body is named in the office's sentence, so that the office may be its."""
    start, end = sentence_bounds(layers.doc[claim["evidence"][0]])
    named = {layers.entity(token) for token in layers.doc[start:end]} - {None, body}
    return any(other is not None and layers.kind(other) == "organisation" for other in named)
