"""What a membership makes of what is told: asserted, reported (and by whom), denied, or not stated at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import told
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers
from newsgraph.records import Modality
from newsgraph.rules.groups import group_rules
from newsgraph.rules.title_tables import Status

_NOT = frozenset({"neither", "nor", "not"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """`source` is the entity that says so, when it is not the article; `status` is told where it is over or to come."""

    modality: Modality
    source: int | None = None
    hedges: tuple[str, ...] = ()
    status: Status | None = None


def judge(layers: Layers, clause: Token) -> Certainty | None:
    """The certainty of what a clause's verb (or a bare noun) states; None when it is supposed, asked, wished or untold."""
    found = told(layers, clause)
    if found is None:
        return None
    if found.over and found.how == "plain":
        return Certainty(found.modality, found.source, found.hedges, "former")  # "used to lead it"
    if found.over:
        return Certainty("denied", found.source, found.hedges)
    # What is to come, or was refused, is nobody's place yet: "will lead it", "declined to lead it".
    return Certainty(found.modality, found.source, found.hedges, "incoming" if found.planned else None)


def is_left_out(member: Token, start: int) -> bool:
    """Whether a name that begins at a token is what a clause is not about: "neither A nor B", "but not A", "rather than A"."""
    first = min(member.left_edge.i, start)
    before = [token.lower_ for token in member.doc[max(first - 2, sentence(member).start) : first]]
    opening = member.doc[first].lower_
    return opening in _NOT or (bool(before) and before[-1] in _NOT) or before == ["rather", "than"]


def contrary(certainty: Certainty) -> Certainty | None:
    """What "was excluded from" says of being a member; None for "was not excluded", which says little."""
    return None if certainty.modality == "denied" else replace(certainty, modality="denied")


def is_undone(verb: Token) -> bool:
    """Whether those whom a verb puts somewhere are told to have refused: "was picked for the panel, but withdrew"."""
    return any(
        child.dep_ == "conj" and child.lemma_.lower() in group_rules().words.undoing and child.i > verb.i
        for child in verb.children
    )
