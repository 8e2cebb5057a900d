"""Who is a member of a body by what has been read as an office: "A, a member of the Steel Caucus", "Rules Committee member B".

Offices are read where the grammar of titles finds them, also where no reading of memberships does; who holds that of a
member is one.
"""

from __future__ import annotations

from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.groups.sorts import is_seated_body
from newsgraph.nlp.memberships.campaigns import token_of_holder
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.groups import group_rules
from newsgraph.rules.title_tables import Status

_DESCRIBING = frozenset({"JJ", "JJS", "VBG", "RB"})
"""What may stand before "member": "founding", "ranking", "longtime"; who is a "staff member" or "board member" is one of something else."""

_FAR = 30
"""Tokens that the words of an office may have: what lies further apart was put together by a guess."""


def read_members_by_office(layers: Layers) -> None:
    """Puts those who hold the office of a member into the body in which they hold it, where nothing told there has put them anywhere."""
    for claim in list(layers.claims):
        body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
        if body is None or claim["modality"] == "denied" or not is_seated_body(layers, body):
            continue
        words = layers.doc[slice(*claim["evidence"])]
        if len(words) <= _FAR and _is_of_member(layers, claim) and not _is_placed(layers, claim):
            certainty = Certainty(claim["modality"], claim["source"], tuple(claim["hedges"]))
            status: Status | None = "former" if claim["values"].get("status") == "former" else None
            told = Telling("position", certainty, list(words), status=status)
            add_membership(layers, (claim["entities"]["holder"], token_of_holder(layers, claim)), body, told)


def _is_of_member(layers: Layers, claim: ClaimRow) -> bool:
    title = claim["values"].get("title", "").split()
    if (
        not title
        or group_rules().positions.get(title[-1]) != "member"
        or layers.kind(claim["entities"]["holder"]) != "person"
    ):
        return False
    nouns = (token for token in layers.doc[slice(*claim["evidence"])] if noun_of(token) == title[-1])
    return len(title) == 1 or any(noun.i and noun.nbor(-1).tag_ in _DESCRIBING for noun in nouns)


def _is_placed(layers: Layers, claim: ClaimRow) -> bool:
    """Whether the same words have told in which body somebody sits."""
    start, end = claim["evidence"]
    known = layers.claims_about("membership", claim["entities"]["holder"])
    return any(
        row["evidence"][0] < end and start < row["evidence"][1] and not row["rule"].startswith("membership.party")
        for row in known
    )
