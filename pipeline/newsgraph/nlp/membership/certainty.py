"""How sure a text is of a fact: asserted, reported (and by whom), denied, or not stated at all."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.syntax import is_negated, is_question, prepositional, subjects_of
from newsgraph.records import Modality
from newsgraph.rules.groups import group_rules

_POSSIBLE = frozenset({"may", "might", "could", "should", "must"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd", "pcomp"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """`source` is the entity that says so, when it is not the article."""

    modality: Modality
    source: int | None = None
    hedges: tuple[str, ...] = ()


def judge(layers: Layers, clause: Token) -> Certainty | None:
    """The certainty of what a clause's verb (or a bare noun) states; None when it is supposed, asked, wished or untold."""
    words = group_rules().words
    denied = reported = False
    source: int | None = None
    hedges: list[str] = []
    node = clause
    while True:
        if _is_supposed(node):
            return None
        if is_negated(node):
            if node.lemma_.lower() in words.disclose and node.i != clause.i and node.lemma_.lower() != "report":
                return None
            denied = True
        hedges += [child.lower_ for child in node.children if child.lower_ in words.hedges]
        told = [
            entity
            for token in prepositional(node, "to")
            if token.head.head.lower_ == "according" and (entity := layers.entity(token)) is not None
        ]
        told += _according_to(layers, node)
        if told:
            reported, source = True, told[0]
        if node.dep_ not in _COMPLEMENTS or node.head.i == node.i:
            break
        above = node.head.head if node.dep_ == "pcomp" else node.head
        lemma = above.lemma_.lower()
        if lemma in words.want:
            return None
        if lemma in words.refuse:
            denied = not denied
        if lemma in words.report:
            reported = True
            if node.dep_ == "ccomp":
                source = next((e for t in subjects_of(above) if (e := layers.entity(t)) is not None), source)
        node = above
    if is_question(clause):
        return None
    modality: Modality = "denied" if denied else "reported" if reported or hedges else "asserted"
    return Certainty(modality, source, tuple(hedges))


def _is_supposed(node: Token) -> bool:
    helpers = {child.lower_ for child in node.children if child.dep_ in {"aux", "mark"}}
    if helpers & (_POSSIBLE | _IF):
        return True
    # "said he would lead" tells of the future; "would lead" by itself supposes.
    told = node.dep_ == "ccomp" and node.head.lemma_.lower() in group_rules().words.report | {
        "announce",
        "confirm",
        "add",
        "tell",
    }
    return bool(helpers & {"would", "'d"}) and not told


def _according_to(layers: Layers, node: Token) -> list[int]:
    found: list[int] = []
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "according":
            for token in child.subtree:
                entity = layers.entity(token) if token.dep_ == "pobj" else None
                if entity is not None:
                    found.append(entity)
    return found
