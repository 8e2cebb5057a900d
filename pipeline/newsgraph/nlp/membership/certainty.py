"""How sure a text is of a fact: asserted, reported (and by whom), denied, or not stated at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.syntax import is_negated, is_question, subjects_of
from newsgraph.nlp.tree import sentence, subtree
from newsgraph.records import Modality
from newsgraph.rules.groups import group_rules

_POSSIBLE = frozenset({"may", "might", "could", "should", "must"})
_NOT = frozenset({"neither", "nor", "not"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "oprd", "pcomp", "acomp"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """`source` is the entity that says so, when it is not the article."""

    modality: Modality
    source: int | None = None
    hedges: tuple[str, ...] = ()


def judge(layers: Layers, clause: Token) -> Certainty | None:
    """The certainty of what a clause's verb (or a bare noun) states; None when it is supposed, asked, wished or untold."""
    if is_question(clause):
        return None
    denied = reported = False
    source: int | None = None
    hedges: list[str] = []
    words = group_rules().words
    for node, above in _upwards(clause):
        lemma = above.lemma_.lower() if above is not None else ""
        untold = node.i != clause.i and node.lemma_.lower() in words.disclose - words.report and is_negated(node)
        if _is_supposed(node) or lemma in words.want or untold:
            return None
        against = lemma in (words.dispel if node.dep_ == "acl" else words.refuse)
        denied ^= (is_negated(node) or _is_over(node)) != against
        hedges += [child.lower_ for child in node.children if child.lower_ in words.hedges]
        told = _told_by(layers, node, above)
        reported |= told is not None or lemma in words.planned
        source = told if told is not None and told >= 0 else source
    modality: Modality = "denied" if denied else "reported" if reported or hedges else "asserted"
    return Certainty(modality, source, tuple(hedges))


def _is_over(node: Token) -> bool:
    """As in "no longer includes", "is no longer a member"."""
    return any(
        child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ in {"no", "any"} for child in node.children
    )


def is_left_out(member: Token, start: int) -> bool:
    """Whether a name that begins at a token is what a clause is not about: "neither A nor B", "but not A", "rather than A"."""
    first = min(member.left_edge.i, start)
    before = [token.lower_ for token in member.doc[max(first - 2, sentence(member).start) : first]]
    opening = member.doc[first].lower_
    return opening in _NOT or (bool(before) and before[-1] in _NOT) or before == ["rather", "than"]


def contrary(certainty: Certainty) -> Certainty | None:
    """What "was excluded from" says of being a member; None for "was not excluded", which says little."""
    return None if certainty.modality == "denied" else replace(certainty, modality="denied")


_NOBODY = -1
"""Somebody says so, but the text names nobody."""


def _upwards(clause: Token) -> Iterator[tuple[Token, Token | None]]:
    """A clause's verb and the verbs that it is a complement of, each with the next one up; over "reports that" too."""
    node = clause
    while node.dep_ in _COMPLEMENTS | {"acl"} and node.head.i != node.i:
        if node.dep_ == "acl" and node.head.lemma_.lower() not in group_rules().words.rumours:
            break
        above = node.head.head if node.dep_ in {"pcomp", "acl"} else node.head
        yield node, above
        node = above
    yield node, None


def _told_by(layers: Layers, node: Token, above: Token | None) -> int | None:
    """Who is said to say what a verb states: "according to A", "A reported that"; `_NOBODY` for "is said to"."""
    for token in _according_to(node):
        entity = layers.entity(token)
        if entity is not None:
            return entity
    if node.dep_ == "acl" and above is not None:
        return _NOBODY
    if above is None or above.lemma_.lower() not in group_rules().words.report:
        return None
    speakers = subjects_of(above) if node.dep_ == "ccomp" else []
    return next((entity for token in speakers if (entity := layers.entity(token)) is not None), _NOBODY)


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


def _according_to(node: Token) -> Iterator[Token]:
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "according":
            yield from (token for token in subtree(child) if token.dep_ == "pobj")
