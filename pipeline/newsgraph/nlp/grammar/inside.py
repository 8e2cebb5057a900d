"""A clause with the signs that stand in it: negations, helping verbs, adverbs, sources, clauses set into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.hanging import foretells, timed
from newsgraph.nlp.grammar.signs import Signs
from newsgraph.nlp.grammar.tenses import time_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.grammar.weighing import How, Weighing, replace
from newsgraph.nlp.grammar.words import governing
from newsgraph.rules.closed import closed

if TYPE_CHECKING:
    from newsgraph.nlp.grammar.judging import Judge

_HELPING = frozenset({"aux"})
_CONTENT = frozenset({"ccomp", "dobj"})
_HAVE = closed().have
VERBAL = frozenset({"VERB", "AUX"})
TELLING = frozenset({"telling", "believing", "hearing"})
"""Classes of words under which somebody says or believes what their clause says."""
_OPENING = frozenset({"maybe", "supposing", "conceding", "timing", "feigned"})


def with_signs(judge: Judge, node: Token, around: Weighing, signs: Signs) -> Weighing:
    told = timed(around, time_of(node)) if node.pos_ in VERBAL else around
    if not (signs.words or signs.negated or signs.asides or signs.inverted):
        return told
    negated = signs.negated
    for word, text in signs.words:
        told = _with_sign(judge, node, around, told.by(word.row), (word.class_, text, signs))
    negated = negated and not signs.of("over")
    if signs.inverted:
        told = told.open("supposing")
    told = _asides(judge, node, told) if signs.asides else told
    if not negated or (signs.bounded(node) and not told.planned):
        return told
    how: How = "refused" if told.planned else "unable" if signs.of("ability") else "negated"
    return told.flipped(how)


def _with_sign(judge: Judge, node: Token, around: Weighing, told: Weighing, sign: tuple[str, str, Signs]) -> Weighing:  # noqa: PLR0911  (one for each class)
    """A clause with one more sign: its class and words, and all signs of the clause."""
    kind, text, signs = sign
    if kind in _OPENING or (kind == "ability" and not signs.negated):
        return told.open(kind)
    if kind == "hedging":
        return replace(told, heard=True, hedges=(*told.hedges, text))
    if kind == "sourcing":
        return replace(told, heard=True, sources=(*told.sources, *signs.sources))
    if kind == "over":
        return replace(told, over=True, how="negated")
    if kind in {"will", "would"} and _has_condition(judge, node, signs):
        return told.open("would")
    if kind == "will":
        return replace(told, planned=True, heard=told.heard or not signs.negated)
    if kind == "would":
        return _would(node, around, told, negated=signs.negated)
    return told.open(kind) if kind == "foretelling" and foretells(judge.known(node.head)) else told


def _would(node: Token, around: Weighing, told: Weighing, *, negated: bool) -> Weighing:
    """Future in the past where somebody tells it ("said she would lead it"), else a mere supposition."""
    unreal = any(child.lower_ in _HAVE for child in children_as(node, _HELPING))
    if not around.relayed or unreal:
        return told.open("would")
    return replace(told, planned=True, heard=told.heard or not negated, time="future")


def _has_condition(judge: Judge, node: Token, signs: Signs) -> bool:
    """As in "she would lead it if elected": to come only in a case. Not "even if": to come in any case."""
    clauses = (node.doc[i] for i in signs.asides)
    return any(
        clause.dep_ == "advcl"
        and judge.signs(clause).of("supposing")
        and not any(child.lower_ == "even" for child in clause.children)
        for clause in clauses
    )


def _asides(judge: Judge, node: Token, told: Weighing) -> Weighing:
    """As in "Ann, sources say, led the bank", "as Karl Berg said, she led it"."""
    for child in (node.doc[i] for i in judge.signs(node).asides):
        if child.pos_ not in VERBAL:
            continue
        if child.dep_ == "advcl" and not any(c.lower_ == "as" and c.i < child.i for c in children_of(child)):
            continue
        word = governing("that", child, "passive" if is_passive(child) else "active")
        if word is None or word.class_ not in TELLING or has_child_as(child, _CONTENT):
            continue
        sources = tuple(token.i for token in subjects_of(child) if token.lower_ != "it")
        told = replace(told, heard=True, sources=(*told.sources, *sources)).by(word.row)
    return told
